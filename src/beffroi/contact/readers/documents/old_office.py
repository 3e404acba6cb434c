"""Old Office files: the words, links and macros of Word, Excel and PowerPoint documents up to 2003, as far as cheap.

The formats are [MS-DOC], [MS-XLS] and [MS-PPT]. Macros are only seen to be there. New documents that a password
protects come in the same form, as do objects within documents.
"""

import re
import struct
from collections.abc import Iterator

from beffroi.contact.contact import Attachment
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.compound_types import has_macros
from beffroi.contact.readers.documents.running_text import RunningText, as_link
from beffroi.contact.readers.documents.xml_walk import EnoughError
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.naming import named
from beffroi.contact.readers.outlook.compound import CompoundFile, Storage
from beffroi.errors import UnreadableError

__all__ = ["open_old_office"]

_FIELD = re.compile(r"\x13([^\x13-\x15]{0,4000})(?:\x14([^\x13-\x15]{0,4000}))?\x15")  # instruction, what is shown
_LINK = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)', re.IGNORECASE)
_RUNS = re.compile(r"\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_LINE_ENDS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t"} | dict.fromkeys("\x01\x02\x05\x08"))
_RUN_OF_LETTERS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0|\x19\x20){4,}|[\x20-\x7e\x80-\xff]{4,}")
_MOST_RECORDS = 1_000_000


def open_old_office(
    name: str, media_type: str, data: bytes, macros: str
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Read an old Office file.

    Args:
        name: The document's own.
        media_type: What it is, as ``sniff`` tells it.
        data: Its bytes.
        macros: The media type of what stands for its macros.
    """
    notes: dict[Note, None] = {}
    text = RunningText()
    found: list[Attachment] = []
    if has_macros(data):
        found.append(named(f"{name}/macros", macros, None))
    try:
        compound = CompoundFile(data)
        for sort, words in _read(compound.root, text, notes):
            found.append(named(f"{name}/{sort}", macros, None, words))
        found += _package(name, compound.root)
        notes |= dict.fromkeys(compound.notes)
    except UnreadableError:
        notes[Note.DAMAGED] = None
    except EnoughError:
        notes[Note.PARTLY_READ] = None
    return (named(name, media_type, data, text.text), *found), tuple(notes)


def _read(root: Storage, text: RunningText, notes: dict[Note, None]) -> Iterator[tuple[str, str]]:
    """Gather the words; yield what runs besides macros, and its words."""
    word, excel = root.stream("WORDDOCUMENT"), root.stream("WORKBOOK") or root.stream("BOOK")
    powerpoint = root.stream("POWERPOINT DOCUMENT")
    if root.stream("ENCRYPTEDPACKAGE") is not None:
        notes[Note.ENCRYPTED] = None
    elif word is not None:
        yield from _read_word(word, root, text, notes)
    elif excel is not None:
        yield from _read_excel(excel, text, notes)
    elif powerpoint is not None:
        _read_powerpoint(powerpoint, text)
    elif root.stream("\x01OLE10NATIVE") is None:
        notes[Note.ATTACHMENT_UNREAD] = None


_WORD_FLAGS_AT, _WORD_PIECES_AT = 0x0A, 0x01A2  # [MS-DOC] 2.5.2, 2.5.6
_WORD_ENCRYPTED, _WORD_SECOND_TABLE = 0x0100, 0x0200
_EIGHT_BITS = 0x40000000  # a piece in the Windows code page


def _read_word(stream: bytes, root: Storage, text: RunningText, notes: dict[Note, None]) -> Iterator[tuple[str, str]]:
    if len(stream) < _WORD_PIECES_AT + 8:
        notes[Note.DAMAGED] = None
        return
    (flags,) = struct.unpack_from("<H", stream, _WORD_FLAGS_AT)
    if flags & _WORD_ENCRYPTED:
        notes[Note.ENCRYPTED] = None
        return
    table = root.stream("1TABLE" if flags & _WORD_SECOND_TABLE else "0TABLE") or b""
    at, length = struct.unpack_from("<II", stream, _WORD_PIECES_AT)
    pieces: list[str] = []
    for piece in _word_pieces(stream, table[at : at + length]):
        pieces.append(piece)
        if sum(map(len, pieces)) > len(stream):
            break  # pieces may be listed twice, to make a short file long
    words = "".join(pieces)
    for instruction, _ in _FIELD.findall(words):
        if _RUNS.match(instruction):
            yield "DDE", instruction.strip()
    text.add(_FIELD.sub(_shown_field, words).translate(_LINE_ENDS))


def _word_pieces(stream: bytes, listed: bytes) -> Iterator[str]:
    """Yield the pieces a document is put together from ([MS-DOC] 2.8.35)."""
    at = 0
    while listed[at : at + 1] == b"\x01" and len(listed) >= at + 3:
        at += 3 + int.from_bytes(listed[at + 1 : at + 3], "little")
    count = (len(listed) - at - 5 - 4) // 12
    for place in range(count):
        first, last = struct.unpack_from("<II", listed, at + 5 + 4 * place)
        (offset,) = struct.unpack_from("<I", listed, at + 5 + 4 * (count + 1) + 8 * place + 2)
        letters = max(0, last - first)
        if offset & _EIGHT_BITS:
            begins = (offset & ~_EIGHT_BITS) // 2
            yield stream[begins : begins + letters].decode("cp1252", "replace")
        else:
            yield stream[offset : offset + 2 * letters].decode("utf-16-le", "replace")


def _shown_field(field: re.Match[str]) -> str:
    link = _LINK.match(field[1])
    return (field[2] or "") + ("" if link is None else as_link(link[1]))


_FILE_PASS, _BOUND_SHEET, _STRINGS, _CONTINUED = 0x2F, 0x85, 0xFC, 0x3C  # [MS-XLS] 2.3
_LABEL, _FORMULA_STRING, _LINK_RECORD = 0x204, 0x207, 0x1B8
_MACRO_SHEET = 1


def _read_excel(stream: bytes, text: RunningText, notes: dict[Note, None]) -> Iterator[tuple[str, str]]:
    """Gather runs of letters where cells have words; a sheet may run as macros did before 1993."""
    at = continued = 0
    for _ in range(_MOST_RECORDS):
        if len(stream) < at + 4:
            break
        sort, length = struct.unpack_from("<HH", stream, at)
        content = stream[at + 4 : at + 4 + length]
        if sort == _FILE_PASS:
            notes[Note.ENCRYPTED] = None
            return
        if sort == _BOUND_SHEET and content[5:6] == bytes((_MACRO_SHEET,)):
            yield "macros", ""
        continued = continued if sort == _CONTINUED else sort
        if continued in {_STRINGS, _LABEL, _FORMULA_STRING, _LINK_RECORD}:
            for run in _RUN_OF_LETTERS.findall(content):
                text.add(f"\n{_letters(run)}")
        at += 4 + length


def _letters(run: bytes) -> str:
    return (
        run.decode("utf-16-le", "replace")
        if run[1:2] in {b"\0", b"\x20"} and b"\0" in run
        else run.decode("cp1252", "replace")
    )


_CONTAINER = 0xF  # [MS-PPT] 2.3.1
_WIDE_TEXT, _NARROW_TEXT, _STRING = 0x0FA0, 0x0FA8, 0x0FBA


def _read_powerpoint(stream: bytes, text: RunningText) -> None:
    at = 0
    for _ in range(_MOST_RECORDS):
        if len(stream) < at + 8:
            break
        form, sort, length = struct.unpack_from("<HHI", stream, at)
        at += 8
        if form & 0xF == _CONTAINER:
            continue
        content = stream[at : at + length]
        if sort == _WIDE_TEXT:
            text.add(content.decode("utf-16-le", "replace").translate(_LINE_ENDS) + "\n")
        elif sort == _NARROW_TEXT:
            text.add(content.decode("latin-1").translate(_LINE_ENDS) + "\n")
        elif sort == _STRING and (target := content.decode("utf-16-le", "replace")).find(":") > 0:
            text.add(f"{as_link(target)}\n")
        at += length


def _package(name: str, root: Storage) -> tuple[Attachment, ...]:
    """Name a file that was put into a document as an object ([MS-OLEDS] 2.3.6 and what Windows' packager writes)."""
    stream = root.stream("\x01OLE10NATIVE")
    if stream is None:
        return ()
    label = stream[6:1_000].partition(b"\0")[0].decode("cp1252", "replace")
    leaf = re.split(r"[\\/]", label)[-1] or "object"
    begins = stream.find(b"MZ", 6)  # what is packaged stands behind its names, whose lengths differ by version
    return (named(f"{name}/{leaf}", sniff(stream[begins:]) if begins >= 0 else "", None),)
