"""The official guide: what is official on a day, what no longer is, with dates and sources."""

import datetime

import pytest

from beffroi.report.official import BodyGuide, Section, official_guide
from beffroi.rulebook import Rulebook, load_rulebook
from beffroi.texts import languages, load_catalogue

_TODAY = datetime.date(2026, 11, 23)
_NO_BREAK = "\u00a0"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


def _section(body: BodyGuide, code: str) -> Section:
    return next(section for section in body.sections if section.code == code)


def _first(rulebook: Rulebook, day: datetime.date = _TODAY) -> BodyGuide:
    return official_guide(rulebook, load_catalogue("fr"), day, _TODAY).first


def test_the_numbers_of_today_are_those_in_force(rulebook: Rulebook) -> None:
    """A list that forgets one, or keeps one, does harm."""
    body = _first(rulebook)
    called = {listed.what.replace(_NO_BREAK, " "): listed for listed in _section(body, "call").listed}
    calling = {listed.what.replace(_NO_BREAK, " ") for listed in _section(body, "calls").listed}

    assert {"36 46", "34 22", "01 84 90 36 46"} <= set(called)
    assert called["01 84 90 36 46"].number == "+33184903646"
    assert called["36 46"].number == "3646"
    assert calling == {"36 46", "01 78 85 70 03"}


def test_a_retired_number_is_shown_with_the_day_it_ended(rulebook: Rulebook) -> None:
    """01 87 52 00 70 was official in 2021 and is not in 2026."""
    today, then = _first(rulebook), _first(rulebook, datetime.date(2021, 10, 1))
    number = f"01{_NO_BREAK}87{_NO_BREAK}52{_NO_BREAK}00{_NO_BREAK}70"
    retired = next(listed for listed in _section(today, "calls").retired if listed.what == number)

    assert retired.until == "31 janvier 2023"
    assert number not in {listed.what for listed in _section(today, "calls").listed}
    assert number in {listed.what for listed in _section(then, "calls").listed}


def test_one_cannot_dial_what_only_calls(rulebook: Rulebook) -> None:
    """The number that is shown when it calls is no number to call."""
    assert {listed.number for listed in _section(_first(rulebook), "calls").listed} == {""}


def test_the_sender_of_sms_says_how_they_begin(rulebook: Rulebook) -> None:
    """38663, and ASSURANCE MALADIE first."""
    (listed,) = _section(_first(rulebook), "sms").listed

    assert listed.what == "38663"
    assert "ASSURANCE MALADIE" in listed.about


def test_a_thing_that_stayed_official_is_dated_from_its_first_day(rulebook: Rulebook) -> None:
    """A new source does not make an old number new."""
    called = {listed.what: listed for listed in _section(_first(rulebook), "call").listed}

    assert called[f"36{_NO_BREAK}46"].since == "10 mai 2017"


@pytest.mark.parametrize("lang", languages())
def test_it_is_said_in_every_language_and_everything_has_its_source(rulebook: Rulebook, lang: str) -> None:
    """Every sort and purpose that facts have must have its words."""
    guide = official_guide(rulebook, load_catalogue(lang), _TODAY, _TODAY)

    for body in (guide.first, *guide.others):
        assert body.sections
        for section in body.sections:
            for listed in (*section.listed, *section.retired):
                assert listed.what
                assert listed.source.line
                assert listed.since
                assert (listed.until is not None) >= (listed in section.retired)


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date(2017, 5, 9)])
def test_before_all_facts_the_list_is_empty(rulebook: Rulebook, day: datetime.date) -> None:
    """Any day of any year has an answer."""
    assert not any(section.listed or section.retired for section in _first(rulebook, day).sections)
