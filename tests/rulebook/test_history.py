"""What changed, what is late, and one fact in full."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from beffroi.errors import FactNotInForceError, UnknownFactError
from beffroi.rulebook import diff, show, stale
from beffroi.rulebook.loading import load_folders

Write = Callable[..., Path]


def day(text: str) -> datetime.date:
    """Return the day of an ISO date."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        pytest.param("2020-01-01", "2021-12-31", [], id="nothing changed in between"),
        pytest.param(
            "2021-12-31", "2022-01-01", [("toy.never_asks", [["card", "password"]], [["card"]])], id="one did"
        ),
        pytest.param(
            "2022-01-01", "2021-12-31", [("toy.never_asks", [["card"]], [["card", "password"]])], id="backwards"
        ),
        pytest.param(
            "2018-01-01",
            "2026-11-23",
            [
                ("toy.names", [], [{"names": ["toy office"], "objects": ["toy card"], "brand_words": ["toyoffice"]}]),
                ("toy.never_asks", [], [["card"]]),
            ],
            id="all are new",
        ),
    ],
)
def test_a_change_shows_what_held_before_and_after(write_toy: Write, before: str, after: str, changed: object) -> None:
    """An analyst asks what the body said in 2021 and says no more."""
    changes = diff(load_folders([write_toy()]), day(before), day(after))

    assert [
        (change.fact.id, [held.value for held in change.before], [held.value for held in change.after])
        for change in changes
    ] == changed


def test_a_change_carries_its_sources(write_toy: Write) -> None:
    """Both pages can be cited."""
    (change,) = diff(load_folders([write_toy()]), day("2021-12-31"), day("2022-01-01"))

    assert (change.before[0].source.title, change.after[0].source.title) == ("First page", "Second")


@pytest.mark.parametrize(
    ("asked", "late"),
    [
        pytest.param("2026-12-23", [], id="on the very day it is not late"),
        pytest.param("2026-12-24", [("toy.never_asks", 1)], id="the day after it is"),
        pytest.param("2027-05-24", [("toy.never_asks", 152), ("toy.names", 1)], id="longest overdue first"),
    ],
)
def test_a_fact_is_stale_once_its_recheck_day_is_past(write_toy: Write, asked: str, late: object) -> None:
    """It says what it does not know (design.md, promise 9); values no longer in force need no new reading."""
    found = stale(load_folders([write_toy()]), day(asked))

    assert [(one.fact.id, one.days_late) for one in found] == late
    assert all(one.value.recheck_by < day(asked) for one in found)


def test_a_fact_is_shown_with_every_value(write_toy: Write) -> None:
    """Old values stay readable: an old contact is judged by them."""
    shown = show(load_folders([write_toy()]), "toy.never_asks", day("2026-12-24"))

    assert [(one.value.value, one.in_force, one.stale) for one in shown.values] == [
        (["card", "password"], False, False),
        (["card"], True, True),
    ]
    assert [other.says for other in shown.values[1].value.also_said] == ["It may ask for a card."]
    assert (shown.fact.id, shown.day) == ("toy.never_asks", day("2026-12-24"))


def test_a_fact_can_be_shown_as_of_one_day_alone(write_toy: Write) -> None:
    """The answer to --on DAY."""
    shown = show(load_folders([write_toy()]), "toy.never_asks", day("2021-06-01"), only_in_force=True)

    assert [one.value.value for one in shown.values] == [["card", "password"]]


def test_a_fact_that_says_nothing_on_a_day_says_when_it_does(write_toy: Write) -> None:
    """The message is all the reader gets."""
    message = "toy.never_asks says nothing on 2019-06-01: it was in force 2020-01-01 to 2021-12-31, 2022-01-01 to today"
    with pytest.raises(FactNotInForceError, match=message):
        show(load_folders([write_toy()]), "toy.never_asks", day("2019-06-01"), only_in_force=True)


def test_an_unknown_fact_is_told_with_a_near_one(write_toy: Write) -> None:
    """Ids are long."""
    with pytest.raises(UnknownFactError, match=r"did you mean toy\.names\?"):
        show(load_folders([write_toy()]), "toy.name", day("2026-11-23"))
