"""Edges: where the colour around a line of writing ends, as a bubble's does, seen along one row of pixels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra

if TYPE_CHECKING:  # numpy comes with the extra
    import numpy as np

__all__ = ["STEP", "Edge", "alike", "first_edge", "without"]

STEP = 13.0  # levels of 255, the three channels added up: grey bubbles differ from a white page by 27 to 66
_SHADE = 150.0  # levels likewise: paper in uneven light differs less from itself, ink more
_LASTING = 4  # windows: what is thinner is a stroke of an icon and no bubble's end
_ALIKE = 0.55  # cosine of the angle between two changes of colour, and the least share of the one in the other


class Edge(NamedTuple):
    """Where the colour changes.

    Args:
        at: Pixels from where the looking began.
        change: Of red, green and blue, from the inside to the outside.
    """

    at: int
    change: "np.ndarray[Any, Any]"


def first_edge(profile: "np.ndarray[Any, Any]", paper: "np.ndarray[Any, Any]", window: int, dirt: int) -> Edge | None:
    """Return the first lasting change of colour; ``None`` if there is none.

    Changes are looked for from place to place, so that uneven light is none.

    Args:
        profile: Colours one after the other, away from the writing.
        paper: The colour right around the writing.
        window: Pixels that are averaged; a stroke as thin as that is not seen.
        dirt: Pixels at the beginning that may still be ink.
    """
    numpy = import_extra("numpy", "ocr")
    if len(profile) < 3 * window:
        return None
    kernel = numpy.ones(window) / window
    smooth = numpy.stack([numpy.convolve(channel, kernel, mode="valid") for channel in profile.T], axis=1)
    clean = numpy.flatnonzero(numpy.abs(smooth[: max(1, dirt)] - paper).sum(axis=1) <= STEP)
    if not len(clean):
        return None
    start = int(clean[0])
    inside, outside = smooth[start : -2 * window], smooth[start + 2 * window :]
    changes = outside - inside
    changes[numpy.abs(inside - paper).sum(axis=1) > _SHADE] = 0.0
    for place in numpy.flatnonzero(numpy.abs(changes).sum(axis=1) > STEP).tolist():
        steepest = place + int(numpy.abs(changes[place : place + 2 * window]).sum(axis=1).argmax())
        after = outside[steepest : steepest + _LASTING * window] - inside[steepest]
        if alike(after.mean(axis=0), changes[steepest]):
            return Edge(start + steepest + round(1.5 * window), changes[steepest])
    return None


def alike(one: "np.ndarray[Any, Any]", other: "np.ndarray[Any, Any]") -> bool:
    """Tell whether two changes of colour are about the same one."""
    numpy = import_extra("numpy", "ocr")
    sizes = float(numpy.linalg.norm(one)), float(numpy.linalg.norm(other))
    if min(sizes) < _ALIKE * max(sizes) * 0.6:
        return False
    return float(one @ other) > _ALIKE * sizes[0] * sizes[1]


def without(
    profile: "np.ndarray[Any, Any]", covered: "Sequence[tuple[int, int, np.ndarray[Any, Any]]]"
) -> "np.ndarray[Any, Any]":
    """Return a copy in which each stretch (start, end, paper) of other writing has the colour of its paper."""
    cleared = profile.copy()
    for start, end, paper in covered:
        if end > 0:
            cleared[max(0, start) : end] = paper
    return cleared
