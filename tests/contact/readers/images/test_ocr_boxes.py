"""Boxes around writing, from what the detection model is sure of."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from beffroi.contact.readers.images.ocr_boxes import Detector


class _Input(NamedTuple):
    name: str


class _Model:
    """Stands in for the model: is sure wherever the picture is bright."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def get_inputs(self) -> list[_Input]:
        return [_Input("x")]

    def run(self, names: None, fed: dict[str, Any]) -> list[Any]:
        assert names is None
        self.shapes.append(fed["x"].shape)
        return [(fed["x"][:, :1] > 0).astype("float32")]


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("cv2", "numpy")


def test_a_bright_bar_gets_a_box_that_is_a_little_larger() -> None:
    """The model marks the middle of letters; the box has to hold them whole."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    pixels = np.zeros((640, 480, 3), np.uint8)
    pixels[300:320, 100:300] = 255

    (box,) = Detector(_Model()).boxes_in(pixels)

    assert (box.x, box.y) == (pytest.approx(200, abs=2), pytest.approx(310, abs=2))
    assert 210 < box.width < 250
    assert 30 < box.height < 60
    assert abs(box.angle) < 1


def test_large_and_long_pictures_are_bounded() -> None:
    """A thread scrolled through is looked at in pieces, none of them twice and none larger than any other picture."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    pixels = np.zeros((9_000, 720, 3), np.uint8)
    for top in range(100, 9_000, 400):
        pixels[top : top + 24, 100:600] = 255
    model = _Model()

    boxes = Detector(model).boxes_in(pixels)

    assert len(boxes) == len(range(100, 9_000, 400))
    assert len(model.shapes) > 4
    assert all(max(shape) <= 1_440 and not shape[2] % 32 and not shape[3] % 32 for shape in model.shapes)
