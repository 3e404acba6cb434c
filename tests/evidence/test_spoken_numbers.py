"""Spoken numbers: a voicemail's transcript says its number in words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.evidence.spoken_numbers import SpokenNumber, find_spoken_numbers, may_hold_spoken_numbers


@pytest.mark.parametrize(
    ("folded", "digits"),
    [
        ("au trente-six quarante-six", ["3646"]),
        ("trente six quarante six.", ["3646"]),
        ("trois, six, quatre, six", ["3646"]),
        ("three six four six", ["3646"]),
        ("thirty-six forty-six", ["3646"]),
        ("trente-trois sept cents", ["33700"]),
        ("dix vingt-trois", ["1023"]),
        ("cent dix-huit deux cent dix-huit", ["118218"]),
        ("zero huit quatre-vingt-dix-neuf, cinquante-deux, zero zero, zero huit", ["0899520008"]),
        ("zero, huit, neuf, neuf, cinq, deux, zero, zero, zero, huit", ["0899520008"]),
        ("zero huit cent quatre-vingt-dix-neuf cinquante-deux double zero zero huit", ["0899520008"]),
        ("zero huit nonante-neuf cinquante-deux deux fois zero zero huit", ["0899520008"]),
        ("zero un soixante-dix-huit quatre-vingt-cinq soixante-dix zero trois", ["0178857003"]),
        ("zero un, soixante-dix-huit, quatre-vingt-cinq, soixante-dix, zero trois", ["0178857003"]),
        ("zero quatre, vingt et un, douze, quatre-vingts, soixante et onze", ["0421128071"]),
        ("zero cinq soixante-dix-sept seize onze dix-huit", ["0577161118"]),
        ("zero six trente-neuf quatre-vingt-dix-huit zero zero douze", ["0639980012"]),
        ("zero eight nine nine five two double zero zero eight", ["0899520008"]),
        ("oh six three nine nine eight zero zero one two", ["0639980012"]),
        ("le 06 trente-neuf 98 zero zero douze", ["0639980012"]),
        ("plus trente-trois six trente neuf 98 00 douze", ["33639980012"]),
        ("plus 33 six trente-neuf 98 00 douze", ["33639980012"]),
        ("double zero huit", []),
        ("trente-six quarante-six, je repete, trente-six quarante-six", ["3646", "3646"]),
        ("zero six 39 98 00 12 zero huit 99 52 00 08", ["0639980012", "0899520008"]),
        ("zero six trente-neuf quatre-vingt-dix-huit zero zero douze deux fois", ["0639980012"]),
        ("zero virgule cinq", []),
        ("zero faute", []),
        ("zero zero huit trente-trois douze douze douze", ["0833121212"]),
        ("zero zero trente-trois", []),
        ("trente-six ans et quarante-six mois", []),
        ("vingt-quatre heures", []),
        ("soixante, dix-huit", []),
        ("plus quarante-quatre six trente-neuf", []),
        ("plus trente", []),
        ("quatre-vingt-dix neuf cent", []),
        ("06 39 98 00 12, soixante", []),
    ],
)  # fmt: skip
def test_words_are_read_as_digits(folded: str, digits: list[str]) -> None:
    """One reading only: 60 18 is not 78 when a comma parts them."""
    assert [spoken.digits for spoken in find_spoken_numbers(folded)] == digits


def test_the_span_holds_the_number_and_no_more() -> None:
    """The page underlines it."""
    folded = "rappelez le zero six 39 98 00 douze, merci"

    assert list(find_spoken_numbers(folded)) == [SpokenNumber(12, 35, "0639980012")]
    assert folded[12:35] == "zero six 39 98 00 douze"


def test_a_plus_sign_said_is_told() -> None:
    """Only with it is 33 a country's code."""
    (spoken,) = find_spoken_numbers("plus trente-trois six trente-neuf 98 00 douze")

    assert spoken.international


@pytest.mark.parametrize(
    ("folded", "has_digit", "may"),
    [
        ("votre carte expire", False, False),
        ("composez le trente-six quarante-six", False, True),
        ("le zero six", False, True),
        ("en vingt minutes", False, False),
        ("soixante euros", False, False),
        ("06 soixante", True, True),
    ],
)
def test_ordinary_text_is_not_parsed(folded: str, has_digit: bool, may: bool) -> None:  # noqa: FBT001
    """The gate is what an SMS without numbers pays."""
    assert may_hold_spoken_numbers(folded, has_digit=has_digit) is may


@pytest.mark.parametrize(
    "unit",
    [
        "zero ",
        "zero six ",
        "zero quatre vingt dix ",
        "trente-six ",
        "cent ",
        "double ",
        "deux fois ",
        "plus trente-trois ",
    ],
)
def test_hostile_words_take_time_in_proportion_to_their_length(unit: str) -> None:
    """Words can be read in many ways; what failed once is not tried again."""
    seconds = []
    for size in (50_000, 200_000):
        began = time.process_time()
        assert sum(1 for _ in find_spoken_numbers((unit * size)[:size])) <= 100
        seconds.append(time.process_time() - began)

    assert seconds[1] < 12 * seconds[0] + 1


WORDS = st.sampled_from(
    [
        "zero",
        "six",
        "trente",
        "quatre",
        "vingt",
        "dix",
        "cent",
        "et",
        "deux",
        "fois",
        "double",
        ",",
        "-",
        "06",
        "9",
        "plus",
        "ans",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_words_are_read_and_spans_lie_inside(folded: str) -> None:
    """Numbers come in order, do not overlap, and are made of digits."""
    last = 0
    for spoken in find_spoken_numbers(folded):
        assert last <= spoken.start < spoken.end <= len(folded)
        assert spoken.digits.isdecimal()
        last = spoken.end
