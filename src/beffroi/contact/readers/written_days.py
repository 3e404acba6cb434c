"""Written days: a day as mail programs and telephones write it for people, in the languages of the catalogue."""

import datetime
import email.utils
import functools
import re
from importlib import resources

import msgspec

from beffroi.contact.bounds import FIRST_YEAR, LAST_YEAR
from beffroi.contact.moments import day_in_paris

__all__ = ["day_in_words", "month_named", "standard_day", "written_day"]

_LONGEST = 120
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_FIGURES = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th|º)?\.?,?\s{1,3}(?:de\s{1,3})?([^\W\d]{3,12})\.?,?\s{1,3}(?:de\s{1,3})?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})\b")
_CENTURY = 2000
_LAST_MONTH = 12
_DATA = "months.yaml"


def written_day(written: str) -> datetime.date | None:
    """Return the day that ``written`` names, or ``None`` where it names none or could name two.

    ``02/03/2026`` is the second of March, as everywhere in Europe, unless the words around it are English (``PM``),
    where it could be the third of February: then it is told only where no month is meant but one.

    >>> written_day("lundi 2 mars 2026 à 10:12")
    datetime.date(2026, 3, 2)
    >>> written_day("Mon, Mar 2, 2026 at 10:12 AM")
    datetime.date(2026, 3, 2)
    """
    written = written[:_LONGEST].strip()
    return standard_day(written) or day_in_words(written) or _by_figures(written)


def standard_day(written: str) -> datetime.date | None:
    """Return the day in Europe/Paris of a date of RFC 5322 §3.3, ``None`` if it is none; ``-0000`` is UTC."""
    try:
        moment = email.utils.parsedate_to_datetime(written[:_LONGEST].strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.UTC)
        return _within_bounds(day_in_paris(moment))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def month_named(word: str) -> int:
    """Return the number of the month that ``word`` names, whole or cut short, in any of our languages; 0 for none."""
    lowered = word.lower()
    return next((number for start, number in _beginnings() if lowered.startswith(start)), 0)


@functools.cache
def _beginnings() -> tuple[tuple[str, int], ...]:
    """Return the beginnings of the names of months, the longest first."""
    text = resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8")
    months = msgspec.yaml.decode(text, type=dict[int, tuple[str, ...]])
    pairs = [(start, number) for number, starts in months.items() for start in starts]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def day_in_words(written: str) -> datetime.date | None:
    """Return the day whose month ``written`` names in letters, and whose year in full; ``None`` if there is none."""
    if match := _DAY_FIRST.search(written):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.search(written):
        month, day, year = match[1], match[2], match[3]
    else:
        return None
    return _day(int(year), month_named(month), int(day))


def _by_figures(written: str) -> datetime.date | None:
    if match := _ISO.search(written):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _FIGURES.search(written)
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    year += _CENTURY if len(match[3]) == 2 else 0  # noqa: PLR2004 - two figures for the year
    if month > _LAST_MONTH:
        day, month = month, day
    elif day <= _LAST_MONTH and day != month and re.search(r"\b[AP]M\b", written):
        return None
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return _within_bounds(datetime.date(year, month, day))
    except ValueError:
        return None


def _within_bounds(day: datetime.date) -> datetime.date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
