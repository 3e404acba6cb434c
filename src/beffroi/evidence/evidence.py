"""One thing seen in a contact, and where: never an opinion."""

import enum
from typing import NamedTuple

import msgspec

__all__ = ["Evidence", "EvidenceKind", "Field", "Span"]


class EvidenceKind(enum.StrEnum):
    """What sort of thing was seen; each kind has a recogniser of its own."""

    DISGUISE = "disguise"
    LINK = "link"
    PHONE = "phone"
    SENDER = "sender"
    HEADER = "header"
    ATTACHMENT = "attachment"
    REQUEST = "request"
    PRETEXT = "pretext"
    PRESSURE = "pressure"
    CLAIM = "claim"
    VOICE = "voice"
    COMFORT = "comfort"
    LEARNED = "learned"
    UNREAD = "unread"


class Field(enum.StrEnum):
    """The part of a contact that a span points into."""

    TEXT = "text"
    SUBJECT = "subject"
    SENDER = "sender"
    HTML = "html"
    HEADERS = "headers"
    ATTACHMENTS = "attachments"


class Span(NamedTuple):
    """A stretch of one field as received, in Unicode code points, ``end`` excluded."""

    field: Field
    start: int
    end: int


class Evidence(msgspec.Struct, frozen=True, eq=True):
    """One thing seen.

    Args:
        kind: What sort of thing.
        value: A word of the kind's closed list (``card``), or the thing itself in its normal form (``+33892123456``).
        span: Where, in the contact as received.
        traits: What else was seen of it, from the kind's closed list (``lookalike``, ``call_back``).
        public_body: The body it is about, by id, when it is about one.
        detail: The normal form a reader wants to see beside the words (the host of a link, the official name imitated).
    """

    kind: EvidenceKind
    value: str
    span: Span
    traits: frozenset[str] = frozenset()
    public_body: str | None = None
    detail: str = ""
