"""Anchors: where the links and forms of an HTML body lead, and which of its characters are their words."""

import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Anchor", "find_anchors"]

_TAG = re.compile(r"<(/?)(a|area|form)\b([^<>]*+)", re.IGNORECASE)
_TARGET = re.compile(
    r"(?<![\w-])(?:href|action)\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s\"'>]++))",
    re.IGNORECASE,
)
_WEB_SCHEMES = ("http:", "https:", "ftp:", "data:", "javascript:", "//", "\\\\")


class Anchor(NamedTuple):
    """One target in an HTML body; places count characters of the HTML as received.

    Args:
        start: First character of the attribute's value.
        end: Character after its last.
        target: The value, its entities read; ``mailto:`` and its parameters taken off.
        mail: It is an e-mail address.
        words_end: Where the words that the link shows end; they begin after its tag.
    """

    start: int
    end: int
    target: str
    mail: bool
    words_end: int


def find_anchors(html: str) -> Iterator[Anchor]:
    """Yield the targets of ``a``, ``area`` and ``form`` that lead to a web or e-mail address, in reading order.

    Places within the page and addresses relative to it are left out. Time is linear in the length of ``html``.
    """
    opened: re.Match[str] | None = None
    for tag in _TAG.finditer(html):
        if opened is not None:
            yield from _anchor(html, opened, tag.start())
        opened = None if tag.group(1) else tag
    if opened is not None:
        yield from _anchor(html, opened, len(html))


def _anchor(html: str, tag: re.Match[str], words_end: int) -> Iterator[Anchor]:
    match = _TARGET.search(html, tag.start(3), tag.end(3))
    if match is None:
        return
    start, end = match.span(match.lastindex or 0)
    target = entities.unescape(html[start:end]).strip()
    lowered = target[:12].lower()
    mail = lowered.startswith("mailto:")
    if mail:
        target = target[len("mailto:") :].partition("?")[0]
    elif not lowered.startswith(_WEB_SCHEMES):
        return
    elif lowered.startswith(("//", "\\\\")):
        target = "https:" + target
    is_link = tag.group(2).lower() == "a"
    yield Anchor(start, end, target, mail, words_end if is_link else end)
