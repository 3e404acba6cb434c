"""Backup mending: the faults that telephones and apps leave in the XML of a message, put right where they can be."""

import re
from typing import Final

__all__ = ["mended"]

_REFERENCES: Final = re.compile(r"(?:&#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,10});)+")
_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2
_LOST = "\ufffd"
_LAST_CODE_POINT = 0x10FFFF


def mended(piece: bytes) -> tuple[bytes, bool]:
    """Return a piece of XML with what XML does not allow taken out, and whether anything was lost by it.

    Loses nothing: a character outside the first 65,536 written as a reference to each of its two halves, as older
    versions of the app write every emoji. Loses itself: bytes that are no UTF-8, and characters that XML cannot hold.
    """
    text = piece.decode("utf-8", "replace")
    text = _REFERENCES.sub(_joined, text)
    text = _FORBIDDEN.sub(_LOST, text)
    return text.encode(), text.count(_LOST) > piece.count(_LOST.encode())


def _joined(run: re.Match[str]) -> str:
    """Return a run of references with halves joined; those that are whole stay references."""
    codes = [int(found[1], 16) if found[1] else int(found[2]) for found in _REFERENCE.finditer(run[0])]
    units = "".join(chr(code) if code <= _LAST_CODE_POINT else _LOST for code in codes)
    whole = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lost = (character == _LOST or _FORBIDDEN.match(character) is not None for character in whole)
    return "".join(_LOST if is_lost else f"&#{ord(character)};" for character, is_lost in zip(whole, lost, strict=True))
