"""Colours: those of letters and of what is behind them, as far as to tell whether one can be read on the other."""

import re
from typing import Final

__all__ = ["CLEAR", "UNKNOWN", "WHITE", "nearly_equal", "read_colour"]

CLEAR: Final = -1
"""Letters that are not drawn, a ground that what is behind it is seen through."""

UNKNOWN: Final = -2
"""Any colour: nothing says which."""

WHITE: Final = 0xFFFFFF
"""What a page is drawn on."""

_NAMES: Final = {
    "aliceblue": 0xF0F8FF, "azure": 0xF0FFFF, "beige": 0xF5F5DC, "black": 0x000000, "blue": 0x0000FF, "brown": 0xA52A2A,
    "cyan": 0x00FFFF, "aqua": 0x00FFFF, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "gainsboro": 0xDCDCDC,
    "ghostwhite": 0xF8F8FF, "gray": 0x808080, "grey": 0x808080, "green": 0x008000, "ivory": 0xFFFFF0,
    "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "lime": 0x00FF00, "maroon": 0x800000, "mintcream": 0xF5FFFA,
    "navy": 0x000080, "olive": 0x808000, "orange": 0xFFA500, "pink": 0xFFC0CB, "purple": 0x800080, "red": 0xFF0000,
    "silver": 0xC0C0C0, "snow": 0xFFFAFA, "teal": 0x008080, "white": 0xFFFFFF, "whitesmoke": 0xF5F5F5,
    "yellow": 0xFFFF00,
}  # fmt: skip
_HEX: Final = re.compile(r"#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![0-9a-z])")
_FUNCTION: Final = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(\d{0,3}(?:\.\d{1,6})?%?))?\s*\)"
)
_SHORT = 4  # digits: #fff, #fffa
_FAINT = 0.05  # what is drawn so thin is not seen
_SAME = 40  # of 765: #f2f2f2 on white can hardly be made out; the palest grey in honest footers is #ccc


def read_colour(value: str) -> int | None:
    """Return the colour that ``value``, lower-case CSS or an HTML attribute, begins with; ``None`` if it names none."""
    first = value.split(None, 1)[0] if value else ""
    if first in _NAMES:
        return _NAMES[first]
    if first == "transparent":
        return CLEAR
    if (match := _HEX.match(first)) is not None:
        return _from_hex(match.group(1))
    match = _FUNCTION.match(value)
    if match is None:
        return None
    red, green, blue, alpha = match.groups()
    share = float(alpha.rstrip("%") or 0) * (0.01 if alpha.endswith("%") else 1) if alpha else 1.0
    if share <= _FAINT:
        return CLEAR
    return min(int(red), 255) << 16 | min(int(green), 255) << 8 | min(int(blue), 255)


def _from_hex(digits: str) -> int:
    if len(digits) <= _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    if digits[6:] and int(digits[6:], 16) <= 255 * _FAINT:
        return CLEAR
    return int(digits[:6], 16)


def nearly_equal(colour: int, ground: int) -> bool:
    """Return whether letters of ``colour`` cannot be read on ``ground``; never where one of them is not known."""
    if colour < 0 or ground < 0:
        return False
    return sum(abs((colour >> shift & 255) - (ground >> shift & 255)) for shift in (0, 8, 16)) <= _SAME
