"""MAPI bodies: what a message says, from whichever of its up to three bodies Outlook kept."""

from typing import NamedTuple

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.outlook.code_pages import decoded
from beffroi.contact.readers.outlook.lzfu import unpack_rich_text
from beffroi.contact.readers.outlook.mapi import Properties, Tag
from beffroi.contact.readers.outlook.rich_text import Effort, html_of_rich_text, words_of_rich_text
from beffroi.errors import UnreadableError

__all__ = ["Bodies", "bodies_of", "bodies_of_rich_text"]


class Bodies(NamedTuple):
    """What a message says: as text, as HTML (each ``None`` if it has none), and what must be said about the reading."""

    text: str | None = None
    html: str | None = None
    notes: frozenset[Note] = frozenset()


def bodies_of(properties: Properties, effort: Effort) -> Bodies:
    """Return the bodies of a message; rich text is read only for what the others do not say, and within ``effort``."""
    text = properties.text(Tag.BODY) or None
    html = _html_of(properties) or None
    notes: frozenset[Note] = frozenset()
    packed = properties.data(Tag.RTF_COMPRESSED)
    if packed and html is None:
        try:
            unpacked = unpack_rich_text(packed, effort.bytes_left)
            effort.bytes_left -= len(unpacked.data)
            rich = bodies_of_rich_text(unpacked.data, effort, needs_words=text is None)
        except UnreadableError:
            notes = frozenset({Note.DAMAGED})
        else:
            html = rich.html
            text = text or rich.text
            notes = rich.notes | (frozenset() if unpacked.is_whole else {Note.DAMAGED})
    if max(len(text or ""), len(html or "")) > MAX_TEXT_LENGTH:
        notes |= {Note.PARTLY_READ}
    return Bodies(text and text[:MAX_TEXT_LENGTH], html and html[:MAX_TEXT_LENGTH], notes)


def bodies_of_rich_text(data: bytes, effort: Effort | None = None, *, needs_words: bool = True) -> Bodies:
    """Return what a rich text says.

    Args:
        data: The rich text, unpacked.
        effort: What may still be read; by default as much as of any one file.
        needs_words: If not, and if it was made from HTML, its words are not looked for.

    Raises:
        UnreadableError: It is no rich text.
    """
    effort = effort or Effort()
    html = html_of_rich_text(data, effort)
    words = words_of_rich_text(data, effort) if needs_words or html is None else None
    is_whole = (html is None or html.is_whole) and (words is None or words.is_whole)
    notes = frozenset[Note]() if is_whole else frozenset({Note.PARTLY_READ})
    return Bodies(words and (words.text.strip() or None), html and (html.text or None), notes)


def _html_of(properties: Properties) -> str | None:
    """Return the HTML body: bytes in the code page that the message names for it, else UTF-8 if they are that."""
    data = properties.data(Tag.HTML)
    if data is None:
        return properties.text(Tag.HTML)
    page = properties.number(Tag.INTERNET_CODE_PAGE)
    if page is not None:
        return decoded(data.rstrip(b"\0"), page)
    try:
        return data.rstrip(b"\0").decode()
    except UnicodeDecodeError:
        return decoded(data.rstrip(b"\0"), properties.code_page)
