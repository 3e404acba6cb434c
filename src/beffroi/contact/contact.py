"""What reached the person: one frozen shape for call, voicemail, e-mail, SMS and social message."""

import datetime
import enum

import msgspec

from beffroi.errors import ContactError

__all__ = ["BARCODE", "TOLD_CHANNELS", "Attachment", "Channel", "Contact"]


class Channel(enum.StrEnum):
    """How the contact arrived."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    EMAIL = "email"
    SMS = "sms"
    SOCIAL = "social"
    LETTER = "letter"
    VISIT = "visit"


TOLD_CHANNELS = frozenset({Channel.CALL, Channel.VISIT})
"""Those of which the person tells in their own words: nothing of the contact itself is left."""


BARCODE = "text/x-barcode"
"""The media type of what a QR code or another code in a picture says: an attachment of its own, beside the picture."""


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that came with the contact; ``text`` is what could be read in it."""

    name: str
    media_type: str = ""
    sha256: str = ""
    text: str = ""


class Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One contact, as received.

    Args:
        channel: How it arrived.
        text: The words received; for a call, what was said or the person's account of it. May be empty when a call
            is known by its number alone.
        id: The caller's own name for this contact, given back in the verdict.
        sender: Number, sender name, address with display name, or account; ``None`` if hidden or unknown.
        subject: An e-mail's subject.
        html: An e-mail's HTML body, as received.
        headers: An e-mail's headers, in order, repeated ones kept.
        date: The day of receipt in Europe/Paris; ``None`` means the day it is judged.
        lang: BCP 47 tag of the text, when known.
        attachments: Files that came with it.
    """

    channel: Channel
    text: str
    id: str | None = None
    sender: str | None = None
    subject: str | None = None
    html: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    date: datetime.date | None = None
    lang: str | None = None
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a channel that is none, which a caller in Python could pass as any string.

        Raises:
            ContactError: The channel is not a :class:`Channel`.
        """
        if self.channel.__class__ is not Channel:
            field, expected = "channel", f"a Channel: {', '.join(Channel)}"
            raise ContactError(field, expected, repr(self.channel)[:40])
