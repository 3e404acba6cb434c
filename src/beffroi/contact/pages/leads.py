"""Leads: the attributes of a page that lead elsewhere when something is clicked, sent or loaded."""

import re
from typing import Final, NamedTuple

from beffroi.contact.pages.tags import MARKUP, attributes_of

__all__ = ["LEADING", "Lead", "Leads"]


class Lead(NamedTuple):
    """One target written in a page; places count characters of the source.

    Args:
        element: ``a``, ``area``, ``form``, ``base``...
        start: First character of the target.
        end: Character after its last.
        target: What is written there, its entities read.
        words_end: Where the words that a link shows end; they begin after its target.
    """

    element: str
    start: int
    end: int
    target: str
    words_end: int


_ATTRIBUTES: Final = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "base": ("href",),
    "form": ("action",),
    "button": ("formaction",),
    "input": ("formaction",),
    "iframe": ("src",),
    "frame": ("src",),
    "meta": ("content",),
    "v:roundrect": ("href",),  # Outlook's buttons, within conditional comments
    "v:rect": ("href",),
    "v:shape": ("href",),
}
LEADING: Final = frozenset(_ATTRIBUTES)
"""Elements that may lead elsewhere."""
_REFRESH: Final = re.compile(r"\s{0,9}[\d.]{0,9}\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=\s{0,9})?[\"']?", re.IGNORECASE)
_CONDITION: Final = re.compile(r"<!--\s{0,9}\[if\s[^\]>]{0,80}\]>", re.IGNORECASE)
_MOST = 20_000


class Leads:
    """The leads of a page while it is read, from its beginning to its end."""

    def __init__(self) -> None:
        self._found: list[Lead] = []
        self._link = -1  # which of them is a link whose words are being read

    def add(self, element: str, attributes: dict[str, tuple[str, int, int]], start: int, after: int) -> None:
        """Note what an element leads to.

        Args:
            element: Its name, in lower case.
            attributes: As ``attributes_of`` gives them.
            start: Where its tag begins.
            after: Where its tag ends.
        """
        if element == "a":
            self.end_link(start)
        if len(self._found) >= _MOST:
            return
        for name in _ATTRIBUTES.get(element, ()):
            value, begins, ends = attributes.get(name, ("", 0, 0))
            if element == "meta":
                if attributes.get("http-equiv", ("",))[0].strip().lower() != "refresh":
                    return
                if (wait := _REFRESH.match(value)) is not None:
                    value = value[wait.end() :].rstrip("\"' ")
            if value:
                if element == "a":
                    self._link = len(self._found)
                self._found.append(Lead(element, begins, ends, value, after))
                return

    def end_link(self, place: int) -> None:
        """Note that the words of the link that is open, if one is, end at ``place``."""
        if self._link >= 0:
            self._found[self._link] = self._found[self._link]._replace(words_end=place)
            self._link = -1

    def add_conditional(self, source: str, start: int, end: int) -> None:
        """Note the leads in a comment if it is one that Outlook reads: ``<!--[if mso]>…<![endif]-->``."""
        opening = _CONDITION.match(source, start, end)
        if opening is None:
            return
        for match in MARKUP.finditer(source, opening.end(), end):
            name = (match.group(2) or "").lower()
            if name in _ATTRIBUTES and not match.group(1):
                self.add(name, attributes_of(source, *match.span(3)), match.start(), match.end())
        self.end_link(end)

    def all(self, end: int) -> tuple[Lead, ...]:
        """Return those of the whole page, which ends at ``end``."""
        self.end_link(end)
        return tuple(self._found)
