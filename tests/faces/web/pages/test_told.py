"""A call told by answers, shown as these answers."""

import datetime

from beffroi.contact import Channel
from beffroi.faces.library import ask, open_rulebook
from beffroi.faces.web.pages.told import ToldAnswer, told_answers
from beffroi.texts import answer, load_catalogue

TODAY = datetime.date(2026, 11, 23)
ANSWERS = {"asked": ("card",), "who": ("assurance_maladie",), "number": ("06 39 98 00 12",), "pressure": ()}


def told(lang: str) -> tuple[ToldAnswer, ...]:
    """Return the answers as a reader of a language sees them."""
    step = ask(Channel.CALL, ANSWERS, today=TODAY)
    catalogue = load_catalogue(lang)
    said = answer(step.verdict, step.contact, catalogue, open_rulebook(), today=TODAY)
    return told_answers(Channel.CALL, ANSWERS, said, catalogue)


def test_each_answer_that_tells_something_stands_in_the_readers_language() -> None:
    """The words that are judged are French; the reader's need not be."""
    german = {one.question: one.words for one in told("de")}

    assert len(german) == 3
    assert "06 39 98 00 12" in german.values()
    assert not {"Que vous a-t-on demandé ?"} & german.keys()


def test_an_answer_has_the_numbers_of_the_reasons_that_rest_on_it() -> None:
    """As the underlined words of a message have."""
    asked = next(one for one in told("fr") if "carte bancaire" in one.words)

    assert 1 in asked.reasons
    assert list(asked.reasons) == sorted(asked.reasons)
