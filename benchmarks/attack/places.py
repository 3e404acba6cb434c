"""Places: what of a text an attack may touch, and how much of it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from random import Random

from attack.phrases import PHRASES

__all__ = ["LINK", "SHARES", "Span", "bare", "chosen_words", "find_addresses", "find_links", "open_words", "rewritten"]

Span = tuple[int, int]

SHARES = {1: 0.05, 2: 0.15, 3: 0.35}
"""Which share of the words an attack on words may touch, by strength; one word at least."""

LINK = re.compile(
    r"https?://[^\s<>»\"]+|(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,12}(?![\w@-])(?:/[^\s<>»\"]*)?"
)
"""A web address, with or without ``https://``; what a fraud sends people to."""

_ADDRESS = re.compile(rf"{LINK.pattern}|\S+@\S+|[\w-]+(?: (?:point|tiret|slash) [\w-]+)+")
_KEPT = re.compile(rf"{_ADDRESS.pattern}|[@#]\w+|\S*(?:\d|\S[@.]\w)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = ".,;:!?)"  # RFC 3986, appendix C: not part of the address
_SHORTEST = 4
_SHORTEST_WEIGHTY = 3


def bare(text: str) -> str:
    """Return ``text`` in lower case, without accents, with plain apostrophes."""
    split = unicodedata.normalize("NFD", text.lower().replace("’", "'").replace("œ", "oe"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def find_links(text: str) -> list[Span]:
    """Return where the web addresses of ``text`` stand."""
    return [(found.start(), found.start() + len(found.group().rstrip(_SENTENCE_END))) for found in LINK.finditer(text)]


def find_addresses(text: str) -> list[Span]:
    """Return where web and mail addresses stand, those said in words as well."""
    return [found.span() for found in _ADDRESS.finditer(text)]


def open_words(text: str) -> list[Span]:
    """Return the words of ``text`` that stand in no link, address or number: those are often all that a fraud says."""
    kept = [found.span() for found in _KEPT.finditer(text)]
    words = [found.span() for found in _WORD.finditer(text)]
    return [word for word in words if not any(start < word[1] and word[0] < end for start, end in kept)]


def chosen_words(text: str, strength: int, chance: Random, *, aimed: bool = True) -> list[Span]:
    """Return the words that an attack of ``strength`` touches.

    Those of a lower strength are among those of a higher one, when ``chance`` starts alike.

    Args:
        text: The text it touches.
        strength: How many words (``SHARES``).
        chance: What draws them.
        aimed: Words that a filter would look for come first; else any word is as likely.
    """
    drawn: list[tuple[bool, float, Span]] = []
    for start, end in open_words(text):
        weighty, draw = bare(text[start:end]) in PHRASES.weighty, chance.random()
        if end - start >= (_SHORTEST_WEIGHTY if weighty else _SHORTEST):
            drawn.append((aimed and not weighty, draw, (start, end)))
    many = max(1, int(SHARES[strength] * len(text.split())))
    return sorted(span for _, _, span in sorted(drawn)[:many])


def rewritten(text: str, spans: Iterable[Span], rewrite: Callable[[str], str]) -> str:
    """Return ``text`` with each of ``spans``, in order and apart, rewritten."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], rewrite(text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))
