"""A verdict is plain, frozen data with the four words of design.md §4."""

import datetime

import pytest

from beffroi import Channel, Verdict, VerdictWord


def test_none_of_the_four_words_says_genuine() -> None:
    """Promise 1."""
    assert [word.value for word in VerdictWord] == ["fraud", "suspicious", "consistent", "unrelated"]


def test_a_verdict_cannot_be_changed() -> None:
    """It is shown, kept and reported, and must stay what it was."""
    verdict = Verdict(None, Channel.SMS, datetime.date(2026, 3, 2), VerdictWord.FRAUD, None, (), (), "1", "0")

    with pytest.raises(AttributeError):
        verdict.verdict = VerdictWord.CONSISTENT  # type: ignore[misc]
