"""Quotes: the stretches of a contact that somebody else said first."""

import re
from collections.abc import Sequence

from beffroi.evidence.evidence import Span
from beffroi.evidence.passage import Passage

__all__ = ["quotes", "starts_inside"]

_QUOTE = re.compile(r'(?<![a-z0-9])"[^"\n]{3,600}"')
_MOSTLY_QUOTED = 0.6  # a message that is one long quote is no quote, but the message
_MOST_QUOTES = 200  # a field with more is no message that a person wrote


def quotes(passages: Sequence[Passage]) -> list[Span]:
    """Return the quoted stretches of the fields as received; a field that is mostly one quote has none."""
    spans: list[Span] = []
    for passage in passages:
        if '"' not in passage.folded:
            continue
        found = [match.span() for match in _QUOTE.finditer(passage.folded)][:_MOST_QUOTES]
        if sum(end - start for start, end in found) < _MOSTLY_QUOTED * len(passage.folded):
            spans.extend(Span(passage.field, *passage.text.to_original(start, end)) for start, end in found)
    return spans


def starts_inside(span: Span, others: Sequence[Span]) -> bool:
    """Return whether ``span`` starts inside one of ``others``: what runs on beyond a quote began in it."""
    return any(other.field is span.field and other.start <= span.start < other.end for other in others)
