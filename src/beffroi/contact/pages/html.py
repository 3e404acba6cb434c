"""HTML: what a page shows to a person, each character with its place in the source, and where its links lead."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from re import Match
from typing import Final, NamedTuple

from beffroi.contact.pages.elements import BLOCKS, CELLS, RAW, SPACED, UNSHOWN, VOID, ended_by
from beffroi.contact.pages.leads import LEADING, Lead, Leads
from beffroi.contact.pages.looks import effect_of_tag
from beffroi.contact.pages.sheets import Sheet
from beffroi.contact.pages.shown_words import Hidden, ShownWords
from beffroi.contact.pages.styles import NOTHING, PLAIN, Effect, Look, look_under
from beffroi.contact.pages.tags import MARKUP, attributes_of, end_of_declaration, end_of_raw_text, read_entity

__all__ = ["Hidden", "Lead", "ShownText", "shown"]

_DEEPEST = 1_000  # elements within elements; browsers stop at about 500. What is deeper looks like what is around it
_PARTS: Final = dict.fromkeys(BLOCKS, "\n") | dict.fromkeys((*CELLS, *SPACED), " ")
_GONE: Final = Effect(gone=True)
_LONGEST_KNOWN = 400  # characters of a tag that is remembered; pages repeat short ones by the hundred


class ShownText(NamedTuple):
    """What a page shows.

    Args:
        source: The page as received.
        text: The words a person sees: each block on a line of its own, each cell after a space, white space as one
            space, entities as the characters they stand for.
        origin: For each character of ``text`` its place in ``source``, never decreasing; one more entry than ``text``
            has characters, the last being the length of ``source``.
        entities: For each place in ``source`` where an entity shown begins, how long it is.
        hidden: The stretches with letters that are not shown, in reading order.
        leads: The links, forms and the like, hidden ones too, in reading order.
    """

    source: str
    text: str
    origin: "array[int]"
    entities: dict[int, int]
    hidden: tuple[Hidden, ...]
    leads: tuple[Lead, ...]

    def between(self, start: int, end: int) -> str:
        """Return what is shown of ``source[start:end]``."""
        return self.text[bisect_left(self.origin, start) : bisect_left(self.origin, end)]


def shown(source: str) -> ShownText:
    """Return what the page ``source`` shows to a person; time is linear in its length, whatever it holds.

    Left out are comments, scripts, what styles hide (of the element, of one around it, or of a simple rule in a style
    sheet), and letters too small, or too much like their ground, to be read. In doubt a word is shown.

    Args:
        source: An HTML body or fragment.
    """
    return _Page(source).read()


class _Tag(NamedTuple):
    """What one tag does, wherever in the page it stands.

    Args:
        name: Of its element, in lower case.
        closes: It is a closing tag.
        is_void: Its element has no content.
        sign: What parts the words before it from those after it.
        effect: What it does to the letters in its element; ``None`` for nothing.
    """

    name: str
    closes: bool
    is_void: bool
    sign: str
    effect: Effect | None = None


class _Page:
    """A page while it is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._words = ShownWords(source)
        self._leads = Leads()
        self._sheet = Sheet()
        self._look: Look = PLAIN
        self._open: list[tuple[str, Look]] = []  # open elements, each with the look around it
        self._counts: defaultdict[str, int] = defaultdict(int)  # how many of each name are open
        self._too_deep: defaultdict[str, int] = defaultdict(int)  # and how many beyond the deepest that are kept
        self._hiding = ""  # the element that hides what is being read
        self._kept_open = 0  # how many open elements would keep it open, when it began
        self._known: dict[str, _Tag] = {}  # tags that were read before and that lead nowhere

    def read(self) -> ShownText:
        source, words = self._source, self._words
        last = 0
        while last < len(source):
            last = self._read_from(last)
        if not self._look.visible:
            words.unhide(len(source))
        words.origin.append(len(source))
        leads = self._leads.all(len(source))
        return ShownText(source, words.text, words.origin, words.entities, tuple(words.hidden), leads)

    def _read_from(self, last: int) -> int:
        """Read on from ``last``, to the end or to where something that holds no markup ends."""
        source, known = self._source, self._known
        for match in MARKUP.finditer(source, last):
            start, end = match.span()
            if start > last:
                self._text(last, start)
            written = match[0]
            tag = known.get(written)
            if tag is None:
                if match[2] is None:
                    last = self._entity(written, start) if written[0] == "&" else self._declaration(start)
                    if last != end:
                        return last
                    continue
                tag = self._read_tag(match, match[2].lower())
                if tag.name in RAW and not tag.closes:
                    return self._pass_raw_text(tag.name, end)
            if tag.closes:
                self._end(tag.name, tag.sign, start)
            else:
                self._begin(tag, start)
            last = end
        if last < len(source):
            self._text(last, len(source))
        return len(source)

    def _text(self, start: int, end: int) -> None:
        if not self._look.visible:
            self._words.pass_over(start, end)
        elif self._counts["pre"]:
            self._words.add_as_it_is(start, end)
        else:
            self._words.add(start, end)

    def _declaration(self, start: int) -> int:
        end = end_of_declaration(self._source, start)
        self._leads.add_conditional(self._source, start, end)
        return end

    def _pass_raw_text(self, name: str, start: int) -> int:
        stop = end_of_raw_text(self._source, start, name)
        if name == "style":
            self._sheet = self._sheet.and_also(self._source[start:stop])
            self._known.clear()
        return stop

    def _entity(self, written: str, start: int) -> int:
        characters, length = read_entity(written)
        if self._look.visible:
            self._words.add_entity(characters, start, length)
        elif characters.isalnum():
            self._words.pass_over(start, start + length)
        return start + length

    def _read_tag(self, match: Match[str], name: str) -> _Tag:
        """Return what a tag does that was not seen before; note where it leads."""
        written = match.group()
        sign = _PARTS.get(name, "")
        if match.group(1):
            tag = _Tag(name, closes=True, is_void=False, sign=sign)
        else:
            attributes = attributes_of(self._source, *match.span(3))
            effect = _GONE if name in UNSHOWN else effect_of_tag(name, attributes, self._sheet)
            tag = _Tag(
                name, closes=False, is_void=name in VOID, sign=sign, effect=None if effect is NOTHING else effect
            )
            if name in LEADING:
                self._leads.add(name, attributes, match.start(), match.end())
                return tag
        if name not in RAW and len(written) <= _LONGEST_KNOWN:
            self._known[written] = tag
        return tag

    def _begin(self, tag: _Tag, start: int) -> None:
        """Open an element."""
        name, _, is_void, sign, effect = tag
        look = self._look
        if not look.visible:
            if name in ended_by(self._hiding)[0]:
                self._end_unclosed(start)
                look = self._look
        elif sign and self._words.gap != "\n" and not (effect is not None and effect.gone):
            self._words.gap = sign
        if is_void:
            return
        if len(self._open) >= _DEEPEST:
            self._too_deep[name] += 1
            return
        self._open.append((name, look))
        self._counts[name] += 1
        if effect is not None:
            self._look = look_under(look, effect)
            if self._look.visible is not look.visible:
                self._turn(name, start)

    def _turn(self, name: str, place: int) -> None:
        """Begin or cease to hide what is read."""
        if self._look.visible:
            self._words.unhide(place)
        else:
            self._words.hide(place)
            self._hiding = name
            self._kept_open = self._keeping_open(name)

    def _keeping_open(self, name: str) -> int:
        return sum(self._counts[one] for one in ended_by(name)[1])

    def _end_unclosed(self, place: int) -> None:
        """End an element that hides, and that has no end tag, where another begins that ends it."""
        if self._keeping_open(self._hiding) <= self._kept_open:
            self._end(self._hiding, "", place)

    def _end(self, name: str, sign: str, place: int) -> None:
        """Close an element, and those within it that are still open."""
        look = self._look
        if sign and look.visible and self._words.gap != "\n":
            self._words.gap = sign
        if name == "a":
            self._leads.end_link(place)
        if self._too_deep and self._too_deep[name]:
            self._too_deep[name] -= 1
            return
        if not self._counts[name]:
            return
        ended = ""
        while ended != name:
            ended, self._look = self._open.pop()
            self._counts[ended] -= 1
        if self._look.visible is not look.visible:
            self._turn(name, place)
