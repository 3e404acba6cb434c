"""TNEF (winmail.dat, [MS-OXTNEF]): the body and the files that Outlook wraps into one part for other Outlooks."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_TEXT_LENGTH
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MESSAGE_BYTES
from beffroi.contact.readers.outlook.code_pages import DEFAULT, decoded
from beffroi.contact.readers.outlook.mapi import Properties, Tag, Type
from beffroi.contact.readers.outlook.mapi_bodies import bodies_of
from beffroi.contact.readers.outlook.mapi_headers import headers_of
from beffroi.contact.readers.outlook.mime_copy import Body, File, write_mail
from beffroi.contact.readers.outlook.rich_text import Effort
from beffroi.errors import UnreadableError

__all__ = ["TnefContents", "open_tnef"]

_SIGNATURE = 0x223E9F78
_ATTRIBUTE = struct.Struct("<BII")  # level, id, length; two bytes of checksum follow the data (§2.1.2)
_BODY, _MESSAGE_PROPERTIES, _CODE_PAGE, _SUBJECT = 0x0002800C, 0x00069003, 0x00069007, 0x00018004
_NEW_ATTACHMENT, _TITLE, _DATA, _ATTACHMENT_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_FIXED_LENGTHS = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_OF_ANY_LENGTH = frozenset({Type.OBJECT, Type.STRING, Type.STRING_8, Type.BINARY})
_MANY, _FIRST_NAMED = 0x1000, 0x8000
_MESSAGE_INTERFACE = 16  # bytes before a message within: the identifier of what it is
_Values = dict[tuple[int, int], memoryview]


class TnefContents(NamedTuple):
    """What a TNEF part holds.

    Attributes:
        text: Its body as text, ``None`` if it has none; likewise ``html``.
        files: Its attachments; a mail within is one of the media type ``message/rfc822``, written as MIME.
        notes: What must be said about the reading.
    """

    text: str | None
    html: str | None
    files: tuple[File, ...]
    notes: tuple[Note, ...]


class _Attachment:
    """An attachment while its attributes come in."""

    def __init__(self) -> None:
        self.title = b""
        self.data: memoryview | None = None
        self.values: _Values = {}


def open_tnef(data: bytes, effort: Effort | None = None) -> TnefContents:
    """Open a part of the type ``application/ms-tnef``.

    A part that breaks off, or whose lengths lie, is read as far as it goes, with ``Note.DAMAGED``.

    Args:
        data: The part, its transfer encoding undone.
        effort: How much rich text may still be read: one for all the parts of a mail, which may be hundreds.

    Raises:
        UnreadableError: It is no TNEF, or larger than the largest mail.
    """
    if len(data) > MAX_MESSAGE_BYTES:
        raise UnreadableError(expected=f"a part of at most {MAX_MESSAGE_BYTES:,} bytes", found=f"{len(data):,}")
    reading = _Reading(memoryview(data), 0, effort or Effort())
    body = reading.body()
    notes = tuple(note for note in Note if note in reading.notes)
    return TnefContents(body.text, body.html, body.files, notes)


class _Reading:
    """One TNEF stream, read; those within it by one more each."""

    def __init__(self, data: memoryview, depth: int, effort: Effort) -> None:
        if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:  # noqa: PLR2004  # signature and key
            raise UnreadableError(expected="a TNEF part, as Outlook writes winmail.dat", found="something else")
        self.notes: set[Note] = set()
        self._depth = depth
        self._effort = effort
        self._code_page = DEFAULT
        self._text = b""
        self._subject = b""
        self._values: _Values = {}
        self._attachments: list[_Attachment] = []
        for name, value in self._attributes(data):
            self._take(name, value)

    def body(self) -> Body:
        """Return what the message says, and its files."""
        said = bodies_of(_properties(self._values, self._code_page), self._effort)
        self.notes |= said.notes
        text = said.text
        if text is None and self._text:
            text = decoded(self._text.rstrip(b"\0"), self._code_page)[:MAX_TEXT_LENGTH]
        files = [self._file(attachment) for attachment in self._attachments]
        return Body(text, said.html, tuple(files))

    def mail(self) -> bytes:
        """Return the message as MIME."""
        headers = headers_of(_properties(self._values, self._code_page))
        if self._subject and not any(name.lower() == "subject" for name, _ in headers):
            subject = decoded(self._subject.rstrip(b"\0"), self._code_page)
            headers = (*headers, ("Subject", " ".join(subject.split())))
        return write_mail(headers, self.body())

    def _attributes(self, data: memoryview) -> Iterator[tuple[int, memoryview]]:
        at = 6
        while at + _ATTRIBUTE.size <= len(data):
            _, name, length = _ATTRIBUTE.unpack_from(data, at)
            at += _ATTRIBUTE.size
            if at + length > len(data):
                self.notes.add(Note.DAMAGED)
            yield name, data[at : at + length]
            at += length + 2

    def _take(self, name: int, value: memoryview) -> None:
        if name == _MESSAGE_PROPERTIES:
            self._values.update(_read_values(value))
        elif name == _BODY:
            self._text = bytes(value)
        elif name == _SUBJECT:
            self._subject = bytes(value)
        elif name == _CODE_PAGE and len(value) >= 4:  # noqa: PLR2004  # a number of four bytes
            (self._code_page,) = struct.unpack_from("<I", value)
        elif name == _NEW_ATTACHMENT:
            if len(self._attachments) >= MAX_ATTACHMENTS:
                self.notes.add(Note.PARTLY_READ)
            else:
                self._attachments.append(_Attachment())
        elif self._attachments and name in {_TITLE, _DATA, _ATTACHMENT_PROPERTIES}:
            self._take_of_attachment(self._attachments[-1], name, value)

    @staticmethod
    def _take_of_attachment(attachment: _Attachment, name: int, value: memoryview) -> None:
        if name == _TITLE:
            attachment.title = bytes(value)
        elif name == _DATA:
            attachment.data = value
        else:
            attachment.values.update(_read_values(value))

    def _file(self, attachment: _Attachment) -> File:
        properties = _properties(attachment.values, self._code_page)
        title = decoded(attachment.title.rstrip(b"\0"), self._code_page)
        name = properties.text(Tag.ATTACH_LONG_FILENAME) or title
        within = attachment.values.get((Tag.ATTACH_DATA, Type.OBJECT))
        if within is not None:
            return self._mail_within(name, within[_MESSAGE_INTERFACE:])
        data = attachment.data if attachment.data is not None else properties.data(Tag.ATTACH_DATA)
        if data is None:
            self.notes.add(Note.ATTACHMENT_UNREAD)
        media_type = (properties.text(Tag.ATTACH_MIME_TAG) or "").strip().lower()
        content_id = (properties.text(Tag.ATTACH_CONTENT_ID) or "").strip(" <>")
        return File(name, media_type, bytes(data or b""), content_id)

    def _mail_within(self, name: str, data: memoryview) -> File:
        if self._depth >= MAX_DEPTH:
            self.notes.add(Note.PARTLY_READ)
            return File(name, "", b"")
        try:
            reading = _Reading(data, self._depth + 1, self._effort)
        except UnreadableError:  # an object of another program
            self.notes.add(Note.ATTACHMENT_UNREAD)
            return File(name, "", bytes(data))
        mail = reading.mail()
        self.notes |= reading.notes
        return File(name, "message/rfc822", mail)


def _properties(values: _Values, code_page: int) -> Properties:
    def raw(tag: int, kind: int) -> bytes | None:
        value = values.get((tag, kind))
        return None if value is None else bytes(value)

    return Properties(raw, code_page)


def _read_values(data: memoryview) -> _Values:
    """Read properties (§2.1.3.4) as far as they go; of one with many values the first, and none that have names."""
    values: _Values = {}
    at = 4
    try:
        for _ in range(struct.unpack_from("<I", data)[0]):
            kind, tag = struct.unpack_from("<HH", data, at)
            at += 4
            if tag >= _FIRST_NAMED:
                at = _past_name(data, at)
            value, at = _read_value(data, at, kind)
            values.setdefault((tag, kind), value)
    except struct.error:  # the data ends before the properties do
        pass
    return values


def _past_name(data: memoryview, at: int) -> int:
    """Return where the name of a named property ends: 16 bytes, and a number or a text."""
    is_text, number = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (-(-number // 4) * 4 if is_text else 0)


def _read_value(data: memoryview, at: int, kind: int) -> tuple[memoryview, int]:
    """Return the value at ``at``, the first if there are many, and where what follows begins."""
    simple = kind & ~_MANY
    count = 1
    if kind & _MANY or simple in _OF_ANY_LENGTH:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    length = _FIXED_LENGTHS.get(simple, 0)
    if simple not in _OF_ANY_LENGTH:
        if not length:
            raise struct.error
        return data[at : at + length], at + count * length
    first = data[:0]
    for index in range(count):
        (length,) = struct.unpack_from("<I", data, at)
        if not index:
            first = data[at + 4 : at + 4 + length]
        at += 4 + -(-length // 4) * 4
    return first, at
