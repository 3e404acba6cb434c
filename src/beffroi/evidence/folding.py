r"""Folded text: what a reader understands, in lower-case ASCII, with a way back to the text as received.

How the characters read:

* letters lose their case and accents (``É`` is ``e``, ``œ`` is ``oe``, ``ß`` is ``ss``); ``€`` is ``e``, so that an
  amount is digits, perhaps a space, then ``e`` or ``eur``; other currency signs are ``$``, ``°`` is ``o``;
* white space of any kind is a space, line ends are ``\n`` (of ``\r\n`` the first half is a space); typographic quotes,
  apostrophes, dashes and bullets are ``"``, ``'`` and ``-``; emoji and other symbols are spaces;
* Cyrillic, Greek, Arabic and Hebrew are spelled out by the tables of ``confusables.txt``; any other letter is its code
  point as a word (``法国`` is ``u6cd5 u56fd``). A word list folded by ``fold`` matches text folded by ``fold``;
* disguise is undone, and each word it was undone in is an ``Undoing``: characters that leave no mark, look-alikes of
  other scripts, fancy dress, words written backwards behind a right-to-left override, leetspeak, spaced letters.

Only disguise, ``œ`` and the like, and other scripts change lengths, so ``origin`` is ``None`` for nearly every text.
Where it is not, it never decreases; letters of a word shown backwards keep their places, the word as a whole is right.
"""

import bisect
import codecs
import enum
import re
import string
from typing import NamedTuple

import msgspec

from beffroi.evidence import wordplay
from beffroi.evidence.confusables import (
    DRESSED,
    IDEOGRAPH_LENGTH,
    INVISIBLE,
    LOOK_ALIKES,
    PLAIN,
    SCRIPTS,
    SPELLED,
    UNMISTAKABLE,
    spell,
)
from beffroi.evidence.wordplay import WORTH_HIDING, Replacement

__all__ = ["FoldedText", "Undoing", "fold"]


class Undoing(NamedTuple):
    """One word that folding freed from one sort of disguise.

    Args:
        value: The sort, one of the closed list of DISGUISE values.
        start: Where the word begins in the text as received.
        end: Where it ends there, excluded.
        word: The word as a reader takes it, folded.
    """

    value: str
    start: int
    end: int
    word: str


class FoldedText(msgspec.Struct, frozen=True):
    """One field folded for matching.

    Args:
        original: The field as received.
        folded: Lower-case ASCII; disguise undone, white space of any kind as one space each, new lines kept.
        origin: ``origin[i]`` is the index in ``original`` of the character that ``folded[i]`` came from; one more entry
            than ``folded`` has characters, the last being ``len(original)``. ``None`` when both texts run in step.
        undoings: The words freed from a disguise, in reading order.
    """

    original: str
    folded: str
    origin: tuple[int, ...] | None = None
    undoings: tuple[Undoing, ...] = ()

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``original`` that ``folded[start:end]`` came from."""
        if self.origin is None:
            return start, end
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


# The characters (256 at most) of French and its neighbours: one byte each, folded by one table.
_EVERYDAY = "".join(map(chr, range(128))) + "".join(
    chr(code)
    for code in (*range(0xA0, 0x100), *map(ord, "’‘“”„–—…€Ÿ•\u2009\u2011\u202fığşĞŞİășțĂȘȚąćęłńśźż"))
    if code in PLAIN
)
_TO_BYTES = codecs.charmap_build(_EVERYDAY.ljust(256, "\ufffe"))
_FOLD = bytes(ord(PLAIN.get(ord(character), character)) for character in _EVERYDAY).ljust(256)
_RARE_ACCENTS = frozenset(chr(code) for code in PLAIN if chr(code).isalpha()).difference(_EVERYDAY)
_LETTERS = re.compile(r"[^\W\d_]+")
_OVERRIDE = re.compile("\u202e[^\u202c\u2069\n]*")  # text shown backwards, up to what ends it
_DISGUISED_WORD = re.compile(r"(?<![0-9a-z\x80-\U0010ffff])[0-9a-z]*+[^\x00-\x7f][0-9a-z\x80-\U0010ffff]*+")
_LATIN = frozenset(string.ascii_letters)
_FOREIGN = frozenset[str]().union(*UNMISTAKABLE.values())
_REAL_SHARE = 20  # a text is really written in a script when one character in this many is unmistakably of it


def fold(text: str) -> FoldedText:
    """Fold ``text``; linear in its length, at most 20 characters for one.

    Args:
        text: Any text as received.

    Returns:
        The folded text, its way back and what was undone.
    """
    try:
        # typeshed wants a plain dict where CPython hands out its own faster map
        plain = text.encode() if text.isascii() else codecs.charmap_encode(text, "strict", _TO_BYTES)[0]
    except UnicodeEncodeError:
        return _fold_rare(text)
    folded = plain.translate(_FOLD)
    if wordplay.may_hide(folded):
        return _undo_wordplay(text, folded.decode("ascii"), None, [])
    return FoldedText(text, folded.decode("ascii"))


def _fold_rare(text: str) -> FoldedText:
    """Fold a text with characters beyond the everyday ones: dressed, foreign, invisible or pictures."""
    plain = text.translate(PLAIN)
    undoings = _odd_accents(text, plain)
    if plain.isascii():
        return _undo_wordplay(text, plain, None, undoings)
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    reader = _WordReader(plain)
    for match in _DISGUISED_WORD.finditer(plain):
        start, end = match.span()
        pieces.append(plain[last:start])
        origin.extend(range(last, start))
        undoings += reader.read(match.group(), start, pieces, origin)
        last = end
    pieces.append(plain[last:])
    origin.extend(range(last, len(text) + 1))
    return _undo_wordplay(text, "".join(pieces), origin, undoings)


def _odd_accents(text: str, plain: str) -> list[Undoing]:
    """Return the words worth hiding that wear an accent no French word has (``amẹli``)."""
    if _RARE_ACCENTS.isdisjoint(text):
        return []
    return [
        Undoing("homoglyph", match.start(), match.end(), word)
        for match in _LETTERS.finditer(text)
        if (word := plain[match.start() : match.end()]) in WORTH_HIDING and not _RARE_ACCENTS.isdisjoint(match.group())
    ]


class _WordReader:
    """Reads the disguised words of one text, knowing which scripts the text is really written in."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._real: dict[str, bool] = {}

    def _is_really(self, script: str) -> bool:
        """Return whether the text is written in ``script``, at least in part, or at least not in Latin letters."""
        if script not in self._real:
            own = sum(map(UNMISTAKABLE.get(script, frozenset()).__contains__, self._plain))
            latin = sum(map(_LATIN.__contains__, self._plain))
            self._real[script] = own * _REAL_SHARE >= len(self._plain) or latin * 2 < len(self._plain)
        return self._real[script]

    def _passes_for_latin(self, word: str) -> tuple[bool, bool]:
        """Return whether foreign letters of a word are read as Latin look-alikes, and whether that is a disguise."""
        characters = set(word)
        foreign = {character for character in characters if character in SCRIPTS or character in LOOK_ALIKES}
        if not foreign:
            return False, False
        all_alike = foreign <= LOOK_ALIKES.keys()
        if any(character in DRESSED or character in _LATIN for character in characters):
            return True, all_alike
        scripts = {SCRIPTS.get(character, "latin") for character in foreign}
        if len(word) == 1 and scripts != {"cyrillic"}:
            return False, False  # α, β and the like stand alone in medicine
        alike = all_alike and not any(map(self._is_really, scripts))
        return alike, alike

    def read(self, word: str, start: int, pieces: list[str], origin: list[int]) -> list[Undoing]:
        """Append the folded ``word`` to ``pieces`` and ``origin``; return what was undone in it."""
        letters = set(word)
        if not _FOREIGN.isdisjoint(letters) and letters <= SPELLED.keys() and _LATIN.isdisjoint(letters):
            return _spell_out(word, start, pieces, origin)
        as_latin, is_disguise = self._passes_for_latin(word)
        values: dict[str, None] = {}
        hidden: list[str] = []
        first = len(pieces)
        before = _Sort.OTHER
        for place, character in enumerate(word, start):
            if (value := INVISIBLE.get(character)) is not None:
                hidden.append(value)
                continue
            spelled, sort, value = _read_character(character, as_latin=as_latin)
            if not spelled:
                continue
            if value is not None and (is_disguise or value != "homoglyph"):
                values[value] = None
            if hidden:
                if sort is _Sort.LATIN and before is _Sort.LATIN:
                    values.update(dict.fromkeys(hidden))
                hidden.clear()
            if before is not _Sort.OTHER and _Sort.IDEOGRAPH in (sort, before):
                spelled = f" {spelled}"
            before = sort
            pieces.append(spelled)
            origin.extend([place] * len(spelled))
        folded = "".join(pieces[first:]).strip()
        return [Undoing(value, start, start + len(word), folded) for value in values]


def _spell_out(word: str, start: int, pieces: list[str], origin: list[int]) -> list[Undoing]:
    """Append a ``word`` that is really of another script; nothing is undone in it."""
    for place, character in enumerate(word, start):
        spelled = SPELLED[character]
        pieces.append(spelled)
        if len(spelled) == 1:
            origin.append(place)
        else:
            origin.extend([place] * len(spelled))
    return []


class _Sort(enum.Enum):
    """What a character is to the one beside it."""

    LATIN = enum.auto()
    FOREIGN = enum.auto()
    IDEOGRAPH = enum.auto()
    OTHER = enum.auto()


def _read_character(character: str, *, as_latin: bool) -> tuple[str, _Sort, str | None]:
    """Return how a visible character is spelled, its sort and the disguise it was in, if any."""
    if character.isascii():
        return character, _Sort.LATIN, None
    if (dressed := DRESSED.get(character)) is not None:
        return dressed[0], _Sort.LATIN, dressed[1]
    if as_latin and character in LOOK_ALIKES:
        return LOOK_ALIKES[character], _Sort.LATIN, "homoglyph"
    spelled = spell(character)
    if len(spelled) >= IDEOGRAPH_LENGTH:
        return spelled, _Sort.IDEOGRAPH, None
    return spelled, _Sort.FOREIGN if spelled.isalpha() else _Sort.OTHER, None


def _undo_wordplay(text: str, folded: str, origin: list[int] | None, undoings: list[Undoing]) -> FoldedText:
    """Undo leetspeak, spaced letters and reversed words in a text that is ASCII already."""
    places = range(len(text) + 1) if origin is None else origin
    backwards = [
        (bisect.bisect_left(places, match.start()), bisect.bisect_left(places, match.end()))
        for match in _OVERRIDE.finditer(text)
    ]
    may_hide = bool(backwards) or wordplay.may_hide(folded.encode())
    if may_hide and (replacements := wordplay.find_replacements(folded, backwards)):
        undoings += [
            Undoing(found.value, places[found.start], places[found.end - 1] + 1, found.word) for found in replacements
        ]
        if origin is None and any(found.kept is not None for found in replacements):
            origin = list(places)
        folded, origin = _replace(folded, origin, replacements)
    undoings.sort(key=lambda undoing: undoing.start)
    return FoldedText(text, folded, None if origin is None else tuple(origin), tuple(undoings))


def _replace(folded: str, origin: list[int] | None, replacements: list[Replacement]) -> tuple[str, list[int] | None]:
    """Return ``folded`` and ``origin`` with each replacement made."""
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for found in replacements:
        pieces += (folded[last : found.start], found.word)
        if origin is not None:
            places += origin[last : found.start]
            places += origin[found.start : found.end] if found.kept is None else [origin[i] for i in found.kept]
        last = found.end
    pieces.append(folded[last:])
    if origin is not None:
        places += origin[last:]
    return "".join(pieces), None if origin is None else places
