"""A file is read as what it is, whatever it is called."""

import pytest

from beffroi.contact.readers.kinds import FileKind, kind_of
from beffroi.errors import UnreadableError

SOURCE = b"Received: by mx.example\nFrom: a@b.example\nTo: c@d.example\nSubject: x\n\nhello"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
MBOX = b"From a@b.example Mon Mar  2 10:12:00 2026\n" + SOURCE


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.eml", SOURCE, FileKind.MAIL),
        ("a.eml", b"Bonjour", FileKind.MAIL),
        ("a.txt", b"Bonjour", FileKind.WORDS),
        ("a.txt", SOURCE, FileKind.MAIL),
        ("sans-nom", SOURCE, FileKind.MAIL),
        ("1709372.M1P2.host:2,S", SOURCE, FileKind.MAIL),
        ("a.mbox", MBOX, FileKind.MAILBOX),
        ("Inbox", MBOX, FileKind.MAILBOX),
        ("a.mbox", SOURCE, FileKind.MAILBOX),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OUTLOOK),
        ("a.png", PNG, FileKind.IMAGE),
        ("a.txt", PNG, FileKind.IMAGE),
        ("a.pdf", PNG, FileKind.IMAGE),
        ("a.PNG", b"%PDF-1.7", FileKind.PDF),
        ("a.pdf", b"%PDF-1.7", FileKind.PDF),
        ("a.wav", b"RIFF\0\0\0\0WAVE", FileKind.RECORDING),
        ("a.ogg", b"OggS\0", FileKind.RECORDING),
        ("memo", b"#!AMR\n", FileKind.RECORDING),
        ("a.json", b"{}", FileKind.CONTACT),
        ("a.jsonl", b"{}", FileKind.ROWS),
        ("a.csv", b"channel,text", FileKind.TABLE),
        ("a.xml", b"<?xml version='1.0'?><smses/>", FileKind.BACKUP),
    ],
)
def test_the_content_counts_and_then_the_name(name: str, data: bytes, kind: FileKind) -> None:
    """People rename files, and telephones name them as they like."""
    assert kind_of(name, data) is kind


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.eml", b"", "nothing"),
        ("a.eml", b"\0\0\n \t", "nothing"),
        ("a.exe", b"MZ\x90\0", "application/x-dosexec"),
        ("a.xyz", b"Bonjour", "a name that ends in .xyz"),
        ("a", b"Bonjour", "a name that has no ending"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "application/zip"),
        ("a.svg", b"<svg xmlns='x'>", "image/svg+xml"),
    ],
)
def test_what_no_reader_takes_is_told(name: str, data: bytes, found: str) -> None:
    """With the list of what is read."""
    with pytest.raises(UnreadableError) as caught:
        kind_of(name, data)

    assert found in caught.value.found
