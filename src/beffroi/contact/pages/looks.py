"""Looks: what the tag of one element says of how its letters look."""

from typing import Final

from beffroi.contact.pages.colours import UNKNOWN, read_colour
from beffroi.contact.pages.sheets import Sheet
from beffroi.contact.pages.styles import NOTHING, Effect, effect_of

__all__ = ["Attributes", "effect_of_tag"]

Attributes = dict[str, tuple[str, int, int]]
_GONE: Final = Effect(gone=True)
_LINK: Final = Effect(colour=UNKNOWN)  # a link without a colour of its own is blue, whatever is around it
_OLD: Final = frozenset({"bgcolor", "background", "color", "text", "size", "hidden"})


def effect_of_tag(name: str, attributes: Attributes, sheet: Sheet) -> Effect:
    """Return what an element does to its letters.

    Args:
        name: Its name, in lower case.
        attributes: Its attributes; values as written, entities read.
        sheet: The rules read so far.
    """
    if name == "dialog" and "open" not in attributes:
        return _GONE
    style = _value(attributes, "style")
    effect = effect_of(style) if style else NOTHING
    classes = identity = ""
    if sheet.has_rules:
        classes, identity = _value(attributes, "class"), _value(attributes, "id")
        effect = sheet.effect_on(name, classes, identity).then(effect)
    if not _OLD.isdisjoint(attributes):
        effect = _of_old_attributes(name, attributes).then(effect)
    if name == "a":
        effect = _LINK.then(effect)
    if (effect.gone or effect.tiny or effect.unseen) and sheet.shows(classes, identity):
        effect = effect._replace(gone=None, tiny=None, unseen=None)
    if sheet.is_colourful and not (effect.colour is effect.ground is None):
        effect = effect._replace(colour=UNKNOWN, ground=UNKNOWN)
    return effect


def _value(attributes: Attributes, name: str) -> str:
    return attributes[name][0] if name in attributes else ""


def _of_old_attributes(name: str, attributes: Attributes) -> Effect:
    """Return what attributes older than styles say."""
    effect = NOTHING
    if "background" in attributes:
        effect = Effect(ground=UNKNOWN)
    elif "bgcolor" in attributes:
        effect = Effect(ground=read_colour(_value(attributes, "bgcolor").strip().lower()))
    letters = "color" if name == "font" else "text" if name == "body" else ""
    if letters in attributes:
        effect = effect._replace(colour=read_colour(_value(attributes, letters).strip().lower()))
    if name == "font" and "size" in attributes:
        effect = effect._replace(tiny=False)
    return effect._replace(gone=True) if "hidden" in attributes else effect
