"""What was photographed askew is turned level, its lines with it."""

import math
from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.ocr import Line
from beffroi.contact.readers.images.straightening import straightened


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL")


def _slanted(angle: float, x: float, y: float) -> Line:
    return Line("Votre carte Vitale", 1.0, x - 200, y - 20, x + 200, y + 20, angle)


def test_lines_askew_are_turned_with_their_picture() -> None:
    """The edges of a bubble are looked for to the left and right of level lines."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # come with the extra

    image = Image.new("RGB", (800, 600), (255, 255, 255))
    far = 200 * math.tan(math.radians(5))
    ImageDraw.Draw(image).line((200, 300 - far, 600, 300 + far), (0, 0, 0), 9)

    turned, (line,) = straightened(image, [_slanted(5, 400, 300)])

    assert (line.angle, line.middle) == (0, pytest.approx(300))
    assert turned.getpixel((220, 300)) == turned.getpixel((580, 300)) == (0, 0, 0)


def test_what_is_level_or_short_is_left_alone() -> None:
    """The slant of a short word is chance."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    image = Image.new("RGB", (800, 600))
    short = Line("OK", 1.0, 0, 0, 60, 40, 9.0)

    assert straightened(image, [_slanted(0.2, 400, 300), short])[0] is image
    assert straightened(image, [])[0] is image
