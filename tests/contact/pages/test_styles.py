"""Styles: which hide letters, and which show them again."""

import pytest

from beffroi.contact.pages.styles import NOTHING, PLAIN, Effect, effect_of, look_under


@pytest.mark.parametrize(
    ("style", "effect"),
    [
        ("padding:0;line-height:0", NOTHING),
        ("display:none", Effect(gone=True)),
        ("display:block", Effect(gone=False)),
        ("font-size:0.5px", Effect(tiny=True)),
        ("font-size:12px", Effect(tiny=False)),
        ("font-size:1.2em", NOTHING),
        ("font:bold 12px/1 Arial", Effect(tiny=False)),
        ("visibility:hidden", Effect(unseen=True)),
        ("transform:scale(0)", Effect(gone=True)),
        ("clip-path:inset(50%)", Effect(gone=True)),
        ("color:#000;background:#fff", Effect(colour=0, ground=0xFFFFFF)),
        ("/* display:none */ color:red", Effect(colour=0xFF0000)),
        ("height:0", NOTHING),
        ("left:-9999px", NOTHING),
    ],
)
def test_a_style_says_what_it_does_to_letters(style: str, effect: Effect) -> None:
    """And nothing where it only moves or frames them."""
    assert effect_of(style) == effect


def test_what_is_around_goes_on_within() -> None:
    """A box that takes no place holds nothing that is seen; small letters may grow again."""
    gone = look_under(PLAIN, Effect(gone=True))
    tiny = look_under(PLAIN, Effect(tiny=True))

    assert not look_under(gone, Effect(gone=False)).visible
    assert not tiny.visible
    assert look_under(tiny, Effect(tiny=False)).visible
