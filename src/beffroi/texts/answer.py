"""The answer: a verdict, its reasons and the next steps in words, as plain data for every face."""

import datetime
from typing import Any

import msgspec

from beffroi.advice import MAKE_SURE
from beffroi.contact import Channel, Contact
from beffroi.evidence import Field
from beffroi.rulebook import FactValue, Rulebook, RulebookDay, Source, Speaks, Strength
from beffroi.texts.catalogue import Catalogue, StepText
from beffroi.texts.places import body_places, official_places, step_places, step_variants, value_places
from beffroi.texts.wording import day_in_words, shown
from beffroi.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

__all__ = ["Answer", "Quote", "Reason", "answer", "source_line"]

_LONGEST_QUOTE = 160
_VISIBLE_ENDS = " \t\r\n"


class Quote(msgspec.Struct, frozen=True):
    """The contact's own words that a reason rests on.

    Args:
        field: The part of the contact they stand in.
        field_label: What that part is called.
        words: The words, fit to be shown: on one line, nothing invisible, cut where too long.
        start: Where they start in the field as received, in Unicode code points.
        end: Where they end, excluded.
    """

    field: Field
    field_label: str
    words: str
    start: int
    end: int


class Reason(msgspec.Struct, frozen=True):
    """One finding in words.

    Args:
        code: The finding's code.
        strength: How much it weighs.
        strength_label: The same in words.
        quotes: The words it rests on.
        sentence: What was seen, and what officials say of it.
        fact: Id of the official fact.
        source: Where that fact was published, as one line.
        url: Its address, when it has one.
        standing: On what the fact rests, in words.
        read_on: The day on which that was last read there, in words; ``None`` where the fact says nothing any more.
        stale: A line that says the fact should have been read again, or ``None``.
    """

    code: str
    strength: Strength
    strength_label: str
    quotes: tuple[Quote, ...]
    sentence: str
    fact: str
    source: str
    url: str | None
    standing: str
    read_on: str | None
    stale: str | None


class Answer(msgspec.Struct, frozen=True):
    """All that a face shows about one contact.

    Args:
        verdict: The answer in one word, as a code.
        title: The same in words.
        meaning: What it means.
        reasons: Against the contact, the strongest first.
        in_favour: In its favour.
        steps: What to do, in order.
        how_to_make_sure: Of these, the safe way to make sure, when a public body is claimed.
        disclaimer: That this is no official service.
    """

    verdict: VerdictWord
    title: str
    meaning: str
    reasons: tuple[Reason, ...]
    in_favour: tuple[Reason, ...]
    steps: tuple[StepText, ...]
    how_to_make_sure: StepText | None
    disclaimer: str


def answer(
    verdict: Verdict, contact: Contact, catalogue: Catalogue, rulebook: Rulebook, *, today: datetime.date
) -> Answer:
    """Put a verdict into words.

    Args:
        verdict: The verdict, its advice filled in.
        contact: The contact it is about; its own words are quoted.
        catalogue: The language.
        rulebook: The rulebook it was judged by.
        today: The day it is shown: what services offer now, and which facts should have been read again by now.

    Returns:
        Plain data; nothing of it needs another look at the contact.

    Raises:
        CatalogueError: A finding or step has no sentence.
    """
    day = rulebook.on(verdict.date)
    places = body_places(verdict.public_body, verdict.channel, catalogue)
    said = catalogue.verdict(verdict.verdict, claimed=verdict.public_body is not None, **places)
    steps = tuple(_step(code, verdict, rulebook, today, catalogue) for code in verdict.advice)
    return Answer(
        verdict=verdict.verdict,
        title=said.title,
        meaning=said.meaning,
        reasons=_reasons(verdict, contact, catalogue, day, Speaks.AGAINST, today),
        in_favour=_reasons(verdict, contact, catalogue, day, Speaks.FOR, today),
        steps=steps,
        how_to_make_sure=next((step for step in steps if step.code == MAKE_SURE), None),
        disclaimer=catalogue.label("disclaimer", **places),
    )


def _step(code: str, verdict: Verdict, rulebook: Rulebook, today: datetime.date, catalogue: Catalogue) -> StepText:
    filled = step_places(code, verdict, rulebook, today, catalogue)
    return catalogue.step(code, step_variants(code, verdict.channel, filled), **filled)


def _reasons(  # noqa: PLR0913, PLR0917 - all that a reason is made of
    verdict: Verdict, contact: Contact, catalogue: Catalogue, day: RulebookDay, speaks: Speaks, today: datetime.date
) -> tuple[Reason, ...]:
    """Return the findings that speak one way in words; those that read alike are said once, quotes together."""
    first: dict[tuple[str, str], Reason] = {}
    quotes: dict[tuple[str, str], dict[Quote, None]] = {}  # in the order found, each once
    for finding in verdict.findings:
        if finding.speaks == speaks:
            reason = _reason(finding, verdict, contact, catalogue, day, today)
            key = (reason.sentence, reason.fact)
            first.setdefault(key, reason)
            quotes.setdefault(key, {}).update(dict.fromkeys(reason.quotes))
    return tuple(msgspec.structs.replace(reason, quotes=tuple(quotes[key])) for key, reason in first.items())


def _reason(  # noqa: PLR0913, PLR0917 - the same
    finding: Finding,
    verdict: Verdict,
    contact: Contact,
    catalogue: Catalogue,
    day: RulebookDay,
    today: datetime.date,
) -> Reason:
    held = _fact_value(finding.fact, verdict.channel, day)
    values = [cited.value for cited in finding.evidence]
    official = official_places(held.value if held is not None else None, catalogue)
    folder, _, name = finding.fact.partition(".")
    general = not catalogue.knows_body(folder)
    unsaid = (f"{name}.unsaid",) if not contact.sender else ()
    variants = (*values, *unsaid, name, "listed", *(("general",) if general else ()))
    body = verdict.public_body or (None if general else folder)
    places = body_places(body, verdict.channel, catalogue) | value_places(values, catalogue)
    places |= official | {"truth": catalogue.truth(values[0] if values else "", general=general)}
    return Reason(
        code=finding.code,
        strength=finding.strength,
        strength_label=catalogue.strength(finding.strength),
        quotes=tuple(_quote(cited, contact, catalogue) for cited in finding.evidence if _has_words(cited, contact)),
        sentence=catalogue.finding(finding.code, (*variants, verdict.channel, finding.strength), **places),
        fact=finding.fact,
        source=source_line(finding.source, catalogue),
        url=finding.source.url,
        standing=catalogue.standing(finding.source.standing),
        read_on=None if held is None else day_in_words(held.source.read_on, catalogue),
        stale=_stale_line(held, today, catalogue),
    )


def _fact_value(fact: str, channel: Channel, day: RulebookDay) -> FactValue | None:
    """Return what a fact says for this channel, or for any where it says nothing for it."""
    return day.value(fact, channel) or day.value(fact)


def source_line(source: CitedSource | Source, catalogue: Catalogue) -> str:
    """Return where a statement was published, as one line."""
    published = day_in_words(source.published, catalogue)
    places = {"publisher": source.publisher, "title": source.title, "published": published}
    return catalogue.sentence("labels.source_line", (source.standing,), **places)


def _stale_line(held: FactValue | None, today: datetime.date, catalogue: Catalogue) -> str | None:
    if held is None or today <= held.recheck_by:
        return None
    return catalogue.label("stale", date=day_in_words(held.recheck_by, catalogue))


def _has_words(cited: CitedEvidence, contact: Contact) -> bool:
    """Say whether there is something to quote: a number that nobody showed has no words."""
    return cited.field is not Field.SENDER or bool(contact.sender)


def _quote(cited: CitedEvidence, contact: Contact, catalogue: Catalogue) -> Quote:
    words = _received(contact, cited.field)[cited.start : cited.end].strip(_VISIBLE_ENDS) or cited.value
    return Quote(cited.field, catalogue.field(cited.field), shown(words, _LONGEST_QUOTE), cited.start, cited.end)


def _received(contact: Contact, field: Field) -> str:
    """Return the field that a span points into, as received."""
    if field is Field.HEADERS:
        return "\n".join(f"{name}: {value}" for name, value in contact.headers)
    if field is Field.ATTACHMENTS:
        return ""  # each attachment is a field of its own; the evidence's value names the file
    received: Any = getattr(contact, field.value)
    return received or ""
