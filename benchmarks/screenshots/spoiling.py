"""Spoiling: what happens to a screenshot on its way: compressed, made small, photographed from another screen."""

import io
import math
import random
from typing import Any

import cv2
import numpy as np
from PIL import Image

__all__ = ["SPOILERS", "spoil"]

SPOILERS = ("none", "jpeg", "sent_on", "cropped", "photo")
_WEIGHTS = (30, 25, 20, 10, 15)
_SENT_ON_SIDE = 1_600  # pixels: to this, messengers shrink what is sent on

Pixels = np.ndarray[Any, Any]


def spoil(dice: random.Random, image: Image.Image) -> tuple[bytes, str, str]:
    """Return the file's bytes, its name, and which way of spoiling it was."""
    way = dice.choices(SPOILERS, weights=_WEIGHTS)[0]
    if way == "none":
        form = dice.choice(("PNG", "PNG", "WEBP"))
        return _saved(image, form), f"capture.{form.lower()}", way
    if way == "sent_on":
        scale = _SENT_ON_SIDE / max(image.size)
        if scale < 1:
            image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
        return _saved(image, "JPEG", quality=dice.randrange(55, 80)), "capture.jpg", way
    if way == "cropped":
        top, foot = dice.randrange(0, image.height // 40), dice.randrange(0, image.height // 8)
        return _saved(image.crop((0, top, image.width, image.height - foot)), "PNG"), "capture.png", way
    if way == "photo":
        return _saved(_photographed(dice, image), "JPEG", quality=dice.randrange(70, 92)), "photo.jpg", way
    return _saved(image, "JPEG", quality=dice.randrange(35, 85)), "capture.jpg", way


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def _photographed(dice: random.Random, image: Image.Image) -> Image.Image:
    """Return a photograph, taken by hand, of a telephone that shows the image."""
    frame = Image.new("RGB", (round(image.width * 1.06), round(image.height * 1.05)), (15, 15, 17))
    frame.paste(image, ((frame.width - image.width) // 2, (frame.height - image.height) // 2))
    height = dice.choice((2_000, 2_600, 3_400, 4_000))
    size = (round(height * 0.75), height)
    table = np.empty((height, size[0], 3), np.uint8)
    table[:] = [dice.randrange(60, 190) for _ in range(3)]
    corners = np.array([(0, 0), (frame.width, 0), frame.size, (0, frame.height)], np.float32)
    turning = cv2.getPerspectiveTransform(corners, _held(dice, frame.size, size))
    cv2.warpPerspective(
        np.asarray(frame), turning, size, table, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    return Image.fromarray(_lit(dice, table))


def _held(dice: random.Random, frame: tuple[int, int], size: tuple[int, int]) -> Pixels:
    """Return where the frame's corners are in the photograph: tilted by up to 5 degrees, askew by up to 4 %."""
    scale = min(size[0] / frame[0], size[1] / frame[1]) * dice.uniform(0.78, 0.92)
    tilt = math.radians(dice.uniform(-5, 5))
    half = (frame[0] * scale / 2, frame[1] * scale / 2)
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        dx = x * half[0] * dice.uniform(0.96, 1.0)
        dy = y * half[1] * dice.uniform(0.96, 1.0)
        corners.append(
            (
                size[0] / 2 + dx * math.cos(tilt) - dy * math.sin(tilt),
                size[1] / 2 + dx * math.sin(tilt) + dy * math.cos(tilt),
            )
        )
    return np.array(corners, np.float32)


def _lit(dice: random.Random, photo: Pixels) -> Pixels:
    """Return the photograph with uneven light, moiré, blur and noise."""
    height, width = photo.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 1 + dice.uniform(-0.25, 0.1) * rows / height + dice.uniform(-0.2, 0.1) * columns / width
    bright = cv2.GaussianBlur(photo, (0, 0), dice.uniform(0.5, height / 2_600)).astype(np.float32) * light[:, :, None]
    period, direction = dice.uniform(4, 14), dice.uniform(0, math.pi)
    along = (columns * math.cos(direction) + rows * math.sin(direction)) * 2 * math.pi / period
    strength = dice.uniform(0.0, 0.07)
    for channel in range(3):
        bright[:, :, channel] *= 1 + strength * np.sin(along + channel * dice.uniform(0, 2))
    noise = np.random.default_rng(dice.randrange(1 << 30)).normal(0, dice.uniform(2, 7), photo.shape)
    return np.clip(bright + noise + 6, 0, 255).astype(np.uint8)
