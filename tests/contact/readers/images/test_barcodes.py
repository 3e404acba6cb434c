"""Codes are found however they are shown, and what they say is kept as it is."""

from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.barcodes import Code, find_codes

from .drawn_pictures import code, page

ADDRESS = "https://ameli-renouvellement.example/carte?id=1"


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "zxingcpp")


@pytest.mark.parametrize("how", ["plain", "light on dark", "turned", "small", "tiny", "on a page"])
def test_a_code_is_read_however_it_is_shown(how: str) -> None:
    """Dark mode, a photograph by hand, a screenshot made small by a messenger: the target is the same."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # come with the extra

    drawn = code(ADDRESS)
    letter = page(["Scannez ce code", "pour votre carte Vitale"])
    letter.paste(drawn, (400, 500))
    shown = {
        "plain": drawn,
        "light on dark": ImageOps.invert(drawn),
        "turned": letter.rotate(23, Image.Resampling.BICUBIC, expand=True, fillcolor=(250, 250, 250)),
        "small": letter.resize((letter.width // 2, letter.height // 2)),
        "tiny": drawn.resize((drawn.width // 3, drawn.height // 3)),
        "on a page": letter,
    }[how]

    assert find_codes(shown) == (Code("QRCode", ADDRESS),)


def test_a_page_without_codes_has_none() -> None:
    """Stripes of print read as a code would be a target that nobody set."""
    assert find_codes(page(["Assurance Maladie", "|||| ||| || |||| | || |||"] * 12)) == ()


def test_what_cannot_be_shown_becomes_blank() -> None:
    """A code may say anything; a report must be able to print it."""
    (found,) = find_codes(code("WIFI:\x07T:WPA;\u202eP:x"))

    assert found.text == "WIFI: T:WPA; P:x"


def test_the_same_code_twice_is_one() -> None:
    """A letter shows it on both halves."""
    both = page([])
    both.paste(code(ADDRESS), (50, 50))
    both.paste(code(ADDRESS), (50, 700))

    assert len(find_codes(both)) == 1
