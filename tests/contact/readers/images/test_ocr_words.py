"""What a line says, from what the recognition model is sure of step by step."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from beffroi.contact.readers.images.ocr_words import Recogniser

SIGNS = ["a", "b", "é", "A", "Α", "卡", "号", "б"]  # the fifth is a Greek capital
BLANK_SPACE = len(SIGNS) + 1


class _Input(NamedTuple):
    name: str


class _About(NamedTuple):
    custom_metadata_map: dict[str, str]


class _Model:
    """Stands in for the model: says what it was told to."""

    def __init__(self, steps: list[dict[int, float]]) -> None:
        self._steps = steps

    def get_inputs(self) -> list[_Input]:
        return [_Input("x")]

    def get_modelmeta(self) -> _About:
        return _About({"character": "\n".join(SIGNS)})

    def run(self, names: None, fed: dict[str, Any]) -> list[Any]:
        import numpy as np  # noqa: PLC0415  # comes with the extra

        assert names is None
        assert fed["x"].shape[1:3] == (3, 48)
        sureness = np.zeros((len(fed["x"]), len(self._steps), len(SIGNS) + 2), np.float32)
        for step, told in enumerate(self._steps):
            for sign, sure in told.items():
                sureness[:, step, sign] = sure
        return [sureness]


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("cv2", "numpy")


@pytest.mark.parametrize(
    ("steps", "text", "confidence"),
    [
        pytest.param(
            [{1: 1.0}, {1: 0.9}, {0: 1.0}, {1: 0.8}, {3: 1.0}], "aaé", 0.93, id="a sign held is one, said again two"
        ),
        pytest.param([{1: 1.0}, {BLANK_SPACE: 1.0}, {2: 1.0}], "a b", 1.0, id="a blank"),
        pytest.param([{1: 1.0}, {0: 0.8, BLANK_SPACE: 0.2}, {2: 1.0}], "a b", 1.0, id="a blank half seen"),
        pytest.param([{1: 1.0}, {0: 1.0}, {2: 1.0}], "ab", 1.0, id="no blank"),
        pytest.param([{5: 0.6, 4: 0.4}, {0: 1.0}, {1: 1.0}], "Aa", 0.47, id="a Greek capital among Latin letters"),
        pytest.param([{6: 1.0}, {7: 1.0}, {1: 1.0}], "卡号a", 1.0, id="Chinese stays Chinese"),
        pytest.param([{8: 1.0}, {0: 1.0}, {1: 1.0}], "a", 0.5, id="Cyrillic is not made up"),
        pytest.param([{0: 1.0}], "", 0.0, id="nothing"),
    ],
)
def test_steps_become_text(steps: list[dict[int, float]], text: str, confidence: float) -> None:
    """One wrong sign in a link or a number makes another one."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    (writing,) = Recogniser(_Model(steps)).read([np.zeros((30, 200, 3), np.uint8)])

    assert writing.text == text
    assert writing.confidence == pytest.approx(confidence, abs=0.02)


def test_lines_keep_their_order_however_they_are_batched() -> None:
    """Lines of like width are read together, which is faster; nobody must notice."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    lines = [np.zeros((30, width, 3), np.uint8) for width in (2_000, 40, 900, 3_000, 41)]

    assert [writing.text for writing in Recogniser(_Model([{1: 1.0}])).read(lines)] == ["a"] * 5
