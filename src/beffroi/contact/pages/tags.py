"""Tags: how the source of an HTML page parts into tags, entities and text, as a browser parts it (WHATWG, §13.2.5)."""

import html
import re
from functools import lru_cache
from html.entities import html5
from typing import Final

__all__ = ["MARKUP", "attributes_of", "end_of_declaration", "end_of_raw_text", "read_entity"]

# Groups: the slash of a closing tag, its name, its attributes. No branch can fail once it has gone far, so that a page
# of unclosed quotes is gone through once.
MARKUP: Final = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))*+)>?"
    r"|<(?=[!?/])"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
"""What is no text: a tag whole, the beginning of a comment or declaration, or what may be an entity."""

_ATTRIBUTE: Final = re.compile(
    r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]++)))?|[\"'=/]"
)
_CLOSES_COMMENT: Final = re.compile("--!?>")


def attributes_of(source: str, start: int, end: int) -> dict[str, tuple[str, int, int]]:
    """Return the attributes in ``source[start:end]``: value with its entities read, and its place in ``source``.

    The first of a name counts; names are in lower case; one without a value has the empty value after its name.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for match in _ATTRIBUTE.finditer(source, start, end):
        name = match.group(1)
        if name is None:
            continue
        name = name.lower()
        if name not in found:
            group = match.lastindex or 1
            value = match.group(group) if group > 1 else ""
            place = match.span(group) if group > 1 else (match.end(), match.end())
            found[name] = (html.unescape(value) if "&" in value else value, *place)
    return found


@lru_cache(maxsize=4_096)
def read_entity(written: str) -> tuple[str, int]:
    """Return what ``written`` (``&eacute;``, ``&#233``, ``&nbsp123``) shows, and how many of its characters do.

    What a browser would show as it is, is no entity: then the one character is ``&`` itself.
    """
    if written[1] == "#":
        return html.unescape(written), len(written)
    name = written[1:]
    for length in range(len(name), 1, -1):  # old entities need no semicolon: "&nbsp123"
        if (shown := html5.get(name[:length])) is not None:
            return shown, length + 1
    return "&", 1


def end_of_declaration(source: str, start: int) -> int:
    """Return where the comment, declaration or stray closing sign at ``start`` ends; an unclosed one takes the rest."""
    if source.startswith("<!--", start):
        if source.startswith((">", "->"), start + 4):
            return source.index(">", start) + 1
        closing = _CLOSES_COMMENT.search(source, start + 4)
        return closing.end() if closing else len(source)
    place = source.find(">", start)
    return len(source) if place < 0 else place + 1


@lru_cache(maxsize=32)
def _closing_of(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)


def end_of_raw_text(source: str, start: int, name: str) -> int:
    """Return where the text of an element that holds no tags ends: at its closing tag, or with the page."""
    closing = _closing_of(name).search(source, start)
    return closing.start() if closing else len(source)
