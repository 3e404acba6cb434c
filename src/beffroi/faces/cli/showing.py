"""Showing an answer to a person: the verdict, its reasons and the steps, in the width of the terminal."""

import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from beffroi.contact import SpokenWord
from beffroi.evidence import Field
from beffroi.texts import Answer, Catalogue, Quote, Reason, isolated_lines, joined
from beffroi.verdict import VerdictWord

__all__ = ["Page", "answer_lines"]

_MARKS = {
    VerdictWord.FRAUD: ("[X]", "red"),
    VerdictWord.SUSPICIOUS: ("[!]", "yellow"),
    VerdictWord.CONSISTENT: ("[?]", "cyan"),
    VerdictWord.UNRELATED: ("[-]", "cyan"),
}
_QUOTES_SHOWN = 3
_QUOTES_COMPARED = 50  # of the thousands that a hostile text may give
_STEP = "   "


class Page(NamedTuple):
    """What there is to write on: its width in columns, and whether it shows colours."""

    width: int
    colour: bool


def answer_lines(answer: Answer, catalogue: Catalogue, page: Page, spoken: Sequence[SpokenWord] = ()) -> Iterator[str]:
    """Yield the lines of an answer; the verdict is readable without its colour.

    Args:
        answer: What to show.
        catalogue: The language it is shown in.
        page: What there is to write on.
        spoken: Of a recording, its words: what is quoted of it is shown with the moment it is said.
    """
    mark, colour = _MARKS[answer.verdict]
    yield _styled(f"{mark} {answer.title}", page, colour)
    yield from _wrapped(answer.meaning, page)
    if answer.reasons:
        yield from _heading(catalogue.label("reasons"), page)
        yield from _reasons(answer.reasons, catalogue, page, spoken)
    if answer.in_favour:
        yield from _heading(catalogue.label("in_favour"), page)
        yield from _reasons(answer.in_favour, catalogue, page, spoken)
    if answer.steps:
        yield from _heading(catalogue.label("what_now"), page)
        for number, step in enumerate(answer.steps, 1):
            yield from _wrapped(step.title, page, f"{number:>2}. ", "    ")
            if step.detail:
                yield from _wrapped(step.detail, page, "    ", "    ")
    yield ""
    yield from _wrapped(answer.disclaimer, page)


def _reasons(
    reasons: tuple[Reason, ...], catalogue: Catalogue, page: Page, spoken: Sequence[SpokenWord]
) -> Iterator[str]:
    for reason in reasons:
        yield from _wrapped(reason.sentence, page, " - ", _STEP)
        for field, words in _quoted(reason.quotes, catalogue, spoken).items():
            more = ["…"] if len(words) > _QUOTES_SHOWN else []
            shown = joined(words[:_QUOTES_SHOWN] + more, catalogue)
            yield from _wrapped(catalogue.label("quotes", field=field, words=shown), page, _STEP, _STEP)
        yield from _wrapped(f"{reason.source} [{reason.standing}]", page, _STEP, _STEP)
        if reason.url:
            yield _STEP + reason.url
        if reason.stale:
            yield from _wrapped(reason.stale, page, _STEP, _STEP)


def _quoted(quotes: tuple[Quote, ...], catalogue: Catalogue, spoken: Sequence[SpokenWord]) -> dict[str, list[str]]:
    """Return the words to quote by the name of their field, without those that stand within others."""
    quoted: dict[str, list[str]] = {}
    compared = quotes[:_QUOTES_COMPARED]
    for quote in compared:
        known = quoted.setdefault(quote.field_label, [])
        words = _with_moment(quote, catalogue, spoken)
        if words not in known and not any(_stands_within(quote, other) for other in compared):
            known.append(words)
    return quoted


def _with_moment(quote: Quote, catalogue: Catalogue, spoken: Sequence[SpokenWord]) -> str:
    place = bisect_right(spoken, quote.start, key=lambda word: word.end) if quote.field is Field.TEXT else len(spoken)
    if place >= len(spoken):
        return catalogue.label("quote", words=quote.words)
    minutes, seconds = divmod(int(spoken[place].begins), 60)
    return catalogue.label("quote_at", words=quote.words, time=f"{minutes}:{seconds:02}")


def _stands_within(quote: Quote, other: Quote) -> bool:
    longer = other.end - other.start > quote.end - quote.start
    return longer and other.field == quote.field and other.start <= quote.start and quote.end <= other.end


def _heading(title: str, page: Page) -> Iterator[str]:
    yield ""
    yield _styled(title, page, None)


def _styled(text: str, page: Page, colour: str | None) -> str:
    return click.style(text, fg=colour, bold=True) if page.colour else text


def _wrapped(text: str, page: Page, first: str = "", others: str = "") -> Iterator[str]:
    lines = textwrap.wrap(
        text,
        page.width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,  # an address stays whole, to be recognised
        break_on_hyphens=False,
    )
    yield from isolated_lines(lines)
