"""The contact as received with the words that were cited marked, each with the numbers of the reasons it bears."""

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import msgspec

from beffroi.contact import Contact
from beffroi.contact import shown as shown_page
from beffroi.evidence import Field
from beffroi.texts import Answer, Quote, visible

__all__ = ["LONGEST_WHOLE", "MarkedField", "Segment", "mark"]

LONGEST_WHOLE = 5_000
"""The longest field, in code points, that is given whole; of a longer one what stands around the marks is kept."""

_AROUND = 300  # code points kept on either side of a mark, and at the beginning of the field
_MOST_KEPT = 20_000  # code points of a long field that are kept: a page of a thousand links stays one that can be read
_ALWAYS = (Field.SENDER, Field.SUBJECT, Field.TEXT)
_IF_CITED = (Field.HTML, Field.HEADERS, Field.ATTACHMENTS)
_CUT = "…"


class Segment(NamedTuple):
    """A stretch of a field.

    Args:
        words: The words exactly as received; of what was left out, an ellipsis.
        reasons: Numbers of the reasons that cite it, from 1, rising: ``answer.reasons`` first, then ``in_favour``;
            empty for what no reason cites.
        left_out: How many code points it stands for that are not given; 0 for words.
    """

    words: str
    reasons: tuple[int, ...] = ()
    left_out: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether it stands for what was left out."""
        return self.left_out > 0

    @property
    def visible(self) -> str:
        """The words fit to be shown: what is invisible, or turns the direction of a page, stands as a square."""
        return visible(self.words)


class MarkedField(msgspec.Struct, frozen=True):
    """One part of a contact.

    Args:
        field: Which.
        segments: What it says, in order. Their words put together are the field as received, unless something was
            left out. Of ``html`` they are what the page shows to a person, not its source; of ``headers`` a header a
            line; of ``attachments`` each file's name and then its text, a line each.
        beside: Cited words that are not among these: where a link leads that shows other words, for instance.
    """

    field: Field
    segments: tuple[Segment, ...]
    beside: tuple[Segment, ...] = ()


class _Mark(NamedTuple):
    start: int
    end: int
    reason: int


def mark(contact: Contact, answer: Answer) -> tuple[MarkedField, ...]:
    """Mark the words that the reasons of an answer cite.

    A reason cites a page in HTML by places in its source, which nobody can read. Here they are carried over to the
    words the page shows. What a page does not show, the target of a link, is given beside them as the reason quotes it.

    Args:
        contact: What reached the person.
        answer: What was said of it.

    Returns:
        Sender, subject and text where the contact has them; the page, headers and attachments where a reason cites
        them, the page also where the contact has no other words.
    """
    reasons = (*answer.reasons, *answer.in_favour)
    cited: dict[Field, list[tuple[Quote, int]]] = {}
    for number, reason in enumerate(reasons, 1):
        for quote in reason.quotes:
            cited.setdefault(quote.field, []).append((quote, number))
    fields = [field for field in _ALWAYS if _received(contact, field)]
    fields += [field for field in _IF_CITED if field in cited and _received(contact, field)]
    if contact.html and Field.HTML not in fields and not contact.text.strip():
        fields.append(Field.HTML)
    return tuple(_marked(field, contact, cited.get(field, [])) for field in fields)


def _received(contact: Contact, field: Field) -> str:
    if field is Field.HEADERS:
        return "\n".join(f"{name}: {value}" for name, value in contact.headers)
    if field is Field.ATTACHMENTS:
        return "".join(f"{attachment.name}\n{attachment.text}\n" for attachment in contact.attachments)
    parts = {
        Field.SENDER: contact.sender,
        Field.SUBJECT: contact.subject,
        Field.TEXT: contact.text,
        Field.HTML: contact.html,
    }
    return parts[field] or ""


def _marked(field: Field, contact: Contact, cited: list[tuple[Quote, int]]) -> MarkedField:
    words = _received(contact, field)
    places = [(quote.start, quote.end) for quote, _ in cited]
    if field is Field.HTML:
        page = shown_page(words)
        words = page.text
        places = [(bisect_left(page.origin, start), bisect_left(page.origin, end)) for start, end in places]
    marks, beside = [], []
    for (quote, reason), (start, end) in zip(cited, places, strict=True):
        first, last = max(0, start), min(end, len(words))
        if first < last and words[first:last].strip():
            marks.append(_Mark(first, last, reason))
        else:
            beside.append(Segment(unescape(quote.words) if field is Field.HTML else quote.words, (reason,)))
    segments = list(_cut(words, sorted(marks)))
    return MarkedField(field, tuple(segments), tuple(dict.fromkeys(beside)))


def _cut(words: str, marks: list[_Mark]) -> Iterator[Segment]:
    """Yield the segments of a field, a long one cut to what stands around its marks."""
    after = 0
    for start, end in _windows(words, marks):
        if start > after:
            yield Segment(_CUT, left_out=start - after)
        yield from _segments(words, start, end, marks)
        after = end
    if after < len(words):
        yield Segment(_CUT, left_out=len(words) - after)


def _windows(words: str, marks: list[_Mark]) -> Iterator[tuple[int, int]]:
    """Yield the stretches to be kept, in order and apart from each other; of a short field all of it."""
    if len(words) <= LONGEST_WHOLE:
        if words:
            yield 0, len(words)
        return
    start, end, kept = 0, _AROUND, 0
    for one in marks:
        first, last = max(0, one.start - _AROUND), min(len(words), one.end + _AROUND)
        if first <= end:
            end = max(end, last)
            continue
        yield start, min(end, start + _MOST_KEPT - kept)
        kept += end - start
        if kept >= _MOST_KEPT:
            return
        start, end = first, last
    yield start, min(end, start + _MOST_KEPT - kept)


def _segments(words: str, start: int, end: int, marks: list[_Mark]) -> Iterator[Segment]:
    """Yield ``words[start:end]`` cut wherever a mark begins or ends."""
    within = [one for one in marks if one.start < end and one.end > start]
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for one in within:
        begins.setdefault(max(start, one.start), []).append(one.reason)
        ends.setdefault(min(end, one.end), []).append(one.reason)
    open_now: Counter[int] = Counter()
    segment = Segment("")
    for place, following in itertools.pairwise(sorted({start, end, *begins, *ends})):
        open_now.update(begins.get(place, ()))
        open_now.subtract(ends.get(place, ()))
        reasons = tuple(sorted(reason for reason, count in open_now.items() if count > 0))
        if reasons != segment.reasons:
            if segment.words:
                yield segment
            segment = Segment("", reasons)
        segment = segment._replace(words=segment.words + words[place:following])
    yield segment
