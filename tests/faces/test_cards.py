"""Cards: the rulebook as shapes for programs."""

import datetime

import msgspec
import pytest

from beffroi import FactNotInForceError, load_rulebook
from beffroi.faces.cards import DiffCard, diff_card, fact_card, facts_card, rulebook_card

TODAY = datetime.date(2026, 11, 23)


def test_every_fact_is_on_the_card_in_force_or_not() -> None:
    """One that says nothing on the day is there without a value: it was not forgotten."""
    book = load_rulebook()

    card = facts_card(book, TODAY)

    assert [fact.id for fact in card.facts] == list(book.facts)
    assert any(not fact.values for fact in facts_card(book, datetime.date(1995, 1, 1)).facts)
    assert rulebook_card(book, TODAY).facts == len(card.facts)


def test_a_fact_asked_for_on_a_day_says_what_it_said_then() -> None:
    """As ``beffroi rulebook show --on`` does."""
    book = load_rulebook()

    assert all(value.in_force for value in fact_card(book, "assurance_maladie.never_asks", TODAY, TODAY).values)
    with pytest.raises(FactNotInForceError):
        fact_card(book, "assurance_maladie.never_asks", datetime.date(1995, 1, 1), TODAY)


def test_days_are_named_from_and_to() -> None:
    """As in the address; ``from`` is a word of Python's."""
    card = diff_card(load_rulebook(), datetime.date(2021, 11, 1), TODAY)

    assert isinstance(card, DiffCard)
    assert list(msgspec.to_builtins(card)) == ["rulebook", "from", "to", "changes"]
