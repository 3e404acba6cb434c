"""Anchors: where the links, forms and image maps of an HTML body lead, and which of its characters are their words."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote, urljoin

from beffroi.contact import Lead, ShownText

__all__ = ["Anchor", "AnchorSort", "find_anchors"]

AnchorSort = Literal["web", "mail", "phone"]

_BREAKS: Final = re.compile(r"[\t\r\n]+")  # a browser leaves them out of an address
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]{0,30}:", re.IGNORECASE)
_WEB_SCHEMES: Final = ("http:", "https:", "ftp:", "data:", "javascript:", "vbscript:")
_PHONE_SCHEMES: Final = ("tel:", "sms:", "smsto:", "callto:", "whatsapp:")


class Anchor(NamedTuple):
    """One target in an HTML body; places count characters of the HTML as received.

    Args:
        start: First character of the attribute's value.
        end: Character after its last.
        target: Where it leads, its entities read, its line breaks left out: a web address; an e-mail address, without
            ``mailto:`` and its parameters; or the telephone number that it dials.
        sort: Which of the three.
        words_end: Where the words that the link shows end; they begin after its tag.
    """

    start: int
    end: int
    target: str
    sort: AnchorSort
    words_end: int


def find_anchors(page: ShownText) -> Iterator[Anchor]:
    """Yield what ``page`` leads to when something in it is clicked, sent or waited for, in reading order.

    Places within the page are left out, and addresses relative to it unless its ``base`` says to what.
    """
    base = ""
    for lead in page.leads:
        target = _BREAKS.sub("", lead.target).strip("\x00 ")
        if lead.element == "base":
            if not base and target[:6].lower().startswith(("http:", "https:", "//")):
                base = _absolute(target)
            continue
        anchor = _anchor(lead, target, base)
        if anchor is not None:
            yield anchor


def _anchor(lead: Lead, target: str, base: str) -> Anchor | None:
    start, end, words_end = lead.start, lead.end, lead.words_end
    lowered = target[:12].lower()
    if lowered.startswith("mailto:"):
        address = unquote(target[len("mailto:") :].partition("?")[0])
        return Anchor(start, end, address, "mail", words_end)
    if lowered.startswith(_PHONE_SCHEMES):
        number = unquote(target.partition(":")[2].partition("?")[0]).lstrip("/")
        return Anchor(start, end, number, "phone", words_end)
    if lowered.startswith((*_WEB_SCHEMES, "//", "\\\\", "/\\", "\\/")):
        return Anchor(start, end, _absolute(target), "web", words_end)
    if base and target and target[0] != "#" and _SCHEME.match(target) is None:
        return Anchor(start, end, _joined(base, target), "web", words_end)
    return None


def _absolute(target: str) -> str:
    return target if target[:1].isalpha() else "https:" + target


def _joined(base: str, target: str) -> str:
    """Return a relative address made whole; the base where it cannot be read."""
    try:
        return urljoin(base, target)
    except ValueError:
        return base
