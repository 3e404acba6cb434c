"""Colours: what is named, and what can be read on what."""

import pytest

from beffroi.contact.pages.colours import CLEAR, UNKNOWN, nearly_equal, read_colour


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fff", 0xFFFFFF),
        ("fefefe", 0xFEFEFE),
        ("#12345680", 0x123456),
        ("#fff0", CLEAR),
        ("white url(x)", 0xFFFFFF),
        ("rgb(1, 2, 300)", 0x0102FF),
        ("rgba(0,0,0,0)", CLEAR),
        ("rgba(0 0 0 / 1%)", CLEAR),
        ("transparent", CLEAR),
        ("inherit", None),
        ("", None),
    ],
)
def test_a_colour_is_read_as_styles_write_it(value: str, colour: int | None) -> None:
    """In figures, by name, or not at all."""
    assert read_colour(value) == colour


@pytest.mark.parametrize(
    ("colour", "ground", "equal"),
    [(0xFFFFFF, 0xFEFEFE, True), (0xCCCCCC, 0xFFFFFF, False), (UNKNOWN, UNKNOWN, False), (0, CLEAR, False)],
)
def test_pale_grey_on_white_is_still_read(colour: int, ground: int, equal: bool) -> None:  # noqa: FBT001
    """Honest footers are pale; what is not known hides nothing."""
    assert nearly_equal(colour, ground) is equal
