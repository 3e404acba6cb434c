"""Single words of a pattern, taken out of it: a dictionary finds them faster than any pattern engine.

``(payez|regl*|payer par carte)`` has the word ``payez``, the beginning ``regl`` and the pattern ``payer par carte``.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["LONGEST_TAIL", "Split", "closing_of", "parted", "spellings_of", "split_off_words"]

LONGEST_TAIL = 12  # letters that ``*`` stands for at most
_ONE_WORD = re.compile(r"[a-z0-9()|?]+\*?")
_MOST_SPELLINGS = 512  # of one alternative with optional parts; more is left to the pattern engine


class Split(NamedTuple):
    """A pattern in three parts: whole words, beginnings of words, and the alternatives that are neither."""

    words: frozenset[str]
    beginnings: frozenset[str]
    rest: tuple[str, ...]


def split_off_words(plain: str) -> Split:
    """Return the parts of ``plain``, a pattern of the notation with its sets filled in."""
    words: set[str] = set()
    beginnings: set[str] = set()
    rest: list[str] = []
    for alternative in _alternatives(plain):
        spellings = spellings_of(alternative.removesuffix("*")) if _ONE_WORD.fullmatch(alternative) else None
        if spellings is None:
            rest.append(alternative)
        elif alternative.endswith("*"):
            beginnings.update(spellings)
        else:
            words.update(spellings)
    return Split(frozenset(words), frozenset(beginnings), tuple(dict.fromkeys(rest)))


def _alternatives(plain: str) -> list[str]:
    """Return the alternatives of ``plain`` at the outermost level, those of a group that is all of one included."""
    parts = parted(plain)
    if len(parts) > 1:
        return [inner for part in parts for inner in _alternatives(part)]
    if plain.startswith("(") and closing_of(plain, 0) == len(plain) - 1:
        return _alternatives(plain[1:-1])
    return [plain]


def parted(plain: str) -> list[str]:
    """Return ``plain`` cut at each ``|`` outside parentheses."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(plain):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(plain[start:place])
            start = place + 1
    parts.append(plain[start:])
    return parts


def closing_of(plain: str, opening: int) -> int:
    """Return the place of the parenthesis that closes the one at ``opening``, or -1."""
    depth = 0
    for place in range(opening, len(plain)):
        depth += {"(": 1, ")": -1}.get(plain[place], 0)
        if depth == 0:
            return place
    return -1


def spellings_of(word: str) -> set[str] | None:
    """Return every way to spell ``word``, its optional parts there or not; ``None`` if that is too many."""
    spelled = {""}
    place = 0
    while place < len(word):
        if word[place] == "(":
            closing = closing_of(word, place)
            choices = _each(parted(word[place + 1 : closing])) if closing > 0 else None
            place = closing + 1
        else:
            choices = {word[place]} if word[place] not in ")|?" else None
            place += 1
        if choices is None:
            return None
        if word[place : place + 1] == "?":
            choices = choices | {""}
            place += 1
        spelled = {start + choice for start in spelled for choice in choices}
        if len(spelled) > _MOST_SPELLINGS:
            return None
    return spelled - {""} or None


def _each(alternatives: Iterable[str]) -> set[str] | None:
    spelled: set[str] = set()
    for alternative in alternatives:
        spellings = spellings_of(alternative) if alternative else {""}
        if spellings is None:
            return None
        spelled |= spellings
    return spelled
