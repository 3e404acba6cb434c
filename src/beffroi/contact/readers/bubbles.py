"""Bubbles: which lines of a picture stand on a patch of their own colour, and on which side, as messages do."""

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.ocr import Line

if TYPE_CHECKING:  # numpy and pillow come with the extra
    import numpy as np
    from PIL import Image

__all__ = ["Bubble", "find_bubbles"]

_STEP = 14.0  # levels of 255, the three channels added up: grey bubbles differ from a white page by 27 to 66
_NEAR = 0.6  # of a line's height: how far apart the edges found for two lines of one bubble may be
_FARTHEST = 0.8  # of the picture's width: how far from its words a bubble's edge is looked for
_PITCH = 2.6  # heights of a line from one to the next within a bubble; an empty line between them included

Pixels = Any


class Bubble(NamedTuple):
    """Lines on one patch.

    Args:
        lines: From top to bottom.
        left: Where the patch begins, in pixels; ``None`` if it goes on to the picture's edge.
        right: Where it ends, likewise.
    """

    lines: tuple[Line, ...]
    left: float | None
    right: float | None

    @property
    def is_patch(self) -> bool:
        """Both edges were seen."""
        return self.left is not None and self.right is not None

    @property
    def top(self) -> float:
        """The top of the first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The bottom of the last line."""
        return self.lines[-1].bottom


class _Placed(NamedTuple):
    line: Line
    left: float | None
    right: float | None
    paper: "np.ndarray[Any, Any]"


def find_bubbles(image: "Image.Image", lines: Sequence[Line]) -> list[Bubble]:
    """Group lines by the patch they stand on, from top to bottom; a line on the page itself is a group of one.

    Args:
        image: Upright, in RGB.
        lines: Upright, from top to bottom.
    """
    numpy = import_extra("numpy", "ocr")
    pixels = numpy.asarray(image, dtype=numpy.float32)
    groups: list[list[_Placed]] = []
    for line in lines:
        placed = _place(pixels, line)
        home = next((group for group in reversed(groups[-6:]) if _is_one_patch(pixels, group[-1], placed)), None)
        if home is None:
            groups.append([placed])
        else:
            home.append(placed)
    return sorted((_as_bubble(group) for group in groups), key=lambda bubble: bubble.top)


def _as_bubble(group: list[_Placed]) -> Bubble:
    lefts = [placed.left for placed in group if placed.left is not None]
    rights = [placed.right for placed in group if placed.right is not None]
    lines = tuple(sorted((placed.line for placed in group), key=lambda line: (line.middle, line.left)))
    return Bubble(
        lines, statistics.median(lefts) if lefts else None, statistics.median(rights) if rights else None
    )


def _place(pixels: "np.ndarray[Any, Any]", line: Line) -> _Placed:
    """Find the patch around a line: its colour and its edges left and right."""
    numpy = import_extra("numpy", "ocr")
    height, width = pixels.shape[:2]
    top, bottom = max(0, round(line.top + line.height * 0.2)), min(height, round(line.bottom - line.height * 0.2))
    band = pixels[top : max(bottom, top + 1)]
    left, right = max(0, min(width - 1, round(line.left))), max(1, min(width, round(line.right)))
    edge = max(1, round(line.height * 0.12))
    above = pixels[max(0, round(line.top)) : max(0, round(line.top)) + edge, left:right].reshape(-1, 3)
    below = pixels[max(0, round(line.bottom) - edge) : max(edge, round(line.bottom)), left:right].reshape(-1, 3)
    paper = numpy.median(numpy.concatenate([above, below]), axis=0)  # between the lines there is little ink
    profile = band.mean(axis=0)
    reach, window = round(width * _FARTHEST), max(2, round(line.height * 0.15))
    to_left = profile[max(0, left - reach) : left][::-1]
    to_right = profile[right : right + reach]
    dirt = round(line.height * 0.6)  # the first and last letter may reach out of the line's box
    off_left, off_right = _first_step(to_left, paper, window, dirt), _first_step(to_right, paper, window, dirt)
    return _Placed(
        line,
        None if off_left is None else left - off_left,
        None if off_right is None else right + off_right,
        paper,
    )


def _first_step(
    profile: "np.ndarray[Any, Any]", paper: "np.ndarray[Any, Any]", window: int, dirt: int
) -> int | None:
    """Return after how many pixels the colour is no longer that of the paper; ``None`` if it is to the end."""
    numpy = import_extra("numpy", "ocr")
    if len(profile) < 2 * window:
        return None
    away = numpy.abs(profile - paper).sum(axis=1)
    smooth = numpy.convolve(away, numpy.ones(window) / window, mode="valid")
    clean = numpy.flatnonzero(smooth[: max(1, dirt)] <= _STEP)
    if not len(clean):
        return 0
    beyond = numpy.flatnonzero(smooth[clean[0] :] > _STEP)
    return None if not len(beyond) else int(clean[0] + beyond[0])


def _is_one_patch(pixels: "np.ndarray[Any, Any]", above: _Placed, below: _Placed) -> bool:
    numpy = import_extra("numpy", "ocr")
    height = max(above.line.height, below.line.height)
    if below.line.middle - above.line.middle > _PITCH * height:
        return False
    if float(numpy.abs(above.paper - below.paper).sum()) > _STEP:
        return False
    beside = abs(below.line.middle - above.line.middle) < 0.5 * min(above.line.height, below.line.height)
    if beside:
        return _is_paper_between(pixels, above, below)
    if not _near(above.left, below.left, height) or not _near(above.right, below.right, height):
        return False
    if above.left is None:
        return abs(above.line.left - below.line.left) < 2 * height
    return _is_paper_down(pixels, above, below)


def _near(one: float | None, other: float | None, height: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < _NEAR * height


def _is_paper_between(pixels: "np.ndarray[Any, Any]", one: _Placed, other: _Placed) -> bool:
    """Two lines side by side: nothing but paper lies between them."""
    numpy = import_extra("numpy", "ocr")
    first, second = (one, other) if one.line.left <= other.line.left else (other, one)
    start, end = round(first.line.right), round(second.line.left)
    if end <= start:
        return True
    row = round(first.line.middle)
    strip = pixels[max(0, row - 2) : row + 3, start:end].mean(axis=0)
    return bool((numpy.abs(strip - first.paper).sum(axis=1) < _STEP).all())


def _is_paper_down(pixels: "np.ndarray[Any, Any]", above: _Placed, below: _Placed) -> bool:
    """Two lines below one another: the paper left of their words goes on from the one to the other."""
    numpy = import_extra("numpy", "ocr")
    edge = max(above.left or 0.0, below.left or 0.0)
    start = min(above.line.left, below.line.left)
    left, right = round(edge + (start - edge) * 0.4), round(edge + (start - edge) * 0.9)
    top, bottom = round(above.line.middle), round(below.line.middle)
    strip = pixels[top:bottom, left : max(right, left + 2)]
    if not strip.size:
        return True
    away = numpy.abs(strip.mean(axis=1) - above.paper).sum(axis=1)
    return int((away > _STEP).sum()) <= max(2, round(0.06 * above.line.height))
