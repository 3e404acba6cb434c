"""Paragraphs: the running text of a page without bubbles, such as a letter or an e-mail that was photographed."""

import itertools
import statistics
from collections.abc import Sequence

from beffroi.contact.readers.images.joining import in_rows, joined
from beffroi.contact.readers.images.ocr import Line

__all__ = ["page_text"]

_GAP = 1.9  # times the usual distance of lines: from there on a new paragraph begins
_INDENT = 6  # heights of a line: a row that begins further right or left than that is of another block


def page_text(lines: Sequence[Line]) -> str:
    """Return the text of a page, its paragraphs parted by an empty line.

    Args:
        lines: Upright, from top to bottom.
    """
    rows = in_rows(lines)
    if not rows:
        return ""
    steps = [below.middle - above.middle for above, below in itertools.pairwise(rows)]
    usual = statistics.median(steps) if steps else 0.0
    blocks = [[rows[0]]]
    for above, below in itertools.pairwise(rows):
        height = max(above.height, below.height)
        apart = below.middle - above.middle > max(_GAP * min(usual, 1.6 * height), 1.2 * height)
        if apart or abs(above.left - below.left) > _INDENT * height:
            blocks.append([])
        blocks[-1].append(below)
    return "\n\n".join(text for text in map(joined, blocks) if text)
