"""Spoken numbers: telephone numbers written in words, as digits, with where they stand."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["SpokenNumber", "find_spoken_numbers", "may_hold_spoken_numbers"]


class SpokenNumber(NamedTuple):
    """A number read out in words: its span in the folded text, its digits, and whether a plus sign was said."""

    start: int
    end: int
    digits: str
    international: bool = False


class _Token(NamedTuple):
    """A number word or a group of digits; ``tight`` when only a space or a hyphen parts it from the one before."""

    word: str
    start: int
    end: int
    tight: bool


# A rare word of every number told in words: without one of them there is nothing to parse.
_GATE: Final = re.compile(r"zero|t(?:rente|hirty)|cent dix|six|oh ")
_MIXED_GATE: Final = re.compile(r"quatre.vingt|soixante|cinquante|quarante")

_ZERO_TO_NINE: Final = (
    ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
)
_FROM_TEN: Final = (
    ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_FROM_TWENTY: Final = (
    ("vingt", "trente", "quarante", "cinquante", "soixante", "septante"),
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_UNITS: Final = {word: str(value) for words in _ZERO_TO_NINE for value, word in enumerate(words)} | {
    "une": "1",
    "zeros": "0",
}
_TEENS: Final = {word: str(10 + value) for words in _FROM_TEN for value, word in enumerate(words)}
_TENS: Final = {word: 20 + 10 * value for words in _FROM_TWENTY for value, word in enumerate(words)} | {
    "vingts": 20,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_REPEATS: Final = {"double": 2, "triple": 3}
_HUNDREDS: Final = frozenset({"cent", "cents", "hundred"})
_NUMBER_WORDS: Final = frozenset({*_UNITS, *_TEENS, *_TENS, *_REPEATS, *_HUNDREDS, "et", "fois"})

_WORD: Final = re.compile(r"[a-z]+|\d+", re.ASCII)
_GAP: Final = frozenset(" ,.-/\n'")
_LONGEST_GAP = 3  # characters between two words of one number
_LONGEST_GROUP = 4  # digits of a group among words
_LONGEST_NUMBER = 28  # tokens; ten digits said as "double" pairs or with "et" stay below
_MOST_ATTEMPTS = 500  # starts tried in one field: a text of nothing but "zero" must not cost more
_MOST_NUMBERS = 100
_PLAUSIBLE: Final = re.compile(r"0?[1-9]\d{8}|3\d{3,4}|10\d\d|11[68]\d{3}", re.ASCII)
_LENGTHS: Final = {"3": (4, 5), "1": (4, 6)}  # short numbers by first digit: 3646, 33700; 1023, 118 218


def may_hold_spoken_numbers(folded: str, *, has_digit: bool) -> bool:
    """Say, cheaply, whether parsing ``folded`` for number words can find anything."""
    if _GATE.search(folded) is not None:
        return True
    return has_digit and _MIXED_GATE.search(folded) is not None


def find_spoken_numbers(folded: str) -> Iterator[SpokenNumber]:
    """Yield each run of number words that reads as a telephone number, in reading order.

    ``zero`` opens ten digits, ``plus trente-trois`` nine more, ``trente-`` or ``trois`` a short number of four or five,
    ``cent dix-huit`` one of six. A short number ends where the number words end or a comma stands; whether it is a
    telephone number at all, its own list and the words around it must say. At least one part is in words.
    """
    attempts = found = 0
    for run in _runs(folded):
        at = 0
        while at < len(run) and attempts < _MOST_ATTEMPTS and found < _MOST_NUMBERS:
            attempts += 1
            number = _number_at(folded, run, at)
            if number is None:
                at += 1
                continue
            spoken, at = number
            found += 1
            yield spoken
        if attempts >= _MOST_ATTEMPTS or found >= _MOST_NUMBERS:
            return


def _runs(folded: str) -> Iterator[list[_Token]]:
    """Yield the unbroken runs of number words and short groups of digits, two tokens or more."""
    run: list[_Token] = []
    last_end = -1
    for match in _WORD.finditer(folded):
        word = match.group()
        start = match.start()
        fits = word in _NUMBER_WORDS or (len(word) <= _LONGEST_GROUP and word.isdecimal())
        gap = folded[last_end : min(start, last_end + _LONGEST_GAP + 1)] if run else ""
        if run and not (fits and len(gap) <= _LONGEST_GAP and _GAP.issuperset(gap)):
            if len(run) > 1:
                yield run
            run = []
        if fits:
            run.append(_Token(word, start, match.end(), gap in {" ", "-"}))
            last_end = match.end()
    if len(run) > 1:
        yield run


def _number_at(folded: str, run: list[_Token], at: int) -> tuple[SpokenNumber, int] | None:
    """Return the number that begins with ``run[at]`` and the place after it, or ``None``."""
    opening = run[at].word
    prefix = ""
    first = at
    if folded[max(0, run[at].start - 5) : run[at].start].strip() == "plus":
        after = _country_code(run, at)
        if after is not None:
            prefix, first = "33", after
    if prefix:
        lengths: tuple[int, ...] = (9,)
    elif opening.startswith(("zero", "oh", "0")) or opening in _REPEATS:
        lengths = (10,)
    else:
        opening_digits = next((digits for digits, _ in _parts(run, at)), "")
        lengths = _LENGTHS.get(opening_digits[:1], ())
    for length in lengths:
        for strict in (True, False) if length > 6 else (True,):  # noqa: PLR2004 - a short number must end where words end
            ended = _Parse(run, min(len(run), first + _LONGEST_NUMBER), strict=strict).digits_from(first, length)
            if ended is None:
                continue
            digits, end = ended
            if all(token.word.isdecimal() for token in run[at:end]) or not _PLAUSIBLE.fullmatch(digits):
                return None
            return SpokenNumber(run[at].start, run[end - 1].end, prefix + digits, bool(prefix)), end
    return None


def _country_code(run: list[_Token], at: int) -> int | None:
    """Return the place after a spoken or written ``33``, or ``None`` when ``run[at]`` does not begin one."""
    digits = ""
    while at < len(run) and len(digits) < 2:  # noqa: PLR2004 - the code has two digits
        part = next(iter(_parts(run, at)), None)
        if part is None:
            return None
        digits += part[0]
        at = part[1]
    return at if digits == "33" else None


class _Parse:
    """One search for an exact count of digits; what failed once is not tried again, so that it stays linear."""

    def __init__(self, run: list[_Token], limit: int, *, strict: bool) -> None:
        self.run = run
        self.limit = limit
        self.strict = strict
        self.failed: set[tuple[int, int]] = set()

    def digits_from(self, at: int, wanted: int) -> tuple[str, int] | None:
        """Return ``wanted`` digits read from ``run[at]`` on, longest words first, and the place after them."""
        if wanted == 0:
            ends = at == len(self.run) or not self.run[at].tight
            return ("", at) if ends or not self.strict else None
        if wanted < 0 or at >= self.limit or (at, wanted) in self.failed:
            return None
        for digits, after in _parts(self.run, at):
            rest = self.digits_from(after, wanted - len(digits))
            if rest is not None:
                return digits + rest[0], rest[1]
        self.failed.add((at, wanted))
        return None


def _parts(run: list[_Token], at: int) -> Iterator[tuple[str, int]]:
    """Yield each way to read the next words as one figure: its digits and the place after it, the longest first."""
    word = run[at].word
    if word.isdecimal():
        yield word, at + 1
        return
    repeated = _repeated(run, at)
    if repeated is not None:
        yield repeated
    if word in _UNITS and _tight_word(run, at + 1) in _HUNDREDS:
        yield from _hundreds(_UNITS[word], run, at + 2)
    elif word in _HUNDREDS:
        yield from _hundreds("1", run, at + 1)
    yield from _below_hundred(run, at)


def _repeated(run: list[_Token], at: int) -> tuple[str, int] | None:
    """Read ``double zero`` and ``deux fois zero``."""
    times = _REPEATS.get(run[at].word)
    after = at + 1
    if times is None and _tight_word(run, at + 1) == "fois" and _UNITS.get(run[at].word) in {"2", "3"}:
        times, after = int(_UNITS[run[at].word]), at + 2
    unit = _UNITS.get(_tight_word(run, after))
    return (unit * times, after + 1) if times is not None and unit is not None else None


def _hundreds(hundreds: str, run: list[_Token], at: int) -> Iterator[tuple[str, int]]:
    """Read what follows ``cent``: three digits in all."""
    if at < len(run) and run[at].tight:
        for digits, after in _below_hundred(run, at):
            yield hundreds + digits.zfill(2), after
    yield hundreds + "00", at


def _below_hundred(run: list[_Token], at: int) -> Iterator[tuple[str, int]]:
    """Read one figure from 0 to 99, in French of France, Belgium and Switzerland, or in English."""
    word = run[at].word
    if word == "quatre" and _tight_word(run, at + 1) in {"vingt", "vingts"}:
        yield from _tens(80, run, at + 2, with_teens=True)
    if word in _TENS:
        yield from _tens(_TENS[word], run, at + 1, with_teens=word == "soixante")
    elif word in _TEENS:
        unit = _UNITS.get(_tight_word(run, at + 1), "")
        if word == "dix" and unit in {"7", "8", "9"}:
            yield "1" + unit, at + 2
        yield _TEENS[word], at + 1
    elif word in _UNITS:
        yield _UNITS[word], at + 1


def _tens(tens: int, run: list[_Token], at: int, *, with_teens: bool) -> Iterator[tuple[str, int]]:
    """Read what follows a word of tens: ``-six``, ``et un``, and after soixante and quatre-vingt ``-dix-huit``."""
    after = at + 1 if _tight_word(run, at) == "et" else at
    word = _tight_word(run, after)
    if with_teens and word in _TEENS:
        unit = _UNITS.get(_tight_word(run, after + 1), "")
        if word == "dix" and unit in {"7", "8", "9"}:
            yield str(tens + 10 + int(unit)), after + 2
        yield str(tens + int(_TEENS[word])), after + 1
    unit = _UNITS.get(word, "0")
    if unit != "0":
        yield str(tens + int(unit)), after + 1
    yield str(tens), at


def _tight_word(run: list[_Token], at: int) -> str:
    """Return the word at ``at`` when it stands close behind the one before, else an empty word."""
    return run[at].word if at < len(run) and run[at].tight else ""
