"""Answers are laid out for a terminal, whatever they hold."""

from typing import Any

import pytest

from beffroi.contact import SpokenWord
from beffroi.evidence import Field
from beffroi.faces.cli.showing import Page, answer_lines
from beffroi.rulebook import Strength
from beffroi.texts import Answer, Quote, Reason, StepText, load_catalogue
from beffroi.verdict import VerdictWord

PAGE = Page(60, colour=False)


def reason(**parts: Any) -> Reason:  # noqa: ANN401  # any part of a reason
    """Return an invented reason."""
    quote = Quote(Field.TEXT, "texte", "mots reçus", 0, 10)
    given: dict[str, Any] = {
        "code": "x",
        "strength": Strength.STRONG,
        "strength_label": "fort",
        "quotes": (quote,),
        "sentence": "Une phrase.",
        "fact": "law.x",
        "source": "Source : quelqu’un",
        "url": None,
        "standing": "officiel",
        "read_on": None,
        "stale": None,
    }
    return Reason(**(given | parts))


def answer_of(**parts: Any) -> Answer:  # noqa: ANN401  # any part of an answer
    """Return an invented answer."""
    given: dict[str, Any] = {
        "verdict": VerdictWord.SUSPICIOUS,
        "title": "Suspect",
        "meaning": "Ce que cela veut dire.",
        "reasons": (),
        "in_favour": (),
        "steps": (),
        "how_to_make_sure": None,
        "disclaimer": "Pas un service officiel.",
    }
    return Answer(**(given | parts))


def shown(lang: str = "fr", **parts: Any) -> str:  # noqa: ANN401  # any part of an answer
    """Return the page of an invented answer, its unbreakable blanks as plain ones."""
    page = "\n".join(answer_lines(answer_of(**parts), load_catalogue(lang), PAGE))
    return page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("parts", "there", "absent"),
    [
        pytest.param({}, "[!] Suspect", "Pourquoi", id="no reason, no heading"),
        pytest.param({"reasons": (reason(),)}, "   texte : « mots reçus »", "https", id="a reason without address"),
        pytest.param({"reasons": (reason(url="https://x.example/" + "a" * 99),)}, "a" * 99, "…", id="a long address"),
        pytest.param({"reasons": (reason(stale="À vérifier."),)}, "   À vérifier.", "…", id="a fact to be read again"),
        pytest.param({"in_favour": (reason(),)}, "Ce qui va dans le bon sens", "Pourquoi", id="in favour"),
        pytest.param(
            {"steps": (StepText("x", "Attendez", ""),)}, " 1. Attendez\n\n", "None", id="a step without detail"
        ),
        pytest.param({"verdict": VerdictWord.CONSISTENT}, "[?] ", "[X]", id="consistent proves nothing"),
    ],
)
def test_each_part_stands_where_it_is_looked_for(parts: dict[str, Any], there: str, absent: str) -> None:
    """And nothing is said of parts there are none of."""
    page = shown(**parts)

    assert there in page
    assert absent not in page
    assert all(len(line) <= 60 or "https://" in line for line in page.splitlines())


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        pytest.param([(0, 4)], "texte : « a0 »", id="one"),
        pytest.param([(0, 4), (6, 9)], "texte : « a0 », « b6 »", id="two of one field"),
        pytest.param([(0, 4), (1, 4)], "texte : « a0 »", id="one within another"),
        pytest.param([(0, 4), (0, 6)], "texte : « b0 »", id="one at the start of another"),
        pytest.param([(0, 4), (3, 6)], "texte : « a0 », « b3 »", id="two that overlap"),
        pytest.param([(0, 1), (2, 3), (4, 5), (6, 7)], "texte : « a0 », « b2 », « c4 », …", id="more than three"),
    ],
)
def test_words_are_quoted_once(spans: list[tuple[int, int]], line: str) -> None:
    """The same words twice read like a mistake of ours."""
    quotes = tuple(
        Quote(Field.TEXT, "texte", f"{'abcd'[place]}{start}", start, end) for place, (start, end) in enumerate(spans)
    )

    assert f"   {line}\n" in shown(reasons=(reason(quotes=quotes),))


def test_words_are_quoted_as_each_language_does() -> None:
    """French quotation marks in an English answer look like a mistake."""
    quotes = (Quote(Field.TEXT, "text", "pay now", 0, 7),)

    assert "   text: “pay now”\n" in shown("en", reasons=(reason(quotes=quotes),))


@pytest.mark.parametrize(
    ("field", "start", "line"),
    [
        pytest.param(Field.TEXT, 0, "texte : « mots reçus » (à 0:02)", id="the first word"),
        pytest.param(Field.TEXT, 12, "texte : « mots reçus » (à 1:05)", id="a later one"),
        pytest.param(Field.TEXT, 40, "texte : « mots reçus »\n", id="behind the last"),
        pytest.param(Field.SENDER, 0, "texte : « mots reçus »\n", id="of another field"),
    ],
)
def test_what_is_quoted_of_a_recording_has_its_moment(field: Field, start: int, line: str) -> None:
    """So that one can listen to it again."""
    spoken = (SpokenWord(0, 10, 2.4, 3.0, 0.9), SpokenWord(11, 20, 65.9, 66.5, 0.9))
    given = answer_of(reasons=(reason(quotes=(Quote(field, "texte", "mots reçus", start, start + 5),)),))

    page = "\n".join(answer_lines(given, load_catalogue("fr"), PAGE, spoken)).replace("\u00a0", " ")

    assert line in page


def test_an_arabic_answer_holds_foreign_words_on_every_line() -> None:
    """A terminal orders each line by itself; 33700.fr must not become fr.33700."""
    quotes = (Quote(Field.TEXT, "النص", " ".join(["33700.fr"] * 20), 0, 99),)

    page = shown("ar", reasons=(reason(quotes=quotes, sentence="رابط."),))

    lines = [line for line in page.splitlines() if "33700.fr" in line]
    assert len(lines) > 1
    assert all(line.count("\u2068") == line.count("\u2069") > 0 for line in lines)


def test_a_hostile_number_of_quotes_takes_a_line() -> None:
    """A hostile text must not push the steps off the screen, nor take long."""
    quotes = tuple(Quote(Field.TEXT, "texte", f"mot{place}", 2 * place, 2 * place + 1) for place in range(100_000))

    assert shown(reasons=(reason(quotes=quotes),)).count("« mot") == 3
