"""Screen words: what a line of a telephone's screen is, when it is not part of a message."""

import datetime
import functools
import re
import unicodedata
from importlib import resources

import msgspec
import yaml

from beffroi.contact.bounds import FIRST_YEAR, LAST_YEAR

__all__ = ["day_in", "is_aside", "is_day", "is_keyboard", "is_noise", "is_social", "is_status", "is_time", "plain"]

_DATA = "screen_words.yaml"
_TIME = r"(?:[01]?\d|2[0-3])\s?[:h.]\s?[0-5]\d(?:\s?[ap]\.?m\.?)?"
_IS_TIME = re.compile(rf"\W*{_TIME}(?:\s*[✓√vw/]{{0,3}})?\W*\Z", re.IGNORECASE)
_IS_STATUS = re.compile(  # clock, network, battery
    r"(?:\d?\d[:.]\d\d|\d[GE]\+?|LTE|VoLTE|Wi-?Fi|\d{1,3}\s?%|SFR|Orange F?|Free|Bouygues|\W+)+\Z", re.IGNORECASE
)
_ONE_TIME = re.compile(_TIME, re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?(?!\d)")
_PHONE = re.compile(r"\W*(?:\d[\s.()-]{0,2}){9,15}\W*\Z")  # 06.39.98.00.12, which is no day
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_NUMBER = re.compile(r"\d+")
_SHORTEST_ROW = 5  # letters of a keyboard's row, side by side, that are taken for one
_LONGEST_DAY = 45
_MOST_IN_A_MONTH = 31
_CENTURY = 2_000


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    noise: frozenset[str]
    noise_beginnings: tuple[str, ...]
    near_days: frozenset[str]
    week_days: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    day_fillers: frozenset[str]
    social: tuple[str, ...]
    keyboards: tuple[str, ...]


@functools.cache
def _words() -> _Words:
    text = resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Words)


@functools.cache
def _months() -> dict[str, int]:
    return {name: number for number, names in reversed(list(enumerate(_words().months, 1))) for name in names}


@functools.cache
def _day_words() -> frozenset[str]:
    words = _words()
    return (
        words.near_days | words.day_fillers | frozenset(_months()) | {day for days in words.week_days for day in days}
    )


@functools.cache
def _noise_in_one() -> frozenset[str]:
    return frozenset(line.replace(" ", "") for line in _words().noise)


def plain(text: str) -> str:
    """Return lower case without accents and with single blanks, as the lists are written."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(bare.replace("’", "'").replace("…", "...").lower().split())


def is_noise(text: str) -> bool:
    """Tell whether a whole line is one that telephones write, or no word at all."""
    bare = plain(text)
    words = _words()
    stripped = bare.strip(" .:>›<‹+•·|-")
    if len(stripped) < 2 and not stripped.isdigit():  # noqa: PLR2004  # arrows, dots and crosses are read as one sign
        return True
    if bare in words.noise or stripped in words.noise or stripped.replace(" ", "") in _noise_in_one():
        return True
    return bare.startswith(words.noise_beginnings)


def is_social(text: str) -> bool:
    """Tell whether a line of the top names a social network or says when somebody was there."""
    bare = plain(text)
    return any(bare == word or bare.startswith(f"{word} ") for word in _words().social)


def is_time(text: str) -> bool:
    """Tell whether a whole line is a clock time, with the ticks that follow it in some programs."""
    return _IS_TIME.match(text) is not None


def is_status(text: str) -> bool:
    """Tell whether a line is of what stands at the very top of a screen: clock, network, battery."""
    return _IS_STATUS.match(text) is not None


def is_day(text: str) -> bool:
    """Tell whether a whole line says a day, a time or both, as a thread does between messages."""
    if len(text) > _LONGEST_DAY or _PHONE.match(text):
        return False
    bare = _ONE_TIME.sub(" ", _NUMBERS.sub(" ", plain(text)))
    left = _NUMBER.sub(" ", bare)
    words = _WORD.findall(left)
    known = _day_words()
    if any(word not in known for word in words) or len(words) > 6:  # noqa: PLR2004  # "mercredi 2 mars 2026 a 10:42"
        return False
    fillers = _words().day_fillers
    return bool(_NUMBERS.search(text) or _ONE_TIME.search(text)) or any(word not in fillers for word in words)


def is_aside(text: str) -> bool:
    """Tell whether a whole line is no part of any message: noise, day, time or status."""
    return is_noise(text) or is_day(text) or is_time(text) or is_status(text)


def day_in(text: str) -> datetime.date | None:
    """Return the day that a line names with its year; ``None`` if it names none in full."""
    bare = plain(text)
    numbers = _NUMBERS.search(bare)
    if numbers is not None and numbers[3]:
        year = int(numbers[3])
        return _as_day(year if year >= FIRST_YEAR else year + _CENTURY, int(numbers[2]), int(numbers[1]))
    months = [_months()[word] for word in _WORD.findall(bare) if word in _months()]
    figures = [int(number) for number in _NUMBER.findall(_ONE_TIME.sub(" ", bare))]
    days = [figure for figure in figures if 1 <= figure <= _MOST_IN_A_MONTH]
    years = [figure for figure in figures if FIRST_YEAR <= figure <= LAST_YEAR]
    return _as_day(years[0], months[-1], days[0]) if months and days and years else None


def _as_day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def is_keyboard(text: str) -> bool:
    """Tell whether letters side by side, as read from left to right, are a row of a keyboard."""
    letters = "".join(sign for sign in plain(text) if sign.isalnum())
    if len(letters) < _SHORTEST_ROW:
        return False
    return any(letters in row or (row in letters and len(letters) <= len(row) + 2) for row in _words().keyboards)
