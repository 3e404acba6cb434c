"""The deadlines as a calendar file."""

import datetime

import pytest

from beffroi.advice import Done
from beffroi.report import WATCH, calendar_file, deadlines
from beffroi.texts import languages, load_catalogue

from .conftest import DAY, SMS, Occur, needed

icalendar = needed("icalendar")
_STAMP = datetime.datetime(2026, 11, 2, 9, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize("lang", languages())
def test_a_calendar_reads_the_file_back(occur: Occur, lang: str) -> None:
    """A telephone must show the very day, and ring a week before."""
    occurrence = occur(SMS, Done.GAVE_CARD, Done.GAVE_IBAN)
    counted = deadlines(occurrence.verdict, occurrence.rulebook)

    read = icalendar.Calendar.from_ical(calendar_file(counted, load_catalogue(lang), stamp=_STAMP))

    assert len(read.events) == 4
    for event, deadline in zip(read.events, counted, strict=True):
        assert event["DTSTART"].dt == deadline.day
        assert event["DTEND"].dt == deadline.day + datetime.timedelta(days=1)
        assert event["DTSTAMP"].dt == _STAMP
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        rings = datetime.datetime.combine(deadline.day, datetime.time()) + alarm["TRIGGER"].dt
        assert rings == datetime.datetime.combine(deadline.day - datetime.timedelta(days=7), datetime.time(9))
        assert str(event["SUMMARY"]) in str(alarm["DESCRIPTION"])
    assert len({str(event["UID"]) for event in read.events}) == 4


def test_the_file_is_always_the_same_and_tells_nothing_of_the_person(occur: Occur) -> None:
    """A calendar is shared with a family, or on a screen at work."""
    occurrence = occur(SMS, Done.GAVE_CARD)
    counted = deadlines(occurrence.verdict, occurrence.rulebook)
    french = load_catalogue("fr")

    made = calendar_file(counted, french, stamp=_STAMP, watch=True)

    assert made == calendar_file(counted, french, stamp=_STAMP, watch=True)
    assert b"ameli" not in made.lower()
    assert b"0639980012" not in made
    later = calendar_file(counted, french, stamp=_STAMP + datetime.timedelta(days=3), watch=True)
    uids = [[line for line in file.splitlines() if line.startswith(b"UID")] for file in (made, later)]
    assert uids[0] == uids[1]


def test_a_deadline_that_has_ended_is_left_out(occur: Occur) -> None:
    """A reminder of what is too late only hurts."""
    occurrence = occur(SMS, Done.GAVE_CARD)
    counted = deadlines(occurrence.verdict, occurrence.rulebook)
    on_the_day = datetime.datetime.combine(counted[0].day, datetime.time(8))

    for stamp, left in ((on_the_day, 2), (on_the_day + datetime.timedelta(days=1), 1)):
        assert (
            len(icalendar.Calendar.from_ical(calendar_file(counted, load_catalogue("fr"), stamp=stamp)).events) == left
        )


def test_the_account_is_watched_weekly_where_the_advice_says_so(occur: Occur) -> None:
    """Money is often taken weeks after."""
    assert WATCH in occur(SMS, Done.GAVE_CARD).verdict.advice
    assert WATCH not in occur(SMS).verdict.advice

    read = icalendar.Calendar.from_ical(calendar_file((), load_catalogue("fr"), stamp=_STAMP, watch=True))

    (event,) = read.events
    assert event["DTSTART"].dt == DAY + datetime.timedelta(days=1)
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [8]}
