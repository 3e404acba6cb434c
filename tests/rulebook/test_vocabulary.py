"""The words a rule may use."""

from beffroi.evidence import Pressure, Pretext, Request, Voice
from beffroi.rulebook.vocabulary import TRAITS, VALUES


def test_words_of_closed_lists_are_all_known() -> None:
    """A word that a recogniser says and a rule may not use would be lost."""
    assert {word for words in VALUES.values() for word in words} >= {*Request, *Pretext, *Pressure, *Voice}


def test_no_kind_has_an_empty_list() -> None:
    """An empty list would refuse every word."""
    assert all(VALUES.values())
    assert all(TRAITS.values())
