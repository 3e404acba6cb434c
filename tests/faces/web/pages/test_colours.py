"""Colours: whatever a town hall chooses stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.faces.web.pages.colours import PAPERS, accent_sheet, contrast, readable
from beffroi.faces.web.pages.still_files import still_file


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ffffff", "#ffffff", 1.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    """Known pairs, as WCAG's own tools give them."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_becomes_readable_on_every_paper(colour: int) -> None:
    """A pale yellow as well."""
    accent = f"#{colour:06x}"

    light = readable(accent, PAPERS["light"], "#000000")
    dark = readable(accent, PAPERS["dark"], "#ffffff")

    assert all(contrast(light, paper) >= 4.5 for paper in PAPERS["light"])
    assert all(contrast(dark, paper) >= 4.5 for paper in PAPERS["dark"])
    assert f"--accent: {light}" in accent_sheet(accent)


def test_a_readable_colour_is_taken_as_it_is() -> None:
    """It is theirs."""
    assert readable("#0d4a47", PAPERS["light"], "#000000") == "#0d4a47"


@pytest.mark.parametrize("accent", ["", "red", "#fff", "#12345g", "#123456;", "#123456\n"])
def test_what_is_no_colour_sets_nothing(accent: str) -> None:
    """Nothing but a colour gets into the sheet."""
    assert accent_sheet(accent) == ""


def test_the_papers_are_those_of_the_page() -> None:
    """Contrast is measured against what is really behind."""
    sheet = still_file("beffroi.css").data.decode().replace("#fff;", "#ffffff;")

    for paper in (*PAPERS["light"], *PAPERS["dark"]):
        assert f": {paper};" in sheet
