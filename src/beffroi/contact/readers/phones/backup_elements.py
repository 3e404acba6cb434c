"""Backup elements: the messages and calls in the XML of SMS Backup & Restore, one after another, however long it is.

The file is cut where the next message or call begins and each piece is parsed alone, so that memory stays flat, a
damaged piece costs itself only, and nothing declared in a document type can reach one: expat never sees one.
Format: https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple
from xml.parsers import expat

from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES, MAX_PARTS, MAX_RECORD_BYTES
from beffroi.contact.readers.phones.backup_mending import mended
from beffroi.errors import UnreadableError

__all__ = ["Element", "is_sms_backup", "read_elements"]

_BLOCK_BYTES = 1 << 20
_LONGEST_OPENING = 16  # bytes of "<!DOCTYPE" or "</smses>", which two blocks may share
_HEAD_BYTES = 4096  # the declaration, a style sheet and the comment that the app writes before the root
_DEPTH = 3  # mms, parts, part
_OPENING: Final = re.compile(
    rb"<(?:(sms|mms|call)(?=[\s/>])|(/(?:smses|calls)\b|(?:smses|calls)\s[^<>]{0,1000}/>)|(!(?:DOCTYPE|ENTITY)))"
)
_ROOT: Final = re.compile(rb"<(?:smses|calls)(?=[\s/>])")
_DECLARED: Final = re.compile(rb"\A<\?xml[^>]{0,100}\bencoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,30})[\"']")
_FEWEST_FILE_BYTES = 1000  # of base64 that is left out of what expat parses
_FILE: Final = re.compile(rb"(?<=\s)data\s{0,9}=\s{0,9}([\"'])([A-Za-z0-9+/=\s]{%d,})\1" % _FEWEST_FILE_BYTES)
_FILE_MARK = "@"  # no letter of base64
_WIDE: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NARROW: Final = frozenset({"iso8859-1", "iso8859-15", "cp1252"})
_JUNK = 9  # expat: something after the element, which belongs to no message
_EXPECTED_FILE = "a backup by SMS Backup & Restore: <smses> or <calls>"


class Element(NamedTuple):
    """One message or call as the backup has it.

    Args:
        name: ``sms``, ``mms`` or ``call``.
        attributes: Its own.
        parts: Of an MMS, the attributes of each part in order; ``data`` is base64, or a mark that ``data_of`` knows.
        addresses: Of an MMS, those of each address.
        files: The larger files in it, as base64.
        is_mended: It was damaged, and is read as far as it goes.
        is_cut: It has more parts than are read.
    """

    name: str
    attributes: dict[str, str]
    parts: tuple[dict[str, str], ...]
    addresses: tuple[dict[str, str], ...]
    files: tuple[bytes, ...]
    is_mended: bool
    is_cut: bool

    def data_of(self, part: dict[str, str]) -> bytes:
        """Return the base64 of the file in a part; empty where it has none."""
        data = part.get("data", "")
        if not data.startswith(_FILE_MARK):
            return b"" if data == "null" else data.encode()
        number = data[1:]
        return self.files[int(number)] if number.isdecimal() and int(number) < len(self.files) else b""


def is_sms_backup(head: bytes) -> bool:
    """Return whether a file that begins with ``head`` (some 4 kB) is a backup of SMS Backup & Restore."""
    encoding = _WIDE.get(head[:2])
    if encoding is not None:
        head = head[: len(head) // 2 * 2].decode(encoding, "replace").encode()
    return _ROOT.search(head[:_HEAD_BYTES]) is not None


def read_elements(stream: IO[bytes]) -> Iterator[Element | UnreadableError]:
    """Yield every message and call of a backup in order, or why one cannot be read.

    A file that stops before its end gives an error as its last item.

    Raises:
        UnreadableError: It is no such backup, or declares a document type or entities.
    """
    for piece in _pieces(_as_utf8(stream)):
        yield piece if isinstance(piece, UnreadableError) else _read(piece)


def _as_utf8(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the file in blocks of UTF-8; one that is declared as it, and is not, is left as it is."""
    block = stream.read(_BLOCK_BYTES)
    if not is_sms_backup(block):
        raise UnreadableError(expected=_EXPECTED_FILE, found="neither in the first lines")
    encoding = _WIDE.get(block[:2]) or _narrow(block)
    if encoding is None:
        yield block.removeprefix(codecs.BOM_UTF8)
        while block := stream.read(_BLOCK_BYTES):
            yield block
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while block:
        yield decoder.decode(block).encode(errors="replace")
        block = stream.read(_BLOCK_BYTES)


def _narrow(block: bytes) -> str | None:
    declared = _DECLARED.match(block)
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared[1].decode()).name
    except LookupError:
        return None
    return name if name in _NARROW else None


def _pieces(blocks: Iterator[bytes]) -> Iterator[bytes | UnreadableError]:
    """Yield the bytes from the beginning of each message or call to that of the next."""
    held = b""
    start: int | None = None  # of the piece being read, in what is held
    looked = 0  # up to where openings were looked for
    is_closed = is_too_long = False
    for block in blocks:
        held += block
        for opening in _OPENING.finditer(held, looked):
            if opening[3]:
                raise UnreadableError(expected="a backup without document type", found="a document type or an entity")
            if start is not None:
                yield _too_long() if is_too_long else held[start : opening.start()]
            start, is_too_long = (opening.start() if opening[1] else None), False
            is_closed = opening[2] is not None
            looked = opening.end()
        looked = max(looked, len(held) - _LONGEST_OPENING, 0)
        if start is not None and len(held) - start > MAX_MESSAGE_BYTES:
            is_too_long = True
        kept = looked if start is None or is_too_long else start
        held, looked = held[kept:], looked - kept
        start = None if start is None else 0
    if start is not None:
        yield _too_long() if is_too_long else held[start:]
    if not is_closed:
        yield UnreadableError(expected="the end of the backup", found="a file that stops before it")


def _too_long() -> UnreadableError:
    return UnreadableError(expected=f"a message of at most {MAX_MESSAGE_BYTES:,} bytes", found="a longer one")


def _read(piece: bytes) -> Element | UnreadableError:
    """Parse one piece, its files left out; if it is damaged, once more as mended."""
    files: list[bytes] = []

    def leave_out(found: re.Match[bytes]) -> bytes:
        files.append(found[2])
        return f'data="{_FILE_MARK}{len(files) - 1}"'.encode()

    if len(piece) > _FEWEST_FILE_BYTES:
        piece = _FILE.sub(leave_out, piece)
    if len(piece) > MAX_RECORD_BYTES:
        expected = f"at most {MAX_RECORD_BYTES:,} bytes beside the files of a message"
        return UnreadableError(expected=expected, found=f"{len(piece):,}")
    seen = _parsed(piece)
    is_mended = False
    if seen is None:
        whole, is_mended = mended(piece)
        seen = _parsed(whole)
    if seen is None:
        return UnreadableError(expected="a message or call in well-formed XML", found="a damaged one")
    return seen.as_element(tuple(files), is_mended=is_mended)


def _parsed(piece: bytes) -> "_Seen | None":
    seen = _Seen()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    try:
        parser.Parse(piece, True)  # noqa: FBT003  # expat takes positions alone
    except expat.ExpatError as error:
        if error.code != _JUNK or not seen.is_whole:
            return None
    except _TangledError:
        return None
    return seen


class _TangledError(Exception):
    """Elements within elements, deeper than messages have them."""


class _Seen:
    """What expat has met in one piece."""

    def __init__(self) -> None:
        self.name = ""
        self.attributes: dict[str, str] = {}
        self.parts: list[dict[str, str]] = []
        self.addresses: list[dict[str, str]] = []
        self.depth = 0
        self.is_whole = False
        self.is_cut = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            self.name, self.attributes = name, attributes
        elif self.depth > _DEPTH:
            raise _TangledError
        elif name in {"part", "addr"}:
            kept = self.parts if name == "part" else self.addresses
            if len(kept) < MAX_PARTS:
                kept.append(attributes)
            else:
                self.is_cut = True

    def end(self, _name: str) -> None:
        self.depth -= 1
        self.is_whole = self.depth == 0

    def as_element(self, files: tuple[bytes, ...], *, is_mended: bool) -> Element:
        return Element(
            self.name, self.attributes, tuple(self.parts), tuple(self.addresses), files, is_mended, self.is_cut
        )
