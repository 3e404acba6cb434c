"""Calendar: the deadlines as a calendar file (.ics, RFC 5545) that any telephone can take in."""

import datetime
from collections.abc import Sequence
from typing import Any

from beffroi.contact.readers.extras import import_extra
from beffroi.report.deadlines import Deadline
from beffroi.texts import Catalogue, day_in_words, source_line

__all__ = ["WATCH", "calendar_file"]

WATCH = "watch_account"
"""The step of advice that a weekly reminder belongs to."""

_PRODUCT = "-//beffroi//beffroi//FR"
_WEEK_BEFORE = datetime.timedelta(days=-7, hours=9)  # of an event that begins at midnight: 9 in the morning
_MORNING = datetime.timedelta(hours=9)
_WATCHED_WEEKS = 8  # "pendant plusieurs semaines", as the step says; as long as a debit can be given back on request
_ONE_DAY = datetime.timedelta(days=1)


def calendar_file(
    deadlines: Sequence[Deadline], catalogue: Catalogue, *, stamp: datetime.datetime, watch: bool = False
) -> bytes:
    """Return a calendar file with an event of one day for each deadline, and a reminder a week before it.

    It holds no word of the contact and no name: anybody who sees the calendar learns only that a payment is contested.
    The same arguments give the same bytes, and an event keeps its ``UID``, so that a file taken in twice is one.

    Args:
        deadlines: What ``deadlines`` gave; those that ended before the day of ``stamp`` are left out.
        catalogue: The language.
        stamp: When the file is made; without an offset it counts as UTC.
        watch: Also remind every week, eight times from the next day on, to look at the account: where the advice has
            the step ``WATCH``.

    Raises:
        MissingExtraError: ``icalendar`` is not installed.
    """
    ical = import_extra("icalendar", "web")
    stamp = stamp.astimezone(datetime.UTC) if stamp.tzinfo else stamp.replace(tzinfo=datetime.UTC)
    made = ical.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", catalogue.sentence("reports.calendar.name"))
    for deadline in deadlines:
        if deadline.day >= stamp.date():
            made.add_component(_deadline(ical, deadline, catalogue, stamp))
    if watch:
        made.add_component(_watch(ical, catalogue, stamp))
    written: bytes = made.to_ical()
    return written


def _deadline(ical: Any, deadline: Deadline, catalogue: Catalogue, stamp: datetime.datetime) -> Any:  # noqa: ANN401
    what = catalogue.sentence(f"reports.deadline.{deadline.code}")
    why = catalogue.sentence("reports.calendar.why", date=day_in_words(deadline.debit, catalogue))
    event = _event(ical, f"{deadline.code}-{deadline.day:%Y%m%d}", deadline.day, stamp)
    event.add("summary", what)
    event.add("description", f"{why}\n{source_line(deadline.source, catalogue)}")
    reminder = catalogue.sentence("reports.calendar.reminder", deadline=what)
    event.add_component(_alarm(ical, reminder, _WEEK_BEFORE))
    return event


def _watch(ical: Any, catalogue: Catalogue, stamp: datetime.datetime) -> Any:  # noqa: ANN401 - the library's own classes
    what = catalogue.sentence("reports.calendar.watch")
    event = _event(ical, WATCH, stamp.date() + _ONE_DAY, stamp)
    event.add("summary", what)
    event.add("description", catalogue.sentence("reports.calendar.watch_why"))
    event.add("rrule", {"freq": "weekly", "count": _WATCHED_WEEKS})
    event.add_component(_alarm(ical, what, _MORNING))
    return event


def _event(ical: Any, uid: str, day: datetime.date, stamp: datetime.datetime) -> Any:  # noqa: ANN401 - the same
    event = ical.Event()
    event.add("uid", f"{uid}@beffroi.invalid")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + _ONE_DAY)
    event.add("transp", "TRANSPARENT")  # a deadline leaves the day free
    return event


def _alarm(ical: Any, says: str, trigger: datetime.timedelta) -> Any:  # noqa: ANN401 - the same
    alarm = ical.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", says)
    alarm.add("trigger", trigger)
    return alarm
