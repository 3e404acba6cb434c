"""One official statement, dated and sourced."""

import datetime
import enum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

__all__ = ["Fact", "FactValue", "OtherStatement", "Source", "Standing"]


class Standing(enum.StrEnum):
    """On what a statement rests, best first."""

    OFFICIAL = "official"
    SEED = "seed"
    PRESS = "press"
    INFERRED = "inferred"


_Published = Annotated[
    str, Meta(pattern="^[0-9]{4}(-[0-9]{2}){0,2}$", description="a day, month or year in quotes, as in '2024-07'")
]
_Text = Annotated[str, Meta(min_length=1)]
_WebAddress = Annotated[str, Meta(pattern="^https?://[^ ]+$", description="an address that starts with https://")]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a statement was read.

    Args:
        standing: What kind of source it is.
        publisher: Who published it.
        title: Its title, or what it is.
        url: Its address, or ``None`` where it was not kept.
        published: Day (``2024-07-08``), month (``2024-07``) or year it was published, or ``None`` if undated.
        read_on: Day it was last read.
    """

    standing: Standing
    publisher: _Text
    title: _Text
    url: _WebAddress | None
    published: _Published | None
    read_on: datetime.date


class FactValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a fact said over one stretch of days, both ends included.

    Args:
        value: The statement as data; its shape is the fact's ``kind``.
        since: First day it held.
        until: Last day it held; ``None`` while it holds.
        source: Where it was read.
        recheck_by: Day after which it must be read again.
        channels: The channels it holds for; empty means all.
        note: What a reader must know of it, in English.
        also_said: Sources that say otherwise, kept and shown.
    """

    value: Any
    since: datetime.date
    until: datetime.date | None
    source: Source
    recheck_by: datetime.date
    channels: tuple[str, ...] = ()
    note: str = ""
    also_said: tuple["OtherStatement", ...] = ()


class OtherStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What another source says of the same thing."""

    says: _Text
    source: Source


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact: an id, what it says and its dated values."""

    id: str
    kind: str
    says: _Text
    values: Annotated[tuple[FactValue, ...], Meta(min_length=1)]
