"""Styles: which of a page's words a person cannot see, for the style of their element or of one around it.

Where it is in doubt, words are taken as seen: what a filter does not read is where a fraud would write.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from beffroi.contact.pages.colours import CLEAR, UNKNOWN, WHITE, nearly_equal, read_colour

__all__ = ["NOTHING", "PLAIN", "Effect", "Look", "effect_of", "look_under"]


class Effect(NamedTuple):
    """What the style of one element does; ``None`` where it does nothing.

    Args:
        gone: The element and all in it take no place or stand off the screen; false where it says that it is shown.
        tiny: Its letters are too small to be seen, or large enough again.
        unseen: It is not drawn, or drawn again.
        colour: That of its letters, ``0xRRGGBB``, ``CLEAR`` or ``UNKNOWN``.
        ground: That behind them; ``UNKNOWN`` where it is a picture.
    """

    gone: bool | None = None
    tiny: bool | None = None
    unseen: bool | None = None
    colour: int | None = None
    ground: int | None = None

    def then(self, later: "Effect") -> "Effect":
        """Return both together, ``later`` outweighing this one."""
        if later is NOTHING or self is NOTHING:
            return later if self is NOTHING else self
        return Effect(
            self.gone if later.gone is None else later.gone,
            self.tiny if later.tiny is None else later.tiny,
            self.unseen if later.unseen is None else later.unseen,
            self.colour if later.colour is None else later.colour,
            self.ground if later.ground is None else later.ground,
        )


class Look(NamedTuple):
    """How the letters of an element look, all that is around it counted."""

    visible: bool = True
    gone: bool = False
    tiny: bool = False
    unseen: bool = False
    colour: int = UNKNOWN
    ground: int = WHITE


PLAIN: Final = Look()
"""A page without any style, on white."""

NOTHING: Final = Effect()
"""A style that does nothing."""

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_NUMBER: Final = re.compile(r"[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})")
_FONT_SIZE: Final = re.compile(r"(?:^|\s)(0|[\d.]{1,9}(?:px|pt|em|rem|%|ex|vw|mm|cm))(?=[\s/]|$)")
_NO_CLIP: Final = re.compile(
    r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|inset\((?:50|100)%"
)
_MAY_HIDE: Final = re.compile(
    r"display|visibility|opacity|font|height|width|position|indent|clip|colou?r|background|margin|transform"
)
_LARGEST_TINY = 1.0  # pixels or points
_LEAST_OPACITY = 0.05
_OFF_SCREEN = -900.0  # pixels
_UNITS: Final = {"em": 16.0, "rem": 16.0, "%": 0.16, "pt": 1.0, "px": 1.0, "cm": 38.0, "mm": 3.8, "in": 96.0, "ex": 8.0}
_LONGEST_STYLE = 4_000


@lru_cache(maxsize=4_096)
def look_under(around: Look, effect: Effect) -> Look:
    """Return how an element looks that stands in one of the look ``around``."""
    _, gone, tiny, unseen, colour, ground = around
    gone = gone or effect.gone is True
    tiny = tiny if effect.tiny is None else effect.tiny
    unseen = unseen if effect.unseen is None else effect.unseen
    colour = colour if effect.colour is None else effect.colour
    ground = ground if effect.ground is None else effect.ground
    visible = not (gone or tiny or unseen or colour == CLEAR or nearly_equal(colour, ground))
    return Look(visible, gone, tiny, unseen, colour, ground)


@lru_cache(maxsize=4_096)
def effect_of(style: str) -> Effect:
    """Return what ``style``, the text of a ``style`` attribute or of one rule, does to letters."""
    style = style[:_LONGEST_STYLE].lower()
    if _MAY_HIDE.search(style) is None:
        return NOTHING
    says = _declarations(style)
    effect = Effect(
        gone=_is_gone(says),
        tiny=_is_tiny(says),
        unseen=_is_unseen(says),
        colour=read_colour(says["color"]) if "color" in says else None,
        ground=_ground(says),
    )
    return NOTHING if effect == NOTHING else effect


def _declarations(style: str) -> dict[str, str]:
    """Return each property's value: the last, or the last that is marked important."""
    if "/*" in style:
        style = _COMMENT.sub("", style)
    says: dict[str, str] = {}
    important: set[str] = set()
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        plain = value.partition("!")[0].rstrip()
        if plain != value:
            important.add(name)
        elif name in important:
            continue
        says[name] = plain
    return says


def _is_gone(says: dict[str, str]) -> bool | None:
    """Return whether the element takes no place; ``None`` where nothing says that it is shown."""
    if says.get("display") == "none" or _is_out_of_sight(says):
        return True
    return False if "display" in says else None


def _is_out_of_sight(says: dict[str, str]) -> bool:
    if "opacity" in says and 0 <= _pixels(says["opacity"], unit=1.0) <= _LEAST_OPACITY:
        return True
    if "hidden" in says.get("overflow", "") and any(
        0 <= _pixels(says[side]) <= _LARGEST_TINY
        for side in ("height", "max-height", "width", "max-width")
        if side in says
    ):
        return True
    if "text-indent" in says and _pixels(says["text-indent"]) <= _OFF_SCREEN:
        return True
    if says.get("position") in {"absolute", "fixed"} and (
        any(_pixels(says[side]) <= _OFF_SCREEN for side in ("left", "top", "right", "bottom") if side in says)
        or _NO_CLIP.match(says.get("clip", "") or says.get("clip-path", "")) is not None
    ):
        return True
    if says.get("transform", "").startswith(("scale(0)", "scale(0,")):
        return True
    return "clip-path" in says and _NO_CLIP.match(says["clip-path"]) is not None


def _is_tiny(says: dict[str, str]) -> bool | None:
    size = says.get("font-size")
    if size is None:
        found = _FONT_SIZE.search(says.get("font", ""))
        if found is None:
            return None
        size = found.group(1)
    pixels = _pixels(size)
    if 0 <= pixels <= _LARGEST_TINY:
        return True
    relative = size.endswith(("em", "%")) and not size.endswith("rem")
    return None if relative or size in {"inherit", "unset", "smaller", "larger"} else False


def _is_unseen(says: dict[str, str]) -> bool | None:
    value = says.get("visibility")
    return None if value is None or value == "inherit" else value in {"hidden", "collapse"}


def _ground(says: dict[str, str]) -> int | None:
    values = [says[name] for name in ("background-image", "background", "background-color") if name in says]
    if any("url(" in value or "gradient(" in value for value in values):
        return UNKNOWN
    colour = read_colour(values[-1]) if values else None
    return None if colour == CLEAR else colour


def _pixels(value: str, unit: float | None = None) -> float:
    """Return a length in pixels, roughly; one that is no figure is larger than any."""
    match = _NUMBER.match(value)
    if match is None:
        return float("inf")
    factor = _UNITS.get(value[match.end() :].strip(), 1.0) if unit is None else unit
    return float(match.group()) * factor
