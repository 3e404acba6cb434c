"""What a person sent by a page."""

import datetime

import pytest
from starlette.datastructures import FormData

from beffroi.advice import Done
from beffroi.contact import Channel
from beffroi.faces.web.pages.forms import chosen_channel, day_in, deeds_in, words_in


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-11-02", datetime.date(2026, 11, 2)),
        ("2026-11-02T10:00", datetime.date(2026, 11, 2)),
        ("02/11/2026", None),
        ("", None),
        ("1999-12-31", None),
        ("2100-01-01", None),
        ("9999-12-31" * 1000, None),
    ],
)
def test_a_day_is_one_of_this_century(given: str, day: datetime.date | None) -> None:
    """Anything else is no day that a message came on."""
    assert day_in(FormData([("date", given)]), "date") == day


def test_only_deeds_that_there_are_count_each_once_in_our_order() -> None:
    """Whoever writes a form of their own gets no other steps."""
    form = FormData([("done", "paid"), ("done", "clicked"), ("done", "paid"), ("done", "flew")])

    assert deeds_in(form) == (Done.CLICKED, Done.PAID)


@pytest.mark.parametrize(("given", "channel"), [("sms", Channel.SMS), ("fax", None), ("", None)])
def test_a_channel_is_one_of_ours_or_none(given: str, channel: Channel | None) -> None:
    """None means that the page asks."""
    assert chosen_channel(FormData([("channel", given)])) is channel
    assert words_in(FormData(), "channel") == ""
