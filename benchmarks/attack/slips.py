"""Slips: what haste, a cheap telephone or a scanner makes of a text; honest people write so as well."""

import re
import textwrap
import unicodedata
from random import Random

from attack.places import bare, chosen_words, find_links, open_words, rewritten

__all__ = ["aimed_typos", "capitals", "no_accents", "ocr_noise", "odd_spaces", "typos", "wrapped_lines"]

_NEIGHBOURS = {  # on a French keyboard
    "a": "zq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "zr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "km",
    "m": "lp",
    "n": "bh",
    "o": "ip",
    "p": "om",
    "q": "sa",
    "r": "et",
    "s": "qd",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "xs",
    "x": "wc",
    "y": "tu",
    "z": "ae",
}
_MISREAD = (  # what a scanner takes for what, and only a poor one
    *(("rn", "m"), ("m", "rn"), ("l", "I"), ("l", "1"), ("I", "l"), ("I", "1"), ("O", "0"), ("o", "0"), ("i", "l")),
    *(("cl", "d"), ("é", "e"), ("à", "a"), ("vv", "w")),
)
_POORLY_MISREAD = (
    *(("e", "c"), ("é", "6"), ("i", "1"), ("I", "|"), ("S", "5"), ("B", "8"), ("u", "ii"), ("v", "y"), ("d", "cl")),
)
_COLUMNS = {1: 60, 2: 30, 3: 14}
_BEFORE_SIGN = re.compile(r" ([:;!?»])")
_GAP = re.compile(r"(?<=\S) (?=\S)")
_SPACES = (" ", "  ", "   ", "\u00a0", "\u202f", "\u2009", "\t")
_HEAVY = 3
_LONG_WORD = 4


def no_accents(text: str, strength: int, chance: Random) -> str:
    """Drop accents: of half of the words, of all, and the apostrophes too."""
    if strength == 1:
        return rewritten(text, open_words(text), lambda word: _plain(word) if chance.random() < 1 / 2 else word)
    plain = _plain(text)
    return plain if strength < _HEAVY else plain.replace("'", "").replace("’", "")


def _plain(text: str) -> str:
    """Return ``text`` without the accents of Latin letters; those of other scripts are letters of their own."""
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    if letter.isascii() or not unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    return bare(letter).upper() if letter.isupper() else bare(letter)


def typos(text: str, strength: int, chance: Random) -> str:
    """Slip on the keyboard, in any word: a key beside, a letter twice, left out or too early; twice when heavy."""
    return _typed(text, strength, chance, aimed=False)


def aimed_typos(text: str, strength: int, chance: Random) -> str:
    """Misspell the words that a filter would look for."""
    return _typed(text, strength, chance, aimed=True)


def _typed(text: str, strength: int, chance: Random, *, aimed: bool) -> str:
    def rewrite(word: str) -> str:
        for _ in range(2 if strength == _HEAVY and len(word) > _LONG_WORD else 1):
            word = _slip(word, chance, first=strength < _HEAVY)
        return word

    return rewritten(text, chosen_words(text, strength, chance, aimed=aimed), rewrite)


def _slip(word: str, chance: Random, *, first: bool) -> str:
    """Return ``word`` with one slip in it; the first letter stays if ``first``: a reader goes by it."""
    place = chance.randrange(1 if first else 0, len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    match chance.randrange(4):
        case 0 if letter in _NEIGHBOURS:
            return before + chance.choice(_NEIGHBOURS[letter]) + after
        case 1 if len(word) > _LONG_WORD:
            return before + after
        case 2 if after:
            return before + after[0] + letter + after[1:]
    return before + letter + letter + after


def ocr_noise(text: str, strength: int, chance: Random) -> str:
    """Misread letters as a scanner does; in links as well when heavy."""
    misread = _MISREAD if strength < _HEAVY else _MISREAD + _POORLY_MISREAD

    def rewrite(word: str) -> str:
        fit = [(seen, read) for seen, read in misread if seen in word]
        for seen, read in chance.sample(fit, min(len(fit), 1 if strength < _HEAVY else 2)):
            word = word.replace(seen, read, 1)
        return word

    spans = chosen_words(text, strength, chance, aimed=False)
    if strength == _HEAVY:
        spans = sorted([*spans, *find_links(text)])
    return rewritten(text, spans, rewrite)


def capitals(text: str, strength: int, chance: Random) -> str:
    """Shout: the weightiest words, every word, then EvErY oThEr LeTtEr."""
    if strength == 1:
        return rewritten(text, chosen_words(text, 2, chance), str.upper)
    if strength < _HEAVY:
        return rewritten(text, open_words(text), str.upper)
    return rewritten(
        text,
        open_words(text),
        lambda word: "".join(letter.lower() if place % 2 else letter.upper() for place, letter in enumerate(word)),
    )


def odd_spaces(text: str, strength: int, chance: Random) -> str:
    """Put spaces as typographers, sloppy hands and text processors do: before signs, twice, and of any width."""
    if strength == 1:
        return _BEFORE_SIGN.sub(lambda found: chance.choice("\u00a0\u202f") + found[1], text)
    kinds = _SPACES if strength == _HEAVY else ("  ", " ", " ")
    return _GAP.sub(lambda _: chance.choice(kinds), text)


def wrapped_lines(text: str, strength: int, chance: Random) -> str:  # noqa: ARG001  # the shape of every rewriting
    """Break lines as a narrow screen does: at 60 columns, 30, or 14, where long words and links are cut as well."""
    columns = _COLUMNS[strength]
    return "\n".join(
        textwrap.fill(
            line, columns, break_long_words=strength == _HEAVY, break_on_hyphens=False, replace_whitespace=False
        )
        for line in text.split("\n")
    )
