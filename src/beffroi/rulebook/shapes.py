"""Shapes: what the ``value`` of a fact must look like, by the fact's kind."""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from beffroi.evidence import Pretext, Request

__all__ = ["SHAPES", "FactKind"]

Code = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", description="a code in lower case, as in asks_card")]
Digits = Annotated[str, Meta(pattern="^[0-9]{2,15}$", description="national digits without spaces, in quotes")]
Domain = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9.-]*[.][a-z0-9-]*[a-z0-9]$",
        max_length=253,
        description="a host name in lower case, without scheme or path",
    ),
]
Address = Annotated[
    str,
    Meta(pattern="^[a-z0-9._+-]+@[a-z0-9.-]+$", max_length=254, description="an e-mail address in lower case"),
]
Folded = Annotated[
    str, Meta(pattern="^[a-z0-9][a-z0-9 '.&-]*$", description="folded text: lower-case ASCII, no accents")
]
Text = Annotated[str, Meta(min_length=1, description="some text")]
Duration = Annotated[
    str, Meta(pattern="^P[1-9][0-9]{0,3}[DWMY]$", description="a duration of ISO 8601 in one unit, as in P13M")
]
WebAddress = Annotated[str, Meta(pattern="^https?://[^ ]+$", description="an address that starts with https://")]


class FactKind(enum.StrEnum):
    """What sort of statement a fact is; each kind has one shape of ``value``."""

    NAMES = "names"
    NUMBERS = "numbers"
    WEB_DOMAINS = "web_domains"
    EMAIL_DOMAINS = "email_domains"
    EMAIL_ADDRESSES = "email_addresses"
    SMS_SENDER = "sms_sender"
    NEVER_ASKS = "never_asks"
    CONDUCT = "conduct"
    GENUINE = "genuine"
    PRETEXT = "pretext"
    APPS = "apps"
    ACCOUNTS = "accounts"
    NUMBER_BLOCKS = "number_blocks"
    DOMAIN_LIST = "domain_list"
    SERVICE = "service"
    FIRST_AID = "first_aid"
    DELAYS = "delays"
    STATEMENT = "statement"


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a public body is known by."""

    names: Annotated[tuple[Folded, ...], Meta(min_length=1)]
    objects: tuple[Folded, ...] = ()
    topics: tuple[Folded, ...] = ()
    brand_words: tuple[Folded, ...] = ()


class PublishedNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that was published."""

    number: Digits
    purpose: Code | None = None
    price: Text | None = None
    hours: Text | None = None


class SmsSender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom SMS come from, how they begin (folded, or empty), and whether none come from elsewhere."""

    number: Digits
    opening: Annotated[str, Meta(pattern="^[a-z0-9 ]*$", description="folded text, or an empty one")]
    exclusive: bool


class Genuine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A genuine contact that looks like a fraud."""

    looks_like: Code
    why_odd: Text


class Named(msgspec.Struct, frozen=True):
    """An application or an account: its name, and whatever else is known of it."""

    name: Text


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block of the numbering plan."""

    prefix: Annotated[str, Meta(pattern="^[0-9]{1,15}$", description="leading national digits, in quotes")]
    digits: Annotated[int, Meta(ge=2, le=15)]
    tariff: Literal["premium", "free", "normal", "undetermined"]
    use: Literal[
        "geographic",
        "mobile",
        "voip",
        "telemarketing",
        "machine",
        "directory_enquiries",
        "short",
        "sms_short_code",
        "fiction",
        "service",
    ]
    price: str | None = None


class Service(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service that takes reports or helps; ``takes`` lists channels and cases, ``rank`` its place, lowest first."""

    name: Text
    takes: Annotated[tuple[Code, ...], Meta(min_length=1)]
    how: Code
    number: Digits | None
    url: WebAddress | None
    price: Text | None
    hours: Text | None
    rank: int


class FirstAid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do after one consequence, in order; ``delays`` names the time limits the law sets."""

    after: Literal[
        "clicked",
        "gave_card",
        "gave_iban",
        "gave_password",
        "gave_code",
        "gave_nir",
        "gave_identity",
        "gave_medical",
        "installed",
        "called",
        "paid",
        "handed_over",
        "received",
    ]
    steps: Annotated[tuple[Code, ...], Meta(min_length=1)]
    delays: dict[Code, Text] = {}


class Delay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long something may still be done, counted from the day it happened; ``step`` is the advice it belongs to."""

    code: Code
    within: Duration
    step: Code
    says: Text


SHAPES: Final[Mapping[FactKind, Any]] = MappingProxyType(
    {
        FactKind.NAMES: Names,
        FactKind.NUMBERS: tuple[PublishedNumber, ...],
        FactKind.WEB_DOMAINS: tuple[Domain, ...],
        FactKind.EMAIL_DOMAINS: tuple[Domain, ...],
        FactKind.EMAIL_ADDRESSES: tuple[Address, ...],
        FactKind.SMS_SENDER: SmsSender,
        FactKind.NEVER_ASKS: tuple[Request, ...],
        FactKind.CONDUCT: tuple[Code, ...],
        FactKind.GENUINE: Genuine,
        FactKind.PRETEXT: tuple[Pretext, ...],
        FactKind.APPS: tuple[Named, ...],
        FactKind.ACCOUNTS: tuple[Named, ...],
        FactKind.NUMBER_BLOCKS: tuple[Block, ...],
        FactKind.DOMAIN_LIST: tuple[Domain, ...],
        FactKind.SERVICE: Service,
        FactKind.FIRST_AID: FirstAid,
        FactKind.DELAYS: tuple[Delay, ...],
        FactKind.STATEMENT: Text | tuple[Text, ...],
    }
)
"""The type that ``value`` must fit, by kind: the loader checks by it and the JSON Schema is written from it."""
