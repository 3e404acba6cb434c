"""Moments: the day in Europe/Paris that a moment falls on."""

import datetime

__all__ = ["day_in_paris"]


def day_in_paris(moment: datetime.datetime) -> datetime.date:
    """Return the day in Europe/Paris that ``moment`` falls on; without an offset it is Paris time already."""
    return moment.date() if moment.tzinfo is None else moment.astimezone(_paris()).date()


def _paris() -> datetime.tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # 5 ms that only dates with an offset need

    return ZoneInfo("Europe/Paris")  # kept by zoneinfo itself after the first call
