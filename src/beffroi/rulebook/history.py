"""History: what changed between two days, what is due to be read again, and one fact in full."""

import datetime
from typing import NamedTuple

from beffroi.errors import FactNotInForceError
from beffroi.rulebook.fact import Fact, FactValue
from beffroi.rulebook.rulebook import Rulebook, holds_on, unknown_fact

__all__ = ["Change", "ShownFact", "ShownValue", "StaleFact", "diff", "show", "stale"]


class Change(NamedTuple):
    """One fact that says something else on a later day; ``before`` or ``after`` is empty where it said nothing."""

    fact: Fact
    before: tuple[FactValue, ...]
    after: tuple[FactValue, ...]


class StaleFact(NamedTuple):
    """One value still in force whose source should have been read again ``days_late`` days ago."""

    fact: Fact
    value: FactValue
    days_late: int


class ShownValue(NamedTuple):
    """One value of a fact, whether it holds on the day asked, and whether it was due to be read again before."""

    value: FactValue
    in_force: bool
    stale: bool


class ShownFact(NamedTuple):
    """One fact, all its values, oldest first."""

    fact: Fact
    day: datetime.date
    values: tuple[ShownValue, ...]


def diff(rulebook: Rulebook, before: datetime.date, after: datetime.date) -> tuple[Change, ...]:
    """Return every fact that does not say on ``after`` what it said on ``before``, in order of ids.

    A value read again in the same words is no change; another value, other channels or another source is.
    """
    then, now = rulebook.on(before), rulebook.on(after)
    changes = (Change(fact, then.values(fact.id), now.values(fact.id)) for fact in rulebook.facts.values())
    return tuple(change for change in changes if change.before != change.after)


def stale(rulebook: Rulebook, day: datetime.date) -> tuple[StaleFact, ...]:
    """Return every value in force on ``day`` whose ``recheck_by`` is before it, the longest overdue first."""
    found = [
        StaleFact(fact, value, (day - value.recheck_by).days)
        for fact in rulebook.facts.values()
        for value in rulebook.on(day).values(fact.id)
        if value.recheck_by < day
    ]
    return tuple(sorted(found, key=lambda late: (-late.days_late, late.fact.id)))


def show(rulebook: Rulebook, fact_id: str, day: datetime.date, *, only_in_force: bool = False) -> ShownFact:
    """Return one fact in full: every value, its source, and the sources that say otherwise.

    Args:
        rulebook: Where to look.
        fact_id: Its id.
        day: The day for which ``in_force`` and ``stale`` are answered.
        only_in_force: Leave out the values of other days.

    Raises:
        UnknownFactError: No fact has this id.
        FactNotInForceError: With ``only_in_force``, it says nothing on ``day``; the message says when it does.
    """
    fact = rulebook.facts.get(fact_id)
    if fact is None:
        raise unknown_fact(fact_id, rulebook.facts)
    values = tuple(
        ShownValue(value, holds_on(value, day), stale=value.recheck_by < day)
        for value in fact.values
        if not only_in_force or holds_on(value, day)
    )
    if not values:
        stretches = ", ".join(f"{value.since} to {value.until or 'today'}" for value in fact.values)
        message = f"{fact_id} says nothing on {day}: it was in force {stretches}"
        raise FactNotInForceError(message)
    return ShownFact(fact, day, values)
