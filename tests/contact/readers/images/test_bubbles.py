"""Lines are put together by the patch of colour that they stand on."""

from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.bubbles import find_bubbles
from beffroi.contact.readers.images.ocr import Line

Box = tuple[int, int, int, int]


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "numpy")


def _line(text: str, left: int, top: int) -> Line:
    return Line(text, 1.0, left, top, left + 20 * len(text), top + 40)


def test_lines_of_a_bubble_are_together_and_others_apart() -> None:
    """A sentence cut in two at a bubble's middle is two messages that nobody wrote."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # come with the extra

    image = Image.new("RGB", (720, 900), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((20, 200, 560, 320), 20, (233, 233, 235))
    draw.rounded_rectangle((20, 340, 500, 400), 20, (233, 233, 235))
    draw.rounded_rectangle((400, 430, 700, 490), 20, (52, 199, 89))
    lines = [
        _line("AMELI", 300, 60),
        _line("Votre carte Vitale expire", 40, 215),
        _line("dans deux jours", 40, 265),
        _line("Dernier rappel", 40, 350),
        _line("Qui est-ce ?", 420, 440),
    ]
    for line in lines:
        draw.rectangle((line.left, line.top + 12, line.right, line.bottom - 12), outline=(0, 0, 0))

    bubbles = find_bubbles(image, lines)

    assert [(bubble.text, bubble.is_patch) for bubble in bubbles] == [
        ("AMELI", False),
        ("Votre carte Vitale expire dans deux jours", True),
        ("Dernier rappel", True),
        ("Qui est-ce ?", True),
    ]
    assert bubbles[1].left == pytest.approx(20, abs=6)
    assert bubbles[1].right == pytest.approx(560, abs=6)
    assert (bubbles[1].top, bubbles[1].bottom) == (215, 305)


def test_a_page_has_no_bubbles() -> None:
    """A letter must not be taken for a thread."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    lines = [_line("Madame, Monsieur,", 60, 100), _line("votre dossier", 60, 150)]

    assert not any(bubble.is_patch for bubble in find_bubbles(Image.new("RGB", (720, 900), (250, 250, 250)), lines))
