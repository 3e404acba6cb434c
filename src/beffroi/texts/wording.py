"""Wording: dates, numbers, prices, hours and lists as people write them in each language."""

import datetime
import re
import unicodedata

from beffroi.texts.catalogue import Catalogue

__all__ = ["capitalised", "day_in_words", "joined", "listed", "number_in_words", "shown", "terms", "visible"]

_NO_BREAK = "\u00a0"  # keeps the parts of a number on one line
_HIDDEN = "\u25a1"  # stands for each character that shows nothing or changes how the rest is shown
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_MOST_STACKED = 4  # marks over one letter; no script needs more, and a tower of them covers the lines above
_FRANCE = "+33"
_NATIONAL_DIGITS = 10
_SPECIAL = "08"  # Arcep's "numéros spéciaux" are written 0 892 705 705
_SHORT_DIGITS = 4
_DATE_PARTS = {1: "year", 2: "month", 3: "day"}
_AMOUNT = re.compile(r"(\d+)[.,]?(\d*) ?EUR/(min|call)\Z")
_STRETCH = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)\Z")


def capitalised(text: str) -> str:
    """Return ``text`` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def day_in_words(published: str | datetime.date | None, catalogue: Catalogue) -> str:
    """Return a day, month or year in words (``8 juillet 2024``); anything else as it stands; ``None`` as undated."""
    if published is None:
        return catalogue.word("date", "none")
    parts = str(published).split("-")
    if len(parts) not in _DATE_PARTS or not all(part.isdecimal() for part in parts):
        return str(published)
    places = {"year": parts[0]}
    if len(parts) > 1:
        month = catalogue.word_or_none("month", str(int(parts[1])))
        if month is None:
            return str(published)
        places["month"] = month
    if len(parts) == len(_DATE_PARTS):
        places["day"] = catalogue.word_or_none("day", str(int(parts[2]))) or str(int(parts[2]))
    return catalogue.word("date", _DATE_PARTS[len(parts)], **places)


def number_in_words(number: str) -> str:
    """Return a telephone number as it is written in France, its parts held together: ``36 46``, ``01 78 85 70 03``."""
    if number.startswith(_FRANCE) and len(number) == len(_FRANCE) + _NATIONAL_DIGITS - 1:
        number = "0" + number.removeprefix(_FRANCE)
    if not number.isdecimal():
        return number
    if len(number) == _NATIONAL_DIGITS and number.startswith(_SPECIAL):
        return _NO_BREAK.join((number[0], number[1:4], number[4:7], number[7:]))
    if len(number) in {_SHORT_DIGITS, _NATIONAL_DIGITS}:
        return _NO_BREAK.join(number[place : place + 2] for place in range(0, len(number), 2))
    return number


def listed(things: list[str], catalogue: Catalogue) -> str:
    """Return "a, b and c"; each thing once, in the order given."""
    things = list(dict.fromkeys(things))
    if len(things) < 2:  # noqa: PLR2004 - one thing is no list
        return "".join(things)
    return catalogue.word("list", "and", first=joined(things[:-1], catalogue), last=things[-1])


def joined(things: list[str], catalogue: Catalogue) -> str:
    """Return "a, b, c", with the comma of the language."""
    line = "".join(things[:1])
    for thing in things[1:]:
        line = catalogue.word("list", "more", first=line, next=thing)
    return line


def terms(price: str | None, hours: str | None, catalogue: Catalogue) -> str:
    """Return price and opening hours in brackets after a space, ``" (gratuit, jour et nuit)"``, or an empty text."""
    parts = [_price(price, catalogue)] if price else []
    parts += [_hours(hours, catalogue)] if hours else []
    return f" ({joined(parts, catalogue)})" if parts else ""


def shown(text: str, longest: int) -> str:
    """Return words of a contact fit to be shown: on one line, nothing invisible, cut at ``longest`` code points."""
    cut = text[: longest + 1]
    line = _visible_line(cut)
    line = " ".join(line.split(" "))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def visible(text: str) -> str:
    """Return words of a contact fit to be shown as they stand, line by line, nothing cut.

    What shows nothing, changes how the rest is shown, or would cover it, stands as a square; every end of line is a
    line feed.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(_visible_line, lines))


def _visible_line(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    seen = "".join(map(_visible, line))
    if seen.isascii():
        return seen
    stacked = 0
    characters = []
    for character in seen:
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        characters.append(character if stacked <= _MOST_STACKED else _HIDDEN)
    return "".join(characters)


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return " "
    return _HIDDEN if unicodedata.category(character) in _INVISIBLE else character


def _price(price: str, catalogue: Catalogue) -> str:
    amount = _AMOUNT.match(price)
    if amount is None:
        return catalogue.word_or_none("price", price) or price
    whole, cents, unit = amount.groups()
    return catalogue.word("price", f"amount_{unit}", whole=whole, cents=cents.ljust(2, "0"))


def _hours(hours: str, catalogue: Catalogue) -> str:
    stretches = [_stretch(stretch, catalogue) for stretch in hours.split(", ")]
    return listed(stretches, catalogue)


def _stretch(stretch: str, catalogue: Catalogue) -> str:
    found = _STRETCH.match(stretch)
    if found is None:
        return catalogue.word_or_none("hours", stretch.replace("/", "_")) or stretch
    first, last, *clock = found.groups()
    opening = catalogue.word_or_none("weekday", first)
    closing = catalogue.word_or_none("weekday", last or first)
    if opening is None or closing is None:
        return stretch
    opens, closes = (_clock(clock[place], clock[place + 1], catalogue) for place in (0, 2))
    form = "stretch" if last else "one_day"
    return catalogue.word("hours", form, first=opening, last=closing, opens=opens, closes=closes)


def _clock(hour: str, minute: str, catalogue: Catalogue) -> str:
    form = "full" if int(minute) == 0 else "half"
    return catalogue.word("clock", form, hour=str(int(hour)), minute=minute)
