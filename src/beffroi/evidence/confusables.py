"""Confusables: which ASCII letter a reader takes a character for, and what sort of disguise that is.

The hand-made tables stand in ``confusables.txt``; what Unicode itself says (decompositions, categories) is asked of
``unicodedata``. Both are read once, when this module is imported, and never changed.
"""

import pkgutil
import re
import string
import unicodedata
from collections.abc import Iterable, Mapping

__all__ = [
    "DRESSED",
    "IDEOGRAPH_LENGTH",
    "INVISIBLE",
    "LOOK_ALIKES",
    "PICTURES",
    "PLAIN",
    "SCRIPTS",
    "SPELLED",
    "UNMISTAKABLE",
    "spell",
]

_Tables = dict[str, list[tuple[str, str]]]

# Scripts that a text in France may really be written in, by first and last code point.
_SCRIPT_RANGES = (
    ("greek", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("armenian", 0x0530, 0x058F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x06FF),
    ("cherokee", 0x13A0, 0x13FF),
    ("lisu", 0xA4D0, 0xA4FF),
)
_LATIN_RANGES = ((0x80, 0x0250), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x2100, 0x2150), (0x3000, 0x3001))
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0"
_SYMBOL_RANGES = ((0x2190, 0x2460), (0x2500, 0x2C00), (0x1F000, 0x1F110), (0x1F18A, 0x1FB00))


def _read_tables() -> _Tables:
    """Return the sections of ``confusables.txt``, each as (what is read, the characters that stand for it)."""
    tables: _Tables = {}
    section: list[tuple[str, str]] = []
    data = pkgutil.get_data("beffroi.evidence", "confusables.txt") or b""
    for line in data.decode("utf-8").splitlines():
        if line.startswith("["):
            section = tables.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("# "):
            read, _, characters = line.partition(" ")
            section.append((read, characters))
    return tables


def _both_cases(characters: str) -> set[str]:
    """Return each character in lower and upper case, where that is one character."""
    forms = {form for character in characters for form in (character, character.lower(), character.upper())}
    lower = characters.lower()
    return {form for form in forms if len(form) == 1 and form.lower() in lower}  # the capital of µ is another letter's


def _base(character: str) -> str | None:
    """Return the ASCII letter under the accent of ``character``, or a space for a space or a symbol."""
    category = unicodedata.category(character)
    letter = unicodedata.normalize("NFD", character)[0]
    if category[0] == "L" and letter in string.ascii_letters:
        return letter.lower()
    return " " if category in {"Zs", "Cc"} or category[0] == "S" else None


def _one_for_one(tables: _Tables) -> dict[int, str]:
    """Build the table of ``PLAIN``."""
    plain = {ord(letter): letter.lower() for letter in string.ascii_uppercase}
    plain |= dict.fromkeys(map(ord, "\t\v\f\r\x1c\x1d\x1e\x1f\x00\x7f"), " ")
    for first, last in _SYMBOL_RANGES:
        plain |= dict.fromkeys(range(first, last), " ")
    for first, last in _LATIN_RANGES:
        plain |= {code: base for code in range(first, last) if (base := _base(chr(code))) is not None}
    plain |= dict.fromkeys((0x85, 0x2028, 0x2029), "\n")
    for read, characters in (*tables["plain"], *tables["punctuation"]):
        plain |= dict.fromkeys(map(ord, _both_cases(characters)), read)
    for first in (0x0660, 0x06F0, 0x0966):  # Arabic, Persian and Devanagari digits
        plain |= {first + digit: str(digit) for digit in range(10)}
    # full-width punctuation is how Chinese is typed, no disguise
    plain |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code).isalnum()}
    for _, characters in tables["expanded"]:
        for character in _both_cases(characters):
            plain.pop(ord(character), None)
    return plain


def _compatible(codes: Iterable[int]) -> dict[str, str]:
    """Return the characters whose compatibility form is one ASCII letter or digit, with that letter or digit."""
    characters = (chr(code) for code in codes if unicodedata.normalize("NFC", chr(code)) == chr(code))
    forms = {character: unicodedata.normalize("NFKC", character).strip("()").lower() for character in characters}
    return {
        character: form for character, form in forms.items() if len(form) == 1 and form.isascii() and form.isalnum()
    }


def _dressed(tables: _Tables) -> dict[str, tuple[str, str]]:
    """Build the table of ``DRESSED``."""
    dressed = {character: (form, "full_width") for character, form in _compatible(range(0xFF10, 0xFF5B)).items()}
    mathematical = (*range(0x2070, 0x20A0), *range(0x2100, 0x2150), *range(0x2460, 0x2500), *range(0x1D400, 0x1D800))
    raised = (*range(0x02B0, 0x02B9), *range(0x1D2C, 0x1D6B), *range(0x1D78, 0x1DC0), *range(0x1F110, 0x1F150))
    dressed |= {character: (form, "mathematical") for character, form in _compatible((*mathematical, *raised)).items()}
    for first in (0x1F150, 0x1F170):  # white letters on black circles and squares have no compatibility form
        dressed |= {chr(first + i): (letter, "mathematical") for i, letter in enumerate(string.ascii_lowercase)}
    for read, characters in tables["small_capitals"]:
        dressed |= dict.fromkeys(characters, (read, "small_capitals"))
    return dressed


_TABLES = _read_tables()

PLAIN: Mapping[int, str] = _one_for_one(_TABLES)
"""Code point to the one ASCII character it reads as; nothing in it is a disguise. For ``str.translate``."""

PICTURES = "".join(f"{chr(first)}-{chr(last - 1)}" for first, last in _SYMBOL_RANGES)
"""Arrows, signs and emoji, as the inside of a regular expression's set."""

DRESSED: Mapping[str, tuple[str, str]] = _dressed(_TABLES)
"""Latin letters and digits in fancy dress: character to (ASCII, kind of disguise)."""

LOOK_ALIKES: Mapping[str, str] = {
    form: read
    for name, lines in _TABLES.items()
    if name.startswith("homoglyph")
    for read, characters in lines
    for form in characters
}
"""Letters of other scripts to the Latin letter they pass for."""

SCRIPTS: Mapping[str, str] = {
    chr(code): name for name, first, last in _SCRIPT_RANGES for code in range(first, last + 1) if chr(code).isalpha()
}
"""Letters of the scripts that a text may really be written in, to the script's name."""

INVISIBLE: Mapping[str, str] = {
    **dict.fromkeys(_ZERO_WIDTH, "zero_width"),
    **dict.fromkeys(map(chr, (*range(0x0334, 0x0339), *range(0xE0020, 0xE0080))), "zero_width"),
    **dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "bidi"),
    "\u00ad": "soft_hyphen",
}
"""Characters that leave no mark on the screen (and strokes laid over letters), to the kind of disguise."""

UNMISTAKABLE: Mapping[str, frozenset[str]] = {
    script: frozenset(letter for letter, name in SCRIPTS.items() if name == script and letter not in LOOK_ALIKES)
    for script, _, _ in _SCRIPT_RANGES
}
"""By script, its letters that pass for no Latin letter: who writes them is not hiding."""

SPELLED: Mapping[str, str] = {
    form: "" if read == "-" else read
    for name, lines in _TABLES.items()
    if name.startswith("letters") or name == "expanded"
    for read, characters in lines
    for form in _both_cases(characters)
} | {letter: letter for letter in string.ascii_lowercase + string.digits}
"""Letters that are spelled out, and those that need no spelling, to their ASCII spelling, which may be empty."""


IDEOGRAPH_LENGTH = 5
"""A spelling this long is a code point: a word of its own, to be set apart from its neighbours by the caller."""

_LATIN_NAME = re.compile(r"LATIN (?:[A-Z]+ )*?LETTER (?:[A-Z]{2,} )*?([A-Z])(?: |$)")
_LONGEST_FORM = 3  # compatibility forms longer than this are words of praise and units, not letters
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_HANGUL = range(0xAC00, 0xD7B0)  # syllables, which would come apart


def spell(character: str) -> str:
    """Return how a character outside ``PLAIN``, ``DRESSED`` and ``INVISIBLE`` is written in ASCII.

    Letters of Cyrillic, Greek, Arabic and Hebrew follow ``confusables.txt``; any other letter is its code point (``法``
    is ``u6cd5``), so that a word list folded the same way still finds it. Marks vanish, digits become ASCII digits, the
    rest is a space. At most 18 characters for one.
    """
    known = SPELLED.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf" or ord(character) in _NONCHARACTERS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if (latin := _LATIN_NAME.match(unicodedata.name(character, ""))) is not None:
        return latin.group(1).lower()
    parts = unicodedata.normalize("NFKD", character)
    if parts != character and len(parts) <= _LONGEST_FORM and ord(character) not in _HANGUL:
        return "".join(PLAIN.get(ord(part)) or (part if part.isascii() else spell(part)) for part in parts)
    return f"u{ord(character):04x}" if category[0] == "L" else " "
