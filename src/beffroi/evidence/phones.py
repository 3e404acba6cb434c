"""Phones: every telephone number written in a contact or shown as its sender, one Evidence each."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from beffroi.contact import Channel
from beffroi.evidence.anchors import find_anchors
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.folding import FoldedText, fold
from beffroi.evidence.phone_digits import WrittenNumber, find_written_numbers
from beffroi.evidence.phone_plan import PhoneTrait, class_of, is_listed, normal_form
from beffroi.evidence.phone_roles import asks_to_call_short, asks_to_dial, role_in_text, says_phone
from beffroi.evidence.reading import Page, Reading
from beffroi.evidence.spoken_numbers import SpokenNumber, find_spoken_numbers, may_hold_spoken_numbers

__all__ = ["PhoneTrait", "find_phones"]

_SENDER: Final = Field.SENDER
_A_FIGURE: Final = re.compile(r"\d[\d .\-/()]{2}", re.ASCII)
_A_DIGIT: Final = re.compile(r"\d", re.ASCII)
_EXTENSION: Final = re.compile(r" ?,? ?\(?(?:poste|ext|extension)\.? ?:? ?\d{1,5}\b\)?", re.ASCII)
_EMERGENCY: Final = re.compile(r"1(?:[578]|1[24569]|9[167])(?![\d/:]|[.,-]\d| ?h\b| ?\d)", re.ASCII)
_NOT_EMERGENCY: Final = re.compile(
    r" ?(?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec|heures|min|jours|jrs|ans\b|mois|eur|%|/|er\b|e\b|"
    r"january|february|march|april|may\b|june|july|august|september|october|november|december|days|am\b|pm\b|th\b|"
    r"rue\b|av\b|avenue|bd\b|boulevard|place|bis\b|a \d)"
)
_SMS_CODE_DIGITS = 5
_MOST_EMERGENCY = 100  # in one field
_MOST_DIALLED = 100
_LONGEST_DIALLED = 60  # characters of a tel: address that are read
_LONGEST_WORDS = 200  # characters of the words of such a link
_LONGEST_SENDER = 100  # characters: a display name before a number, no more


def find_phones(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield one PHONE for each telephone number of the contact: subject, text, HTML, sender, attachments.

    The value is the number's normal form: national digits for the French plan (``0178857003``, ``3646``), E.164 for
    another country's (``+447700900123``). Traits are words of ``PhoneTrait``: one class, one role, and modifiers.
    A short number is one only where it is published or the words around it say so; an SMS sender of five digits is
    left to ``find_sender``.
    """
    for name, field in reading.fields.items():  # a look-up by name costs as much as the search in a short text
        if name is not _SENDER:
            yield from _phones_in(name, field, directory)
        elif reading.contact.channel is not Channel.EMAIL:
            yield from _sender_phones(field, reading.contact.channel, directory)
    if reading.page is not None:
        yield from _dialled_numbers(reading.page, directory)


def _phones_in(name: Field, field: FoldedText, directory: Directory) -> Iterator[Evidence]:
    """Yield the numbers of one field of running text, those in digits before those in words."""
    folded = field.folded
    has_figure = _A_FIGURE.search(folded) is not None
    if has_figure:
        for written in find_written_numbers(folded):
            if written.certain or _is_short_number(folded, written, directory):
                yield _evidence(name, field, written, directory)
    if may_hold_spoken_numbers(folded, has_digit=has_figure):
        for spoken in find_spoken_numbers(folded):
            number = normal_form(spoken.digits, international=spoken.international)
            if number is not None and _is_spoken_phone(folded, spoken, number, directory):
                written = WrittenNumber(spoken.start, spoken.end, number, certain=True)
                yield _evidence(name, field, written, directory, PhoneTrait.SPELLED)
    if "1" in folded:
        yield from _emergency_numbers(name, field, directory)


def _dialled_numbers(page: Page, directory: Directory) -> Iterator[Evidence]:
    """Yield the numbers that links of a page dial: ``<a href="tel:0899...">36 46</a>`` shows another."""
    dialled = (anchor for anchor in find_anchors(page.shown) if anchor.sort == "phone")
    for anchor in islice(dialled, _MOST_DIALLED):
        digits = "".join(filter(str.isdigit, anchor.target[:_LONGEST_DIALLED].partition(";")[0].replace("(0)", "")))
        number = normal_form(digits, international=anchor.target.startswith("+")) if digits.isascii() else None
        if number is not None:
            kind = class_of(number, directory)
            traits = kind.traits | {PhoneTrait.CALL_BACK}
            if _shows_another(page.shown.between(anchor.end, anchor.words_end), number):
                traits |= {PhoneTrait.SHOWN_AS_ANOTHER}
            start = page.shown.source.find(anchor.target[:4], anchor.start, anchor.end)
            span = Span(Field.HTML, max(start, anchor.start), anchor.end)
            yield Evidence(EvidenceKind.PHONE, number, span, traits, kind.public_body, kind.detail)


def _shows_another(words: str, number: str) -> bool:
    """Return whether the words of a link show a number, and not the one that it dials."""
    shown = [written.number for written in find_written_numbers(fold(words[:_LONGEST_WORDS]).folded)]
    return bool(shown) and number not in shown


def _is_short_number(folded: str, written: WrittenNumber, directory: Directory) -> bool:
    """Say whether a figure that might be anything is a telephone number here."""
    number = written.number
    if is_listed(number, directory):
        return True
    if len(number) == _SMS_CODE_DIGITS:
        return asks_to_call_short(folded, written.start)
    return says_phone(folded, written.start)


def _is_spoken_phone(folded: str, spoken: SpokenNumber, number: str, directory: Directory) -> bool:
    if number.startswith(("0", "+")) or is_listed(number, directory):
        return True
    return asks_to_call_short(folded, spoken.start)


def _emergency_numbers(name: Field, field: FoldedText, directory: Directory) -> Iterator[Evidence]:
    """Yield ``17``, ``112`` and their like where the words ask to dial them; two digits are most often a day."""
    folded = field.folded
    left = _MOST_EMERGENCY
    for match in _EMERGENCY.finditer(folded):
        start, end = match.span()
        if start and folded[start - 1] != " ":
            continue
        if _NOT_EMERGENCY.match(folded, end) or not asks_to_dial(folded, start):
            continue
        left -= 1
        if left < 0:
            return
        yield _evidence(name, field, WrittenNumber(start, end, match.group(), certain=True), directory)


def _evidence(
    name: Field, field: FoldedText, written: WrittenNumber, directory: Directory, *more: PhoneTrait
) -> Evidence:
    """Return the evidence of one number in running text."""
    kind = class_of(written.number, directory)
    code = PhoneTrait.SMS_CODE in kind.traits or len(written.number) == _SMS_CODE_DIGITS
    role = role_in_text(field, written.start, written.end, code=code)
    end = written.end
    extension = _EXTENSION.match(field.folded, end)
    if extension is not None:
        end = extension.end()
    span = Span(name, *field.to_original(written.start, end))
    traits = kind.traits | {role, *more}
    return Evidence(EvidenceKind.PHONE, written.number, span, traits, kind.public_body, kind.detail)


def _sender_phones(field: FoldedText, channel: Channel, directory: Directory) -> Iterator[Evidence]:
    """Yield the number that the telephone or the messenger showed as the sender."""
    folded = field.folded
    if channel is Channel.SMS and len(folded) <= _SMS_CODE_DIGITS + 1:
        return
    if len(folded) <= _LONGEST_SENDER and not folded.strip(" +().-/0123456789"):
        digits = "".join(filter(str.isdigit, folded.replace("(0)", "")))
        number = normal_form(digits, international=folded.lstrip().startswith("+")) or digits
        found = WrittenNumber(0, len(folded), number, certain=True) if digits else None
    elif _A_DIGIT.search(folded, 0, _LONGEST_SENDER):
        found = next(find_written_numbers(folded[:_LONGEST_SENDER]), None)
    else:
        return
    if found is None:
        return
    number = found.number
    if channel is Channel.SMS and len(number) <= _SMS_CODE_DIGITS + 1:
        return
    if found.certain or is_listed(number, directory):
        kind = class_of(number, directory)
        span = Span(Field.SENDER, *field.to_original(found.start, found.end))
        traits = kind.traits | {PhoneTrait.SENDER}
        yield Evidence(EvidenceKind.PHONE, number, span, traits, kind.public_body, kind.detail)
