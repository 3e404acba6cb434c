"""Veiled words: what only some programs show of a page, and a person may well be using one of them.

The words that stand for a picture (``alt``) are read where pictures are blocked, as most programs do with a sender that
they do not know; what stands in a conditional comment is read in Outlook.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from beffroi.contact.pages.html import ShownText
from beffroi.contact.pages.tags import attributes_of, end_of_declaration

__all__ = ["Veiled", "find_veiled"]

_IMAGE: Final = re.compile(
    r"<(?:img|area|input)(?=[\s/])((?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))*+)>?", re.IGNORECASE
)
_HAS_ALT: Final = re.compile(
    r"alt\s{0,9}=\s{0,9}[\"']?\s{0,9}[^\"'\s>]"
)  # in lower case: ten times as fast as ignoring it
_CONDITION: Final = re.compile(r"<!--\s{0,9}\[[iI][fF]\s(?!\s{0,9}\(?\s{0,9}!)[^\]>]{0,80}\]>")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_SIGNS: Final = str.maketrans("<>", "  ")  # within a value they are no tags
_MOST_WORDS = 100_000  # characters of each sort


class Veiled(NamedTuple):
    """What only some programs show of a page.

    Args:
        page: As all programs show it.
        places: From where to where it is left out, around which words: of an image its tag, of a conditional comment
            its opening. In order, none within another.
        words: The veiled words alone, as a short page.
    """

    page: ShownText
    places: tuple[tuple[int, int, int, int], ...]
    words: str

    def together(self) -> str:
        """Return the page with the veiled words shown, as long as it is: places in one are places in the other."""
        return self._with(self.page.source)

    def alone(self) -> str:
        """Return it likewise, without the words that it shows to everybody; its links stay."""
        signs = list(self.page.source)
        for sign, place in zip(self.page.text, self.page.origin, strict=False):  # one more place, that of the end
            if signs[place] == sign:  # else an entity, or the tag that parts two words
                signs[place] = " "
        for start, length in self.page.entities.items():
            signs[start : start + length] = " " * length
        return self._with("".join(signs))

    def _with(self, around: str) -> str:
        pieces: list[str] = []
        after = 0
        for begins, start, end, ends in self.places:
            words = self.page.source[start:end].translate(_SIGNS)
            pieces += [around[after:begins], " " * (start - begins), words, " " * (ends - end)]
            after = ends
        return "".join([*pieces, around[after:]])


def find_veiled(page: ShownText) -> Veiled | None:
    """Return what only some programs show of a page; ``None`` where there is no such thing.

    A conditional comment for programs other than Outlook (``[if !mso]``) is none; what styles hide stays hidden.

    Args:
        page: As all programs show it.
    """
    source = page.source
    found = [*_pictures(source), *_for_outlook(source)]
    if not found:
        return None
    places: list[tuple[int, int, int, int]] = []
    for place in sorted(one for one, _ in found):
        if not places or place[0] >= places[-1][-1]:
            places.append(place)
    return Veiled(page, tuple(places), "<br>".join(words for _, words in found))


def _pictures(source: str) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield the words that stand for pictures, each with its place."""
    if _HAS_ALT.search(source.lower()) is None:
        return
    room = _MOST_WORDS
    for match in _IMAGE.finditer(source):
        value, start, end = attributes_of(source, *match.span(1)).get("alt", ("", 0, 0))
        room -= len(value)
        if room < 0:
            return
        if _LETTERS.search(value) is not None:
            yield (match.start(), start, end, match.end()), source[start:end].translate(_SIGNS)


def _for_outlook(source: str) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield what stands in the conditional comments that Outlook reads, each with the place of its opening."""
    room = _MOST_WORDS
    after = 0
    for match in _CONDITION.finditer(source):
        start, end = match.span()
        if start < after:
            continue
        after = end_of_declaration(source, start)
        room -= max(0, after - end)
        if room < 0:
            return
        if after > end:
            yield (start, end, end, end), source[end:after]
