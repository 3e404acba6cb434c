"""Bytes become the letters a mail program shows."""

import pytest

from beffroi.contact.readers.charsets import decoded


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        pytest.param("réglé".encode(), "utf-8", "réglé", id="as declared"),
        pytest.param("réglé".encode("latin-1"), "iso-8859-1", "réglé", id="latin-1"),
        pytest.param(b"10 \x80 \x92", "iso-8859-1", "10 € ’", id="latin-1 means windows-1252, as in browsers"),
        pytest.param("réglé €".encode(), "iso-8859-1", "réglé €", id="declared latin-1, is UTF-8"),
        pytest.param("réglé".encode(), "us-ascii", "réglé", id="declared ASCII, is UTF-8"),
        pytest.param("réglé".encode("cp1252"), "utf-8", "réglé", id="declared UTF-8, is windows-1252"),
        pytest.param("réglé".encode("cp1252"), "x-unknown", "réglé", id="unknown label"),
        pytest.param("réglé".encode("utf-16"), "utf-16", "réglé", id="UTF-16 with its mark"),
        pytest.param("\ufeffréglé".encode(), "", "réglé", id="byte order mark"),
        pytest.param("ameli".encode("utf-7"), "utf-7", "ameli", id="UTF-7 is read as nothing special"),
        pytest.param(b"+ADw-script+AD4-", "utf-7", "+ADw-script+AD4-", id="which hides no markup"),
        pytest.param(b"hello", "rot13", "hello", id="codecs that are no charsets"),
        pytest.param(b"a\\x41", "unicode_escape", "a\\x41", id="nor escapes"),
        pytest.param("プ".encode("iso-2022-jp"), "iso-2022-jp", "プ", id="seven-bit charsets"),
        pytest.param(b"\xff\xfe\xff", "utf-8", "\ufffd", id="half of something"),
    ],
)
def test_bytes_are_read_as_declared_unless_they_say_otherwise(data: bytes, declared: str, text: str) -> None:
    """A fraud that lies about its charset is read by the person, and so by us."""
    assert decoded(data, declared) == text
