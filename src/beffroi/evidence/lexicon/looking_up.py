"""Finding the word lists' entries in a folded text: words in a dictionary, patterns only where their words stand.

A text is cut into words once. A dictionary says what each word means and which patterns are worth trying where it
stands: each pattern hangs on the rarest word that every match of it has, so that few of some thousands are tried.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from beffroi.evidence.lexicon.cue import Cue, CueKind, Entry, Pattern
from beffroi.evidence.lexicon.required_words import rarity
from beffroi.evidence.lexicon.single_words import LONGEST_TAIL

__all__ = ["Lexicon"]

_WORD: Final = re.compile(r"\w+", re.ASCII)
_WORDS_REMEMBERED: Final = 50_000
_DIGITS: Final = frozenset("0123456789")
_LONG: Final = 6  # letters: longer words are all rare enough
_MAX_CUES_A_KIND: Final = 2_000  # the first of a field; ten pages of print have fewer
_MAX_CUES_A_PATTERN: Final = 200  # a text that repeats a word thousands of times says nothing more by it
_Meaning: TypeAlias = tuple[CueKind, str]


class _Known(NamedTuple):
    """All there is to know of one word: what it means, and the patterns worth trying where it stands."""

    meanings: tuple[_Meaning, ...]
    patterns: tuple[int, ...]


_NOTHING: Final = _Known((), ())


class Lexicon:
    """The word lists, ready to be looked up in a text.

    Args:
        entries: Every line of the word lists.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._patterns = tuple((entry, pattern) for entry in self.entries for pattern in entry.patterns)
        self._table = _WordTable(self.entries, [pattern for _, pattern in self._patterns])
        self._also = tuple(
            tuple(group for group in pattern.required if not any(word.endswith("*") for word in group))
            for _, pattern in self._patterns
        )
        self._compiled: dict[int, re.Pattern[str]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as entries alone."""
        return Lexicon, (self.entries,)

    def cues(self, folded: str) -> dict[CueKind, list[Cue]]:
        """Return the cues of ``folded`` by kind, each list in reading order; kinds without any are absent."""
        cues: dict[CueKind, list[Cue]] = {}
        to_try: set[int] = set()
        known_word = self._table.known
        for match in _WORD.finditer(folded):
            known = known_word(match[0])
            if known is _NOTHING:
                continue
            for kind, means in known.meanings:
                cues.setdefault(kind, []).append(Cue(means, match.start(), match.end()))
            to_try.update(known.patterns)
        if to_try:
            words = set(_WORD.findall(folded))
            to_try = {index for index in to_try if not any(map(words.isdisjoint, self._also[index]))}
        for index in to_try:
            matches = islice(self._pattern(index).finditer(folded), _MAX_CUES_A_PATTERN)
            entry = self._patterns[index][0]
            places = [Cue(entry.means, match.start(), match.end()) for match in matches]
            if places:
                cues.setdefault(entry.kind, []).extend(places)
        for kind, places in cues.items():
            if len(places) > 1:
                places.sort(key=_by_place)
                cues[kind] = places[:_MAX_CUES_A_KIND]
        return cues

    def _pattern(self, index: int) -> re.Pattern[str]:
        compiled = self._compiled.get(index)
        if compiled is None:
            compiled = self._compiled[index] = re.compile(self._patterns[index][1].regex, re.ASCII)
        return compiled


class _WordTable:
    """What is known of each word, remembered: a text has few words that no text before it had."""

    def __init__(self, entries: Iterable[Entry], patterns: Sequence[Pattern]) -> None:
        self._meanings: dict[str, set[_Meaning]] = {}
        for entry in entries:
            for word in (*entry.words, *(f"{beginning}*" for beginning in entry.beginnings)):
                self._meanings.setdefault(word, set()).add((entry.kind, entry.means))
        uses = Counter(word for pattern in patterns for group in pattern.required for word in group)
        self._patterns: dict[str, set[int]] = {}
        for index, pattern in enumerate(patterns):
            for word in _rarest(pattern.required, uses):
                self._patterns.setdefault(word, set()).add(index)
        beginnings = {word for word in (*self._meanings, *self._patterns) if word.endswith("*")}
        self._lengths = sorted({len(beginning) - 1 for beginning in beginnings})
        self._known: dict[str, _Known] = {}

    def known(self, word: str) -> _Known:
        """Return what is known of ``word``, lower-case ASCII."""
        known = self._known.get(word)
        if known is not None:
            return known
        if word[0] in _DIGITS and word not in self._meanings and word not in self._patterns:
            return _NOTHING  # nothing begins with a digit but what is listed whole
        return self._look_up(word)

    def _look_up(self, word: str) -> _Known:
        meanings = set(self._meanings.get(word, ()))
        patterns = set(self._patterns.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            beginning = f"{word[:length]}*"
            patterns |= self._patterns.get(beginning, set())
            tail = word[length:]
            if len(tail) <= LONGEST_TAIL and (not tail or tail.isalpha()):
                meanings |= self._meanings.get(beginning, set())
        known = _Known(tuple(sorted(meanings)), tuple(sorted(patterns))) if meanings or patterns else _NOTHING
        if len(self._known) < _WORDS_REMEMBERED and word.isalpha():
            self._known[word] = known
        return known


def _rarest(required: Iterable[frozenset[str]], uses: Mapping[str, int]) -> frozenset[str]:
    """Return the requirement to try a pattern on: the one of rare words, and of them that of fewest patterns."""
    return max(
        required,
        key=lambda group: (min(_LONG, rarity(group)[0]), -sum(uses[word] for word in group), sorted(group)),
        default=frozenset(),
    )


def _by_place(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.means
