"""Joining: the lines of one bubble or paragraph put together into running text, as it was before it was wrapped."""

import re
from collections.abc import Sequence

from beffroi.contact.readers.ocr import Line

__all__ = ["in_rows", "joined"]

_LINK = re.compile(r"(?:://|www\.|\.[a-z]{2,}/)\S*\Z", re.IGNORECASE)
_BROKEN_AFTER = re.compile(r"[^\s-]-\Z|[^\s/]/\Z")
_GOES_ON = re.compile(r"[a-z0-9%&=_~#?/.-]")
_FULL = 2.0  # letters: with less room than that left, the line was cut because it was full
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
    for row, after in zip(rows, rows[1:], strict=False):
        text += _between(row, after, edge) + after.text.strip()
    return text


def _between(row: Line, after: Line, edge: float) -> str:
    before, following = row.text.strip(), after.text.strip()
    if not before or not following:
        return ""
    letter = (row.right - row.left) / max(1, len(before))
    room = (edge - row.right) / letter
    first_word = following.split(" ", 1)[0]
    if _BROKEN_AFTER.search(before) and following[0].isalnum():
        return ""
    if room < _FULL and _GOES_ON.match(following) and (" " not in before or _LINK.search(before)) and len(before) > 12:
        return ""
    return "\n" if room > len(first_word) + _SPARE and room > len(first_word) * 1.25 else " "
