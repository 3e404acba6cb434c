"""Pages: an HTML body as a person sees it, folded, its places those of the source."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from beffroi.contact import Hidden, ShownText, shown
from beffroi.evidence.folding import FoldedText, Undoing, fold

__all__ = ["HIDDEN_LETTERS", "fold_page", "say_the_same"]

HIDDEN_LETTERS: Final = "hidden_letters"
"""The sort of disguise in which letters that are not shown stand within a word."""

_LETTERS: Final = re.compile(r"[a-z]*+")
_LONGEST_WORD = 60  # characters on either side of what is hidden in it
# What programs that make the text of a page add or leave out: where links lead, rules, bullets, marks of emphasis.
_ADDED: Final = re.compile(r"[<(\[]?(?:https?://|mailto:|www\.)[^\s<>()\[\]]*+[>)\]]?|[ *_#|>=~-]+")
_ENDS: Final = re.compile(r"(?<=[.!?;]) ?|\n[ \n]*")


def fold_page(source: str) -> tuple[FoldedText, ShownText]:
    """Return the words that ``source`` shows, folded, with places in ``source``; and all that it shows.

    Letters that are hidden within a word are an undoing of the sort ``hidden_letters``.
    """
    page = shown(source)
    words = fold(page.text)
    places = page.origin
    origin = places if words.origin is None else array("I", map(places.__getitem__, words.origin))
    undoings = [_in_source(undoing, page) for undoing in words.undoings]
    cuts = [hidden for hidden in page.hidden if hidden.cuts >= 0]
    if cuts:
        undoings += _words_cut(cuts, words, page)
        undoings.sort(key=lambda undoing: undoing.start)
    return FoldedText(source, words.folded, origin, tuple(undoings), page.entities), page


def _in_source(undoing: Undoing, page: ShownText) -> Undoing:
    last = page.origin[undoing.end - 1]
    return undoing._replace(start=page.origin[undoing.start], end=last + page.entities.get(last, 1))


def _words_cut(cuts: list[Hidden], words: FoldedText, page: ShownText) -> Iterator[Undoing]:
    """Yield each word in which letters are hidden, once."""
    after = -1
    for hidden in cuts:
        place = hidden.cuts if words.origin is None else bisect_left(words.origin, hidden.cuts)
        if place <= after:
            continue
        before = words.folded[max(0, place - _LONGEST_WORD) : place]
        start = place - len(before) + len(before.rstrip("abcdefghijklmnopqrstuvwxyz"))
        match = _LETTERS.match(words.folded, place, place + _LONGEST_WORD)
        after = match.end() if match else place
        if start < place < after:
            first, end = words.to_original(start, after)
            yield _in_source(Undoing(HIDDEN_LETTERS, first, end, words.folded[start:after]), page)


def say_the_same(text: FoldedText, page: FoldedText) -> bool:
    """Return whether a text has the very sentences of a page, the page none in disguise.

    Addresses, bullets and the like do not count: programs that make the text of a page write them in their own way.
    """
    if page.undoings or not 0.5 < (len(text.folded) + 1) / (len(page.folded) + 1) < 20:  # noqa: PLR2004
        return False
    return _sentences(text.folded) == _sentences(page.folded)


def _sentences(folded: str) -> list[str]:
    spaced = _ADDED.sub(" ", folded)
    return [part for sentence in _ENDS.split(spaced) if (part := " ".join(sentence.split()))]
