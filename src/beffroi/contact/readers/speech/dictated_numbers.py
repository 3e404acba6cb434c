"""Dictated numbers: telephone numbers as a speech model writes them down, put back together.

A model hears ``zéro huit cent quatre-vingt-douze, trente-huit`` and writes ``0,892, 38``; what it leaves in words
(``zéro un soixante-dix-huit``) the evidence room reads by itself, so it is left alone here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

__all__ = ["DictatedNumber", "find_dictated_numbers"]


class DictatedNumber(NamedTuple):
    """A telephone number: its place in the text, in code points, how it is usually written, and whether it is short."""

    start: int
    end: int
    written: str
    is_short: bool = False


_RUN: Final = re.compile(
    r"(?<![\d/])\+?\d{1,10}(?:(?:[ ,.;:-]{1,3}| et )\d{1,10}){0,40}(?![\d/]|[ ,.]{0,2}(?:€|euro|h\b|heure))", re.ASCII
)
_GROUP: Final = re.compile(r"\d+", re.ASCII)
_SHORT: Final = re.compile(r"3\d{3}", re.ASCII)
_SAID_BEFORE_A_NUMBER: Final = re.compile(
    r"(?:\baux?|\ble|(?:appel|rappel|compos|contact)\w*|faites|fait|tap\w+|numéro|sur|est) ?(?:[lc]e )?$", re.IGNORECASE
)
_LENGTH: Final = 10
_MOST_GROUPS: Final = 12  # ten digits one by one, and two to spare
_TENS: Final = frozenset({"20", "30", "40", "50", "60", "80"})
_WITH_TEENS: Final = frozenset({"60", "80"})  # soixante-dix, quatre-vingt-dix


def find_dictated_numbers(text: str) -> Iterator[DictatedNumber]:
    """Yield each French telephone number that ``text`` shows, whole or in pieces, in reading order.

    >>> [number.written for number in find_dictated_numbers("Rappelez le 0,892, 38, 62, 25 ou le 36, 46.")]
    ['08 92 38 62 25', '36 46']
    """
    for run in _RUN.finditer(text):
        yield from _numbers_in(text, run)


def _numbers_in(text: str, run: re.Match[str]) -> Iterator[DictatedNumber]:
    groups = list(_GROUP.finditer(run.group()))
    at = 0
    while at < len(groups):
        long = _national(groups, at)
        found = long if long is not None or at > 0 else _short(text[: run.start()], groups)
        if found is None:
            at += 1
            continue
        written, after = found
        start, end = run.start() + groups[at].start(), run.start() + groups[after - 1].end()
        yield DictatedNumber(start, end, written, is_short=long is None)
        at = after


def _national(groups: Sequence[re.Match[str]], at: int) -> tuple[str, int] | None:
    """Return the ten digits that begin with the zero at ``at``, in pairs, and the place after them."""
    if not groups[at].group().startswith("0"):
        return None
    pieces = [group.group() for group in groups[at : at + _MOST_GROUPS]]
    for count in range(len(pieces), 0, -1):
        for reading in (_plainly, _adding):
            digits = reading(pieces[:count])
            if len(digits) == _LENGTH and digits[1] != "0":
                return " ".join(digits[pair : pair + 2] for pair in range(0, _LENGTH, 2)), at + count
    return None


def _plainly(pieces: Sequence[str]) -> str:
    return "".join(pieces)


def _adding(pieces: Sequence[str]) -> str:
    """Read ``80, 11`` as quatre-vingt-onze, and ``60, 5`` as soixante-cinq, where each is a piece of its own."""
    digits: list[str] = []
    for piece in pieces:
        tens = digits[-1] if digits else ""
        small = int(piece) if len(piece) <= 2 and not piece.startswith("0") else 0  # noqa: PLR2004  # a pair
        if tens in _TENS and 0 < small < (20 if tens in _WITH_TEENS else 10):
            digits[-1] = str(int(tens) + small)
        else:
            digits.append(piece)
    return "".join(digits)


def _short(before: str, groups: Sequence[re.Match[str]]) -> tuple[str, int] | None:
    """Read ``3646``, ``36, 46`` and ``3-6-4-6`` as one number, where the words before say that one comes."""
    if _SAID_BEFORE_A_NUMBER.search(before[-30:].rstrip(" :,")) is None:
        return None
    for count in (1, 2, 4):
        pieces = [group.group() for group in groups[:count]]
        digits = "".join(pieces)
        if len(pieces) == count and len({len(piece) for piece in pieces}) == 1 and _SHORT.fullmatch(digits):
            return f"{digits[:2]} {digits[2:]}", count
    return None
