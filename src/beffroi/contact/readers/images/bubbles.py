"""Bubbles: which lines of a picture stand on a patch of their own colour, as messages do."""

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.images.edges import STEP, Edge, alike, first_edge, without
from beffroi.contact.readers.images.ocr import Line

if TYPE_CHECKING:  # numpy and pillow come with the extra
    import numpy as np
    from PIL import Image

__all__ = ["Bubble", "find_bubbles"]

_NEAR = 0.7  # of a line's height: how far apart the edges found for two lines of one bubble may be
_PITCH = 2.6  # heights of a line from one to the next within a bubble; an empty line between them included
_PADDING = 3.0  # heights of a line: a bubble ends nearer than that above and below its words
_STRAY = 1.7  # heights of a line from a bubble to a line whose patch was not seen
_RIGHT_BESIDE = 1.25  # heights of a line, for one that does not begin where the others do
_LIKE = 0.75  # of a line's height: what is smaller is a time or a label
_LOOK_BACK = 6  # groups: lines side by side are not read one bubble after the other


class Bubble(NamedTuple):
    """Lines that belong together.

    Args:
        lines: From top to bottom.
        left: Where their patch begins, in pixels; ``None`` if they stand on the page itself.
        right: Where it ends, likewise.
    """

    lines: tuple[Line, ...]
    left: float | None
    right: float | None

    @property
    def is_patch(self) -> bool:
        """They stand on a patch."""
        return self.left is not None

    @property
    def top(self) -> float:
        """The top of the first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The bottom of the last line."""
        return self.lines[-1].bottom

    @property
    def text(self) -> str:
        """The lines' texts, a blank between."""
        return " ".join(line.text for line in self.lines)


class _OnPaper(NamedTuple):
    line: Line
    paper: "np.ndarray[Any, Any]"


class _Placed(NamedTuple):
    line: Line
    paper: "np.ndarray[Any, Any]"
    left: Edge | None
    right: Edge | None


def find_bubbles(image: "Image.Image", lines: Sequence[Line]) -> list[Bubble]:
    """Group lines by the patch they stand on, from top to bottom.

    Args:
        image: Upright, in RGB.
        lines: Upright, from top to bottom.
    """
    numpy = import_extra("numpy", "ocr")
    pixels = numpy.asarray(image, dtype=numpy.float32)
    groups: list[list[_Placed]] = []
    writing = [_on_paper(pixels, line) for line in lines]
    for line in lines:
        placed = _place(pixels, line, writing)
        near = groups[: -_LOOK_BACK - 1 : -1]
        home = next((group for group in near if any(_is_one_patch(pixels, one, placed) for one in group[-2:])), None)
        if home is None:
            groups.append([placed])
        else:
            home.append(placed)
    return _with_strays(sorted((_as_bubble(pixels, group) for group in groups), key=lambda bubble: bubble.top))


def _with_strays(bubbles: list[Bubble]) -> list[Bubble]:
    """Put lines together that stand right below one another and in line, though their patch was not seen so."""
    kept: list[Bubble] = []
    for bubble in bubbles:
        home = next((place for place, one in enumerate(kept) if _continues(one, bubble)), None)
        if home is None:
            kept.append(bubble)
        else:
            first, second = sorted((kept[home], bubble), key=lambda one: not one.is_patch)
            lines = tuple(sorted((*first.lines, *second.lines), key=lambda line: (line.middle, line.left)))
            kept[home] = first._replace(lines=lines)
    return kept


def _continues(one: Bubble, other: Bubble) -> bool:
    bubble, stray = (one, other) if one.is_patch else (other, one)
    if not bubble.is_patch:
        return False
    height = min(stray.lines[0].height, bubble.lines[0].height)
    if height < _LIKE * max(stray.lines[0].height, bubble.lines[0].height):
        return False
    below = stray.lines[0].middle - bubble.lines[-1].middle
    above = bubble.lines[0].middle - stray.lines[-1].middle
    if stray.is_patch and not _is_as_wide(bubble, stray, height):
        return False
    if _is_within(bubble, stray):
        return max(below, above) < _RIGHT_BESIDE * height
    neighbour = bubble.lines[-1] if below >= 0 else bubble.lines[0]
    own = stray.lines[0] if below >= 0 else stray.lines[-1]
    return max(below, above) < _STRAY * height and abs(own.left - neighbour.left) < _NEAR * height


def _is_as_wide(one: Bubble, other: Bubble, height: float) -> bool:
    """Tell whether two patches begin and end alike: an answer may begin right below the time of what it answers."""
    left = abs((one.left or 0.0) - (other.left or 0.0))
    return max(left, abs((one.right or 0.0) - (other.right or 0.0))) < 2 * _NEAR * height


def _is_within(bubble: Bubble, stray: Bubble) -> bool:
    left, right = bubble.left or 0.0, bubble.right or 0.0
    return all(left < line.left and line.right < right for line in stray.lines)


def _as_bubble(pixels: "np.ndarray[Any, Any]", group: list[_Placed]) -> Bubble:
    group.sort(key=lambda placed: (placed.line.middle, placed.line.left))
    lines = tuple(placed.line for placed in group)
    lefts = [placed.left.at for placed in group if placed.left is not None]
    rights = [placed.right.at for placed in group if placed.right is not None]
    if lefts and rights and _is_closed(pixels, group):
        return Bubble(lines, statistics.median(lefts), statistics.median(rights))
    return Bubble(lines, None, None)


def _place(pixels: "np.ndarray[Any, Any]", line: Line, writing: "Sequence[_OnPaper]") -> _Placed:
    """Find the colour around a line and where it ends, left and right."""
    height = len(pixels)
    left, right = _sides(pixels, line)
    inner = (line.top + line.height * 0.2, line.bottom - line.height * 0.2)
    profile = pixels[max(0, min(round(inner[0]), height - 1)) : max(round(inner[1]), round(inner[0]) + 1)].mean(axis=0)
    beside = [one for one in writing if one.line.top < inner[1] and one.line.bottom > inner[0] and one.line is not line]
    spans = [(round(one.line.left), round(one.line.right), one.paper) for one in beside]
    leftwards = without(profile[:left][::-1], [(left - end, left - start, paper) for start, end, paper in spans])
    rightwards = without(profile[right:], [(start - right, end - right, paper) for start, end, paper in spans])
    window, dirt = max(2, round(line.height * 0.12)), round(line.height * 0.6)
    paper = next(one.paper for one in writing if one.line is line)
    to_left, to_right = first_edge(leftwards, paper, window, dirt), first_edge(rightwards, paper, window, dirt)
    return _Placed(
        line,
        paper,
        None if to_left is None else Edge(left - to_left.at, to_left.change),
        None if to_right is None else Edge(right + to_right.at, to_right.change),
    )


def _sides(pixels: "np.ndarray[Any, Any]", line: Line) -> tuple[int, int]:
    width = pixels.shape[1]
    return max(0, min(width - 1, round(line.left))), max(1, min(width, round(line.right)))


def _on_paper(pixels: "np.ndarray[Any, Any]", line: Line) -> _OnPaper:
    """Find the colour between the lines, where there is little ink."""
    numpy = import_extra("numpy", "ocr")
    left, right = _sides(pixels, line)
    edge = max(1, round(line.height * 0.12))
    top, bottom = max(0, round(line.top)), max(edge, round(line.bottom))
    above = pixels[top : top + edge, left:right].reshape(-1, 3)
    below = pixels[bottom - edge : bottom, left:right].reshape(-1, 3)
    rim = numpy.concatenate([above, below])
    return _OnPaper(line, numpy.median(rim, axis=0) if len(rim) else numpy.zeros(3))


def _is_closed(pixels: "np.ndarray[Any, Any]", group: list[_Placed]) -> bool:
    """Tell whether the colour ends with the same change left, right, and above or below: one may be scrolled away."""
    first, last = group[0], group[-1]
    changes = [edge.change for placed in group for edge in (placed.left, placed.right) if edge is not None]
    sides = [placed for placed in group if placed.left is not None and placed.right is not None]
    if not sides or not any(alike(placed.left.change, placed.right.change) for placed in sides):  # type: ignore[union-attr]  # both are there
        return False
    across = (_edge_across(pixels, first, upwards=True), _edge_across(pixels, last, upwards=False))
    return any(edge is not None and any(alike(edge.change, change) for change in changes) for edge in across)


def _edge_across(pixels: "np.ndarray[Any, Any]", placed: _Placed, *, upwards: bool) -> Edge | None:
    """Return where the colour ends above or below a line."""
    line = placed.line
    left, right = max(0, round(line.left)), max(1, round(line.right))
    reach = round(line.height * _PADDING)
    if upwards:
        start = max(0, round(line.top + line.height * 0.1))
        profile = pixels[max(0, start - reach) : start, left:right][::-1]
    else:
        start = max(0, round(line.bottom - line.height * 0.1))
        profile = pixels[start : start + reach, left:right]
    window = max(2, round(line.height * 0.1))
    return first_edge(profile.mean(axis=1), placed.paper, window, round(line.height * 0.3)) if profile.size else None


def _is_one_patch(pixels: "np.ndarray[Any, Any]", above: _Placed, below: _Placed) -> bool:
    numpy = import_extra("numpy", "ocr")
    height = max(above.line.height, below.line.height)
    if below.line.middle - above.line.middle > _PITCH * height:
        return False
    if float(numpy.abs(above.paper - below.paper).sum()) > 2 * STEP:
        return False
    if below.line.middle - above.line.middle < 0.5 * min(above.line.height, below.line.height):
        return _is_paper_between(pixels, above, below)
    if not _near(above.left, below.left, height) or not _near(above.right, below.right, height):
        return False
    if above.left is None:
        return abs(above.line.left - below.line.left) < 2 * height
    return _is_paper_down(pixels, above, below)


def _near(one: Edge | None, other: Edge | None, height: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one.at - other.at) < _NEAR * height


def _is_paper_between(pixels: "np.ndarray[Any, Any]", one: _Placed, other: _Placed) -> bool:
    """Two lines side by side: nothing but paper lies between them."""
    first, second = (one, other) if one.line.left <= other.line.left else (other, one)
    start, end = round(first.line.right), round(second.line.left)
    row, window = round(first.line.middle), max(2, round(first.line.height * 0.12))
    strip = pixels[max(0, row - window) : row + window, start : max(start, end)]
    return not strip.size or first_edge(strip.mean(axis=0), first.paper, window, 2 * window) is None


def _is_paper_down(pixels: "np.ndarray[Any, Any]", above: _Placed, below: _Placed) -> bool:
    """Two lines below one another: the paper left of their words goes on from the one to the other."""
    edge = max(placed.left.at if placed.left is not None else 0 for placed in (above, below))
    start = min(above.line.left, below.line.left)
    left, right = round(edge + (start - edge) * 0.4), round(edge + (start - edge) * 0.9)
    strip = pixels[round(above.line.middle) : round(below.line.middle), left : max(right, left + 2)]
    window = max(2, round(above.line.height * 0.06))
    return not strip.size or first_edge(strip.mean(axis=1), above.paper, window, 0) is None
