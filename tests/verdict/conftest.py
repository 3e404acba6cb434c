"""A toy body with two facts, and short ways to a rule: what the tests of verdicts share."""

import datetime
from functools import lru_cache

import pytest

from beffroi.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.rulebook import (
    Fact,
    FactValue,
    Rule,
    Rulebook,
    RulebookDay,
    Source,
    Speaks,
    Standing,
    Status,
    Strength,
    Threshold,
    Topic,
    Weighing,
    When,
    load_rulebook,
)

BODY = "toy"
DAY = datetime.date(2026, 3, 2)
SOURCE = Source(Standing.OFFICIAL, "Toy", "The page", "https://toy.example", "2020", datetime.date(2026, 11, 23))
WEIGHING = Weighing(
    fraud=(Threshold("one", decisive=1), Threshold("two sorts", strong=2, topics=2)),
    suspicious=(Threshold("one", strong=1), Threshold("two sorts", weak=2, topics=2)),
)


def value(held: object, since: int = 2020, until: int | None = None, channels: tuple[str, ...] = ()) -> FactValue:
    """Return what a fact says from the first day of a year to the last of another."""
    last = None if until is None else datetime.date(until, 12, 31)
    return FactValue(held, datetime.date(since, 1, 1), last, SOURCE, datetime.date(2027, 1, 1), channels)


FACTS = (
    Fact("toy.never_asks", "never_asks", "What it never asks.", (value(["card"], channels=("sms",)),)),
    Fact("toy.closed", "conduct", "What it said for two years.", (value(["x"], since=2020, until=2021),)),
    Fact("law.always", "statement", "A law.", (value("law"),)),
)


def rule(name: str = "r", when: When | None = None, **changes: object) -> Rule:
    """Return a rule that speaks on every request, unless told otherwise."""
    said: dict[str, object] = {
        "id": name,
        "code": name,
        "status": Status.TRUSTED,
        "says": "It asks.",
        "when": when or When(EvidenceKind.REQUEST),
        "fact": "law.always",
        "speaks": Speaks.AGAINST,
        "topic": Topic.WHAT_IS_ASKED,
        "strength": Strength.WEAK,
        "because": "It does.",
        "wrong_when": "Never.",
    }
    return Rule(**said | changes)  # type: ignore[arg-type]


def toy_rulebook(*rules: Rule) -> Rulebook:
    """Return a rulebook of the toy facts and some rules, without words."""
    return Rulebook("1", FACTS, rules, WEIGHING)


def day(on: datetime.date = DAY) -> RulebookDay:
    """Return the toy facts in force on a day."""
    return toy_rulebook().on(on)


def seen(kind: EvidenceKind, word: str = "card", *traits: str, body: str | None = None, start: int = 0) -> Evidence:
    """Return one thing seen in the text."""
    return Evidence(kind, word, Span(Field.TEXT, start, start + 4), frozenset(traits), body)


@lru_cache(maxsize=1)
def packaged_rulebook() -> Rulebook:
    """Return the rulebook that comes with beffroi."""
    return load_rulebook()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the rulebook that comes with beffroi."""
    return packaged_rulebook()
