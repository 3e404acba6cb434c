"""LZFu: rich text as Outlook packs it ([MS-OXRTFCP])."""

import struct
from typing import NamedTuple

from beffroi.contact.readers.limits import MAX_RICH_TEXT_BYTES
from beffroi.errors import UnreadableError

__all__ = ["UnpackedText", "unpack_rich_text"]

_HEADER = struct.Struct("<IIII")  # bytes that follow the first number, bytes unpacked, how packed, checksum
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu", "MELA"
_WINDOW = 4096
_SHORTEST_MATCH = 2
_EXPECTED = "rich text as Outlook packs it"
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)  # what every packed text may refer to before it has said anything (§2.1.3.1.2)


class UnpackedText(NamedTuple):
    """Rich text unpacked; ``is_whole`` is false if the packed one breaks off or goes beyond the limit."""

    data: bytes
    is_whole: bool


def unpack_rich_text(packed: bytes, most: int = MAX_RICH_TEXT_BYTES) -> UnpackedText:
    """Unpack a PidTagRtfCompressed, to ``most`` bytes.

    The checksum is not looked at: Outlook shows what it can, and so do we.

    Raises:
        UnreadableError: It is no such thing.
    """
    if len(packed) < _HEADER.size:
        raise UnreadableError(expected=_EXPECTED, found="too few bytes")
    follow, size, how, _ = _HEADER.unpack_from(packed)
    content = packed[_HEADER.size : max(follow + 4, _HEADER.size)]
    if how == _PLAIN:
        return UnpackedText(content[: min(size, most)], size <= min(len(content), most))
    if how != _PACKED:
        raise UnreadableError(expected=_EXPECTED, found="another packing")
    text = _unpacked(content, min(size, most))
    return UnpackedText(text, len(text) == size)


def _unpacked(content: bytes, size: int) -> bytes:
    """Unpack runs of eight, each a byte of flags and then letters (0) or references (1), two bytes long (§2.1.3.1)."""
    unpacked = bytearray(_DICTIONARY)
    wanted = len(_DICTIONARY) + size
    at = 0
    end = len(content)
    while at < end and len(unpacked) < wanted:
        flags = content[at]
        at += 1
        if not flags:
            unpacked += content[at : at + 8]
            at += 8
            continue
        for bit in range(8):
            if not flags >> bit & 1:
                unpacked += content[at : at + 1]
                at += 1
                continue
            reference = int.from_bytes(content[at : at + 2], "big")
            at += 2
            back = (len(unpacked) - (reference >> 4)) % _WINDOW
            if at > end or not back:  # a reference to where the next letter goes ends the text (§2.1.3.2)
                return bytes(unpacked[len(_DICTIONARY) : wanted])
            _repeat(unpacked, back, (reference & 15) + _SHORTEST_MATCH)
    return bytes(unpacked[len(_DICTIONARY) : wanted])


def _repeat(unpacked: bytearray, back: int, length: int) -> None:
    """Append ``length`` bytes of those that stand ``back`` before the end, which they may themselves grow into."""
    start = len(unpacked) - back
    if start < 0:  # never written: zeros, as in the window of the format's own reader
        unpacked += bytes(length)
        return
    piece = unpacked[start : start + length]
    if len(piece) < length:
        piece = (piece * length)[:length]
    unpacked += piece
