"""SMS backup: the messages and calls that a telephone received, from a file of the Android app SMS Backup & Restore."""

import binascii
from collections.abc import Iterator, Mapping
from typing import IO, Final

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_LINE_LENGTH, MAX_TEXT_LENGTH
from beffroi.contact.contact import BARCODE, Attachment, Channel, Contact
from beffroi.contact.readers.intake import Intake, Note, OpenAttachment
from beffroi.contact.readers.phones.backup_elements import Element, is_sms_backup, read_elements
from beffroi.contact.readers.phones.call_words import call_words
from beffroi.contact.readers.phones.phone_days import day_of_epoch
from beffroi.contact.readers.phones.phone_senders import shown_sender
from beffroi.errors import UnreadableError

__all__ = ["SmsBackup", "is_sms_backup"]

_NONE = "null"  # how the app writes what is not there
_RECEIVED = "1"  # the same in its three tables; the numbers are those of Android's own
_BOX: Final = {"sms": "type", "mms": "msg_box"}
_OWN_BOXES: Final = frozenset("23456")  # sent, draft, outbox, failed, queued
_OUTGOING = "2"
_VOICEMAIL = "4"
_CALLS_IN: Final = frozenset("13567")  # answered, missed, rejected, refused by a list, answered on another device
_SHOWN: Final = frozenset({"1", _NONE})  # the rest: withheld, unknown, a public telephone
_FROM = "137"  # the address type of a sender, PDU header From of the MMS standard
_NO_FILES: Final = ("text/plain", "application/smil")

_SEPARATOR = "~"  # between the addresses of a group


class SmsBackup:
    """One backup, read once from beginning to end with flat memory: iterate over it.

    Gives, with the number of its element from 1, each message or call received, or why it cannot be read. Calls
    have no words but what the telephone tells of them, voicemails none.

    Args:
        stream: The file, opened as bytes.
        open_attachment: What reads the files of an MMS; without it they are named only.

    Attributes:
        own: How many messages and calls so far were the owner's own: sent, drafted, dialled. They are not judged.
    """

    def __init__(self, stream: IO[bytes], open_attachment: OpenAttachment | None = None) -> None:
        self._elements = enumerate(read_elements(stream), 1)
        self._open_attachment = open_attachment
        self.own = 0

    def __iter__(self) -> Iterator[tuple[int, Intake | UnreadableError]]:
        """Yield what was received.

        Raises:
            UnreadableError: It is no such backup, or declares a document type or entities.
        """
        for number, element in self._elements:
            if isinstance(element, UnreadableError):
                yield number, element
                continue
            try:
                intake = self._call(element) if element.name == "call" else self._message(element)
            except UnreadableError as error:
                yield number, error
                continue
            if intake is None:
                self.own += 1
            else:
                yield number, intake

    def _message(self, element: Element) -> Intake | None:
        attributes = element.attributes
        box = attributes.get(_BOX[element.name], "")
        if box in _OWN_BOXES:
            return None
        if box != _RECEIVED:
            raise UnreadableError(expected=f"a {_BOX[element.name]} from 1 to 6", found="another or none")
        notes = _notes(element)
        attachments: tuple[Attachment, ...] = ()
        if element.name == "mms":
            address, text = _mms_sender(element), _mms_text(element)
            attachments = self._attachments(element, notes)
            if not text:
                text, attachments = _words_in_files(attachments)
        else:
            address, text = attributes.get("address", ""), attributes.get("body", "")
        if not text or text.isspace() or text == _NONE:
            raise UnreadableError(expected="a message with words", found="none")
        if len(text) > MAX_TEXT_LENGTH:
            notes.append(Note.PARTLY_READ)
        subject = attributes.get("subject" if element.name == "sms" else "sub", "")
        day = day_of_epoch(attributes.get("date", "")) or day_of_epoch(attributes.get("date_sent", ""))
        contact = Contact(
            Channel.SMS,
            text[:MAX_TEXT_LENGTH],
            sender=shown_sender(address, _saved_name(attributes)),
            subject=subject[:MAX_LINE_LENGTH] if subject not in {"", _NONE} else None,
            date=day,
            attachments=attachments,
        )
        if day is None:
            notes.append(Note.DAMAGED)
        return Intake(contact, tuple(dict.fromkeys(notes)))

    def _call(self, element: Element) -> Intake | None:
        attributes = element.attributes
        kind = attributes.get("type", "")
        if kind == _OUTGOING:
            return None
        if kind not in _CALLS_IN and kind != _VOICEMAIL:
            raise UnreadableError(expected="a type from 1 to 7", found="another or none")
        number = attributes.get("number", "")
        sender = shown_sender(number, _saved_name(attributes))
        if sender is None or attributes.get("presentation", _NONE) not in _SHOWN:
            raise UnreadableError(expected="the number of a caller", found="one that was withheld")
        day = day_of_epoch(attributes.get("date", ""))
        notes = [*_notes(element), *([Note.DAMAGED] if day is None else [])]
        channel = Channel.VOICEMAIL if kind == _VOICEMAIL else Channel.CALL
        is_saved = sender != shown_sender(number)
        words = "" if is_saved else call_words(kind, attributes.get("duration", ""))
        return Intake(Contact(channel, words, sender=sender, date=day), tuple(dict.fromkeys(notes)))

    def _attachments(self, element: Element, notes: list[Note]) -> tuple[Attachment, ...]:
        """Return the files of an MMS, opened where something opens them."""
        found: list[Attachment] = []
        for part in element.parts:
            media_type = part.get("ct", "")[:MAX_LINE_LENGTH]
            if media_type in _NO_FILES:
                continue
            name = _file_name(part)
            if self._open_attachment is None:
                found.append(Attachment(name, media_type))
                continue
            try:
                data = binascii.a2b_base64(element.data_of(part))
            except binascii.Error:
                data = b""
            if not data:
                found.append(Attachment(name, media_type))
                notes.append(Note.ATTACHMENT_UNREAD)
                continue
            opened, said = self._open_attachment(name, media_type, data)
            found += opened
            notes += said
        if len(found) > MAX_ATTACHMENTS:
            notes.append(Note.PARTLY_READ)
        return tuple(found[:MAX_ATTACHMENTS])


def _notes(element: Element) -> list[Note]:
    seen = ((element.is_mended, Note.DAMAGED), (element.is_cut, Note.PARTLY_READ))
    return [note for is_so, note in seen if is_so]


def _saved_name(attributes: Mapping[str, str]) -> str:
    """Return what the owner's list calls the sender; of a group the app joins the names of all, and none is used."""
    return "" if _SEPARATOR in attributes.get("address", "") else attributes.get("contact_name", "")


def _mms_sender(element: Element) -> str:
    """Return who sent an MMS: of a group, the one address marked as such."""
    for address in element.addresses:
        if address.get("type") == _FROM and address.get("address", _NONE) not in {_NONE, "insert-address-token"}:
            return address["address"]
    members = element.attributes.get("address", "")
    return "" if _SEPARATOR in members else members


def _mms_text(element: Element) -> str:
    """Return the words of an MMS, its parts of text in their order."""
    texts = [part.get("text", "") for part in element.parts if part.get("ct") == "text/plain"]
    return "\n".join(text for text in texts if text not in {"", _NONE})


def _words_in_files(attachments: tuple[Attachment, ...]) -> tuple[str, tuple[Attachment, ...]]:
    """Return what can be read in the files of an MMS without words as its words, and the files without it.

    What a code says stays with its file as well: there it is known for a code.
    """
    text = "\n".join(attachment.text for attachment in attachments if attachment.text)
    kept = tuple(
        attachment
        if attachment.media_type == BARCODE
        else Attachment(attachment.name, attachment.media_type, attachment.sha256)
        for attachment in attachments
    )
    return text, kept


def _file_name(part: Mapping[str, str]) -> str:
    names = (part.get(key, "") for key in ("cl", "name", "fn", "cid"))
    return next((name for name in names if name not in {"", _NONE}), "")[:MAX_LINE_LENGTH]
