"""Sheets: rules that are followed, and those that are not."""

from beffroi.contact.pages.sheets import Sheet
from beffroi.contact.pages.styles import NOTHING


def test_simple_rules_are_followed_by_their_weight() -> None:
    """A class outweighs an element, the later of two the earlier."""
    sheet = Sheet().and_also(
        "p{font-size:0} .a{font-size:12px} .b{display:block} .a{display:none} #c{visibility:hidden}"
    )

    assert sheet.effect_on("p", "", "").tiny is True
    assert sheet.effect_on("p", "b a", "").gone is True
    assert sheet.effect_on("p", "a", "").tiny is False
    assert sheet.effect_on("i", "", "c").unseen is True
    assert sheet.effect_on("i", "x", "y") is NOTHING


def test_rules_that_are_not_followed_leave_a_doubt() -> None:
    """In doubt a word is shown."""
    assert Sheet("*{display:block !important}").is_doubtful
    assert Sheet("td p{color:#fff}").is_colourful
    assert not Sheet("a:hover{color:#fff} a[x]{color:inherit !important}").is_colourful
    assert Sheet("@media x{.m{display:block}}").shows("m", "")
    assert not Sheet("@media x{.m{display:none}}").shows("m", "")


def test_a_page_of_sheets_is_cut() -> None:
    """Each sheet is read again with those before it, so that there may be few."""
    sheet = Sheet()
    for number in range(50):
        sheet = sheet.and_also(f".c{number}{{display:none}}")

    assert sheet.effect_on("p", "c3", "").gone is True
    assert sheet.effect_on("p", "c49", "") is NOTHING
