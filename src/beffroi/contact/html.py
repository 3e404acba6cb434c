"""HTML: what a page shows, in step with its source, so that a place in one is the same place in the other."""

import html
import typing
import re

__all__ = ["shown"]

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])|&(?=#?[0-9a-zA-Z]{1,8};)")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")
_ENTITY = re.compile(r"&#?[0-9a-zA-Z]{1,8};")
_UNSHOWN = frozenset({"script", "style", "title", "head", "template", "noscript"})
_INLINE = re.compile("a|abbr|acronym|b|bd[io]|big|code|em|font|i|mark|nobr|s|small|span|strong|su[bp]|u|wbr")
_JOINT = "\ufdd0"  # a noncharacter: folding drops it, so that the letters on both sides of a tag meet


def visible(source: str) -> str:
    """Return ``source`` with all that a browser does not show blanked, character for character.

    Block tags become a new line and spaces, inline tags and what is left of an entity become characters that folding
    drops. Linear in the length of the source: an unclosed comment, script or tag swallows the rest, as in a browser.

    Args:
        source: An HTML body or fragment.

    Returns:
        A text of the same length.
    """
    pieces: list[str] = []
    last = 0
    while (match := _MARKUP.search(source, last)) is not None:
        start = match.start()
        pieces.append(source[last:start])
        if source[start] == "&":
            last, shown = _entity(source, start)
        else:
            last, shown = _tag(source, start)
        pieces.append(shown)
    pieces.append(source[last:])
    return "".join(pieces)


def _entity(source: str, start: int) -> tuple[int, str]:
    """Return where the entity at ``start`` ends, and what it shows, as long."""
    match = _ENTITY.match(source, start)
    entity = match.group() if match else "&"
    shown = html.unescape(entity)[:1]
    return start + len(entity), shown + _JOINT * (len(entity) - 1)


def _tag(source: str, start: int) -> tuple[int, str]:
    """Return where the tag at ``start`` ends (an unshown element whole), and its blank, as long."""
    match = _TAG_NAME.match(source, start)
    name = match.group(1).lower() if match else ""
    if source.startswith("<!--", start):
        end = _after(source, "-->", start + 4)
    elif name in _UNSHOWN and source[start + 1] != "/":
        closing = re.compile(f"</{name}", re.IGNORECASE).search(source, start)
        end = _after(source, ">", closing.end()) if closing else len(source)
    else:
        end = _after(source, ">", start)
    length = end - start
    return end, _JOINT * length if _INLINE.fullmatch(name) else "\n" + " " * (length - 1)


def _after(source: str, mark: str, start: int) -> int:
    """Return the place after the next ``mark``, or the end of the source."""
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


class _Shown(typing.NamedTuple):
    text: str
    origin: range


def shown(source: str) -> _Shown:
    """Temporary."""
    text = visible(source).replace(_JOINT, " ")
    return _Shown(text, range(len(text)))
