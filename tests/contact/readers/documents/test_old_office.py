"""Old Office files are read for their words, their links and what in them runs."""

import struct
import time

import pytest

from beffroi.contact.readers import Note
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.office import MACROS
from beffroi.contact.readers.documents.old_office import open_old_office

from .made_office import made_compound

EVIL = "https://evil.example/x"


def _opened(data: bytes) -> tuple[str, list[tuple[str, str]], set[Note]]:
    attachments, notes = open_old_office("a.doc", sniff(data), data, MACROS)
    return attachments[0].text, [(found.name, found.text) for found in attachments[1:]], set(notes)


def made_doc(text: str, *, flags: int = 0, wide: bool = False, repeat: int = 1) -> bytes:
    """Return a Word file of one piece of text, listed as often as asked for."""
    written = text.encode("utf-16-le" if wide else "cp1252")
    begins = 0x0800
    places = struct.pack(f"<{repeat + 1}I", *(len(text) * number for number in range(repeat + 1)))
    offset = begins if wide else begins * 2 | 0x40000000
    pieces = places + struct.pack("<HIH", 0, offset, 0) * repeat
    table = b"\x01\x04\0abcd\x02" + struct.pack("<I", len(pieces)) + pieces
    head = bytearray(begins)
    struct.pack_into("<H", head, 0, 0xA5EC)
    struct.pack_into("<H", head, 0x0A, flags | 0x0200)
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    return made_compound(streams={"WordDocument": bytes(head) + written, "1Table": table})


def _records(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", sort, len(content)) + content for sort, content in records)


def made_xls(*records: tuple[int, bytes]) -> bytes:
    """Return an Excel file of these records."""
    return made_compound(streams={"Workbook": _records(*records)})


def made_ppt(*records: tuple[int, int, bytes]) -> bytes:
    """Return a PowerPoint file of these records: form, sort, content."""
    stream = b"".join(struct.pack("<HHI", form, sort, len(content)) + content for form, sort, content in records)
    return made_compound(streams={"PowerPoint Document": stream})


STRINGS = b"\0" * 8 + b"\x07\0\0Bonjour" + b"\x04\0\x01" + "été!".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "text", "found"),
    [
        pytest.param(made_doc("Votre carte\rété €"), "Votre carte\nété €", [], id="Word"),
        pytest.param(made_doc("Votre carte\rété €", wide=True), "Votre carte\nété €", [], id="Word, wide letters"),
        pytest.param(made_doc(f'\x13 HYPERLINK "{EVIL}" \x14ameli.fr\x15.'), f"ameli.fr <{EVIL}>.", [], id="link"),
        pytest.param(made_doc("\x13 DDEAUTO cmd \x14a\x15"), "a", [("a.doc/DDE", "DDEAUTO cmd")], id="DDE"),
        pytest.param(made_xls((0x85, bytes(8)), (0xFC, STRINGS)), "Bonjour\nété!", [], id="Excel"),
        pytest.param(
            made_xls((0x85, bytes(5) + b"\1\0\0"), (0, b"")), "", [("a.doc/macros", "")], id="sheet that runs"
        ),
        pytest.param(made_xls((0x1B8, bytes(9) + EVIL.encode("utf-16-le") + bytes(2))), EVIL, [], id="link of a cell"),
        pytest.param(
            made_ppt(
                (0xF, 1000, b""),
                (0, 0x0FA0, "été".encode("utf-16-le")),
                (0, 0x0FA8, b"a\rb"),
                (0, 0x0FBA, EVIL.encode("utf-16-le")),
            ),
            f"été\na\nb\n<{EVIL}>",
            [],
            id="PowerPoint",
        ),
        pytest.param(
            made_compound("_VBA_PROJECT", streams={"WordDocument": bytes(4_096)}),
            "",
            [("a.doc/macros", "")],
            id="macros",
        ),
        pytest.param(
            made_compound(
                streams={
                    "\x01Ole10Native": b"\0\0\0\0\2\0facture.exe\0C:\\x\\facture.exe\0" + bytes(9) + b"MZ" + bytes(99)
                }
            ),
            "",
            [("a.doc/facture.exe", "")],
            id="program as an object",
        ),
    ],
)
def test_an_old_document_is_read(data: bytes, text: str, found: list[tuple[str, str]]) -> None:
    """Administrations still send them."""
    assert _opened(data)[:2] == (text, found)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        pytest.param(made_compound("EncryptedPackage"), Note.ENCRYPTED, id="new document, locked"),
        pytest.param(made_doc("a", flags=0x0100), Note.ENCRYPTED, id="Word, locked"),
        pytest.param(made_xls((0x2F, b"abc")), Note.ENCRYPTED, id="Excel, locked"),
        pytest.param(made_compound("Something"), Note.ATTACHMENT_UNREAD, id="of no sort known"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Note.DAMAGED, id="broken"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, note: Note) -> None:
    """A person must know that nobody looked inside."""
    assert note in _opened(data)[2]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made_doc("a" * 100_000, repeat=20_000), id="one piece 20,000 times"),
        pytest.param(made_xls(*[(0, b"")] * 2_000_000), id="two million records"),
        pytest.param(made_ppt(*[(0xF, 0, b"")] * 1_500_000), id="containers in containers"),
        pytest.param(made_doc("\x13" * 3_000_000), id="fields that never end"),
    ],
)
def test_a_bomb_takes_seconds(data: bytes) -> None:
    """Counts and lengths are the file's own word."""
    begins = time.process_time()

    _opened(data)

    assert time.process_time() - begins < 10
