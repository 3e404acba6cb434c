"""Cards: what the rulebook says, as shapes that programs are answered with, over HTTP and MCP alike."""

import datetime

import msgspec

from beffroi.rulebook import FactValue, Rulebook, diff, show
from beffroi.verdict import ENGINE

__all__ = [
    "ChangeCard",
    "DiffCard",
    "FactCard",
    "FactsCard",
    "FullFactCard",
    "FullValueCard",
    "RulebookCard",
    "diff_card",
    "fact_card",
    "facts_card",
    "rulebook_card",
]


class RulebookCard(msgspec.Struct, frozen=True):
    """The rulebook in figures.

    Args:
        version: As verdicts carry it.
        engine: The version of beffroi.
        facts: How many there are.
        rules: How many there are.
        public_bodies: Ids of the bodies it knows.
        change_days: Days on which some fact starts or has just ended.
    """

    version: str
    engine: str
    facts: int
    rules: int
    public_bodies: tuple[str, ...]
    change_days: tuple[datetime.date, ...]


class FactCard(msgspec.Struct, frozen=True):
    """One fact, and what it says on the day: nothing, one value, or one for each set of channels."""

    id: str
    kind: str
    says: str
    values: tuple[FactValue, ...]


class FactsCard(msgspec.Struct, frozen=True):
    """Every fact as of one day."""

    rulebook: str
    on: datetime.date
    facts: tuple[FactCard, ...]


class FullValueCard(msgspec.Struct, frozen=True):
    """One value of a fact, whether it holds on the day, and whether it was due to be read again before."""

    value: FactValue
    in_force: bool
    stale: bool


class FullFactCard(msgspec.Struct, frozen=True):
    """One fact in full, its values oldest first."""

    rulebook: str
    on: datetime.date
    id: str
    kind: str
    says: str
    values: tuple[FullValueCard, ...]


class ChangeCard(msgspec.Struct, frozen=True):
    """One fact that says something else on the later day; either side is empty where it says nothing."""

    id: str
    before: tuple[FactValue, ...]
    after: tuple[FactValue, ...]


class DiffCard(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """What officials say differently on two days."""

    rulebook: str
    from_: datetime.date
    to: datetime.date
    changes: tuple[ChangeCard, ...]


def rulebook_card(book: Rulebook, today: datetime.date) -> RulebookCard:
    """Return the rulebook in figures; its public bodies are those of ``today``."""
    bodies = tuple(names.public_body for names in book.on(today).directory.bodies)
    return RulebookCard(book.version, ENGINE, len(book.facts), len(book.rules), bodies, book.change_days)


def facts_card(book: Rulebook, day: datetime.date) -> FactsCard:
    """Return every fact as of a day, in order of ids."""
    on_day = book.on(day)
    cards = (FactCard(fact.id, fact.kind, fact.says, on_day.values(fact.id)) for fact in book.facts.values())
    return FactsCard(book.version, day, tuple(cards))


def fact_card(book: Rulebook, fact_id: str, day: datetime.date | None, today: datetime.date) -> FullFactCard:
    """Return one fact in full.

    Args:
        book: Where it stands.
        fact_id: Its id.
        day: Only what it says on that day; ``None`` for all it ever said.
        today: The day for which ``in_force`` is answered where no day is given.

    Raises:
        UnknownFactError: No fact has this id.
        FactNotInForceError: It says nothing on the day.
    """
    shown = show(book, fact_id, day or today, only_in_force=day is not None)
    values = tuple(FullValueCard(value.value, value.in_force, value.stale) for value in shown.values)
    return FullFactCard(book.version, shown.day, shown.fact.id, shown.fact.kind, shown.fact.says, values)


def diff_card(book: Rulebook, before: datetime.date, after: datetime.date) -> DiffCard:
    """Return what officials say differently on two days."""
    changes = (ChangeCard(change.fact.id, change.before, change.after) for change in diff(book, before, after))
    return DiffCard(book.version, before, after, tuple(changes))
