"""Colours: of the colour that a town hall chose, what stays readable in light and in dark.

Source:
    WCAG 2.2, definitions of *relative luminance* and *contrast ratio*, and success criterion 1.4.3 (4.5:1).
"""

import re
from typing import Final

__all__ = ["PAPERS", "accent_sheet", "contrast", "readable"]

PAPERS: Final = {"light": ("#fbf8f1", "#ffffff", "#e7f0ee"), "dark": ("#111a19", "#1a2524", "#1e302e")}
"""What text stands on, light and dark; as in ``static/beffroi.css``."""

_COLOUR = re.compile(r"#[0-9a-f]{6}\Z", re.IGNORECASE)
_READABLE = 4.5
_STEPS = 100
_BLACK, _WHITE = "#000000", "#ffffff"
_SRGB_KNEE = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, papers: tuple[str, ...], towards: str) -> str:
    """Return the colour nearest to ``colour`` on the way ``towards`` black or white that is readable on all papers."""
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if all(contrast(mixed, paper) >= _READABLE for paper in papers):
            return mixed
    return towards


def accent_sheet(accent: str) -> str:
    """Return a style sheet that sets the accent, ``#rrggbb``, in light and in dark; an empty one for anything else."""
    if not _COLOUR.match(accent):
        return ""
    light = readable(accent.lower(), PAPERS["light"], _BLACK)
    dark = readable(accent.lower(), PAPERS["dark"], _WHITE)
    return (
        f":root {{ --accent: {light}; --on-accent: {_on(light)}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; --on-accent: {_on(dark)}; }} }}\n"
    )


def _on(colour: str) -> str:
    """Return black or white, whichever is read better on a colour; one of the two is always readable."""
    return max(_BLACK, _WHITE, key=lambda ink: contrast(ink, colour))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(own + (its - own) * share):02x}" for own, its in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= _SRGB_KNEE else ((part + 0.055) / 1.055) ** 2.4
        for part in (whole / 255 for whole in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
