"""Where a fact was read, in words: publisher, title, dates, standing, and whether it is due to be read again."""

import datetime

from beffroi.report.sourcing import sourced
from beffroi.rulebook import load_rulebook
from beffroi.texts import load_catalogue

_FRENCH = load_catalogue("fr")


def test_a_source_says_who_what_and_when() -> None:
    """No fact without its source and dates."""
    value = load_rulebook().facts["assurance_maladie.truth_carte_vitale_expires"].values[-1]

    told = sourced(value, _FRENCH, value.recheck_by)

    assert "Service-Public (DILA)" in told.line
    assert told.url == value.source.url
    assert told.standing == _FRENCH.standing(value.source.standing)
    assert told.since == "20 mars 2025"
    assert told.until is None
    assert told.stale is None


def test_a_fact_past_its_day_says_so() -> None:
    """It says what it does not know."""
    value = load_rulebook().facts["assurance_maladie.truth_carte_vitale_expires"].values[-1]

    told = sourced(value, _FRENCH, value.recheck_by + datetime.timedelta(days=1))

    assert told.stale is not None
    assert "27" in told.stale or str(value.recheck_by.year) in told.stale


def test_what_others_say_is_told_as_well() -> None:
    """A reader may compare."""
    value = load_rulebook().facts["assurance_maladie.email_domains"].values[-1]

    told = sourced(value, _FRENCH, value.since)

    assert len(told.also) == len(value.also_said) > 0
    assert all(line for line, _ in told.also)
