"""Fact checks: what one fact file must get right beyond its shape."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from msgspec import inspect

from beffroi.contact import Channel
from beffroi.rulebook.fact import Fact
from beffroi.rulebook.shape_check import check_shape, expected_word
from beffroi.rulebook.shapes import SHAPES
from beffroi.rulebook.yaml_lines import Document, Path

__all__ = ["check_fact"]

_FACT: Final = inspect.type_info(Fact)
_SHAPES: Final[Mapping[str, inspect.Type]] = MappingProxyType(
    dict(zip((kind.value for kind in SHAPES), inspect.multi_type_info(SHAPES.values()), strict=True))
)
_CHANNELS: Final = tuple(channel.value for channel in Channel)


def check_fact(document: Document, fact_id: str) -> None:
    """Note in ``document.issues`` everything that is wrong with one fact file.

    Args:
        document: The file as parsed.
        fact_id: The id that its place gives it, ``law.canvassing``.
    """
    check_shape(document, _FACT)
    data = document.data
    if not isinstance(data, dict):
        return
    if isinstance(data.get("id"), str) and data["id"] != fact_id:
        document.add(("id",), f"expected {fact_id}, as the file's place says, found {data['id']!r}: rename one of them")
    kind = data.get("kind")
    if isinstance(kind, str) and kind not in _SHAPES:
        document.add(("kind",), expected_word(kind, _SHAPES))
    values = data.get("values")
    stretches = []
    for place, value in enumerate(values if isinstance(values, list) else ()):
        if not isinstance(value, dict):
            continue
        path: Path = ("values", place)
        if isinstance(kind, str) and kind in _SHAPES and "value" in value:
            check_shape(document, _SHAPES[kind], (*path, "value"))
        stretch = _check_value(document, path, value)
        if stretch is not None:
            stretches.append(stretch)
    _check_stretches(document, stretches)


class _Stretch(NamedTuple):
    """The days and channels of one value."""

    since: datetime.date
    until: datetime.date
    channels: tuple[str, ...]
    place: int


def _check_value(document: Document, path: Path, value: dict[str, Any]) -> _Stretch | None:
    """Check one dated value; return the days it covers if they can be read."""
    channels = value.get("channels", [])
    for place, channel in enumerate(channels if isinstance(channels, list) else ()):
        if isinstance(channel, str) and channel not in _CHANNELS:
            document.add((*path, "channels", place), expected_word(channel, _CHANNELS))
    source = value.get("source")
    read_on = _day(source.get("read_on")) if isinstance(source, dict) else None
    recheck_by = _day(value.get("recheck_by"))
    if read_on and recheck_by and recheck_by <= read_on:
        message = f"expected a day after {read_on}, on which the source was read, found {recheck_by}: set a later one"
        document.add((*path, "recheck_by"), message)
    since, until = _day(value.get("since")), _day(value.get("until"))
    if since is None or (until is None and value.get("until") is not None) or not isinstance(channels, list):
        return None
    if until is not None and until < since:
        document.add((*path, "until"), f"expected {since}, the first day, or a later one, found {until}: swap them")
        return None
    held = tuple(channel for channel in channels if isinstance(channel, str)) or _CHANNELS
    return _Stretch(since, until or datetime.date.max, held, path[-1] if isinstance(path[-1], int) else 0)


def _check_stretches(document: Document, stretches: list[_Stretch]) -> None:
    """Check that the values stand oldest first and that no two hold for one channel on one day."""
    first_days: dict[str, datetime.date] = {}  # by channel, of the value before in the file
    for stretch in stretches:
        if any(first_days.get(channel, stretch.since) > stretch.since for channel in stretch.channels):
            message = f"expected the oldest value first, found {stretch.since} after a later day: sort them by since"
            document.add(("values", stretch.place), message)
        first_days |= dict.fromkeys(stretch.channels, stretch.since)
    latest: dict[str, _Stretch] = {}  # by channel, the value that ends last among those that start earlier
    told = set()
    for stretch in sorted(stretches):
        for channel in stretch.channels:
            other = latest.get(channel)
            if other is not None and stretch.since <= other.until and (other.place, stretch.place) not in told:
                told.add((other.place, stretch.place))
                line = document.line_of(("values", other.place))
                message = f"expected no other value on {stretch.since} by {channel}, found the one of line {line}"
                document.add(("values", stretch.place), f"{message}: end the earlier one the day before")
            if other is None or stretch.until > other.until:
                latest[channel] = stretch


def _day(text: object) -> datetime.date | None:
    """Return the day a text names, or ``None``; that it is no day has been noted with its shape."""
    try:
        return datetime.date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
