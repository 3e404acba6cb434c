"""Days: what a telephone, or a program that copies one, writes as a date and time, as a day in Europe/Paris."""

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from beffroi.contact.bounds import FIRST_YEAR, LAST_YEAR
from beffroi.contact.readers.written_days import day_in_words

__all__ = ["MONTH", "comes_day_first", "day_of_epoch", "day_written"]

_LONGEST = 60  # characters of a moment: "mercredi 23 septembre 2026 à 10:12:33 heure d'été d'Europe centrale"
_SECONDS_UP_TO = 100_000_000_000  # the year 5138 in seconds, 1973 in milliseconds: above it, milliseconds are meant
_EPOCH: Final = re.compile(r"\d{9,14}(?:\.\d{1,9})?\Z", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)", re.ASCII)
_OFFSET: Final = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})\Z", re.ASCII)
_HALF_OF_DAY: Final = re.compile(r"\d ?[ap]\.? ?m\b", re.IGNORECASE | re.ASCII)
MONTH: Final = (
    r"(?:jan|ene|gen|f[eé]v|feb|mar|m[aä]r|mrz|avr|apr|abr|mai|may|mag|juin|jun|giu|juil|jul|lug|ao[uû]|aug|ago|"
    r"sep|set|oct|okt|ott|out|nov|d[eé]c|dez|dic)[a-zéûçä]{0,7}\.?"
)
"""A pattern for the name of a month, whole or cut short, in the languages that telephones in France are set to."""
_LAST_MONTH = 12
_CENTURY = 2000
_SHORT_YEARS = 100


def day_of_epoch(written: str) -> datetime.date | None:
    """Return the day of a count of milliseconds (or, of fewer digits, seconds) since 1970; ``None`` if it is none."""
    if _EPOCH.match(written) is None:
        return None
    count = float(written)
    seconds = count if count < _SECONDS_UP_TO else count / 1000
    return _in_bounds(datetime.datetime.fromtimestamp(seconds, tz=_paris()).date())


def comes_day_first(written: Iterable[str]) -> bool:
    """Return whether moments written by one telephone put the day before the month, as all but the US do.

    Args:
        written: Some of its moments; the first one that only one order fits decides.
    """
    has_halves = False
    for moment in written:
        found = _YEAR_LAST.search(moment[:_LONGEST])
        if found is None:
            continue
        if int(found[1]) > _LAST_MONTH:
            return True
        if int(found[2]) > _LAST_MONTH:
            return False
        has_halves = has_halves or _HALF_OF_DAY.search(moment[:_LONGEST]) is not None
    return not has_halves


def day_written(written: str, *, day_first: bool = True) -> datetime.date | None:
    """Return the day that a moment written out falls on; ``None`` where it says none, or only "Hier".

    Args:
        written: ``02/03/2026 10:12``, ``2026-03-02T10:12:00Z``, ``lun. 2 mars 2026 à 10:12``, ``Mar 2, 2026 9:12 AM``,
            or a count of milliseconds. Only an ISO 8601 moment can have an offset; others are Paris time.
        day_first: As ``comes_day_first`` found for the file.

    >>> day_written("2 août 2026 à 10:12")
    datetime.date(2026, 8, 2)
    >>> day_written("3/2/26, 10:12 AM", day_first=False)
    datetime.date(2026, 3, 2)
    """
    written = " ".join(written[:_LONGEST].split())
    if found := _YEAR_FIRST.search(written):
        return _with_offset(written) or _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.search(written):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        year = int(found[3])
        return _day(year if year >= _SHORT_YEARS else _CENTURY + year, int(month), int(day))
    return day_in_words(written) or day_of_epoch(written)


def _with_offset(written: str) -> datetime.date | None:
    """Return the day in Paris of an ISO 8601 moment that names its offset."""
    if _OFFSET.search(written) is None:
        return None
    try:
        return _in_bounds(datetime.datetime.fromisoformat(written).astimezone(_paris()).date())
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return _in_bounds(datetime.date(year, month, day))
    except ValueError:
        return None


def _in_bounds(day: datetime.date) -> datetime.date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


@cache
def _paris() -> ZoneInfo:
    return ZoneInfo("Europe/Paris")
