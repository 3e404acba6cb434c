"""Known frauds: the stories that the rulebook knows, each with what officials say of it, as plain data for a page."""

import datetime
from collections.abc import Iterator
from typing import Final

import msgspec

from beffroi.advice import advise
from beffroi.contact import Channel, Contact
from beffroi.evidence import Pretext
from beffroi.report.official import FIRST_BODY
from beffroi.report.sourcing import Sourced, sourced
from beffroi.rulebook import FactValue, Rulebook, RulebookDay
from beffroi.texts import Catalogue, StepText, answer, capitalised
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["Course", "FraudGuide", "FraudName", "NeverAsked", "Said", "fraud_guide", "known_frauds"]

_MOST_WORDS = 8
_PRETEXT = "pretext"  # the kind of word list
_FRENCH_LIST = "pretext.fr."
_SIGNS: Final = {
    "pressure": "guidance.urgency",
    "number": "guidance.displayed_number",
    "link": "guidance.links_real_target",
}
_CHANNELS: Final = (Channel.SMS, Channel.EMAIL, Channel.CALL, Channel.SOCIAL)


class FraudName(msgspec.Struct, frozen=True):
    """One known fraud: its place in addresses, what it is called, and whether it abuses the first public body."""

    slug: str
    title: str
    is_first_body: bool


class Said(msgspec.Struct, frozen=True):
    """A sentence or the public body that a fact is about, and where it was read."""

    sentence: str
    name: str
    source: Sourced


class NeverAsked(msgspec.Struct, frozen=True):
    """What a public body never asks for on one channel."""

    by_channel: str
    things: tuple[str, ...]
    source: Sourced


class Course(msgspec.Struct, frozen=True):
    """What to do, in order, where the fraud came on one channel."""

    channel: str
    steps: tuple[StepText, ...]


class FraudGuide(msgspec.Struct, frozen=True):
    """All that is known of one fraud.

    Args:
        name: What it is called.
        truth: What officials say of its story.
        said: Each public body that it is said of, with source and dates.
        words: French words often met in it, as the word lists have them.
        never: What the public body that it abuses never asks for.
        signs: General signs of a fraud.
        courses: What to do, by what it came by.
    """

    name: FraudName
    truth: str
    said: tuple[Said, ...]
    words: tuple[str, ...]
    never: tuple[NeverAsked, ...]
    signs: tuple[Said, ...]
    courses: tuple[Course, ...]


def known_frauds(rulebook: Rulebook, catalogue: Catalogue, today: datetime.date) -> tuple[FraudName, ...]:
    """Return every fraud that some public body has said something of, those that abuse the first body first."""
    day = rulebook.on(today)
    named = [_name(pretext, day, catalogue) for pretext in Pretext if any(_facts_on(pretext, day))]
    return tuple(sorted(named, key=lambda name: not name.is_first_body))


def fraud_guide(slug: str, rulebook: Rulebook, catalogue: Catalogue, today: datetime.date) -> FraudGuide | None:
    """Return one fraud by its place in addresses, ``carte-vitale-expires``.

    Args:
        slug: Its place.
        rulebook: The facts and the word lists.
        catalogue: The language.
        today: The day it is shown: the facts of that day count.

    Returns:
        It, or ``None`` where no fraud that officials speak of has that name.

    Raises:
        CatalogueError: The language lacks a sentence.
    """
    day = rulebook.on(today)
    pretext = next((pretext for pretext in Pretext if _slug(pretext) == slug), None)
    facts = list(_facts_on(pretext, day)) if pretext is not None else []
    if pretext is None or not facts:
        return None
    body = facts[0][0]
    return FraudGuide(
        name=_name(pretext, day, catalogue),
        truth=catalogue.truth(pretext, general=False),
        said=tuple(
            Said("", capitalised(catalogue.public_body(by)), sourced(value, catalogue, today)) for by, value in facts
        ),
        words=_words(pretext, rulebook),
        never=tuple(_never_asked(body, day, catalogue, today)),
        signs=tuple(_signs(day, catalogue, today)),
        courses=tuple(_courses(body, rulebook, catalogue, today)),
    )


def _slug(pretext: Pretext) -> str:
    return pretext.replace("_", "-")


def _name(pretext: Pretext, day: RulebookDay, catalogue: Catalogue) -> FraudName:
    is_first = any(body == FIRST_BODY for body, _ in _facts_on(pretext, day))
    return FraudName(_slug(pretext), catalogue.sentence(f"guide.fraud.{pretext}"), is_first)


def _facts_on(pretext: Pretext, day: RulebookDay) -> Iterator[tuple[str, FactValue]]:
    """Yield each public body that says something of a story, and what; the first body first."""
    held = [(fact.partition(".")[0], value) for fact, value in day.of_kind("pretext") if pretext in value.value]
    seen: set[str] = set()
    for body, value in sorted(held, key=lambda pair: pair[0] != FIRST_BODY):
        if body not in seen:
            seen.add(body)
            yield body, value


def _words(pretext: Pretext, rulebook: Rulebook) -> tuple[str, ...]:
    """Return examples of the French word list; others are kept in it, which no message in French would have."""
    return tuple(
        entry.catches
        for entry in rulebook.lexicon.entries
        if entry.kind == _PRETEXT and entry.means == pretext and _FRENCH_LIST in entry.where
    )[:_MOST_WORDS]


def _never_asked(body: str, day: RulebookDay, catalogue: Catalogue, today: datetime.date) -> Iterator[NeverAsked]:
    for channel in _CHANNELS:
        for name in ("never_asks", "never_on_social"):
            fact = day.fact_for(f".{name}", body)
            value = day.value(fact, channel) if fact is not None else None
            if value is not None:
                things = (catalogue.word_or_none("request", thing) for thing in value.value)
                said = tuple(thing for thing in things if thing is not None)
                yield NeverAsked(catalogue.word("by_channel", channel), said, sourced(value, catalogue, today))
                break


def _signs(day: RulebookDay, catalogue: Catalogue, today: datetime.date) -> Iterator[Said]:
    for sign, fact in _SIGNS.items():
        value = day.value(fact)
        if value is not None:
            yield Said(catalogue.sentence(f"guide.sign.{sign}"), "", sourced(value, catalogue, today))


def _courses(body: str, rulebook: Rulebook, catalogue: Catalogue, today: datetime.date) -> Iterator[Course]:
    """Yield what to do by what the fraud came by, as an answer about any such contact would say it."""
    for channel in _CHANNELS:
        verdict = Verdict(None, channel, today, VerdictWord.FRAUD, body, (), (), rulebook.version, "")
        verdict = msgspec.structs.replace(verdict, advice=advise(verdict, rulebook))
        steps = answer(verdict, Contact(channel, ""), catalogue, rulebook, today=today).steps
        yield Course(catalogue.channel(channel), steps)
