"""Straightening: a picture taken askew, and the lines found in it, turned back upright."""

import math
import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.images.ocr import Line

if TYPE_CHECKING:  # pillow comes with the extra
    from PIL import Image

__all__ = ["straightened"]

_UPRIGHT_ENOUGH = 0.6  # degrees: half a letter's height over the width of a telephone's screen
_LONG = 6  # times its height: the angle of a shorter line is chance


def straightened(image: "Image.Image", lines: Sequence[Line]) -> "tuple[Image.Image, tuple[Line, ...]]":
    """Return the picture and its lines, turned so that the lines are level."""
    angles = [line.angle for line in lines if line.right - line.left > _LONG * line.height]
    angle = statistics.median(angles) if angles else 0.0
    if abs(angle) < _UPRIGHT_ENOUGH:
        return image, tuple(lines)
    resampling = import_extra("PIL.Image", "ocr").Resampling.BILINEAR
    turned = image.rotate(angle, resample=resampling, expand=False, fillcolor=image.getpixel((0, 0)))
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    middle_x, middle_y = image.width / 2, image.height / 2
    moved = []
    for line in lines:
        dx, dy = (line.left + line.right) / 2 - middle_x, line.middle - middle_y
        x, y = middle_x + dx * cosine + dy * sine, middle_y - dx * sine + dy * cosine
        half_width, half_height = (line.right - line.left) / 2, line.height / 2
        moved.append(
            line._replace(
                left=x - half_width,
                right=x + half_width,
                top=y - half_height,
                bottom=y + half_height,
                angle=line.angle - angle,
            )
        )
    return turned, tuple(sorted(moved, key=lambda line: (line.middle, line.left)))
