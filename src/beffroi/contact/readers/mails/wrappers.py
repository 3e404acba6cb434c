"""Wrappers: parts of a mail that hold the mail itself: what Outlook packs for itself, and what was signed."""

import re
from collections.abc import Iterable, Iterator

from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_DEPTH
from beffroi.contact.readers.mails.envelopes import is_encrypted, signed_content
from beffroi.contact.readers.mails.mime import Part, parse_mime, walk
from beffroi.contact.readers.outlook.rich_text import Effort
from beffroi.contact.readers.outlook.tnef import open_tnef
from beffroi.errors import UnreadableError

__all__ = ["unwrapped"]

_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
# Its lines alone: what else stands in the part is read by whoever opens it.
_PGP = re.compile(
    rb"^-----BEGIN PGP MESSAGE-----[ \t]*\r?\n(?:[A-Za-z-]{1,30}: [^\n]{0,200}\n){0,6}(?:[ \t]*\r?\n)?"
    rb"(?:[A-Za-z0-9+/=]{1,80}(?:\r?\n|\Z))*+",
    re.MULTILINE,
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


def unwrapped(
    parts: Iterable[Part], notes: dict[Note, None], depth: int = 0, effort: Effort | None = None
) -> Iterator[Part]:
    """Yield the parts of a mail, those that hold others replaced by what they hold; an encrypted one is only noted.

    Args:
        parts: The leaves of a mail.
        notes: Takes what is to be said.
        depth: How many wrappers stand around them.
        effort: What rich text may still be read, over the whole mail.
    """
    effort = effort or Effort()
    for part in parts:
        inner: Iterable[Part] | None = None
        if depth < MAX_DEPTH:
            inner = _within(part, notes, effort)
        if part.media_type == "text/html":  # no program opens an envelope there: words in it are words
            yield part
        elif part.media_type == "text/plain" and _PGP.search(part.content) is not None:
            notes[Note.ENCRYPTED] = None
            yield part._replace(content=_PGP.sub(b"", part.content))
        elif is_encrypted(part.media_type, part.content):
            notes[Note.ENCRYPTED] = None
        elif inner is None:
            yield part
        else:
            yield from unwrapped(inner, notes, depth + 1, effort)


def _within(part: Part, notes: dict[Note, None], effort: Effort) -> Iterable[Part] | None:
    if part.media_type in _SEALED and (signed := signed_content(part.content)) is not None:
        return walk(parse_mime(signed)[0])
    if part.media_type in _TNEF:
        try:
            return list(_of_tnef(part.content, notes, effort))
        except UnreadableError:
            notes[Note.ATTACHMENT_UNREAD] = None
    return None


def _of_tnef(data: bytes, notes: dict[Note, None], effort: Effort) -> Iterator[Part]:
    contents = open_tnef(data, effort)
    notes.update(dict.fromkeys(contents.notes))
    for media_type, body in (("text/plain", contents.text), ("text/html", contents.html)):
        if body:
            yield Part(media_type, f"{media_type}; charset=utf-8", "", "", body.encode(errors="replace"))
    for file in contents.files:
        yield Part(file.media_type, file.media_type, "attachment", file.name, file.data)
