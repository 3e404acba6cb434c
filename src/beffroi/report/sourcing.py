"""Sourcing: where an official fact was read, in words, for documents that show facts."""

import datetime

import msgspec

from beffroi.rulebook import FactValue
from beffroi.texts import Catalogue, day_in_words, source_line

__all__ = ["Sourced", "sourced"]


class Sourced(msgspec.Struct, frozen=True):
    """Where a statement was read, in words of one language.

    Args:
        line: Publisher, title and day of publication; or that we deduced it.
        url: Its address, when it has one.
        standing: On what it rests: an official page, the press.
        read_on: The day it was last read.
        since: The first day it held.
        until: The last day it held, or ``None`` while it holds.
        stale: A line that says it should have been read again, or ``None``.
        also: Sources that say otherwise or more: what they say is not in the languages of the page, their lines are.
    """

    line: str
    url: str | None
    standing: str
    read_on: str
    since: str
    until: str | None
    stale: str | None
    also: tuple[tuple[str, str | None], ...] = ()


def sourced(value: FactValue, catalogue: Catalogue, today: datetime.date) -> Sourced:
    """Return where a value of a fact was read.

    Args:
        value: The value.
        catalogue: The language.
        today: The day it is shown, which says whether it should have been read again by now.

    Raises:
        CatalogueError: The language lacks a sentence.
    """
    is_stale = today > value.recheck_by
    stale = catalogue.label("stale", date=day_in_words(value.recheck_by, catalogue)) if is_stale else None
    return Sourced(
        line=source_line(value.source, catalogue),
        url=value.source.url,
        standing=catalogue.standing(value.source.standing),
        read_on=day_in_words(value.source.read_on, catalogue),
        since=day_in_words(value.since, catalogue),
        until=None if value.until is None else day_in_words(value.until, catalogue),
        stale=stale,
        also=tuple((source_line(other.source, catalogue), other.source.url) for other in value.also_said),
    )
