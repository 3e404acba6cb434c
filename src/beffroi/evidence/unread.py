"""Unread: that a part of the contact was not read, so that nothing may be said of the whole.

What a reader leaves out, because it is too long, sealed or damaged, is where a fraud would hide: its sender chooses how
long a message is. What came of the rest is then no answer about all of it.
"""

import enum
from collections.abc import Collection, Iterator
from typing import Final

from beffroi.contact import Note
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.reading import LIMIT, Reading

__all__ = ["Unread", "find_unread"]


class Unread(enum.StrEnum):
    """What was not read."""

    WORDS = "words"  # some of the contact's own: it is longer than anything honest, and was cut at a limit
    PART = "part"  # a file that came with it, an encrypted part, or what damage has lost


_OF_NOTE: Final = {
    Note.PARTLY_READ: Unread.WORDS,
    Note.ATTACHMENT_PARTLY_READ: Unread.PART,
    Note.ATTACHMENT_UNREAD: Unread.PART,
    Note.EXTRA_MISSING: Unread.PART,
    Note.ENCRYPTED: Unread.PART,
    Note.DAMAGED: Unread.PART,
}
_LAST_WORDS = 60  # characters that are shown of what was read last


def find_unread(reading: Reading, notes: Collection[Note]) -> Iterator[Evidence]:
    """Yield one UNREAD for each sort of thing that was not read; its span is the last words of what was.

    Args:
        reading: The contact.
        notes: What was said about the reading of the file that it comes from.
    """
    found = {_OF_NOTE[note] for note in notes if note in _OF_NOTE}
    if sum(len(one.name) + len(one.text) + 2 for one in reading.contact.attachments) > LIMIT:
        found.add(Unread.PART)
    for unread in sorted(found):
        yield Evidence(EvidenceKind.UNREAD, unread, _last_words(reading))


def _last_words(reading: Reading) -> Span:
    contact, page = reading.contact, reading.page
    if contact.text.strip():
        return _end_of(Field.TEXT, contact.text)
    if page is not None and page.shown.text.strip():
        span = _end_of(Field.HTML, page.shown.text)
        last = page.shown.origin[span.end - 1]
        return Span(Field.HTML, page.shown.origin[span.start], last + page.shown.entities.get(last, 1))
    for field, text in reading.fields.items():
        if field is not Field.HTML and text.original.strip():
            return _end_of(field, text.original)
    return Span(Field.TEXT, 0, 0)


def _end_of(field: Field, text: str) -> Span:
    end = len(text.rstrip())
    return Span(field, max(0, end - _LAST_WORDS), end)
