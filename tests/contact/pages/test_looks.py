"""Looks: what one tag says of its letters."""

import pytest

from beffroi.contact.pages.colours import UNKNOWN
from beffroi.contact.pages.looks import effect_of_tag
from beffroi.contact.pages.sheets import Sheet
from beffroi.contact.pages.styles import Effect


@pytest.mark.parametrize(
    ("name", "attributes", "effect"),
    [
        ("p", {}, Effect()),
        ("p", {"hidden": ""}, Effect(gone=True)),
        ("p", {"hidden": "", "style": "display:block"}, Effect(gone=False)),
        ("dialog", {}, Effect(gone=True)),
        ("dialog", {"open": ""}, Effect()),
        ("td", {"bgcolor": "#FFF"}, Effect(ground=0xFFFFFF)),
        ("td", {"background": "x.png"}, Effect(ground=UNKNOWN)),
        ("font", {"color": "white", "size": "1"}, Effect(colour=0xFFFFFF, tiny=False)),
        ("p", {"color": "white"}, Effect()),
        ("a", {}, Effect(colour=UNKNOWN)),
    ],
)
def test_attributes_old_and_new_are_read(name: str, attributes: dict[str, str], effect: Effect) -> None:
    """Mails are written as pages were in 1999."""
    placed = {key: (value, 0, 0) for key, value in attributes.items()}

    assert effect_of_tag(name, placed, Sheet()) == effect


def test_a_rule_that_shows_outweighs_a_style_that_hides() -> None:
    """Content for small screens is hidden by its style and shown by a rule."""
    sheet = Sheet("@media x{.m{display:block !important}}")

    assert effect_of_tag("p", {"class": ("m", 0, 0), "style": ("display:none", 0, 0)}, sheet).gone is None
