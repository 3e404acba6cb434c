"""Where an image has writing: one slanted rectangle a line, by the detection model of PP-OCR."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra

if TYPE_CHECKING:  # numpy and onnxruntime come with the extra
    import numpy as np

__all__ = ["Box", "Detector"]

_SIDE_STEP = 32  # the network halves its input five times
_MOST_SIDE = 1_440  # pixels of the longer side that the network sees; writing of 9 pixels height is still found there
_TALL = 2.6  # times the width: telephones' screens have up to 2.3
_SURE = 0.3  # the four constants below are those the model was trained to be read with (PP-OCR's own settings)
_BOX_SURE = 0.5
_GROWTH = 1.6
_SMALLEST = 3
_MOST_BOXES = 500  # lines of one image; a full page of small print has a hundred
_UPRIGHT = 45  # degrees: beyond it the rectangle's sides have changed places


class Box(NamedTuple):
    """A slanted rectangle around one line of writing.

    Args:
        x: The middle, in pixels of the image.
        y: Likewise.
        width: Along the line.
        height: Across it.
        angle: Degrees, clockwise.
    """

    x: float
    y: float
    width: float
    height: float
    angle: float


class Detector:
    """The detection model, loaded.

    Args:
        session: An onnxruntime session of a PP-OCR detection model.
    """

    def __init__(self, session: Any) -> None:  # noqa: ANN401  # onnxruntime's class, which is not installed everywhere
        self._session = session
        self._input = session.get_inputs()[0].name

    def boxes_in(self, pixels: "np.ndarray[Any, Any]") -> list[Box]:
        """Return a box for each line of writing, in no order.

        Args:
            pixels: Height × width × 3 bytes, blue first.
        """
        height, width = pixels.shape[:2]
        if height <= _TALL * width:
            return self._boxes_of(pixels)
        boxes, step, margin = [], 2 * width, width // 4
        for top in range(0, height, step):  # a thread scrolled through: piece by piece, each with some of the next
            start = max(0, top - margin)
            found = self._boxes_of(pixels[start : top + step + margin])
            boxes += [box._replace(y=box.y + start) for box in found if top <= box.y + start < top + step]
        return boxes

    def _boxes_of(self, pixels: "np.ndarray[Any, Any]") -> list[Box]:
        cv2, numpy = import_extra("cv2", "ocr"), import_extra("numpy", "ocr")
        height, width = pixels.shape[:2]
        scale = min(1.0, _MOST_SIDE / max(height, width))
        size = (_stepped(width * scale), _stepped(height * scale))
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(numpy.float32)
        fed = (small / 127.5 - 1.0).transpose(2, 0, 1)[None]
        sureness = self._session.run(None, {self._input: fed})[0][0, 0]
        mask = cv2.dilate((sureness > _SURE).astype(numpy.uint8), numpy.ones((2, 2), numpy.uint8))
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        stretch = (width / size[0], height / size[1])
        found = (_box_of(contour, sureness, stretch) for contour in contours[:_MOST_BOXES])
        return [box for box in found if box is not None]


def _stepped(side: float) -> int:
    return max(_SIDE_STEP, round(side / _SIDE_STEP) * _SIDE_STEP)


def _box_of(contour: Any, sureness: "np.ndarray[Any, Any]", stretch: tuple[float, float]) -> Box | None:  # noqa: ANN401
    cv2 = import_extra("cv2", "ocr")
    (x, y), (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < _SMALLEST or _mean_within(((x, y), (width, height), angle), sureness) < _BOX_SURE:
        return None
    if angle > _UPRIGHT:
        width, height, angle = height, width, angle - 90
    elif angle < -_UPRIGHT:
        width, height, angle = height, width, angle + 90
    grown = width * height * _GROWTH / (2 * (width + height))
    across = math.hypot(*stretch) / math.sqrt(2)
    return Box(x * stretch[0], y * stretch[1], (width + 2 * grown) * across, (height + 2 * grown) * across, angle)


def _mean_within(rectangle: Any, sureness: "np.ndarray[Any, Any]") -> float:  # noqa: ANN401
    cv2, numpy = import_extra("cv2", "ocr"), import_extra("numpy", "ocr")
    corners = cv2.boxPoints(rectangle)
    left, top = numpy.maximum(numpy.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = numpy.ceil(corners.max(axis=0)).astype(int) + 1
    part = sureness[top:bottom, left:right]
    if not part.size:
        return 0.0
    mask = numpy.zeros(part.shape, numpy.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(numpy.int32)], 1)
    return float(cv2.mean(numpy.ascontiguousarray(part), mask)[0])
