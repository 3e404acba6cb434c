"""Telephone numbers as speech models write them."""

import time

import pytest

from beffroi.contact.readers.speech.dictated_numbers import find_dictated_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("le 0,898, 08, 56, 11, je répète", ["08 98 08 56 11"], id="a special rate read as a decimal"),
        pytest.param("0-1-9-9-0-0-1-2-3-4", ["01 99 00 12 34"], id="digit by digit"),
        pytest.param("au 0,199, 0012, 34.", ["01 99 00 12 34"], id="digits glued together"),
        pytest.param("aux 0,2, 61, 80, 11, 80, 44.", ["02 61 91 80 44"], id="quatre-vingt-onze in two pieces"),
        pytest.param("au 0,4, 65, 60 et 11, 88, 0, 3.", ["04 65 71 88 03"], id="soixante et onze in two pieces"),
        pytest.param("au 02 61 80 11 25, 42.", ["02 61 91 25 42"], id="the whole run before its beginning"),
        pytest.param(
            "0,199, 0012, 34, 0,199, 0012, 34", ["01 99 00 12 34", "01 99 00 12 34"], id="said twice without a word"
        ),
        pytest.param("Composez le 36, 46.", ["36 46"], id="four digits in pairs"),
        pytest.param("Faites le 3-6-4-6", ["36 46"], id="four digits one by one"),
        pytest.param("C'est gratuit. 36, 46 si besoin", [], id="a pair that nothing announces may be a list"),
        pytest.param("pour un montant de 36,46 euros", [], id="an amount is no number to dial"),
        pytest.param("rappelez le 36,46 € dus", [], id="nor after such a word"),
        pytest.param("le 01 99 00 12 34", ["01 99 00 12 34"], id="written as usual already"),
        pytest.param("au 0199001234", ["01 99 00 12 34"], id="in one piece"),
        pytest.param("Appelez le 3646.", ["36 46"], id="four digits in one piece"),
        pytest.param("C'est au 3e étage, le 12", [], id="a floor and a day"),
        pytest.param("le 12, 13, 14 et 15 mars", [], id="days"),
        pytest.param("au 0,899, 28, 461", [], id="a digit short: nothing is invented"),
        pytest.param("entre 9, 10 ou 11 heures", [], id="hours"),
        pytest.param("le 04/10/2026, 10, 20", [], id="a date"),
    ],
)
def test_a_dictated_number_is_put_together_and_nothing_else_is(text: str, numbers: list[str]) -> None:
    """The number to call back decides many verdicts; one made up from a date would be false evidence."""
    assert [number.written for number in find_dictated_numbers(text)] == numbers


@pytest.mark.parametrize(("text", "is_short"), [("au 36-46", True), ("au 01 99 00 12 34", False)])
def test_a_short_number_is_told_apart(text: str, *, is_short: bool) -> None:
    """One digit misheard makes another service of it."""
    assert [number.is_short for number in find_dictated_numbers(text)] == [is_short]


def test_its_place_in_the_text_is_exact() -> None:
    """The words around it must stay as they were heard."""
    text = "Le 0,892, 38, 62, 25, merci."

    (number,) = find_dictated_numbers(text)

    assert text[: number.start] + number.written + text[number.end :] == "Le 08 92 38 62 25, merci."


@pytest.mark.parametrize("piece", ["0, ", "0 1 ", "80, 11, ", "36, ", "1 et "])
def test_a_text_of_nothing_but_figures_takes_no_time(piece: str) -> None:
    """A model that lost the thread writes thousands of them."""
    started = time.perf_counter()

    list(find_dictated_numbers(piece * 4_000))

    assert time.perf_counter() - started < 10
