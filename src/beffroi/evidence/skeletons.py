"""Skeletons: how a host name looks to a hurried reader, and which keys lie side by side."""

import re
from functools import lru_cache
from itertools import pairwise

from beffroi.evidence.folding import fold

__all__ = ["are_neighbours", "skeleton", "words_of"]

_LOOKS = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "3": "e", "4": "a", "5": "s", "8": "b"})
_PAIRS = (("rn", "m"), ("nn", "m"), ("vv", "w"))
_WORD = re.compile(r"[a-z]+|[0-9]+")
_LETTER_AND_DIGIT = re.compile(r"[a-z0-9]+")
_WHOLE_WORD = 5  # letters from which a piece beside a digit is a word, and the digit no letter
_ROWS = (("azertyuiop", "qsdfghjklm", "wxcvbn"), ("qwertyuiop", "asdfghjkl", "zxcvbnm"))


def _adjacent_keys() -> frozenset[str]:
    """Return the pairs of keys that touch, on a French and on an English keyboard."""
    pairs: set[tuple[str, str]] = set()
    for rows in _ROWS:
        for row in rows:
            pairs.update(pairwise(row))
        for upper, lower in pairwise(rows):
            pairs.update(zip(upper, lower, strict=False))
            pairs.update(zip(upper[1:], lower, strict=False))
    return frozenset(a + b for a, b in pairs) | frozenset(b + a for a, b in pairs)


_ADJACENT = _adjacent_keys()


def _plain(label: str) -> str:
    """Return ``label`` in ASCII: accents off, letters of other scripts as the Latin ones they look like."""
    return label.lower() if label.isascii() else fold(label).folded


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """Return ``word`` with letters that look alike made one: ``ame1i``, ``amell``, ``arneli`` and ``ameli`` agree."""
    word = _plain(word)
    for pair, single in _PAIRS:
        word = word.replace(pair, single)
    return word.translate(_LOOKS)


@lru_cache(maxsize=16_384)
def words_of(label: str) -> tuple[str, ...]:
    """Return the words of a host label: split at hyphens and around digits, except digits inside a word (``ame1i``)."""
    words: list[str] = []
    for part in _LETTER_AND_DIGIT.findall(_plain(label)):
        pieces = _WORD.findall(part)
        if len(pieces) > 1 and skeleton(part).isalpha() and max(map(len, pieces)) < _WHOLE_WORD:
            words.append(part)
        else:
            words += pieces
    return tuple(words)


def are_neighbours(word: str, target: str) -> bool:
    """Say whether one slip makes ``target`` into ``word``: a key beside, twice, left out, or two swapped.

    Both differ by one edit; anything else comes back as ``False``.
    """
    if len(word) == len(target):
        unlike = [i for i in range(len(word)) if word[i] != target[i]]
        if len(unlike) == 1:
            return word[unlike[0]] + target[unlike[0]] in _ADJACENT or skeleton(word) == skeleton(target)
        return len(unlike) == 2 and sorted(word) == sorted(target)  # noqa: PLR2004 - two letters swapped
    if len(word) < len(target):
        return True
    extra = next((i for i in range(len(target)) if word[i] != target[i]), len(target))
    around = {target[i] for i in (extra - 1, extra) if 0 <= i < len(target)}
    return any(word[extra] == letter or word[extra] + letter in _ADJACENT for letter in around)
