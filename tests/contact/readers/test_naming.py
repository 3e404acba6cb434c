"""A file becomes an attachment that can be judged, whatever its name is made of."""

import hashlib

import pytest

from beffroi.contact import Channel, Contact, require_usable
from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.naming import named, without_end


def test_the_digest_is_that_of_the_bytes() -> None:
    """It is what others know the file by."""
    assert named("a.txt", "text/plain", b"abc").sha256 == hashlib.sha256(b"abc").hexdigest()
    assert named("a.txt", "text/plain", None).sha256 == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("x" * 5_000 + ".exe", "x" * 996 + ".exe", id="the end of a long one"),
        pytest.param("a\nb\0c.txt", "a\ufffdb\ufffdc.txt", id="one line"),
        pytest.param("a\ud800.txt", "a\ufffd.txt", id="half a character"),
        pytest.param("fac\u202efdp.exe", "fac\u202efdp.exe", id="what turns a name round is evidence"),
    ],
)
def test_a_name_is_one_line_and_keeps_its_end(name: str, kept: str) -> None:
    """What a computer does with a file stands at the end of its name."""
    assert named(name, "", b"").name == kept


def test_what_is_named_can_be_judged() -> None:
    """The reading of a file must not make the contact unusable."""
    attachment = named("\ud800" * 9_999, "text/plain", b"", "\udfff" * (MAX_TEXT_LENGTH + 1))

    require_usable(Contact(Channel.EMAIL, "Bonjour", attachments=(attachment,)))


def test_an_ending_is_taken_off_once() -> None:
    """A packed file is named after what is in it."""
    assert without_end("devis.TAR.gz", (".gz", ".tar")) == "devis.TAR"
    assert without_end(".gz", (".gz",)) == ".gz"
