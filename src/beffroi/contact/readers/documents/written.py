"""Written: files that are text in one way or another, as the words a person sees when they open them."""

import codecs
import re
from bisect import bisect_left
from typing import Final

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.documents.running_text import as_link
from beffroi.contact.readers.intake import Note

__all__ = ["PAGES", "WRITTEN", "looks_written", "read_written"]

PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "image/svg+xml", "application/hta"})
_CALENDAR, _RICH_TEXT = "text/calendar", "application/rtf"
WRITTEN: Final = PAGES | {_CALENDAR, _RICH_TEXT, "text/rtf", "application/x-mswinurl", "text/vcard"}
"""Media types of what :func:`read_written` reads, besides all others that begin with ``text/``."""

_MOST_BYTES = 4 * MAX_TEXT_LENGTH  # a character of UTF-8 has at most four
_LOOKED_AT = 4_096
_NOT_WRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def looks_written(data: bytes) -> bool:
    """Say whether a file of no known format is text: nothing in its beginning but signs, blanks and ends of lines."""
    return bool(data) and (_encoding(data) != "utf-8" or _NOT_WRITTEN.search(data[:_LOOKED_AT]) is None)


def read_written(media_type: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the words of a file, the target of each link behind the link's words.

    Raises:
        UnreadableError: It is not what ``media_type`` says.
    """
    if media_type in PAGES:
        return _page(data)
    if media_type == _CALENDAR:
        return _calendar(data)
    if media_type in {_RICH_TEXT, "text/rtf"}:
        return _rich_text(data)
    return _plain(data)


def _plain(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Decode as UTF-16 or UTF-8 where that is what it is, else as Windows writes it in France."""
    cut = data[:_MOST_BYTES]
    try:
        text = codecs.getincrementaldecoder(_encoding(cut))().decode(cut)
    except UnicodeDecodeError:
        text = cut.decode("cp1252", "replace")
    partly = len(data) > _MOST_BYTES or len(text) > MAX_TEXT_LENGTH
    return text.removeprefix("\ufeff")[:MAX_TEXT_LENGTH], (Note.PARTLY_READ,) if partly else ()


def _encoding(data: bytes) -> str:
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"


def _page(data: bytes) -> tuple[str, tuple[Note, ...]]:
    from beffroi.contact.pages.html import shown  # noqa: PLC0415 - only pages need its tables

    source, notes = _plain(data)
    page = shown(source)
    pieces: list[str] = []
    at = 0
    for lead in page.leads:
        place = max(at, bisect_left(page.origin, lead.words_end))
        pieces += (page.text[at:place].rstrip(), as_link(lead.target), "\n" if lead.words_end < lead.end else " ")
        at = place
    return "".join((*pieces, page.text[at:])), notes


def _calendar(data: bytes) -> tuple[str, tuple[Note, ...]]:
    from beffroi.contact.readers.mails.calendar_parts import read_calendar  # noqa: PLC0415 - the same

    words = read_calendar(data)
    notes = () if words.is_whole else (Note.PARTLY_READ,)
    if words.html is None:
        return words.text, notes
    return f"{words.text}\n{_page(words.html.encode(errors='replace'))[0]}", notes


def _rich_text(data: bytes) -> tuple[str, tuple[Note, ...]]:
    from beffroi.contact.readers.outlook.rich_text import words_of_rich_text  # noqa: PLC0415 - the same

    words = words_of_rich_text(data)
    return words.text, () if words.is_whole else (Note.PARTLY_READ,)
