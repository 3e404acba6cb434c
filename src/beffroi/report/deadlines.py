"""Deadlines: until which day a payment can be contested, counted by the facts from the day of the debit."""

import calendar
import datetime
import re

import msgspec

from beffroi.rulebook import Rulebook, Source
from beffroi.verdict import Verdict

__all__ = ["Deadline", "deadlines", "last_day"]

_DELAYS = "delays"
_DURATION = re.compile(r"P(\d+)([DWMY])\Z")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


class Deadline(msgspec.Struct, frozen=True, order=True):
    """One thing that can be done until a day.

    Args:
        day: The last day.
        code: What can be done; its sentence is ``reports.deadline.<code>``.
        step: The step of advice it belongs to.
        debit: The day it is counted from.
        fact: Id of the official fact.
        source: Where that fact was published.
    """

    day: datetime.date
    code: str
    step: str
    debit: datetime.date
    fact: str
    source: Source


def deadlines(verdict: Verdict, rulebook: Rulebook, debit: datetime.date | None = None) -> tuple[Deadline, ...]:
    """Return the deadlines that belong to the steps of a verdict's advice, the first to end first.

    Args:
        verdict: Its advice decides which deadlines there are; without a payment or bank details given there is none.
        rulebook: The facts.
        debit: The day the money was taken; ``None`` for the contact's own day, the earliest it can be.

    Source:
        The facts of the kind ``delays`` in force on the day of the debit (``law.card_contest_delays``).
    """
    debit = debit or verdict.date
    found = (
        Deadline(last_day(debit, delay["within"]), delay["code"], delay["step"], debit, fact, held.source)
        for fact, held in rulebook.on(debit).of_kind(_DELAYS)
        for delay in held.value
        if delay["step"] in verdict.advice
    )
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.code)))


def last_day(start: datetime.date, within: str) -> datetime.date:
    """Return the last day of a delay.

    A delay in months ends on the day of the same number; where the month has none, on its last day (article 641 of the
    code de procédure civile): 13 months from 31 January 2026 end on 28 February 2027.

    Args:
        start: The day it is counted from.
        within: A duration of ISO 8601 in one unit: ``P13M``, ``P8W``, ``P70D``.

    Raises:
        ValueError: It is no such duration, or ends after the year 9999.
    """
    found = _DURATION.match(within)
    if found is None:
        fault = f"expected a duration as P13M, P8W or P70D, found {within!r}"
        raise ValueError(fault)
    count, unit = int(found[1]), found[2]
    if unit in _DAYS:
        try:
            return start + datetime.timedelta(days=count * _DAYS[unit])
        except OverflowError:
            fault = f"{within} from {start} ends after the last year of the calendar"
            raise ValueError(fault) from None
    months = start.year * 12 + start.month - 1 + count * _MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
