"""Dates, numbers, prices and hours as people write them."""

import datetime

import pytest

from beffroi.texts import load_catalogue
from beffroi.texts.wording import capitalised, day_in_words, joined, listed, number_in_words, shown, terms, visible

_FRENCH = load_catalogue("fr")
_ENGLISH = load_catalogue("en")


@pytest.mark.parametrize(
    ("published", "french", "english"),
    [
        ("2024-07-08", "8 juillet 2024", "8 July 2024"),
        (datetime.date(2025, 1, 1), "1er janvier 2025", "1 January 2025"),
        ("2024-12", "décembre 2024", "December 2024"),
        ("2017", "2017", "2017"),
        (None, "sans date", "undated"),
        ("2024-13", "2024-13", "2024-13"),
        ("spring 2024", "spring 2024", "spring 2024"),
        ("1-2-3-4", "1-2-3-4", "1-2-3-4"),
    ],
)
def test_days_months_and_years_are_said_in_words(
    published: str | datetime.date | None, french: str, english: str
) -> None:
    """Dates decide here, so they must be read without thinking."""
    assert day_in_words(published, _FRENCH) == french
    assert day_in_words(published, _ENGLISH) == english


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("3646", "36 46"),
        ("0178857003", "01 78 85 70 03"),
        ("+33178857003", "01 78 85 70 03"),
        ("0892705705", "0 892 705 705"),
        ("38663", "38663"),
        ("+22890000000", "+22890000000"),
        ("masqué", "masqué"),
        ("", ""),
    ],
)
def test_numbers_are_written_as_in_france_and_never_torn_apart(number: str, written: str) -> None:
    """36 at the end of a line and 46 on the next is no number."""
    assert number_in_words(number) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("things", "french"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c"), (["a", "b", "a"], "a et b")],
)
def test_a_list_ends_in_and(things: list[str], french: str) -> None:
    """As one would say it."""
    assert listed(things, _FRENCH) == french


@pytest.mark.parametrize(("things", "line"), [([], ""), (["a"], "a"), (["a", "b", "a"], "a, b, a")])
def test_quotes_are_joined_by_commas(things: list[str], line: str) -> None:
    """No "and" before an ellipsis; every language has its own comma."""
    assert joined(things, _FRENCH) == line


@pytest.mark.parametrize(
    ("price", "hours", "french", "english"),
    [
        (None, None, "", ""),
        ("free", None, " (gratuit)", " (free)"),
        (
            "0.34 EUR/min",
            "24/7",
            " (0,34 € par minute, jour et nuit, tous les jours)",
            " (€0.34 a minute, day and night, every day)",
        ),
        ("3 EUR/call", None, " (3,00 € par appel)", " (€3.00 a call)"),
        (
            None,
            "mon-fri 09:00-18:30",
            " (du lundi au vendredi, de 9 h à 18 h 30)",
            " (Monday to Friday, 9:00 to 18:30)",
        ),
        (
            None,
            "mon-thu 07:30-14:30, fri 07:30-12:00",
            " (du lundi au jeudi, de 7 h 30 à 14 h 30 et le vendredi, de 7 h 30 à 12 h)",
            " (Monday to Thursday, 7:30 to 14:30 and Friday, 7:30 to 12:00)",
        ),
        ("on request", "at dawn", " (on request, at dawn)", " (on request, at dawn)"),
        (None, "xxx-fri 09:00-18:30", " (xxx-fri 09:00-18:30)", " (xxx-fri 09:00-18:30)"),
    ],
)
def test_prices_and_hours_stand_in_brackets(price: str | None, hours: str | None, french: str, english: str) -> None:
    """Facts hold codes; each language says them its own way."""
    assert terms(price, hours, _FRENCH).replace("\u00a0", " ") == french
    assert terms(price, hours, _ENGLISH) == english


@pytest.mark.parametrize(
    ("words", "longest", "seen"),
    [
        pytest.param("Bonjour", 10, "Bonjour", id="ordinary words"),
        pytest.param("a\r\nb\tc", 10, "a  b c", id="on one line"),
        pytest.param("am\u200beli\u202e", 10, "am□eli□", id="hidden characters are seen"),
        pytest.param("\x1b[31mx", 10, "□[31mx", id="no escape reaches a terminal"),
        pytest.param("x" * 1_000_000, 5, "xxxx…", id="cut"),
        pytest.param("\ud800", 5, "□", id="half a character"),
    ],
)
def test_words_of_a_contact_are_made_fit_to_be_shown(words: str, longest: int, seen: str) -> None:
    """A contact may carry escapes for a terminal, or a megabyte."""
    assert shown(words, longest) == seen


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        pytest.param("a\r\nb\rc\n", "a\nb\nc\n", id="every end of line is one"),
        pytest.param("a\u202eb\u200bc\0", "a□b□c□", id="what turns the writing or shows nothing"),
        pytest.param("\tà", " à", id="a tab is a space"),
        pytest.param("x" * 5_000, "x" * 5_000, id="nothing is cut"),
        pytest.param(
            "e\u0301\u0302 a" + "\u0301" * 6, "e\u0301\u0302 a\u0301\u0301\u0301\u0301□□", id="a tower of accents"
        ),
    ],
)
def test_words_of_a_contact_are_made_visible_line_by_line(words: str, seen: str) -> None:
    """A fraudster must not write over our page, and every line stays where it was."""
    assert visible(words) == seen


def test_a_capital_changes_the_first_letter_only() -> None:
    """`str.capitalize` would lower the rest."""
    assert capitalised("l’Assurance Maladie") == "L’Assurance Maladie"
    assert capitalised("") == ""
