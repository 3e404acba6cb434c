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
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from beffroi.evidence import wordplay
from beffroi.evidence.confusables import PICTURES, PLAIN
from beffroi.evidence.undressing import Undoing, WordReader
from beffroi.evidence.wordplay import WORTH_HIDING, Replacement

__all__ = ["FoldedText", "Undoing", "fold"]


_ONE_EACH: Final[Mapping[int, int]] = MappingProxyType({})


class FoldedText(msgspec.Struct, frozen=True):
    """One field folded for matching.

    Args:
        original: The field as received.
        folded: Lower-case ASCII; disguise undone, white space of any kind as one space each, new lines kept.
        origin: ``origin[i]`` is the index in ``original`` of the character that ``folded[i]`` came from; one more entry
            than ``folded`` has characters, the last being ``len(original)``. ``None`` when both texts run in step.
        undoings: The words freed from a disguise, in reading order.
        lengths: For a place in ``original`` where one character is written as several (``&eacute;``), how many.
    """

    original: str
    folded: str
    origin: Sequence[int] | None = None
    undoings: tuple[Undoing, ...] = ()
    lengths: Mapping[int, int] = _ONE_EACH

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of ``original`` that ``folded[start:end]`` came from."""
        if self.origin is None:
            return start, end
        if end <= start:
            return self.origin[start], self.origin[start]
        last = self.origin[end - 1]
        return self.origin[start], last + self.lengths.get(last, 1)


# The characters (256 at most) of French and its neighbours: one byte each, folded by one table; those that are written
# with two ASCII letters fold to a mark first.
_DOUBLE = {0x80: (b"oe", "œŒ"), 0x81: (b"ae", "æÆ"), 0x82: (b"ss", "ßẞ")}
_MARKS = {character: mark for mark, (_, characters) in _DOUBLE.items() for character in characters}
_MARK = re.compile(rb"[\x80-\x82]")
_EVERYDAY = "".join(map(chr, range(128))) + "".join(
    character
    for character in "".join(map(chr, range(0xA0, 0x100))) + "’‘“”„–—…€ŸœŒẞ•\u2009\u2011\u202fığşĞŞİășțĂȘȚąćęłńśźż"
    if ord(character) in PLAIN or character in _MARKS
)
_TO_BYTES = codecs.charmap_build(_EVERYDAY.ljust(256, "\ufffe"))
_FOLD = bytes(_MARKS.get(character) or ord(PLAIN.get(ord(character), character)) for character in _EVERYDAY).ljust(256)
_PICTURE = re.compile(f"[{PICTURES}]|(?<=[{PICTURES}\ufe0f\u200d])[\ufe0f\u200d]")
_RARE_ACCENTS = frozenset(chr(code) for code in PLAIN if chr(code).isalpha()).difference(_EVERYDAY)
_LETTERS = re.compile(r"[^\W\d_]+")
_OVERRIDE = re.compile("\u202e[^\u202c\u2069\n]*")  # text shown backwards, up to what ends it
_DISGUISED_WORD = re.compile(r"(?<![0-9a-z\x80-\U0010ffff])[0-9a-z]*+[^\x00-\x7f][0-9a-z\x80-\U0010ffff]*+")


def fold(text: str) -> FoldedText:
    """Fold ``text``; linear in its length, at most 20 characters for one.

    Args:
        text: Any text as received.

    Returns:
        The folded text, its way back and what was undone.
    """
    everyday = _as_everyday(text)
    if everyday is None:
        return _fold_rare(text)
    folded = everyday.translate(_FOLD)
    if not folded.isascii():
        return _undo_wordplay(text, *_write_double(folded), [])
    if wordplay.may_hide(folded):
        return _undo_wordplay(text, folded.decode("ascii"), None, [])
    return FoldedText(text, folded.decode("ascii"))


def _as_everyday(text: str) -> bytes | None:
    """Return one byte for each character, or ``None`` if some are neither everyday ones nor pictures."""
    if text.isascii():
        return text.encode()
    try:
        return codecs.charmap_encode(text, "strict", _TO_BYTES)[0]
    except UnicodeEncodeError:
        pass
    try:
        return codecs.charmap_encode(_PICTURE.sub(" ", text), "strict", _TO_BYTES)[0]
    except UnicodeEncodeError:
        return None


def _write_double(folded: bytes) -> tuple[str, list[int]]:
    """Return the text with each mark as the two letters it stands for, and the way back."""
    pieces: list[bytes] = []
    origin: list[int] = []
    last = 0
    for match in _MARK.finditer(folded):
        place = match.start()
        pieces += (folded[last:place], _DOUBLE[folded[place]][0])
        origin += range(last, place)
        origin += (place, place)
        last = place + 1
    pieces.append(folded[last:])
    origin += range(last, len(folded) + 1)
    return b"".join(pieces).decode("ascii"), origin


def _fold_rare(text: str) -> FoldedText:
    """Fold a text with characters beyond the everyday ones: dressed, foreign, invisible."""
    plain = _PICTURE.sub(" ", text).translate(PLAIN)
    undoings = _odd_accents(text, plain)
    if plain.isascii():
        return _undo_wordplay(text, plain, None, undoings)
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    reader = WordReader(plain)
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
