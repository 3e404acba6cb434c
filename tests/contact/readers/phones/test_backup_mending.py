"""Faults that telephones leave in XML: put right where they can be, and said where something is lost."""

import io
from xml.etree import ElementTree as ET

import pytest

from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.phones.backup_mending import mended
from beffroi.contact.readers.phones.sms_backup import SmsBackup

from .conftest import backup, sms


@pytest.mark.parametrize(
    ("written", "text", "is_lost"),
    [
        pytest.param("&#55357;&#56833;", "😁", False, id="an emoji in two halves, as the app wrote them for years"),
        pytest.param("&#xD83D;&#xde01; &#55357;&#56833;&#10;a", "😁 😁\na", False, id="halves in hexadecimal"),
        pytest.param("a&#10;b&amp;c&#233;", "a\nb&cé", False, id="what is whole stays"),
        pytest.param("&#55357;", "\ufffd", True, id="a half alone"),
        pytest.param("&#56833;&#55357;", "\ufffd\ufffd", True, id="halves in the wrong order"),
        pytest.param("a&#0;b&#7;", "a\ufffdb\ufffd", True, id="what XML cannot hold"),
        pytest.param("&#9999999999;&#xFFFFFFFF;", "\ufffd\ufffd", True, id="no such character"),
        pytest.param("a\x0bb\x00", "a\ufffdb\ufffd", True, id="control characters as they are"),
        pytest.param("\ufffd", "\ufffd", False, id="lost long before"),
    ],
)
def test_what_xml_does_not_allow_is_mended(written: str, text: str, *, is_lost: bool) -> None:
    """Frauds are full of emojis; older versions of the app wrote none that an XML parser accepts."""
    whole, lost = mended(f'<sms body="{written}" />'.encode())

    assert ET.fromstring(whole).get("body") == text  # noqa: S314  # our own text
    assert lost is is_lost


def test_bytes_that_are_no_utf_8_are_lost_one_by_one() -> None:
    """An editor saved the file in another encoding without saying so."""
    whole, lost = mended('<sms body="déjà" />'.encode("cp1252"))

    assert whole.decode() == '<sms body="d\ufffdj\ufffd" />'
    assert lost


@pytest.mark.parametrize(
    ("body", "notes"), [("&#55357;&#56833; Ameli", ()), ("&#55357; Ameli", (Note.DAMAGED,))], ids=["whole", "lost"]
)
def test_a_mended_message_says_what_was_lost(body: str, notes: tuple[Note, ...]) -> None:
    """A person must know when they do not see what arrived."""
    file = backup(sms("BODY").replace("BODY", body))

    ((_, intake),) = SmsBackup(io.BytesIO(file))

    assert isinstance(intake, Intake)
    assert intake.contact.text.endswith("Ameli")
    assert intake.notes == notes
