"""Intake: what reading a file gave, and what must be said about the reading."""

import enum
from collections.abc import Callable

import msgspec

from beffroi.contact.contact import Attachment, Contact

__all__ = ["OUR_AUTHSERV", "Intake", "Note", "OpenAttachment", "SpokenWord"]


OUR_AUTHSERV = "beffroi.invalid"
"""The name under which results of our own are noted: RFC 2606 §2 keeps any mail server from bearing it."""


class Note(enum.StrEnum):
    """What a person must know about how their file was read; each has its sentence in ``texts/``."""

    ORIGINAL_OF_FORWARD = "original_of_forward"  # they sent a mail on: the one inside is judged
    SEVERAL_IN_THREAD = "several_in_thread"  # one thread of several messages, judged as one contact
    OWN_WORDS_LEFT_OUT = "own_words_left_out"  # of a thread, what its owner answered is not judged
    PARTLY_READ = "partly_read"  # too long, too many pages or parts: the rest was not read
    ATTACHMENT_PARTLY_READ = "attachment_partly_read"  # the same of a file that came with it
    ATTACHMENT_UNREAD = "attachment_unread"  # damaged, protected, too large, or of a sort nothing reads
    EXTRA_MISSING = "extra_missing"  # an attachment is an image or a document, and the extra for it is not installed
    ENCRYPTED = "encrypted"  # a part only its receiver's program can open
    UNSURE_WORDS = "unsure_words"  # an image or a recording of which some words are doubtful
    DAMAGED = "damaged"  # broken in places, read as far as it goes


class SpokenWord(msgspec.Struct, frozen=True):
    """One word of a recording, and when it is said.

    Args:
        start: Its place in the contact's text, in code points.
        end: Where it ends there, excluded.
        begins: Seconds from the beginning of the recording.
        ends: Seconds, likewise.
        confidence: From 0 to 1, as the speech model tells it.
    """

    start: int
    end: int
    begins: float
    ends: float
    confidence: float


class Intake(msgspec.Struct, frozen=True):
    """One contact read from a file.

    Args:
        contact: What reached the person, as far as the file shows it.
        notes: What must be said about the reading, each once.
        spoken: Of a recording, its words in order; else empty.
        others: Of a mail that sends others on, all else that stands in it: what was written around the original, and
            further mails. The original is the contact; but a fraud could carry a harmless mail inside, so a face judges
            all of them.
        verified: The signatures of the mail were verified by keys that were given, and the contact's first header says
            what came of it, in our own name.
        own: Of a thread, what its owner seems to have written, without a sender. Somebody else may have put it into
            their mouth; but what they did write must not be held against the thread, so a face counts only what nobody
            would write in their own name.
        told: The contact was found in words: its sender is what somebody typed, and speaks in nobody's favour.
    """

    contact: Contact
    notes: tuple[Note, ...] = ()
    spoken: tuple[SpokenWord, ...] = ()
    others: tuple[Contact, ...] = ()
    verified: bool = False
    told: bool = False
    own: Contact | None = None


OpenAttachment = Callable[[str, str, bytes], tuple[tuple[Attachment, ...], tuple[Note, ...]]]
"""Name, declared media type and bytes of a file that came with a contact; gives the file, what it holds, and notes.

The first attachment is the file: its ``media_type`` is what its content is, where that can be told, else what was
declared; ``text`` is what can be read in it. What stands inside follows: a QR code as one attachment of the media type
``text/x-barcode`` whose text is what the code says; a file within an archive as one whose name is
``archive.zip/name.exe`` and whose text is empty.
"""
