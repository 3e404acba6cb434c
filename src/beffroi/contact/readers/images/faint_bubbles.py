"""Faint bubbles: messages told by their places alone, where a photograph of a screen has washed their colours out."""

from collections.abc import Sequence

from beffroi.contact.readers.images.bubbles import Bubble
from beffroi.contact.readers.images.joining import in_rows
from beffroi.contact.readers.images.ocr import Line
from beffroi.contact.readers.images.screen_words import is_aside, is_day, is_noise, is_social, is_status

__all__ = ["find_faint_bubbles"]

_PITCH = 2.0  # heights of a line from one to the next within a message
_ASIDE = 2.0  # heights of a line: how far apart the beginnings of two lines of one message may be
_BEGINS_OWN = 0.19  # of the screen's width: what was received begins left of it, what the owner wrote right of it
_HEADER_ROWS = 3  # clock, name, and what stands below the name


def find_faint_bubbles(lines: Sequence[Line], left: float, right: float) -> tuple[list[Line], list[Bubble]] | None:
    """Return the lines at the top and the messages below them; ``None`` if this is no telephone's screen.

    A screen is known by its first row, clock and battery, and by a line that says the day or where one writes.

    Args:
        lines: Upright, from top to bottom, without those of a keyboard.
        left: Where the screen begins, in pixels.
        right: Where it ends.
    """
    rows = in_rows(lines)
    if len(rows) < _HEADER_ROWS or not is_status(rows[0].text):
        return None
    days = [row for row in rows[1:] if is_day(row.text)]
    if not days and not any(is_noise(row.text) for row in rows[1:]):
        return None
    end = _end_of_top(rows, days)
    top = [line for line in lines if line.middle <= end]
    body = [line for line in lines if line.middle > end and not is_aside(line.text)]
    size = max(1.0, right - left)
    bubbles = [
        Bubble(tuple(group), group[0].left, max(left + 1, right - _room_left(group, left, size, right)))
        for group in _grouped(body)
    ]
    return (top, bubbles) if bubbles else None


def _room_left(group: list[Line], left: float, size: float, right: float) -> float:
    """Return the room right of a message: none for one that begins where only its owner's do."""
    if (group[0].left - left) / size > _BEGINS_OWN:
        return 0.0
    return max(right - max(line.right for line in group), group[0].left - left + 1)


def _end_of_top(rows: Sequence[Line], days: Sequence[Line]) -> float:
    """Return down to where the top reaches: to the first day, or to the name."""
    if days and days[0].middle < (rows[0].middle + rows[-1].middle) / 2:
        return days[0].middle
    named = [row for row in rows[1:_HEADER_ROWS] if not is_noise(row.text)]
    below = [row for row in rows[2:_HEADER_ROWS] if is_noise(row.text) or is_social(row.text)]
    return max((row.middle for row in [*named[:1], *below]), default=rows[0].middle)


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        home = next((group for group in reversed(groups) if _follows(group[-1], line)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return groups


def _follows(above: Line, below: Line) -> bool:
    height = max(above.height, below.height)
    apart = below.middle - above.middle
    if apart < 0.5 * min(above.height, below.height):  # side by side
        return 0 <= below.left - above.right < 2 * height
    return apart < _PITCH * height and abs(above.left - below.left) < _ASIDE * height
