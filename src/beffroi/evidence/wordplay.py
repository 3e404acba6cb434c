"""Wordplay: words spelled so that a filter misses them and a reader does not, in ASCII: ``c@rte``, ``v i t a l e``.

Only words of ``worth_hiding.txt`` are undone, and none inside a link or an address: a reference, a product or a
password looks just the same, and is left as it is.
"""

import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["ACRONYMS", "WORTH_HIDING", "Replacement", "find_replacements", "may_hide"]


def _read_words() -> dict[str, frozenset[str]]:
    """Return the sections of ``worth_hiding.txt``."""
    data = pkgutil.get_data("beffroi.evidence", "worth_hiding.txt") or b""
    sections: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in data.decode("ascii").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            section.update(line.split())
    return {name: frozenset(words) for name, words in sections.items()}


_LISTED = _read_words()

WORTH_HIDING = _LISTED["words"]
"""Folded words that frauds hide from filters."""

ACRONYMS = _LISTED["acronyms"]
"""Folded abbreviations that are honestly written with a dot after each letter."""

_SHORT = _LISTED["short"]
_UNDONE = WORTH_HIDING | _LISTED["fillers"]
_LONGEST = max(map(len, _UNDONE))
_SHORTEST = 4
_LONG = 7  # shorter words come about by chance when neighbours are joined
_MOST_PIECES = 6
_LETTERS_LEFT = 2  # a disguised word keeps some letters; fewer, and it is a code or a number

_READS_AS = str.maketrans("4@30$57+89!|l1", "aaeossttbgiiii")
_SKELETONS = {word.translate(_READS_AS): word for word in sorted(_UNDONE) if len(word) >= _SHORTEST}

_CLASSES = bytes(
    97 if chr(code).isalpha() else 49 if chr(code) in "0123456789@$!|+" else 32 if chr(code) in " \n.-_*/,~" else 59
    for code in range(128)
).ljust(256, b";")
_WORD = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"[^ \n]*")
_LEET_WORD = re.compile(r"(?<![a-z0-9@$!|+])[a-z]*+[0-9@$!|+][a-z0-9@$!|+]*+")
_ADDRESS = re.compile(r"://|[a-z0-9-]\.[a-z]{2}|[a-z0-9]@[a-z0-9-]+\.")
_SPACED = re.compile(r"(?<![a-z0-9])[a-z](?:[ \n.\-_*/,~]{1,3}[a-z0-9@$](?![a-z0-9])){2,}")


class Replacement(NamedTuple):
    """One stretch of folded text and the word it stands for.

    Args:
        value: The sort of disguise.
        start: Where it begins in the folded text.
        end: Where it ends there, excluded.
        word: What it is replaced by.
        kept: Where in the folded text each letter of ``word`` comes from; ``None`` when they run in step.
    """

    value: str
    start: int
    end: int
    word: str
    kept: tuple[int, ...] | None = None


def may_hide(folded: bytes) -> bool:
    """Return whether folded ASCII may hold leetspeak or spaced letters: a gate, much cheaper than looking."""
    classes = (b" %b " % folded).translate(_CLASSES)
    return (
        (b"1a" in classes and (b"a1a" in classes or b"1aaa" in classes))
        or b" a a a " in classes
        or b" a  a  a " in classes
    )


def find_replacements(folded: str, backwards: Iterable[tuple[int, int]] = ()) -> list[Replacement]:
    """Return the hidden words of a folded text in reading order, none overlapping another.

    Args:
        folded: Lower-case ASCII text.
        backwards: Stretches of it, in order and apart, that the screen shows from right to left.

    Returns:
        Replacements for leetspeak, spaced letters and reversed words; found in time linear in the length of the text.
    """
    found = [*_reversed_words(folded, backwards), *_leetspeak(folded)]
    spaced = [*_spaced_letters(folded)]
    if spaced:
        found += spaced
        found += _broken_words(folded)
    found.sort(key=lambda replacement: (replacement.start, -replacement.end))
    kept: list[Replacement] = []
    for replacement in found:
        if not kept or kept[-1].end <= replacement.start:
            kept.append(replacement)
    return kept


def _reversed_words(folded: str, backwards: Iterable[tuple[int, int]]) -> Iterator[Replacement]:
    """Yield words written from right to left behind a right-to-left override: ``ilema`` is shown as ``ameli``."""
    for start, end in backwards:
        for match in _WORD.finditer(folded, start, end):
            word = match.group()[::-1]
            if word in _UNDONE or word in _SHORT:
                yield Replacement("bidi", *match.span(), word)


def _broken_words(folded: str) -> Iterator[Replacement]:
    """Yield long words cut into pieces by spaces (``re mbou rsem ent``); only looked for beside spaced letters."""
    pieces = [match.span() for match in _WORD.finditer(folded)]
    after = 0
    for first, (start, _) in enumerate(pieces):
        joined, end = "", start
        for piece in pieces[first : first + _MOST_PIECES]:
            if start < after or folded[end : piece[0]].strip(" "):
                break
            end = piece[1]
            joined += folded[slice(*piece)]
            if len(joined) > _LONGEST:
                break
            if len(joined) >= _LONG and joined in _UNDONE and end - start > len(joined):
                after = end
                kept = tuple(place for place in range(start, end) if folded[place] != " ")
                yield Replacement("spaced_letters", start, end, joined, kept)


def _leetspeak(folded: str) -> Iterator[Replacement]:
    """Yield words in which digits and signs stand for letters."""
    token_end, is_address = 0, False
    for match in _LEET_WORD.finditer(folded):
        start, end = match.span()
        while end - start > _SHORTEST and folded[end - 1] in "!+|":
            end -= 1
        if not _SHORTEST <= end - start <= _LONGEST:
            continue
        written = folded[start:end]
        word = _SKELETONS.get(written.translate(_READS_AS))
        if word is None or written == word or sum(map(str.isalpha, written)) < _LETTERS_LEFT:
            continue
        if start >= token_end:  # the token is looked at once, however many words it holds
            token_start = max(folded.rfind(" ", token_end, start), folded.rfind("\n", token_end, start)) + 1
            rest = _TOKEN.match(folded, end)
            token_end = rest.end() if rest else end
            is_address = _ADDRESS.search(folded, token_start, token_end) is not None
        if not is_address:
            yield Replacement("leetspeak", start, end, word)


def _spaced_letters(folded: str) -> Iterator[Replacement]:
    """Yield words whose letters are set apart by spaces, dots, hyphens and the like."""
    for run in _SPACED.finditer(folded):
        places = tuple(place for place in range(*run.span()) if folded[place] not in " \n.-_*/,~")
        letters = "".join(folded[place] for place in places).translate(_READS_AS)
        if letters in _SHORT:
            yield Replacement("spaced_letters", run.start(), run.end(), letters, places)
            continue
        first = 0
        while first <= len(letters) - _SHORTEST:
            for length in range(min(_LONGEST, len(letters) - first), _SHORTEST - 1, -1):
                word = _SKELETONS.get(letters[first : first + length])
                if word is not None:
                    kept = places[first : first + length]
                    yield Replacement("spaced_letters", kept[0], kept[-1] + 1, word, kept)
                    first += length
                    break
            else:
                first += 1
