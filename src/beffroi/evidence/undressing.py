"""Undressing: one disguised or foreign word, letter by letter, into the ASCII word that a reader takes it for."""

import enum
import string
from typing import NamedTuple

from beffroi.evidence.confusables import (
    DRESSED,
    IDEOGRAPH_LENGTH,
    INVISIBLE,
    LOOK_ALIKES,
    SCRIPTS,
    SPELLED,
    UNMISTAKABLE,
    spell,
)

__all__ = ["Undoing", "WordReader"]

_LATIN = frozenset(string.ascii_letters)
_FOREIGN = frozenset[str]().union(*UNMISTAKABLE.values())
_STOPS = frozenset(".!?;")
_REAL_SHARE = 20  # a text is really written in a script when one character in this many is unmistakably of it


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


class WordReader:
    """Reads the disguised words of one text, knowing which scripts the text is really written in."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._real: dict[str, bool] = {}

    def _is_really(self, script: str) -> bool:
        """Return whether the text is written in ``script``, at least in part, or at least not in Latin letters."""
        if script not in self._real:
            own = sum(map(UNMISTAKABLE.get(script, frozenset()).__contains__, self._plain))
            latin = sum(map(_LATIN.__contains__, self._plain))
            foreign = sum(map(SCRIPTS.__contains__, self._plain))
            self._real[script] = own * _REAL_SHARE >= len(self._plain) or latin < foreign
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
        # Chinese writes no space behind a stop; without one, no sentence would end there.
        before = _Sort.FOREIGN if start and self._plain[start - 1] in _STOPS else _Sort.OTHER
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
