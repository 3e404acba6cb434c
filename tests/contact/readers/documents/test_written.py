"""Files that are text are read as their reader sees them."""

import pytest

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers import Note
from beffroi.contact.readers.documents.written import looks_written, read_written
from beffroi.errors import UnreadableError


@pytest.mark.parametrize(
    ("media_type", "data", "text"),
    [
        pytest.param("text/plain", "Été".encode(), "Été", id="UTF-8"),
        pytest.param("text/plain", "\ufeffÉté".encode(), "Été", id="UTF-8 with its mark"),
        pytest.param("text/plain", "Été".encode("utf-16"), "Été", id="UTF-16"),
        pytest.param("text/csv", "Été €".encode("cp1252"), "Été €", id="Windows"),
        pytest.param("text/plain", "Été".encode()[:-1], "Ét", id="cut in a letter"),
        pytest.param("text/html", b"<p>Allez sur <a href=https://a.example>ameli.fr</a></p>", None, id="page"),
        pytest.param("application/rtf", b"{\\rtf1 Bonjour}", "Bonjour", id="rich text"),
    ],
)
def test_the_words_of_a_file_are_read(media_type: str, data: bytes, text: str | None) -> None:
    """Letters are sent in every form there is."""
    words, notes = read_written(media_type, data)

    assert words.strip() == (text or "Allez sur ameli.fr <https://a.example>")
    assert notes == ()


def test_a_long_text_is_cut_and_that_is_said() -> None:
    """A list of a million lines is no letter."""
    words, notes = read_written("text/plain", b"a" * (MAX_TEXT_LENGTH + 1))

    assert (len(words), notes) == (MAX_TEXT_LENGTH, (Note.PARTLY_READ,))


def test_what_is_not_what_it_says_is_refused() -> None:
    """The dispatcher then names it only."""
    with pytest.raises(UnreadableError):
        read_written("application/rtf", b"Bonjour")


@pytest.mark.parametrize(
    ("data", "written"),
    [
        pytest.param(b"Bonjour\r\n\t\x1b[1m", True, id="letters"),
        pytest.param("été".encode("cp1252"), True, id="letters of Windows"),
        pytest.param("été".encode("utf-16"), True, id="letters of 16 bits"),
        pytest.param(b"\x01\x02\x03", False, id="no letters"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_text_without_a_format_is_known_by_its_bytes(data: bytes, written: bool) -> None:  # noqa: FBT001
    """Senders declare anything as application/octet-stream."""
    assert looks_written(data) is written
