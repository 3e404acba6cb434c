"""Attachments: what came with a contact, opened by what it is and not by what it is called."""

import functools
from typing import Final

from beffroi.contact.contact import Attachment
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.allowance import Allowance
from beffroi.contact.readers.documents.archives import ARCHIVES, open_archive
from beffroi.contact.readers.documents.office import OFFICE, open_office
from beffroi.contact.readers.documents.pdf import open_pdf
from beffroi.contact.readers.documents.written import WRITTEN, looks_written, read_written
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_FILE_BYTES
from beffroi.contact.readers.naming import named
from beffroi.errors import MissingExtraError, UnreadableError

__all__ = ["HEAVY", "is_heavy", "open_attachment"]

_Opened = tuple[tuple[Attachment, ...], tuple[Note, ...]]

_IMAGES: Final = frozenset(
    f"image/{ending}" for ending in ("png", "jpeg", "gif", "tiff", "bmp", "webp", "heic", "heif", "avif")
)
_PDF: Final = "application/pdf"
_DOCUMENTS: Final = OFFICE | {_PDF}
HEAVY: Final = ARCHIVES | _DOCUMENTS | _IMAGES
"""Media types whose readers take long or trust a library: a face calls them in a process of their own."""

_SAYS_NOTHING: Final = frozenset({"", "application/octet-stream"})


def is_heavy(media_type: str, data: bytes) -> bool:
    """Say whether :func:`open_attachment` would take long, or hand the file to a library not made for hostile ones."""
    return _content_type(media_type, data) in HEAVY


def open_attachment(name: str, media_type: str, data: bytes) -> _Opened:
    """Open a file that came with a contact, as :data:`~beffroi.contact.readers.OpenAttachment` says.

    What cannot be read is named only, with a note; nothing is raised on account of the file.

    Args:
        name: As its sender called it.
        media_type: As its sender declared it, or nothing.
        data: All of its bytes.
    """
    opened, notes = _open(name, media_type, data, Allowance(), inside=False)
    return opened, tuple(Note.ATTACHMENT_PARTLY_READ if note is Note.PARTLY_READ else note for note in notes)


def _content_type(media_type: str, data: bytes) -> str:
    return sniff(data) or media_type.partition(";")[0].strip().lower()


def _open(name: str, media_type: str, data: bytes, allowance: Allowance, *, inside: bool) -> _Opened:
    content_type = _content_type(media_type, data)
    unread = Note.ATTACHMENT_UNREAD
    if len(data) <= MAX_FILE_BYTES:
        try:
            return _open_as(content_type, name, data, allowance, inside=inside)
        except MissingExtraError:
            unread = Note.EXTRA_MISSING
        except UnreadableError:
            pass  # what its reader has found is no more use to a person than the note
    return (named(name, content_type, data),), (unread,)


def _open_as(content_type: str, name: str, data: bytes, allowance: Allowance, *, inside: bool) -> _Opened:
    within = functools.partial(_open, allowance=allowance, inside=True)
    if content_type in ARCHIVES:
        if allowance.goes_deeper():
            return open_archive(name, content_type, data, allowance, within)
        return (named(name, content_type, data),), (Note.PARTLY_READ,)
    if content_type in HEAVY:
        if inside and not allowance.opens_one_more():
            return (named(name, content_type, data),), (Note.PARTLY_READ,)
        if content_type in _IMAGES:
            from beffroi.contact.readers.images.pictures import open_image  # noqa: PLC0415 - much stands behind it

            return open_image(name, content_type, data)
        open_document = open_pdf if content_type == _PDF else open_office
        return open_document(name, content_type, data, allowance, within)
    return _open_written(content_type, name, data)


def _open_written(content_type: str, name: str, data: bytes) -> _Opened:
    is_text = content_type in WRITTEN or content_type.startswith("text/")
    if not is_text and not (content_type in _SAYS_NOTHING and looks_written(data)):
        return (named(name, content_type, data),), ()
    text, notes = read_written(content_type, data)
    return (named(name, content_type, data, text),), notes
