"""Finding the word lists' entries in a folded text: words in a dictionary, patterns only where their words stand.

A text is cut into words once. A dictionary says what each word means and which patterns are worth trying where it
stands: each pattern hangs on the rarest word that every match of it has, and is tried where its other words stand too,
so that few of some thousands are.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final, NamedTuple, TypeAlias

from beffroi.evidence.lexicon.cue import Cue, CueKind, Entry, Pattern
from beffroi.evidence.lexicon.single_words import LONGEST_TAIL

__all__ = ["Lexicon", "words_of"]

_WORD: Final = re.compile(r"\w+", re.ASCII)
_WORDS_REMEMBERED: Final = 50_000
_DIGITS: Final = frozenset("0123456789")
_SHORT_FIGURE = 4  # characters: hours, days and the groups of telephone numbers, which come again and again
_OF_A_WORD: Final = frozenset("0123456789_abcdefghijklmnopqrstuvwxyz")
_MAX_CUES_A_KIND: Final = 2_000  # the first of a field; ten pages of print have fewer
_MAX_CUES_A_PATTERN: Final = 200  # a text that repeats a word thousands of times says nothing more by it
_LONG: Final = 600  # characters; in a shorter text, patterns are tried throughout sooner than words are found in it
_Meaning: TypeAlias = tuple[CueKind, str]
_Group: TypeAlias = frozenset[str]
_NO_WORDS: Final = frozenset[str]()
_Cues: TypeAlias = dict[CueKind, list[Cue]]


class _Known(NamedTuple):
    """All there is to know of one word.

    Args:
        word: The word itself.
        meanings: What it means.
        stands_for: The requirements of patterns that it meets: itself, and listed beginnings of it.
        alone: The patterns worth trying wherever it stands.
        gated: The patterns worth trying where it stands beside a word of another group; those of a group together.
    """

    word: str
    meanings: tuple[_Meaning, ...]
    stands_for: frozenset[str]
    alone: tuple[int, ...]
    gated: tuple[tuple[_Group, tuple[int, ...]], ...]


def words_of(folded: str) -> frozenset[str]:
    """Return the words of folded text: runs of letters, digits and underscores."""
    return frozenset(_WORD.findall(folded))


class Lexicon:
    """The word lists, ready to be looked up in a text.

    Args:
        entries: Every line of the word lists.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._patterns = tuple((entry, pattern) for entry in self.entries for pattern in entry.patterns)
        self._compiled: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _table(self) -> "_WordTable":
        """What is known of each word; worked out when the first text is read, not by who only asks for facts."""
        return _WordTable(self.entries, [pattern for _, pattern in self._patterns])

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as entries alone."""
        return Lexicon, (self.entries,)

    def cues(self, folded: str, words: frozenset[str] | None = None) -> _Cues:
        """Return the cues of ``folded`` by kind, each list in reading order; kinds without any are absent.

        Args:
            folded: Folded text.
            words: Its words, if they are known already (``words_of``).
        """
        if words is None:
            words = words_of(folded)
        cues: _Cues = {}
        known_words = [known for known in map(self._table.__getitem__, words) if known is not None]
        for known in known_words:
            if known.meanings:
                places = _places_of(known.word, folded)
                for kind, means in known.meanings:
                    cues.setdefault(kind, []).extend([Cue(means, start, end) for start, end in places])
        stretches = _Stretches(folded, known_words) if len(folded) > _LONG else None
        for index in self._worth_trying(known_words) if known_words else ():
            entry, pattern = self._patterns[index]
            regex = self._pattern(index)
            if stretches is None:
                found = [
                    Cue(entry.means, *match.span()) for match in islice(regex.finditer(folded), _MAX_CUES_A_PATTERN)
                ]
            else:
                found = [Cue(entry.means, start, end) for start, end in stretches.matches(regex, pattern)]
            if found:
                cues.setdefault(entry.kind, []).extend(found)
        for kind, several in cues.items():
            if len(several) > 1:
                several.sort(key=_by_place)
                cues[kind] = several[:_MAX_CUES_A_KIND]
        return cues

    def _worth_trying(self, known_words: Sequence[_Known]) -> set[int]:
        """Return the patterns all of whose required words are there."""
        present = set[str]().union(*[known.stands_for for known in known_words])
        candidates: set[int] = set()
        for known in known_words:
            candidates.update(known.alone)
            for group, indexes in known.gated:
                if not present.isdisjoint(group):
                    candidates.update(indexes)
        also = self._table.also
        return {index for index in candidates if not any(map(present.isdisjoint, also[index]))}

    def _pattern(self, index: int) -> re.Pattern[str]:
        compiled = self._compiled.get(index)
        if compiled is None:
            compiled = self._compiled[index] = re.compile(self._patterns[index][1].regex, re.ASCII)
        return compiled


class _Stretches:
    """Where in a long text the words stand on which patterns hang: each is tried there, and not all through it.

    A match holds one of the pattern's words, and is no longer than the pattern can reach; so all of them are found that
    a search through the whole text would find.
    """

    def __init__(self, folded: str, known_words: Sequence[_Known]) -> None:
        self._folded = folded
        self._words: dict[str, list[str]] = {}
        for known in known_words:
            for requirement in known.stands_for:
                self._words.setdefault(requirement, []).append(known.word)
        self._present = frozenset(self._words)
        self._places: dict[str, list[int]] = {}
        self._of_group: dict[_Group, list[int]] = {}

    def matches(self, regex: re.Pattern[str], pattern: Pattern) -> list[tuple[int, int]]:
        """Return where a pattern matches, in reading order, the first places of many.

        Args:
            regex: The pattern, compiled.
            pattern: What is known of it.
        """
        reach = pattern.reach
        if not reach:
            return [match.span() for match in islice(regex.finditer(self._folded), _MAX_CUES_A_PATTERN)]
        places = self._places_of_group(pattern.required[0])
        last = len(self._folded)
        found: list[tuple[int, int]] = []
        index, many = 0, len(places)
        while index < many:
            place = places[index]
            start, end = place - reach, place + reach
            index += 1
            while index < many and places[index] - reach <= end:
                end = places[index] + reach
                index += 1
            stop = min(end + 2, last)  # so that the end of a word is seen as one
            for match in regex.finditer(self._folded, max(0, start), stop):
                if match.end() < stop or stop == last:
                    found.append(match.span())
                    if len(found) == _MAX_CUES_A_PATTERN:
                        return found
        return found

    def _places_of_group(self, group: _Group) -> list[int]:
        """Return where any of the words stands that meet one of the requirements, in reading order."""
        places = self._of_group.get(group)
        if places is None:
            words = {word for requirement in group & self._present for word in self._words[requirement]}
            if len(words) == 1:
                places = self._places_of(words.pop())
            else:
                places = sorted(place for word in words for place in self._places_of(word))
            self._of_group[group] = places
        return places

    def _places_of(self, word: str) -> list[int]:
        places = self._places.get(word)
        if places is None:
            places = self._places[word] = []
            start = self._folded.find(word)
            while start >= 0:
                places.append(start)
                start = self._folded.find(word, start + 1)
        return places


class _WordTable(dict[str, _Known | None]):
    """What is known of each word; worked out when it is first asked for and remembered: few texts bring new ones.

    Attributes:
        also: For each pattern, the requirements beyond the two that it hangs on.
    """

    def __init__(self, entries: Iterable[Entry], patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._meanings: dict[str, set[_Meaning]] = {}
        for entry in entries:
            for word in (*entry.words, *(f"{beginning}*" for beginning in entry.beginnings)):
                self._meanings.setdefault(word, set()).add((entry.kind, entry.means))
        self._required = frozenset(chain.from_iterable(chain.from_iterable(pattern.required for pattern in patterns)))
        self._gates: dict[str, dict[_Group, list[int]]] = {}
        also: list[tuple[_Group, ...]] = []
        one_of_each: dict[_Group, _Group] = {}  # so that groups of the same words are told by identity
        for index, pattern in enumerate(patterns):
            first, second, *others = (*pattern.required, _NO_WORDS, _NO_WORDS)
            second = one_of_each.setdefault(second, second)
            for word in first:
                self._gates.setdefault(word, {}).setdefault(second, []).append(index)
            also.append(tuple(group for group in others if group))
        self.also = tuple(also)
        beginnings = {word for word in (*self._meanings, *self._required) if word.endswith("*")}
        self._figures = tuple(sorted(beginning[:-1] for beginning in beginnings if beginning[0] in _DIGITS))
        self._lengths = sorted({len(beginning) - 1 for beginning in beginnings})

    def __missing__(self, word: str) -> _Known | None:
        """Return what is known of ``word``, lower-case ASCII, or ``None`` if it is in no list."""
        if (
            word[0] in _DIGITS
            and word not in self._meanings
            and word not in self._required
            and not word.startswith(self._figures)
        ):
            if len(word) <= _SHORT_FIGURE:
                self[word] = None
            return None  # most figures are no words, and each long one is new
        known = self._work_out(word)
        if len(self) < _WORDS_REMEMBERED and word.isalpha():
            self[word] = known
        return known

    def _work_out(self, word: str) -> _Known | None:
        meanings = set(self._meanings.get(word, ()))
        stands_for = {word} & self._required
        for length in self._lengths:
            if length > len(word):
                break
            beginning = f"{word[:length]}*"
            if beginning in self._required:
                stands_for.add(beginning)
            tail = word[length:]
            if len(tail) <= LONGEST_TAIL and (not tail or tail.isalpha()):
                meanings |= self._meanings.get(beginning, set())
        if not (meanings or stands_for):
            return None
        gates: dict[_Group, set[int]] = {}
        for one in stands_for:
            for group, indexes in self._gates.get(one, {}).items():
                gates.setdefault(group, set()).update(indexes)
        alone = gates.pop(_NO_WORDS, set())
        gated = sorted((tuple(sorted(group)), tuple(sorted(indexes))) for group, indexes in gates.items())
        return _Known(
            word,
            tuple(sorted(meanings)),
            frozenset(stands_for),
            tuple(sorted(alone)),
            tuple((frozenset(group), indexes) for group, indexes in gated),
        )


def _places_of(word: str, folded: str) -> list[tuple[int, int]]:
    """Return where ``word`` stands as a whole word, in reading order."""
    places = []
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and folded[start - 1] in _OF_A_WORD) and folded[end : end + 1] not in _OF_A_WORD:
            places.append((start, end))
        start = folded.find(word, end)
    return places


def _by_place(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.means
