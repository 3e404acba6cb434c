"""Forwarded: the original within the text of a mail that somebody sent on, or that somebody copied as text."""

import enum
import functools
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from beffroi.contact.readers.mails.forward_labels import forward_labels
from beffroi.contact.readers.written_days import written_day

__all__ = ["Forwarded", "find_forwarded", "is_forward_subject", "unquoted"]


class Forwarded(NamedTuple):
    """A mail that stands within the text of another.

    Args:
        starts: Where what belongs to it begins: the line that says it was sent on, or its first label.
        body: Where its own words begin.
        sender: Its sender as shown, or ``None``.
        subject: Its subject as shown, or ``None``.
        date: Its day, or ``None`` if it is not told, or could be two.
        quoted: Its lines begin with ``>``.
    """

    starts: int
    body: int
    sender: str | None
    subject: str | None
    date: date | None
    quoted: bool


class _Label(enum.Enum):
    FROM = enum.auto()
    DATE = enum.auto()
    SUBJECT = enum.auto()
    OTHER = enum.auto()


class _Line(NamedTuple):
    start: int
    end: int  # after its line break
    words: str  # without quote marks, bold marks and blanks around
    quoted: bool


_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_QUOTE_MARKS = re.compile(r"(?:[>|]\s?){1,20}")
_FIELD = re.compile(
    r"\*{0,2}([^\W\d_][\w \u2019'-]{0,22}?)[ \u00a0\u202f]?\*{0,2}\s?[:：]\*{0,2}[ \t\u00a0]?(.*)", re.DOTALL
)
_PREFIX = re.compile(r"\s{0,5}\[?([^\W\d_]{1,7})\]?\s?[:：]", re.IGNORECASE)
_BLOCK_LINES = 24  # lines that a block of labels may take: each value on a line of its own, addressees over several
_FEWEST_LABELS = 3
_MARKER_REACH = 3  # lines with words between what says "sent on" and the first label
_LONGEST_MARKER = 120  # characters: a heading, no sentence
_LONGEST_LINE = 1_000
_MOST_LINES = 20_000  # lines in which a block is looked for
_UNSEEN = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_RULES = "-_=* \t\r\n"
_DATED_MARKER = re.compile(r"message du (\d[\d/ :]{5,40})", re.IGNORECASE)  # webmail of Orange


def is_forward_subject(subject: str | None) -> bool:
    """Say whether a subject bears what mail programs put before that of a mail sent on: ``TR :``, ``Fwd:``."""
    match = _PREFIX.match(subject or "")
    return match is not None and match[1].lower() in forward_labels().prefixes


def find_forwarded(text: str, subject: str | None = None, *, copied: bool = False) -> Forwarded | None:
    """Return the mail that ``text`` sends on, below a line or in a mail whose subject says so.

    A mail that is only answered (its labels below an answer, and nothing says that it was sent on) is none.

    Args:
        text: The words of the mail around it.
        subject: The subject of the mail around it.
        copied: The text is what somebody copied, and no mail of its own: labels with nothing before them are enough.
    """
    lines = list(_lines(text))
    for place, line in enumerate(lines):
        if _label_of(line) is None:
            continue
        block = _block(lines, place)
        if block is None:
            continue
        sender, subject_within, day, last = block
        first = _marker(lines, place)
        before = text[: line.start]
        if first is None and not is_forward_subject(subject) and not (copied and not before.strip(_RULES)):
            return None
        dated = _DATED_MARKER.match(lines[first].words) if first is not None else None
        day = day or (written_day(dated[1]) if dated else None)
        starts = lines[place if first is None else first].start
        return Forwarded(starts, lines[last].end, sender, subject_within, day, line.quoted)
    return None


def unquoted(text: str) -> str:
    """Return ``text`` with one level of quote marks taken off each line."""
    return re.sub(r"^[>|] ?", "", text, flags=re.MULTILINE)


def _lines(text: str) -> Iterator[_Line]:
    for count, match in enumerate(_LINE.finditer(text)):
        if count == _MOST_LINES:
            return
        words = match[0][:_LONGEST_LINE].translate(_UNSEEN).strip()
        marks = _QUOTE_MARKS.match(words)
        yield _Line(match.start(), match.end(), words[marks.end() :].strip() if marks else words, marks is not None)


def _label_of(line: _Line) -> tuple[_Label, str] | None:
    match = _FIELD.match(line.words)
    if match is None:
        return None
    label = _labels().get(" ".join(match[1].lower().split()))
    return None if label is None else (label, match[2].strip(" *\t"))


@functools.cache
def _labels() -> dict[str, _Label]:
    known = forward_labels()
    kinds = ((_Label.FROM, known.from_), (_Label.DATE, known.date), (_Label.SUBJECT, known.subject))
    return {word: label for label, words in (*kinds, (_Label.OTHER, known.other)) for word in words}


def _block(lines: list[_Line], place: int) -> tuple[str | None, str | None, date | None, int] | None:
    """Return sender, subject, day and the last line of the labels that begin at ``place``, or ``None`` for none."""
    values: dict[_Label, str] = {}
    count = 0
    last = place
    waiting: _Label | None = None  # a label whose value stands on the next line
    for index in range(place, min(place + _BLOCK_LINES, len(lines))):
        line = lines[index]
        found = _label_of(line)
        if found is not None:
            label, value = found
            count += 1
            waiting = None if value else label
            if value:
                values.setdefault(label, value)
            last = index
        elif waiting is not None and line.words:
            values.setdefault(waiting, line.words)
            waiting, last = None, index
        elif _ends_block(line, lines[last], waiting, count):
            break
        elif line.words:
            last = index
    telling = _Label.FROM in values and (_Label.DATE in values or _Label.SUBJECT in values)
    if not telling or count < _FEWEST_LABELS:
        return None
    day = written_day(values[_Label.DATE]) if _Label.DATE in values else None
    return values.get(_Label.FROM), values.get(_Label.SUBJECT), day, last


def _ends_block(line: _Line, labelled: _Line, waiting: _Label | None, count: int) -> bool:
    """Say whether a line without a label is no longer one of a block: a blank one behind enough labels, or words."""
    if not line.words:
        return waiting is None and count >= _FEWEST_LABELS
    return not _continues(line, labelled)


def _continues(line: _Line, labelled: _Line) -> bool:
    """Say whether a line goes on with the addressees of the one before: ``À : a@b.example,``."""
    return labelled.words.endswith((",", ";")) and ("@" in line.words or line.words.endswith((",", ";")))


def _marker(lines: list[_Line], place: int) -> int | None:
    """Return the line above the labels that says the mail was sent on, if one does."""
    seen = 0
    for index in range(place - 1, -1, -1):
        words = lines[index].words.lower()
        if not words:
            continue
        seen += 1
        if len(words) <= _LONGEST_MARKER and _says_sent_on(words):
            return index
        if seen == _MARKER_REACH or words.strip(_RULES):
            return None
    return None


def _says_sent_on(words: str) -> bool:
    return any(word in words for word in forward_labels().forwarded) or _DATED_MARKER.match(words) is not None
