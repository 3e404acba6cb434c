"""Outlook files (.msg, [MS-OXMSG]): written down anew as MIME, and read as any other mail.

So the same mail saved by Outlook and by another program is the same contact: what is a forward, what a page shows and
what hides in an attachment is decided in one place, the reader of mails.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from beffroi.contact.readers.intake import Intake, Note
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MESSAGE_BYTES, MAX_PARTS
from beffroi.contact.readers.mails.envelopes import is_encrypted, signed_content
from beffroi.contact.readers.outlook.compound import SIGNATURE, CompoundFile, Storage
from beffroi.contact.readers.outlook.mapi import (
    PROPERTY_STREAM,
    AttachMethod,
    Properties,
    Tag,
    attachment_properties,
    message_properties,
)
from beffroi.contact.readers.outlook.mapi_bodies import bodies_of
from beffroi.contact.readers.outlook.mapi_headers import headers_of
from beffroi.contact.readers.outlook.mime_copy import Body, File, write_mail
from beffroi.contact.readers.outlook.rich_text import Effort
from beffroi.errors import UnreadableError

__all__ = ["MimeCopy", "ReadMail", "is_outlook", "outlook_as_mime", "read_outlook"]

ReadMail = Callable[[bytes], Intake]
"""The reader of mails in MIME, with all else it takes already bound."""

_ATTACHMENT, _OBJECT = "__ATTACH_VERSION1.0_", "__SUBSTG1.0_3701000D"
_MAIL = "message/rfc822"
_MOST_FILE_BYTES = (
    MAX_MESSAGE_BYTES * 7 // 10
)  # what is left of the largest mail once base64 has made it a third longer
_SIGNED_CLASS = "IPM.NOTE.SMIME"  # [MS-OXOSMIME] §2.1
_RIGHTS_MANAGED = "application/x-microsoft-rpmsg-message"  # [MS-OXORMMS]
_MIME_HEADERS = (b"content-", b"mime-version:")


class MimeCopy(NamedTuple):
    """A mail in MIME, and what must be said about how it was made."""

    mail: bytes
    notes: tuple[Note, ...] = ()


def is_outlook(data: bytes) -> bool:
    """Tell whether a file may be one that Outlook saved; old Office documents begin likewise."""
    return data.startswith(SIGNATURE)


def read_outlook(data: bytes, *, read_mail: ReadMail) -> Intake:
    """Read the contact in an Outlook file.

    Args:
        data: The whole file.
        read_mail: Reads the mail, written as MIME: ``partial(read_mail, open_attachment=...)``. A mail sent on as an
            attachment is a part ``message/rfc822`` of it, up to ``MAX_DEPTH`` deep.

    Raises:
        UnreadableError: The file is none of Outlook's, broken, beyond a limit, or holds only what is encrypted; or as
            ``read_mail`` raises it.
    """
    copy = outlook_as_mime(data)
    intake = read_mail(copy.mail)
    return msgspec.structs.replace(intake, notes=tuple(dict.fromkeys((*intake.notes, *copy.notes))))


def outlook_as_mime(data: bytes) -> MimeCopy:
    """Write the mail in an Outlook file down as MIME: headers, bodies, attachments, mails within.

    Without transport headers (a mail that never left its organisation, a draft) they are made of what Outlook shows.
    What was signed is taken out of its envelope.

    Raises:
        UnreadableError: As :func:`read_outlook`.
    """
    copier = _Copier()
    mail = copier.copy_file(data, 0)
    if copier.is_locked:
        raise UnreadableError(expected="a mail that can be read without its receiver's key", found="an encrypted one")
    return MimeCopy(mail, tuple(note for note in Note if note in copier.notes))


class _Copier:
    """What is shared while one file is copied: notes, and how much the copy may still hold."""

    def __init__(self) -> None:
        self.notes: set[Note] = set()
        self.is_locked = False
        self._effort = Effort()
        self._parts_left = MAX_PARTS
        self._bytes_left = _MOST_FILE_BYTES

    def copy_file(self, data: bytes, depth: int) -> bytes:
        compound = CompoundFile(data)
        if not compound.root.has(PROPERTY_STREAM):
            raise UnreadableError(
                expected="an Outlook message", found="another compound file, such as an old Office document"
            )
        mail = self._copy_message(compound.root, depth)
        self.notes |= compound.notes
        return mail

    def _copy_message(self, storage: Storage, depth: int) -> bytes:
        properties = message_properties(storage)
        said = bodies_of(properties, self._effort)
        self.notes |= said.notes
        names = storage.storages(_ATTACHMENT)
        if len(names) > self._parts_left:
            self.notes.add(Note.PARTLY_READ)
            del names[self._parts_left :]
        self._parts_left -= len(names)
        opened = (storage.storage(name) for name in names)
        files = [self._copy_attachment(kept, properties.code_page, depth) for kept in opened if kept is not None]
        body = Body(said.text, said.html, tuple(files))
        if (properties.text(Tag.MESSAGE_CLASS) or "").upper().startswith(_SIGNED_CLASS) and len(files) == 1:
            body = self._out_of_envelope(body, is_outermost=depth == 0)
        elif any(file.media_type == _RIGHTS_MANAGED or is_encrypted(file.media_type, file.data) for file in files):
            self.notes.add(Note.ENCRYPTED)
        return write_mail(headers_of(properties), body)

    def _copy_attachment(self, storage: Storage, code_page: int, depth: int) -> File:
        properties = attachment_properties(storage, code_page)
        name = next(
            (
                name
                for tag in (Tag.ATTACH_LONG_FILENAME, Tag.ATTACH_FILENAME, Tag.DISPLAY_NAME)
                if (name := properties.text(tag))
            ),
            "",
        )
        if properties.number(Tag.ATTACH_METHOD) == AttachMethod.EMBEDDED_MESSAGE:
            return self._copy_embedded(storage, name, depth)
        data = properties.data(Tag.ATTACH_DATA)
        if data is None or len(data) > self._bytes_left:  # only its address is kept, or it is an object of a program
            self.notes.add(Note.ATTACHMENT_UNREAD)
            data = b""
        media_type = (properties.text(Tag.ATTACH_MIME_TAG) or "").strip().lower()
        if data.startswith(SIGNATURE) and name.lower().endswith(".msg"):
            return self._copy_attached_file(name, media_type, data, depth)
        self._bytes_left -= len(data)
        return File(name, media_type, data, _content_id(properties))

    def _copy_embedded(self, storage: Storage, name: str, depth: int) -> File:
        message = storage.storage(_OBJECT)
        if message is None or depth >= MAX_DEPTH:
            self.notes.add(Note.DAMAGED if message is None else Note.PARTLY_READ)
            return File(name, "", b"")
        return File(name, _MAIL, self._copy_message(message, depth + 1))

    def _copy_attached_file(self, name: str, media_type: str, data: bytes, depth: int) -> File:
        """Copy an Outlook file that is attached as a file, as a mail too if it can be read."""
        self._bytes_left -= len(data)
        if depth < MAX_DEPTH:
            try:
                return File(name, _MAIL, self.copy_file(data, depth + 1))
            except UnreadableError:
                self.notes.add(Note.ATTACHMENT_UNREAD)
        else:
            self.notes.add(Note.PARTLY_READ)
        return File(name, media_type, data)

    def _out_of_envelope(self, body: Body, *, is_outermost: bool) -> Body:
        """Return what a signed message signs; one that is encrypted stays as it is."""
        (envelope,) = body.files
        content = envelope.data if envelope.data.lstrip()[:20].lower().startswith(_MIME_HEADERS) else None
        content = content or signed_content(envelope.data)
        if content is not None and content.lstrip()[:20].lower().startswith(_MIME_HEADERS):
            return Body(whole=content.lstrip())
        if is_encrypted(envelope.media_type, envelope.data):
            self.notes.add(Note.ENCRYPTED)
            self.is_locked = is_outermost and not (body.text or body.html)
        return body


def _content_id(properties: Properties) -> str:
    return (properties.text(Tag.ATTACH_CONTENT_ID) or "").strip(" <>")
