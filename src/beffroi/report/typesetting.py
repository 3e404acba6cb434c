"""Typesetting: plain data put into the template of a document and made a PDF, in memory."""

import datetime
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from beffroi.contact.readers.extras import import_extra

__all__ = ["typeset"]

_TEMPLATE = Path(__file__).parent / "complaint.typ"
_STANDARD = "ua-1"  # tagged for screen readers, title and language set: ISO 14289-1
_MOST_TRIES = 4
_UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_LAST_LATIN = 0x17F  # every font that typst brings draws Latin letters to here, and the signs below
_ALWAYS_DRAWN = frozenset("‐‑–—‘’‚“”„†‡•…‰‹›€™□«»\u00a0\u202f")


def typeset(
    data: dict[str, Any], day: datetime.date, written_out: Callable[[str], str], *, system_fonts: bool = True
) -> bytes:
    """Return the PDF of the template ``complaint.typ`` filled with data.

    Words travel as JSON and are set as text, never read as markup. Should they be, there is still no file to be read:
    the folder that typst may read is given as a file. Latin, Greek, Cyrillic and Arabic are drawn with the fonts that
    typst brings, other scripts with those of the system. What neither draws would be an empty box, which PDF/UA
    forbids: it is written out by its code, ``[U+1F600]``, and the document says so.

    Args:
        data: What the template prints; its key ``written_out`` is filled in here.
        day: The date of the document.
        written_out: Makes the line that says so, from an example.
        system_fonts: Whether fonts of the system may be used.

    Raises:
        MissingExtraError: ``typst`` is not installed.
    """
    typst = import_extra("typst", "web")
    stamp = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    replaced: dict[int, str] = {}
    for tries in range(_MOST_TRIES):
        try:
            compiler = typst.Compiler(_template(), root=_TEMPLATE, font_paths=_fonts(system_fonts))
            made: bytes = compiler.compile(
                sys_inputs={"data": _encoded(data, replaced, written_out)},
                format="pdf",
                pdf_standards=_STANDARD,
                timestamp=stamp,
            )
        except typst.TypstError as error:
            named = _undrawn(str(error.diagnostic)) if tries < _MOST_TRIES - 2 else set()
            undrawn = (named - replaced.keys()) or (_beyond_latin(data) - replaced.keys())
            if not undrawn:
                raise
            replaced |= {code: f"[U+{code:04X}]" for code in undrawn}
        else:
            return made
    raise AssertionError  # the last try either returned or raised


def _encoded(data: dict[str, Any], replaced: dict[int, str], written_out: Callable[[str], str]) -> str:
    if replaced:
        data = data | {"written_out": written_out(replaced[min(replaced)])}
    return msgspec.json.encode(data).decode().translate(replaced)


def _undrawn(diagnostic: str) -> set[int]:
    """Return the characters that no font could draw, as the error names them, all at once."""
    found = (_ESCAPED.sub(_unescaped, words) for words in _UNDRAWN.findall(diagnostic))
    return {ord(character) for words in found for character in words if not character.isascii()}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _beyond_latin(data: dict[str, Any]) -> set[int]:
    """Return every character that is not sure to be drawn."""
    written = msgspec.json.encode(data).decode()
    return {ord(one) for one in set(written) if ord(one) > _LAST_LATIN and one not in _ALWAYS_DRAWN}


@functools.lru_cache(maxsize=1)
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


@functools.lru_cache(maxsize=2)
def _fonts(system: bool) -> Any:  # noqa: ANN401, FBT001 - typst's own class; the key of the cache
    """Return the fonts, looked for once a process."""
    return import_extra("typst", "web").Fonts(include_system_fonts=system)
