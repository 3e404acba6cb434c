"""Words written the other way stay whole."""

import pytest

from beffroi.texts import Catalogue, load_catalogue
from beffroi.texts.direction import Direction, direction_of, isolated, isolated_lines


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("he", "rtl"), ("fr", "ltr"), ("tr", "ltr")])
def test_a_language_is_written_one_way(lang: str, direction: str) -> None:
    """A page sets it once for all its lines."""
    assert direction_of(lang) == Catalogue(lang, {}).direction == direction


@pytest.mark.parametrize(
    ("text", "direction", "whole"),
    [
        pytest.param("33700.fr", "rtl", True, id="an address that begins with digits"),
        pytest.param("evil.example", "rtl", True, id="an address"),
        pytest.param("+22890000000", "rtl", True, id="a sign before digits"),
        pytest.param("«\u00a0payez\u00a0»", "rtl", True, id="the first letter counts"),
        pytest.param("36\u00a046", "rtl", False, id="digits keep their order by themselves"),
        pytest.param("مجاني", "rtl", False, id="its own letters"),
        pytest.param("هيئة Assurance Maladie", "rtl", False, id="begins with its own letters"),
        pytest.param("\u2068a.example\u2069، \u2068b.example\u2069", "rtl", False, id="what is in it is whole already"),
        pytest.param("", "rtl", False, id="nothing"),
        pytest.param("مجاني", "ltr", True, id="Arabic in French"),
        pytest.param("33700.fr", "ltr", False, id="an address in French"),
        pytest.param("+22890000000", "ltr", False, id="a number in French"),
    ],
)
def test_what_begins_the_other_way_is_held_together(text: str, direction: Direction, *, whole: bool) -> None:
    """Or 33700.fr is read as fr.33700 in an Arabic line."""
    assert isolated(text, direction) == (f"\u2068{text}\u2069" if whole else text)


def test_every_place_of_a_sentence_is_held_together() -> None:
    """Whatever a contact or a fact puts there."""
    arabic = Catalogue("ar", {"labels.a": "انظروا {site} من {publisher}"})

    assert arabic.label("a", site="33700.fr", publisher="الدولة") == "انظروا \u206833700.fr\u2069 من الدولة"


def test_a_french_sentence_holds_arabic_words_together() -> None:
    """A contact may be in any language."""
    assert load_catalogue("fr").label("quote", words="مرحبا") == "«\u00a0\u2068مرحبا\u2069\u00a0»"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        pytest.param(
            ["«\u2068un titre", "  long\u2069»"], ["«\u2068un titre\u2069", "  \u2068long\u2069»"], id="over two lines"
        ),
        pytest.param(["\u2068a\u2069 و", "\u2068b\u2069"], ["\u2068a\u2069 و", "\u2068b\u2069"], id="each on its own"),
        pytest.param(["rien"], ["rien"], id="none"),
    ],
)
def test_what_is_broken_over_two_lines_is_held_on_each(lines: list[str], whole: list[str]) -> None:
    """A terminal orders each line by itself."""
    assert list(isolated_lines(lines)) == whole
