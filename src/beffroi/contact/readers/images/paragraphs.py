"""Paragraphs: the running text of a page without bubbles, such as a letter or an e-mail that was photographed."""

import itertools
from collections.abc import Sequence

from beffroi.contact.readers.images.joining import in_rows, joined
from beffroi.contact.readers.images.ocr import Line

__all__ = ["page_text"]

_GAP = 1.5  # times the distance of lines within a paragraph: from there on a new one begins
_INDENT = 6  # heights of a line: a row that begins further right or left than that is of another block


def page_text(lines: Sequence[Line]) -> str:
    """Return the text of a page, its paragraphs parted by an empty line.

    Args:
        lines: Upright, from top to bottom.
    """
    rows = in_rows(lines)
    if not rows:
        return ""
    steps = sorted(below.middle - above.middle for above, below in itertools.pairwise(rows))
    within = (
        steps[len(steps) // 4] if steps else 0.0
    )  # in a letter of short paragraphs, half the steps are between them
    blocks = [[rows[0]]]
    for above, below in itertools.pairwise(rows):
        height = max(above.height, below.height)
        apart = below.middle - above.middle > _GAP * max(within, 0.8 * height)
        if apart or abs(above.left - below.left) > _INDENT * height:
            blocks.append([])
        blocks[-1].append(below)
    return "\n\n".join(text for text in map(joined, blocks) if text)
