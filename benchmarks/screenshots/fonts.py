"""Fonts: those that Debian packages bring (fonts-inter, -roboto-unhinted, -noto-core, -noto-cjk, -liberation, ...)."""

import functools
import unicodedata
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

__all__ = ["FAMILIES", "Pen", "missing_families", "script_of"]

_ROOT = Path("/usr/share/fonts")
FAMILIES = {
    "inter": ("opentype/inter/Inter-Regular.otf", "opentype/inter/Inter-SemiBold.otf"),
    "roboto": (
        "truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
        "truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
    ),
    "noto": ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    "open": ("truetype/open-sans/OpenSans-Regular.ttf", "truetype/open-sans/OpenSans-Semibold.ttf"),
    "liberation": (
        "truetype/liberation/LiberationSans-Regular.ttf",
        "truetype/liberation/LiberationSans-Bold.ttf",
    ),
    "dejavu": ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    "serif": ("truetype/liberation/LiberationSerif-Regular.ttf", "truetype/liberation/LiberationSerif-Bold.ttf"),
}
_HAN = "opentype/noto/NotoSansCJK-Regular.ttc"
_ARABIC = "truetype/noto/NotoNaskhArabic-Regular.ttf"
_EMOJI = "truetype/noto/NotoColorEmoji.ttf"
_EMOJI_SIZE = 109  # the one size that font has


def missing_families() -> list[str]:
    """Return the families of which a file is not there."""
    return [name for name, files in FAMILIES.items() if not all((_ROOT / file).exists() for file in files)]


@functools.cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_ROOT / file), size)


def script_of(text: str) -> str:
    """Return the script that most of a text's letters are of: latin, han, arabic or cyrillic."""
    counts = {"latin": 0, "han": 0, "arabic": 0, "cyrillic": 0}
    for sign in text:
        name = unicodedata.name(sign, "").split(" ")[0].lower().replace("cjk", "han")
        if name in counts:
            counts[name] += 1
    if counts["han"] and counts["han"] * 4 > counts["latin"]:  # one sign of Chinese is a word
        return "han"
    return max(counts, key=counts.__getitem__)


class Pen:
    """Writes in one family and size, and in others what that family lacks.

    Args:
        family: One of ``FAMILIES``.
        size: Pixels of the letter's body.
        bold: The heavier of the two.
        script: As ``script_of`` tells it.
    """

    def __init__(self, family: str, size: float, script: str = "latin", *, bold: bool = False) -> None:
        self.size = round(size)
        file = {"han": _HAN, "arabic": _ARABIC}.get(script)
        if file is None:
            file = FAMILIES["noto" if script == "cyrillic" else family][bold]
        self._font = _font(file, self.size)

    def width(self, text: str) -> float:
        """Return the pixels that ``text`` takes along the line."""
        return sum(self.size * 1.2 if emoji else self._font.getlength(part) for part, emoji in _parts(text))

    def write(self, image: Image.Image, at: tuple[float, float], text: str, colour: tuple[int, int, int]) -> None:
        """Write one line; ``at`` is its top left."""
        draw, (x, y) = ImageDraw.Draw(image), at
        for part, emoji in _parts(text):
            if emoji:
                self._draw_emoji(image, (x, y), part)
                x += self.size * 1.2
            else:
                draw.text((x, y), part, font=self._font, fill=colour)
                x += self._font.getlength(part)

    def _draw_emoji(self, image: Image.Image, at: tuple[float, float], sign: str) -> None:
        if not (_ROOT / _EMOJI).exists():
            return
        drawn = Image.new("RGBA", (136, 128))
        ImageDraw.Draw(drawn).text((0, 0), sign, font=_font(_EMOJI, _EMOJI_SIZE), embedded_color=True)
        small = drawn.resize((round(self.size * 1.15), round(self.size * 1.1)))
        image.paste(small, (round(at[0]), round(at[1] + self.size * 0.05)), small)


def _parts(text: str) -> list[tuple[str, bool]]:
    """Cut a line where emoji stand; joiners and variation selectors have no width."""
    parts: list[tuple[str, bool]] = []
    for sign in text:
        if unicodedata.category(sign) in {"Mn", "Cf"} and sign > "\u1fff":
            continue
        emoji = unicodedata.category(sign) == "So" and sign not in "°№™©®"
        if parts and not emoji and not parts[-1][1]:
            parts[-1] = (parts[-1][0] + sign, False)
        else:
            parts.append((sign, emoji))
    return parts
