"""Mail: one e-mail as bytes (.eml, the source that webmails show, one of a mailbox) to a contact."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from itertools import filterfalse
from typing import NamedTuple

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_ID_LENGTH, MAX_LINE_LENGTH, MAX_TEXT_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.readers.charsets import decoded
from beffroi.contact.readers.intake import OUR_AUTHSERV, Intake, Note, OpenAttachment
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MESSAGE_BYTES
from beffroi.contact.readers.mails.header_fields import (
    Fields,
    day_of_receipt,
    decoded_words,
    first_value,
    header_section,
)
from beffroi.contact.readers.mails.mime import Part, parse_mime, walk
from beffroi.contact.readers.mails.originals import with_original
from beffroi.contact.readers.mails.signatures import results_header, verify_signatures
from beffroi.contact.readers.mails.wrappers import unwrapped
from beffroi.errors import UnreadableError

__all__ = ["name_attachment", "read_mail"]

_MAIL = "message/rfc822"
_REPORT = "multipart/report"
_OTHER_BODIES = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched"})  # the same words once more
_FEWEST_FIELDS = 2  # one colon is in any text
_SOFT_BREAK = re.compile(r"(?<=[^ \n])(?<!\n--) \n(?!-- \n|>)")  # RFC 3676 §4: a line that ends in a blank goes on
_APPLE_COUNT = re.compile(rb"\s{0,9}(\d{1,9})\s{0,9}\n(?=[A-Za-z-]+:)")  # .emlx: its bytes, then the mail, then a list
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META_REACH = 2_000  # bytes in which a page names its charset


def name_attachment(name: str, media_type: str, data: bytes) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Name a file that came with a contact, without reading what it holds; an ``OpenAttachment``."""
    digest = hashlib.sha256(data).hexdigest()
    return (Attachment(name[:MAX_LINE_LENGTH], media_type[:MAX_LINE_LENGTH], digest),), ()


def read_mail(
    data: bytes, *, open_attachment: OpenAttachment = name_attachment, keys: Mapping[str, str] | None = None
) -> Intake:
    """Read one e-mail; of one that sends another on, attached or in its words, the original.

    Args:
        data: The mail as bytes, with or without an mbox envelope line before it.
        open_attachment: What reads the files that came with it.
        keys: The TXT records by which DKIM signatures are verified, as ``read_dns_file`` gives them; ``None`` not to.

    Returns:
        The contact: ``text`` and ``html`` as far as the mail has them, the headers as received, unfolded; its day is
        that of the topmost ``Received``, or of ``Date``; its id is the ``Message-ID``. With ``keys``, its first header
        is our own note of what the signatures are worth.

    Raises:
        UnreadableError: It has no headers of a mail, or parts nested beyond reason.
        MissingExtraError: There are ``keys``, and what verifies is not installed.
    """
    if count := _APPLE_COUNT.match(data):
        data = data[count.end() : count.end() + int(count[1])]
    notes: dict[Note, None] = {}
    contact, inner = _read_one(data, open_attachment, notes, keys)
    around: Contact | None = None
    for _ in range(MAX_DEPTH):
        if inner is None:
            break
        notes = {Note.ORIGINAL_OF_FORWARD: None, **notes}
        around = around or contact
        contact, inner = _read_one(inner, open_attachment, notes, keys)
    return with_original(Intake(contact, tuple(notes), (), around, verified=keys is not None))


def _read_one(
    data: bytes, open_attachment: OpenAttachment, notes: dict[Note, None], keys: Mapping[str, str] | None
) -> tuple[Contact, bytes | None]:
    """Return one mail as a contact, and the mail attached to it, if one is; ``notes`` takes what is to be said."""
    if len(data) > MAX_MESSAGE_BYTES:
        notes[Note.PARTLY_READ] = None
        data = data[:MAX_MESSAGE_BYTES]
    fields, begins = header_section(data)
    if len(fields) < _FEWEST_FIELDS:
        raise UnreadableError(expected="an e-mail: header lines such as From: and Date:", found="no such lines")
    if keys is not None:
        fields = (results_header(verify_signatures(data[begins:], keys)), *filterfalse(_is_in_our_name, fields))
    root, is_damaged = parse_mime(data[begins:] if begins else data)
    if is_damaged:
        notes[Note.DAMAGED] = None
    parts = list(unwrapped(walk(root), notes))
    attached = None if root.media_type == _REPORT else next((part for part in parts if part.media_type == _MAIL), None)
    bodies = _sorted_out(part for part in parts if part is not attached)
    contact = Contact(
        Channel.EMAIL,
        _cut(bodies.text, notes),
        _id(fields),
        decoded_words(first_value(fields, "from")) or None,
        decoded_words(first_value(fields, "subject")) or None,
        _cut(bodies.html, notes) or None,
        tuple((name, value[:MAX_TEXT_LENGTH]) for name, value in fields),
        day_of_receipt(fields),
        None,
        _opened(bodies.files, open_attachment, notes),
    )
    return contact, attached.content if attached else None


def _is_in_our_name(field: tuple[str, str]) -> bool:
    """Say whether a header that came with the mail pretends to be a note of ours (RFC 8601 §5)."""
    name, value = field
    return name.lower() == "authentication-results" and value.lower().lstrip().startswith(OUR_AUTHSERV)


class _Bodies(NamedTuple):
    """What the parts of one mail are: its words, its page, and the files that came with it."""

    text: str
    html: str
    files: list[Part]


def _sorted_out(parts: Iterable[Part]) -> _Bodies:
    """Tell bodies from files: a text part with a name, or marked as an attachment, is a file."""
    texts: list[str] = []
    pages: list[str] = []
    files: list[Part] = []
    for part in parts:
        is_file = part.disposition == "attachment" or bool(part.name)
        if part.media_type == "text/plain" and not is_file:
            texts.append(_plain(part))
        elif part.media_type == "text/html" and not is_file:
            pages.append(_page(part))
        elif part.media_type not in _OTHER_BODIES or is_file:
            files.append(part)
    return _Bodies("\n".join(filter(None, texts)), "\n".join(filter(None, pages)), files)


def _plain(part: Part) -> str:
    text = _lines(decoded(part.content, part.charset))
    return _SOFT_BREAK.sub(" ", text) if part.is_flowed else text


def _page(part: Part) -> str:
    charset = part.charset
    if not charset and (named := _META_CHARSET.search(part.content, 0, _META_REACH)):
        charset = named[1].decode("ascii")
    return _lines(decoded(part.content, charset))


def _lines(text: str) -> str:
    """Return ``text`` with one sort of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _opened(files: list[Part], open_attachment: OpenAttachment, notes: dict[Note, None]) -> tuple[Attachment, ...]:
    attachments: list[Attachment] = []
    for part in files:
        opened, said = open_attachment(part.name, part.media_type, part.content)
        notes.update(dict.fromkeys(said))
        attachments.extend(opened)
        if len(attachments) > MAX_ATTACHMENTS:
            notes[Note.PARTLY_READ] = None
            break
    return tuple(attachments[:MAX_ATTACHMENTS])


def _cut(text: str, notes: dict[Note, None]) -> str:
    if len(text) > MAX_TEXT_LENGTH:
        notes[Note.PARTLY_READ] = None
    return text[:MAX_TEXT_LENGTH]


def _id(fields: Fields) -> str | None:
    return first_value(fields, "message-id").strip(" <>")[:MAX_ID_LENGTH] or None
