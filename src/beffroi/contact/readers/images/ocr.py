"""OCR: the lines of writing in an image, by the models that the package rapidocr brings.

Only its models are used: they are run by onnxruntime directly, so that none of the package's own code, which can
download other models, ever runs.
"""

import functools
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.images.ocr_boxes import Box, Detector
from beffroi.contact.readers.images.ocr_words import Recogniser, Writing
from beffroi.errors import MissingExtraError

if TYPE_CHECKING:  # they come with the extra
    import numpy as np
    from PIL import Image

__all__ = ["UNREAD", "Line", "read_lines"]

_EXTRA = "ocr"
_THREADS = 2  # a third gains a tenth, and servers judge several images at once
_LEAST_CONFIDENCE = 0.5  # below it, what stands in a box is no writing
_LETTER = 0.4  # of a box's height: the usual width of a Latin letter; Chinese signs have twice as much
_LONG = 10  # letters: boxes with room for fewer may well hold a picture
_SPARSE = 0.35  # of the letters there is room for: with fewer, most of the writing was not read
_WORD = re.compile(r"\w{4}")

UNREAD = "…"
"""What stands for a line in a script that the model does not know, such as Arabic or Cyrillic."""


class Line(NamedTuple):
    """One line of writing.

    Args:
        text: What it says.
        confidence: From 0 to 1.
        left: Pixels of the image, as the following three; the hull of a slanted line, turned upright about its middle.
        top: Likewise.
        right: Likewise.
        bottom: Likewise.
        angle: Degrees, clockwise.
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    angle: float = 0.0

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle, in pixels."""
        return (self.top + self.bottom) / 2


def read_lines(image: "Image.Image") -> tuple[Line, ...]:
    """Return the lines of writing in an image, from top to bottom.

    Args:
        image: Bounded, as ``images.py`` gives it.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    numpy = import_extra("numpy", _EXTRA)
    detector, recogniser = _models()
    pixels = numpy.ascontiguousarray(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
    boxes = detector.boxes_in(pixels)
    read = recogniser.read([_cut(pixels, box) for box in boxes])
    lines = [_line_of(box, writing) for box, writing in zip(boxes, read, strict=True)]
    return tuple(sorted(filter(None, lines), key=lambda line: (line.middle, line.left)))


def _line_of(box: Box, writing: Writing) -> Line | None:
    """Return the line in a box; ``None`` if there is none, ``UNREAD`` for writing of a script that is not read."""
    text, confidence = writing.text.strip(), writing.confidence
    room = box.width / box.height / _LETTER
    if room > _LONG and len(text.replace(" ", "")) < _SPARSE * room:
        confidence *= _SPARSE
        text = text if _WORD.search(text) else UNREAD
    elif confidence < _LEAST_CONFIDENCE or not text:
        return None
    half_width, half_height = box.width / 2, box.height / 2
    return Line(
        text,
        confidence,
        box.x - half_width,
        box.y - half_height,
        box.x + half_width,
        box.y + half_height,
        box.angle,
    )


@functools.cache
def _models() -> tuple[Detector, Recogniser]:
    """Load both models, once a process."""
    folder = _folder_of_models()
    return Detector(_session(folder, "*_det_*.onnx")), Recogniser(_session(folder, "*_rec_*.onnx"))


def _folder_of_models() -> Path:
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise MissingExtraError(_EXTRA, "rapidocr")
    return Path(spec.submodule_search_locations[0]) / "models"


def _session(folder: Path, pattern: str) -> Any:  # noqa: ANN401  # onnxruntime's class, which is not installed everywhere
    onnxruntime = import_extra("onnxruntime", _EXTRA)
    onnxruntime.disable_telemetry_events()  # it would tell its maker which machine it runs on
    model = next(iter(sorted(folder.glob(pattern))), None)
    if model is None:
        raise MissingExtraError(_EXTRA, f"rapidocr's model {pattern}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # else memory stays at the largest image ever seen
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _cut(pixels: "np.ndarray[Any, Any]", box: Box) -> "np.ndarray[Any, Any]":
    """Return what is within a box, turned upright."""
    cv2, numpy = import_extra("cv2", _EXTRA), import_extra("numpy", _EXTRA)
    width, height = max(1, round(box.width)), max(1, round(box.height))
    corners = cv2.boxPoints(((box.x, box.y), (box.width, box.height), box.angle))  # bottom left first, clockwise
    start = numpy.asarray(corners[[1, 2, 0]], numpy.float32)
    goal = numpy.array([[0, 0], [width, 0], [0, height]], numpy.float32)
    turning = cv2.getAffineTransform(start, goal)
    size, edge = (width, height), cv2.BORDER_REPLICATE
    cut: np.ndarray[Any, Any] = cv2.warpAffine(pixels, turning, size, flags=cv2.INTER_CUBIC, borderMode=edge)
    return cut
