"""Screenshots: who wrote what in the picture of a thread, from its lines, their places and the colours behind them."""

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from beffroi.contact.readers.images.bubbles import Bubble, find_bubbles
from beffroi.contact.readers.images.faint_bubbles import find_faint_bubbles
from beffroi.contact.readers.images.joining import in_rows, joined
from beffroi.contact.readers.images.ocr import UNREAD, Line
from beffroi.contact.readers.images.screen_words import (
    day_in,
    is_aside,
    is_day,
    is_keyboard,
    is_noise,
    is_social,
    is_status,
    is_time,
)

if TYPE_CHECKING:  # pillow comes with the extra
    from PIL import Image

__all__ = ["Thread", "read_thread"]

_FOOT = 0.5  # of the picture's height: keyboards and what one writes into are below
_MIDDLE = 0.06  # of the width: a patch whose margins differ by less stands in the middle, as days do
_NARROW = 0.6  # of the width, for such a patch
_ENDING_TIME = re.compile(r"\s*(?:[01]?\d|2[0-3])[:h][0-5]\d(?:\s?[ap]m)?\s*[✓√/vw]{0,3}\s*\Z", re.IGNORECASE)
_AROUND_NAME = " <>‹›←→|•·…⋮:;,\"'`«»[]{}()_—–^~*"
_NUMBER = re.compile(r"\+?[\d\s().-]{4,}\Z")
_AT_THE_EDGE = 0.08  # of the width: what the owner wrote ends there; a wide bubble beside a portrait does not
_SMALLER = 0.87  # of a line's height: times are written in 11 points, messages in 15 to 22
_INITIALS = 2
_LINES_OF_TOP = 3  # name, initials, and one line more
_NAME_ALONE = re.compile(r"(?:\+?[\d\s().-]{4,}|.{2,30}?)\s?[>›][\s,.]*\Z")
_SURE_SHARE = 0.85  # of the words: with fewer on patches some bubbles were not seen, and places tell more than colours
_LEAST_SHARE = 0.4  # of the words below the top: with fewer on patches, the picture is a page and not a thread


class Thread(NamedTuple):
    """What a picture of a thread shows.

    Args:
        sender: Number or name at the top; ``None`` if it is not shown.
        messages: What was received, from top to bottom.
        own: How many messages of the telephone's owner were left out.
        day: The day of the last message received, if it is shown with its year.
        social: The top names a social network.
    """

    sender: str | None
    messages: tuple[str, ...]
    own: int
    day: datetime.date | None
    social: bool


def read_thread(image: "Image.Image", lines: Sequence[Line]) -> Thread | None:
    """Return the thread that a picture shows; ``None`` if it shows none.

    Args:
        image: Upright, in RGB.
        lines: Upright, from top to bottom.
    """
    screen = _without_keyboard(lines, image.height)
    groups = find_bubbles(image, screen)
    width = _Width.of(groups, image.width)
    kept = [group for group in groups if not _is_foot(group, image.height)]
    messages = [group for group in kept if _is_message(group, width)]
    share = _share(messages, kept) if messages else 0.0
    faint = None if share >= _SURE_SHARE else find_faint_bubbles(screen, *_Width.of_lines(screen))
    if faint is None and share >= _LEAST_SHARE:
        top = [line for group in kept if group.bottom <= messages[0].top + 1 for line in group.lines]
        return _as_thread(messages, top, [group for group in kept if group not in messages], width)
    if faint is None:
        return None
    others = [Bubble((line,), None, None) for line in screen]
    return _as_thread(faint[1], faint[0], others, _Width.of_lines(screen))


def _as_thread(messages: Sequence[Bubble], top: Sequence[Line], others: Sequence[Bubble], width: "_Width") -> Thread:
    incoming = [group for group in messages if not width.is_own(group)]
    unread = any(line.text == UNREAD for group in others for line in group.lines)
    if not incoming and not unread:  # what stands on the wrong side is better read than nothing
        incoming = list(messages)
    sender = _sender(top)
    if sender is None and len(incoming) > 1 and _NAME_ALONE.match(incoming[0].text):
        sender = _sender(incoming[0].lines)
        messages, incoming = messages[1:], incoming[1:]
    social = any(is_social(line.text) for line in top)
    texts = [text for text in (_text_of(group, with_time=social) for group in incoming) if text]
    last = max((group.top for group in incoming), default=0.0)
    days = [line for group in others if group.top < last for line in group.lines]
    own = len(messages) - len(incoming)
    return Thread(sender, tuple(texts), own, _last_day(days), social)


class _Width(NamedTuple):
    """Where the screen begins and ends in the picture, in pixels."""

    left: float
    right: float

    @classmethod
    def of(cls, groups: Sequence[Bubble], width: int) -> "_Width":
        lefts = [line.left for group in groups if not group.is_patch for line in group.lines]
        rights = [line.right for group in groups if not group.is_patch for line in group.lines]
        left, right = min(lefts, default=0.0), max(rights, default=float(width))
        patches = [group for group in groups if group.is_patch]
        left = min([left, *(group.left for group in patches if group.left is not None)])
        right = max([right, *(group.right for group in patches if group.right is not None)])
        whole = right - left > 0.8 * width  # lines from edge to edge: the picture is the screen
        return cls(0.0, float(width)) if whole or not patches else cls(left, right)

    @classmethod
    def of_lines(cls, lines: Sequence[Line]) -> "_Width":
        return cls(min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=1.0))

    def margins(self, group: Bubble) -> tuple[float, float]:
        """Return what is free left and right of a patch, as shares of the screen."""
        size = max(1.0, self.right - self.left)
        left = self.left if group.left is None else group.left
        right = self.right if group.right is None else group.right
        return (left - self.left) / size, (self.right - right) / size

    def is_own(self, group: Bubble) -> bool:
        """Tell whether a patch stands on the right, where the telephone's owner writes."""
        left, right = self.margins(group)
        return left > right and right < _AT_THE_EDGE


def _is_message(group: Bubble, width: _Width) -> bool:
    if not group.is_patch:
        return False
    if all(is_aside(line.text) for line in group.lines):
        return False
    left, right = width.margins(group)
    return abs(left - right) >= _MIDDLE or 1 - left - right >= _NARROW


def _without_keyboard(lines: Sequence[Line], height: int) -> list[Line]:
    foot = [line for line in lines if line.middle > _FOOT * height]
    keys = [row.top for row in in_rows(foot) if is_keyboard(row.text)]
    return [line for line in lines if not keys or line.middle < min(keys)]


def _is_foot(group: Bubble, height: int) -> bool:
    """Tell whether a patch is where one writes: its hint is a known one, and it is in the lower half."""
    return group.top > _FOOT * height and is_noise(group.text)


def _share(messages: Sequence[Bubble], groups: Sequence[Bubble]) -> float:
    """Return which share of the writing, that of the top left out, stands on patches."""
    others = [line for group in groups if group not in messages for line in group.lines if not is_aside(line.text)]
    above = [line for line in others if line.bottom <= messages[0].top + 1][:_LINES_OF_TOP]
    on_patches = sum(len(line.text) for group in messages for line in group.lines)
    return on_patches / max(1, on_patches + sum(len(line.text) for line in others if line not in above))


def _text_of(group: Bubble, *, with_time: bool) -> str:
    rows = in_rows(group.lines)
    while len(rows) > 1 and _is_label(rows[-1], rows[-2]):
        rows.pop()
    if rows and with_time:
        last = _ENDING_TIME.sub("", rows[-1].text)
        rows[-1] = rows[-1]._replace(text=last)
    return joined([row for row in rows if row.text.strip()])


def _is_label(last: Line, above: Line) -> bool:
    """Tell whether the last row of a bubble is its time, in smaller letters than the message's."""
    return is_time(last.text) and last.height < _SMALLER * above.height


def _sender(top: Sequence[Line]) -> str | None:
    """Return the number or name at the top: the first line that is neither clock, button, day nor initials."""
    names = []
    for line in top:
        name = line.text.strip(_AROUND_NAME)
        if not name or is_noise(name) or is_day(name) or is_social(name) or is_status(name):
            continue
        names.append(name)
    numbers = [name for name in names if _NUMBER.match(name)]
    longer = [name for name in names if len(name) > _INITIALS]
    return next(iter([*numbers, *longer, *names]), None)


def _last_day(lines: Sequence[Line]) -> datetime.date | None:
    days = [day_in(line.text) for line in lines if is_day(line.text)]
    return days[-1] if days else None
