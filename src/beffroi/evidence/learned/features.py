"""Features: what of a text the learned recogniser reads, each as a key; training and reading use this one file.

A text is its words (links masked, numbers by their length), the pairs of words that follow one another, and the pieces
of words. Each word counts once, and once more for its channel: on the telephone "code" says something else than in an
SMS. Changing anything here changes the model: it must be trained anew.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final
from zlib import crc32

from beffroi.evidence.domains import has_public_suffix
from beffroi.evidence.urls import WORD_SUFFIXES

__all__ = ["MASK", "MOST_WORDS", "channel_key", "keys_of_word", "pair_key", "places_of_words", "squares_of", "words_of"]

MOST_WORDS: Final = 600
"""Words that are read: three pages of print; what follows says nothing more."""

MASK: Final = "\x01"  # no keyboard has it: an underscore may be a face, "O_o"
_FIRST_LETTER: Final = "a"
_MAY_HOLD_LINK: Final = re.compile(r"[a-z0-9][.@][a-z]|://")
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"]++")
_DOTTED: Final = re.compile(r"(?<![a-z0-9-])[a-z0-9-]++(?:[.@][a-z0-9-]++)++(?:/[^\s<>\"]*+)?")
_WORD: Final = re.compile(r"[a-z]+|[0-9]+|\x01+")
_LONGEST_WORD: Final = 24
_LONG_TEXT: Final = 20_000  # characters from which it pays to stop early
_LONGEST_NUMBER: Final = 9
_PIECES: Final = (3, 4, 5)


def words_of(folded: str) -> list[str]:
    """Return the words of folded text, ``MOST_WORDS`` of a long one, each cut short.

    A link is one mark, a number ``#`` and its count of digits.
    """
    return [word[:_LONGEST_WORD] if word[0] >= _FIRST_LETTER else _sign_of(word) for word in _words(_masked(folded))]


def _words(masked: str) -> list[str]:
    if len(masked) < _LONG_TEXT:
        return _WORD.findall(masked)
    return [match.group() for match in islice(_WORD.finditer(masked), MOST_WORDS)]


def places_of_words(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where each word that ``words_of`` returns stands."""
    return (match.span() for match in islice(_WORD.finditer(_masked(folded)), MOST_WORDS))


def keys_of_word(word: str, channel: str) -> Counter[int]:
    """Return the keys of one word and how often each counts."""
    word = word[:_LONGEST_WORD]
    keys = Counter((_key(f"w {word}"), _key(f"{channel} {word}")))
    if word[0] >= _FIRST_LETTER:
        bounded = f"<{word}>"
        keys.update(_key(bounded[i : i + n]) for n in _PIECES for i in range(len(bounded) - n + 1))
    return keys


def squares_of(keys: Counter[int]) -> int:
    """Return what a word adds to the squared length of a text."""
    return sum(count * count for count in keys.values())


def pair_key(first: str, second: str) -> int:
    """Return the key of two words that follow one another."""
    return _key(f"{first}+{second}")


def channel_key(channel: str) -> int:
    """Return the key that every text of a channel has."""
    return _key(f"{channel} ")


def _masked(folded: str) -> str:
    """Return folded text with links masked, as long as before."""
    if _MAY_HOLD_LINK.search(folded) is None:
        return folded
    return _DOTTED.sub(_mask_if_link, _URL.sub(_mask, folded))


def _mask(match: re.Match[str]) -> str:
    return MASK * len(match[0])


def _mask_if_link(match: re.Match[str]) -> str:
    """Mask "ameli.fr" and "a@b.fr"; not "12.50", nor two words around a full stop that has no blank: "ok.je passe"."""
    host, slash, _ = match[0].partition("/")
    suffix = host.rpartition(".")[2]
    is_link = "@" in host or (has_public_suffix(host) and (bool(slash) or suffix not in WORD_SUFFIXES))
    return _mask(match) if is_link else match[0]


def _sign_of(word: str) -> str:
    return MASK if word[0] == MASK else f"#{min(len(word), _LONGEST_NUMBER)}"


def _key(written: str) -> int:
    return crc32(written.encode())
