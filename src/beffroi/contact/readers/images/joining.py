"""Joining: the lines of one bubble or paragraph put together into running text, as it was before it was wrapped."""

import itertools
import re
from collections.abc import Sequence

from beffroi.contact.readers.images.ocr import Line

__all__ = ["in_rows", "joined"]

_LINK = re.compile(r"(?:://|www\.|\.[a-z]{2,}/)\S*\Z", re.IGNORECASE)
_BROKEN_AFTER = re.compile(r"[^\s-]-\Z|/\Z")
_GOES_ON = re.compile(r"[A-Za-z0-9%&=_~#?/.:-]+[.,;!)]?\Z")
_LOOKS_WHOLE = re.compile(r"\.(?:[a-z]{2,4}|example)/?\Z")
_JUST_LETTERS = re.compile(r"[A-Za-z]+[.,;!)]?\Z")
# Capital I and small l are one stroke in most fonts. Names of hosts are shown in small letters, and no French word
# begins with l before a consonant. (A host that truly has a capital I for an l looks the same, and is read as an l.)
_MISTAKEN_I = re.compile(r"(?<=[a-z0-9./-])I(?=[a-z]*\.[a-z]{2,})|(?<=[a-z])I(?=[a-z-]+\.[a-z])")
_MISTAKEN_L = re.compile(r"\bl(?=[bcdfgjkmnpqrstvwxz][a-zà-ÿ]{3})")
_GLUED = re.compile(r"(?<=\s):(?=[a-zà-ÿ]{2})")  # in French a blank stands on both sides of a colon
_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9])\.(?=(?!Com|Net|Org|Info)[A-ZÀ-Ý][a-zà-ÿ]{2,}[\s,'’])")
_FULL = 1.5  # letters: with less room than that left, a word was cut because the line was full
_LONG_WORD = 12  # letters: only a word that fills a line is cut within
_SPARE = 2.5  # letters: with more room than the next word and these, the line was ended on purpose


def in_rows(lines: Sequence[Line]) -> list[Line]:
    """Put together what stands beside one another: a line that was found in several pieces."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.middle):
        if rows and abs(line.middle - _mean_middle(rows[-1])) < 0.45 * min(line.height, rows[-1][-1].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_as_one(sorted(row, key=lambda one: one.left)) for row in rows]


def _mean_middle(row: list[Line]) -> float:
    return sum(line.middle for line in row) / len(row)


def _as_one(row: list[Line]) -> Line:
    first = row[0]
    if len(row) == 1:
        return first
    letters = sum(len(line.text) for line in row)
    return Line(
        " ".join(line.text for line in row),
        sum(line.confidence * len(line.text) for line in row) / max(1, letters),
        first.left,
        min(line.top for line in row),
        row[-1].right,
        max(line.bottom for line in row),
        first.angle,
    )


def joined(lines: Sequence[Line]) -> str:
    """Return the text of lines that stand below one another in one bubble or paragraph.

    A link or a word that was cut at the edge is put together again; a line that was ended on purpose, with room left
    for the next word, stays a line.
    """
    rows = in_rows(lines)
    if not rows:
        return ""
    edge = max(row.right for row in rows)
    text = rows[0].text.strip()
    for row, after in itertools.pairwise(rows):
        text += _between(row, after, edge) + after.text.strip()
    text = _NEXT_SENTENCE.sub(". ", text)
    return _GLUED.sub(": ", _MISTAKEN_L.sub("I", _MISTAKEN_I.sub("l", text)))


def _between(row: Line, after: Line, edge: float) -> str:
    before, following = row.text.strip(), after.text.strip()
    if not before or not following:
        return ""
    letter = (row.right - row.left) / max(1, len(before))
    room = (edge - row.right) / letter
    first_word = following.split(" ", 1)[0]
    if _BROKEN_AFTER.search(before) and following[0].isalnum():
        return ""
    if room < _FULL and _is_cut_within(before, first_word):
        return ""
    return "\n" if room > len(first_word) + _SPARE and room > len(first_word) * 1.25 else " "


def _is_cut_within(before: str, first_word: str) -> bool:
    """Tell whether a full line ends within a word: a link, or a word as long as the line."""
    last_word = before.rsplit(" ", 1)[-1]
    if len(last_word) < _LONG_WORD or (" " in before and not _LINK.search(before)):
        return False
    if _LOOKS_WHOLE.search(last_word) and _JUST_LETTERS.match(first_word):
        return False
    return _GOES_ON.match(first_word) is not None
