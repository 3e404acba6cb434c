"""Mail: one e-mail as bytes (.eml, the source that webmails show, one of a mailbox) to a contact."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from itertools import filterfalse
from typing import NamedTuple

import msgspec

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_ID_LENGTH, MAX_LINE_LENGTH, MAX_TEXT_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.pages.html import shown
from beffroi.contact.readers.charsets import decoded
from beffroi.contact.readers.intake import OUR_AUTHSERV, Intake, Note, OpenAttachment
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MESSAGE_BYTES
from beffroi.contact.readers.mails.header_fields import (
    Fields,
    day_of_receipt,
    decoded_words,
    first_value,
    header_section,
    looks_like_mail,
)
from beffroi.contact.readers.mails.mime import Part, parse_mime, walk
from beffroi.contact.readers.mails.originals import parted, without_subject_of
from beffroi.contact.readers.mails.signatures import results_header, verify_signatures
from beffroi.contact.readers.mails.wrappers import unwrapped
from beffroi.errors import UnreadableError

__all__ = ["name_attachment", "read_mail"]

_MAIL = "message/rfc822"
_MAIL_SUFFIX = ".eml"
_REPORT = "multipart/report"  # of a mail that came back: the person's own; but see below
_OF_ABUSE = "feedback-report"  # RFC 5965: of a mail that somebody complained about, which is the one to judge
_OTHER_BODIES = frozenset({"text/x-amp-html", "text/watch-html", "text/enriched"})  # the same words once more
_FEWEST_FIELDS = 2  # one colon is in any text
_SOFT_BREAK = re.compile(r"(?<=[^ \n])(?<!\n--) \n(?!-- \n|>)")  # RFC 3676 §4: a line that ends in a blank goes on
_APPLE_COUNT = re.compile(rb"\s{0,9}(\d{1,9})\s{0,9}\n(?=[A-Za-z-]+:)")  # .emlx: its bytes, then the mail, then a list
_DELETES_SPACE = re.compile(r"delsp\s{0,9}=\s{0,9}\"?yes", re.IGNORECASE)  # RFC 3676 §4.1: words were cut there
_LONG_BLANK = re.compile(r"\s{100,}")
_COMMENT = re.compile(r"<!--(?!\[if).{100,}?-->", re.DOTALL)
_PACKED_FILE = re.compile(
    r"(data:[\w/+.;=-]{0,200},[^\"'\s<>]{200})[^\"'\s<>]++", re.IGNORECASE
)  # a picture within a page
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_LONGEST_LAID_OUT = 5_000_000  # characters of a page too long; it takes a second
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
    return _Reading(open_attachment, keys).read(data)


class _Reading:
    """Reads one mail and all that it carries, and gathers what must be said."""

    def __init__(self, open_attachment: OpenAttachment, keys: Mapping[str, str] | None) -> None:
        self._open_attachment = open_attachment
        self._keys = keys
        self._notes: dict[Note, None] = {}
        self._others: list[Contact] = []
        self._mails_left = MAX_DEPTH
        self._told = False

    def read(self, data: bytes) -> Intake:
        outer, attached = self._one(data)
        original = self._original(outer, attached, 0)
        if original is not outer:
            self._notes = {Note.ORIGINAL_OF_FORWARD: None, **self._notes}
        others = tuple(msgspec.structs.replace(other, id=outer.id) for other in self._others)
        original = msgspec.structs.replace(original, id=outer.id)
        return Intake(original, tuple(self._notes), (), others, self._keys is not None, self._told)

    def _original(self, contact: Contact, attached: list[bytes], depth: int) -> Contact:
        """Return the mail that ``contact`` sends on, the innermost, or itself; all else goes to the others."""
        found: Contact | None = None
        for inner in attached:
            if depth == MAX_DEPTH or not self._mails_left:
                self._notes[Note.PARTLY_READ] = None
                break
            self._mails_left -= 1
            try:
                mail, within = self._one(inner)
            except UnreadableError:
                self._notes[Note.ATTACHMENT_UNREAD] = None
                continue
            original = self._original(mail, within, depth + 1)
            if found is None:
                found = original
            else:
                self._others.append(original)
        innermost, around = parted(contact)
        self._others.extend(around)
        if found is None:
            self._told = self._told or innermost is not contact
            return innermost
        self._others.append(without_subject_of(found, innermost) if innermost is contact else innermost)
        return found

    def _one(self, data: bytes) -> tuple[Contact, list[bytes]]:
        """Return one mail as a contact, and the mails attached to it."""
        notes = self._notes
        if len(data) > MAX_MESSAGE_BYTES:
            notes[Note.PARTLY_READ] = None
            data = data[:MAX_MESSAGE_BYTES]
        fields, begins = header_section(data)
        if len(fields) < _FEWEST_FIELDS:
            raise UnreadableError(expected="an e-mail: header lines such as From: and Date:", found="no such lines")
        if self._keys is not None:
            signatures = verify_signatures(data[begins:], self._keys)
            fields = (results_header(signatures), *filterfalse(_is_in_our_name, fields))
        root, is_damaged = parse_mime(data[begins:] if begins else data)
        if is_damaged:
            notes[Note.DAMAGED] = None
        bodies = _sorted_out(unwrapped(walk(root), notes))
        contact = Contact(
            Channel.EMAIL,
            _cut(bodies.text, notes),
            _id(fields),
            decoded_words(first_value(fields, "from")) or None,
            decoded_words(first_value(fields, "subject")) or None,
            _cut(_without_hidden(bodies.html, notes), notes) or None,
            tuple((name, value[:MAX_TEXT_LENGTH]) for name, value in fields),
            day_of_receipt(fields),
            None,
            _opened(bodies.files, self._open_attachment, notes),
        )
        came_back = root.media_type == _REPORT and _OF_ABUSE not in root.content_type.lower()
        return contact, [] if came_back else bodies.mails


def _is_in_our_name(field: tuple[str, str]) -> bool:
    """Say whether a header that came with the mail pretends to be a note of ours (RFC 8601 §5)."""
    name, value = field
    return name.lower() == "authentication-results" and value.lower().lstrip().startswith(OUR_AUTHSERV)


class _Bodies(NamedTuple):
    """What the parts of one mail are: its words, its page, the files and the mails that came with it."""

    text: str
    html: str
    files: list[Part]
    mails: list[bytes]


def _sorted_out(parts: Iterable[Part]) -> _Bodies:
    """Tell bodies from files: a text part with a name, or marked as an attachment, is a file."""
    texts: list[str] = []
    pages: list[str] = []
    files: list[Part] = []
    mails: list[bytes] = []
    others: list[Part] = []
    for part in parts:
        is_file = part.disposition == "attachment" or bool(part.name)
        if part.media_type == "text/plain" and not is_file:
            texts.append(_plain(part))
        elif part.media_type == "text/html" and not is_file:
            pages.append(_page(part))
        elif part.media_type == _MAIL or (part.name.lower().endswith(_MAIL_SUFFIX) and looks_like_mail(part.content)):
            mails.append(part.content)
        elif part.media_type in _OTHER_BODIES and not is_file:
            others.append(part)
        else:
            files.append(part)
    if not texts and not pages:  # the only words there are
        pages = [_page(part) for part in others]
    return _Bodies("\n".join(filter(None, texts)), "\n".join(filter(None, pages)), files, mails)


def _plain(part: Part) -> str:
    text = _lines(decoded(part.content, part.charset))
    if not part.is_flowed:
        return text
    return _SOFT_BREAK.sub("" if _DELETES_SPACE.search(part.content_type) else " ", text)


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
    """Return ``text`` within the bounds: of one too long what shows no words goes first, then its middle."""
    if len(text) > MAX_TEXT_LENGTH:
        text = _LONG_BLANK.sub("\n", _COMMENT.sub("", _PACKED_FILE.sub(r"\1", text)))
    if len(text) <= MAX_TEXT_LENGTH:
        return text
    notes[Note.PARTLY_READ] = None
    return text[: MAX_TEXT_LENGTH // 2] + text[-MAX_TEXT_LENGTH // 2 :]


def _without_hidden(page: str, notes: dict[Note, None]) -> str:
    """Return a page; one too long without the words that its styles hide, which would push out those that it shows."""
    if not MAX_TEXT_LENGTH < len(page) <= _LONGEST_LAID_OUT:
        return page
    pieces: list[str] = []
    after = 0
    for hidden in shown(page).hidden:
        start = page.find(">", hidden.start, hidden.end) + 1 or hidden.start  # its tag stays, for its end does
        pieces.append(page[after:start])
        after = hidden.end
    if pieces:
        notes[Note.PARTLY_READ] = None
    return "".join([*pieces, page[after:]])


def _id(fields: Fields) -> str | None:
    return first_value(fields, "message-id").strip(" <>")[:MAX_ID_LENGTH] or None
