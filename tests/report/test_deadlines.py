"""Until which day a payment can be contested."""

import datetime

import pytest

from beffroi.advice import Done
from beffroi.advice.plan import plan
from beffroi.report import deadlines
from beffroi.report.deadlines import last_day
from beffroi.rulebook import Rulebook

from .conftest import DAY, SMS, Occur


@pytest.mark.parametrize(
    ("start", "within", "end"),
    [
        pytest.param("2026-01-31", "P13M", "2027-02-28", id="the month has no 31st"),
        pytest.param("2027-01-31", "P13M", "2028-02-29", id="nor in a leap year"),
        pytest.param("2026-11-02", "P13M", "2027-12-02", id="the same number of the day"),
        pytest.param("2026-11-30", "P13M", "2027-12-30", id="the last of a short month is no last day"),
        pytest.param("2026-12-31", "P13M", "2028-01-31", id="over two new years"),
        pytest.param("2026-11-02", "P70D", "2027-01-11", id="days"),
        pytest.param("2026-11-02", "P8W", "2026-12-28", id="weeks"),
        pytest.param("2024-02-29", "P1Y", "2025-02-28", id="a year from a leap day"),
    ],
)
def test_a_delay_ends_on_its_day(start: str, within: str, end: str) -> None:
    """A day too late and the bank may refuse."""
    assert last_day(datetime.date.fromisoformat(start), within).isoformat() == end


@pytest.mark.parametrize("within", ["13 months", "P1M2D", "P13M\n", "", "P9999Y", "P9999999D"])
def test_what_is_no_delay_is_refused(within: str) -> None:
    """A wrong date is worse than none."""
    with pytest.raises(ValueError, match=r"expected a duration|year|calendar"):
        last_day(DAY, within)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        pytest.param((), [], id="nothing done"),
        pytest.param((Done.CLICKED,), [], id="nothing given"),
        pytest.param(
            (Done.GAVE_CARD,),
            [("contest_payee_outside_eea", "2027-01-11"), ("contest_unauthorised_payment", "2027-12-02")],
            id="a card",
        ),
        pytest.param(
            (Done.GAVE_IBAN,),
            [("refund_direct_debit_on_request", "2026-12-28"), ("contest_unauthorised_debit", "2027-12-02")],
            id="bank details",
        ),
    ],
)
def test_deadlines_are_those_of_the_advice(occur: Occur, done: tuple[Done, ...], found: list[tuple[str, str]]) -> None:
    """Who lost no money needs no dates, and no fright."""
    occurrence = occur(SMS, *done)

    counted = deadlines(occurrence.verdict, occurrence.rulebook)

    assert [(one.code, one.day.isoformat()) for one in counted] == found
    assert all(one.fact == "law.card_contest_delays" and "133-24" in one.source.title for one in counted)


def test_every_delay_belongs_to_a_step_that_advice_gives(rulebook: Rulebook) -> None:
    """A delay of no step would never be told."""
    delays = [delay for _, held in rulebook.on(DAY).of_kind("delays") for delay in held.value]

    assert delays
    assert {delay["step"] for delay in delays} <= set(plan().order)


def test_deadlines_count_from_the_day_of_the_debit(occur: Occur) -> None:
    """The money often goes days after the message."""
    occurrence = occur(SMS, Done.PAID)

    counted = deadlines(occurrence.verdict, occurrence.rulebook, datetime.date(2026, 11, 20))

    assert {one.debit for one in counted} == {datetime.date(2026, 11, 20)}
    assert counted[0].day == datetime.date(2027, 1, 29)
