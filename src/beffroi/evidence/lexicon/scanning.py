"""Finding the word lists' entries in a folded text: one pass for all, whichever engine is there.

An engine only says *which* entries occur; `re` then says where. So both engines give the same cues by construction,
as long as they agree on whether an entry occurs, which the tests check on the whole corpus.
"""

import contextlib
import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from beffroi.evidence.lexicon.cue import Cue, CueKind, Entry

__all__ = ["Lexicon", "Scan", "VectorScan", "plain_scan"]

_BUILD_AFTER = 1_000  # fields scanned
_MAX_CUES_AN_ENTRY = 200  # a text that repeats a word thousands of times says nothing more by it


class Scan(Protocol):
    """Says which entries occur in a folded text."""

    def __call__(self, folded: str, /) -> Sequence[int]:
        """Return the indexes of the entries that occur, in no particular order."""
        ...


def plain_scan(entries: Sequence[Entry]) -> Scan:
    """Return an engine that needs nothing but Python: an entry is tried where one of its literals stands."""
    searches = [functools.partial(_search_lazily, entry.regex) for entry in entries]
    by_literal: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for literal in entry.literals:
            by_literal.setdefault(literal, []).append(index)
    literals = tuple((literal, tuple(indexes)) for literal, indexes in by_literal.items())

    def scan(folded: str, /) -> list[int]:
        candidates = {index for literal, indexes in literals if literal in folded for index in indexes}
        return [index for index in candidates if searches[index](folded)]

    return scan


@functools.lru_cache(maxsize=None)
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.ASCII)


def _search_lazily(regex: str, folded: str) -> bool:
    return _compiled(regex).search(folded) is not None


class VectorScan:
    """The multi-pattern engine of the extra ``fast``: every entry in one pass over the bytes."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        import hyperscan  # noqa: PLC0415 - an optional extra, absent on some platforms

        self._database = hyperscan.Database()
        self._database.compile(
            expressions=[entry.regex.encode() for entry in entries],
            ids=list(range(len(entries))),
            flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(entries),
        )
        self._scan: Callable[..., Any] = self._database.scan

    def __call__(self, folded: str, /) -> list[int]:
        """Return the indexes of the entries that occur."""
        found: list[int] = []
        self._scan(folded.encode("ascii", "replace"), match_event_handler=_collect, context=found)
        return found


def _collect(index: int, _start: int, _end: int, _flags: int, found: list[int]) -> None:
    found.append(index)


class WarmingScan:
    """Starts with the engine that is ready at once, and builds the faster one when it is going to pay.

    Building the multi-pattern engine takes about half a second: as long as some thousand messages take without it.
    Where it is not installed, the plain one goes on; the cues are the same.
    """

    def __init__(self, entries: Sequence[Entry], *, build_after: int = _BUILD_AFTER) -> None:
        self._entries = entries
        self._scan: Scan = plain_scan(entries)
        self._left = build_after

    def __call__(self, folded: str, /) -> Sequence[int]:
        """Return the indexes of the entries that occur."""
        if self._left:
            self._left -= 1
            if not self._left:
                self._build()
        return self._scan(folded)

    def _build(self) -> None:
        with contextlib.suppress(ImportError):
            self._scan = VectorScan(self._entries)


class Lexicon:
    """The word lists, ready to be looked up in a text."""

    def __init__(self, entries: Sequence[Entry], scan: Scan) -> None:
        self.entries = tuple(entries)
        self._scan = scan

    def cues(self, folded: str) -> dict[CueKind, list[Cue]]:
        """Return the cues of ``folded`` by kind, each list in reading order; kinds without any are absent."""
        cues: dict[CueKind, list[Cue]] = {}
        for index in self._scan(folded):
            entry = self.entries[index]
            places = cues.setdefault(entry.kind, [])
            means = entry.means
            for count, match in enumerate(_compiled(entry.regex).finditer(folded)):
                if count == _MAX_CUES_AN_ENTRY:
                    break
                places.append(Cue(means, match.start(), match.end()))
        for places in cues.values():
            places.sort(key=_by_place)
        return cues


def _by_place(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.means
