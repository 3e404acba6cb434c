"""Lines of writing are found and read with the models that the extra brings, and nothing else."""

import importlib.util
from collections.abc import Callable

import pytest

from beffroi.contact.readers.images import ocr
from beffroi.contact.readers.images.ocr import UNREAD, read_lines
from beffroi.contact.readers.images.ocr_boxes import Box
from beffroi.contact.readers.images.ocr_words import Writing
from beffroi.errors import MissingExtraError

from .drawn_pictures import page


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "cv2", "numpy", "onnxruntime", "rapidocr")


def test_lines_are_read_from_top_to_bottom() -> None:
    """Places are in the picture's own pixels: all that follows is geometry."""
    first, second = read_lines(page(["Votre carte Vitale", "", "06 39 98 00 12"], (700, 400)))

    assert (first.text, second.text) == ("Votre carte Vitale", "06 39 98 00 12")
    assert first.left == pytest.approx(90, abs=12)
    assert first.middle == pytest.approx(108, abs=8)
    assert min(first.confidence, second.confidence) > 0.9
    assert first.height > 25


def test_a_picture_without_writing_has_no_lines() -> None:
    """Photographs of cats are sent too."""
    assert read_lines(page([], (300, 300))) == ()


@pytest.mark.parametrize(
    ("text", "confidence", "width", "expected"),
    [
        ("Votre carte Vitale", 0.99, 300, "Votre carte Vitale"),
        ("Votre carte Vitale", 0.3, 300, None),
        ("  ", 0.9, 150, None),
        (" l:  ", 0.93, 900, UNREAD),
        ("https://x.example", 0.9, 900, "https://x.example"),
    ],
)
def test_writing_that_was_not_read_is_marked(text: str, confidence: float, width: float, expected: str | None) -> None:
    """Of Arabic or Cyrillic the model sees a few dots, and is sure of them."""
    line = ocr._line_of(Box(500, 50, width, 40, 0), Writing(text, confidence))  # noqa: SLF001  # drawn Arabic needs fonts

    assert (line and line.text) == expected
    if width > 300:
        assert line is not None
        assert line.confidence < 0.5


def test_missing_models_are_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is downloaded in their place."""
    ocr._models.cache_clear()  # noqa: SLF001  # else those already loaded are used
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(MissingExtraError, match=r"beffroi\[ocr\]"):
        read_lines(page([], (100, 100)))


def test_none_of_the_models_package_is_run() -> None:
    """Its own code can download models; only its files are used."""
    import subprocess  # noqa: PLC0415  # a fresh process shows what is imported
    import sys  # noqa: PLC0415  # the same

    script = (
        "import sys; from PIL import Image; from beffroi.contact.readers.images.ocr import read_lines; "
        "read_lines(Image.new('RGB', (64, 64))); "
        "print([name for name in ('rapidocr', 'requests', 'omegaconf') if name in sys.modules])"
    )

    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
