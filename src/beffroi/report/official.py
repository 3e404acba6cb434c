"""The official guide: numbers, senders and addresses of public bodies as of one day, each with its dates and source."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

from beffroi.report.sourcing import Sourced, sourced
from beffroi.rulebook import Fact, FactValue, Rulebook
from beffroi.texts import Catalogue, capitalised, day_in_words, joined, number_in_words, terms

__all__ = ["FIRST_BODY", "BodyGuide", "Listed", "OfficialGuide", "Section", "official_guide"]

FIRST_BODY: Final = "assurance_maladie"
"""The public body that the guide is first of all about."""

_ONE_DAY = datetime.timedelta(days=1)
_SECTION_OF_KIND: Final = {
    "sms_sender": "sms",
    "email_domains": "email_domains",
    "email_addresses": "email_addresses",
    "web_domains": "sites",
    "apps": "apps",
    "accounts": "accounts",
}
_NUMBERS: Final = {"may_be_called": "call", "retired": "call", "calls_from": "calls"}  # by how the fact's name begins
_ORDER: Final = ("call", "calls", "sms", "email_domains", "email_addresses", "sites", "apps", "accounts")
_NATIONAL_DIGITS = 10


class Listed(msgspec.Struct, frozen=True):
    """One number, sender or address.

    Args:
        what: It, as people write it.
        number: To be dialled, ``+33178857003`` or ``3646``, where one may call it; else empty.
        about: What it is for, its price and hours, in words; may be empty.
        since: The first day it was official, in words.
        until: The last, or ``None`` while it is.
        source: Where that was read.
    """

    what: str
    number: str
    about: str
    since: str
    until: str | None
    source: Sourced


class Section(msgspec.Struct, frozen=True):
    """Those of one sort: those of the day, and those that are official no longer, with the day they ended."""

    code: str
    title: str
    listed: tuple[Listed, ...]
    retired: tuple[Listed, ...]


class BodyGuide(msgspec.Struct, frozen=True):
    """All that is known of one public body."""

    public_body: str
    name: str
    sections: tuple[Section, ...]


class OfficialGuide(msgspec.Struct, frozen=True):
    """The guide of one day: the Assurance Maladie, then the others by name."""

    day: datetime.date
    day_in_words: str
    first: BodyGuide
    others: tuple[BodyGuide, ...]


class _Thing(NamedTuple):
    """One thing that a value of a fact lists."""

    what: str
    number: str
    about: str


class _Run(NamedTuple):
    """One thing over a stretch of days without a gap."""

    since: datetime.date
    values: list[FactValue]

    @property
    def until(self) -> datetime.date | None:
        return self.values[-1].until


def official_guide(rulebook: Rulebook, catalogue: Catalogue, day: datetime.date, today: datetime.date) -> OfficialGuide:
    """Return the guide.

    Args:
        rulebook: The facts.
        catalogue: The language.
        day: The day whose numbers and addresses are listed.
        today: The day it is shown: facts that should have been read again by then say so.

    Raises:
        CatalogueError: The language lacks a sentence.
    """
    by_body: dict[str, list[Fact]] = {}
    for fact in rulebook.facts.values():
        body = fact.id.partition(".")[0]
        if catalogue.knows_body(body) and _section_of(fact) is not None:
            by_body.setdefault(body, []).append(fact)
    guides = [_body(body, facts, catalogue, day, today) for body, facts in by_body.items()]
    first = next((guide for guide in guides if guide.public_body == FIRST_BODY), BodyGuide(FIRST_BODY, "", ()))
    others = [guide for guide in guides if guide.public_body != FIRST_BODY and guide.sections]
    return OfficialGuide(
        day, day_in_words(day, catalogue), first, tuple(sorted(others, key=lambda guide: guide.name.casefold()))
    )


def _body(
    body: str, facts: Iterable[Fact], catalogue: Catalogue, day: datetime.date, today: datetime.date
) -> BodyGuide:
    name = catalogue.public_body(body)
    by_section: dict[str, list[Fact]] = {}
    for fact in facts:
        by_section.setdefault(_section_of(fact) or "", []).append(fact)
    made = (_section(code, by_section.get(code, []), catalogue, day, today) for code in _ORDER)
    sections = tuple(section for section in made if section.listed or section.retired)
    return BodyGuide(body, capitalised(name), sections)


def _section_of(fact: Fact) -> str | None:
    """Return the section that a fact is shown in; some only say more about numbers that others list."""
    if fact.kind == "numbers":
        name = fact.id.partition(".")[2]
        return next((code for start, code in _NUMBERS.items() if name.startswith(start)), None)
    return _SECTION_OF_KIND.get(fact.kind)


def _section(
    code: str, facts: Iterable[Fact], catalogue: Catalogue, day: datetime.date, today: datetime.date
) -> Section:
    current: dict[str, Listed] = {}
    retired: dict[str, Listed] = {}
    for fact in facts:
        for key, runs in _runs(fact).items():
            run = runs[-1]
            in_force = _in_force(run, day)
            value = in_force or run.values[-1]
            if run.since > day or (in_force is None and run.until is None):
                continue
            thing = dict(_things(fact.kind, value.value, code, catalogue))[key]
            until = None if run.until is None else day_in_words(run.until, catalogue)
            since = day_in_words(run.since, catalogue)
            kept = current if in_force is not None else retired
            kept[key] = Listed(*thing, since=since, until=until, source=sourced(value, catalogue, today))
    gone = tuple(listed for key, listed in retired.items() if key not in current)
    return Section(code, catalogue.sentence(f"guide.section.{code}"), tuple(current.values()), gone)


def _in_force(run: _Run, day: datetime.date) -> FactValue | None:
    return next((value for value in run.values if value.since <= day <= (value.until or day)), None)


def _runs(fact: Fact) -> dict[str, list[_Run]]:
    """Return for each thing of a fact its stretches of days, oldest first; values that follow on are one."""
    found: dict[str, list[_Run]] = {}
    for value in sorted(fact.values, key=lambda value: value.since):
        for key in _keys(fact.kind, value.value):
            runs = found.setdefault(key, [])
            if runs and (runs[-1].until is None or runs[-1].until + _ONE_DAY >= value.since):
                runs[-1].values.append(value)
            else:
                runs.append(_Run(value.since, [value]))
    return found


def _keys(kind: str, value: Any) -> list[str]:  # noqa: ANN401 - its shape is the fact's kind
    if kind == "sms_sender":
        return [value["number"]]
    return [thing if isinstance(thing, str) else thing.get("number") or thing["name"] for thing in value]


def _things(kind: str, value: Any, section: str, catalogue: Catalogue) -> Iterator[tuple[str, _Thing]]:  # noqa: ANN401
    if kind == "sms_sender":
        yield value["number"], _Thing(number_in_words(value["number"]), "", _sms(value, catalogue))
        return
    for thing in value:
        if isinstance(thing, str):
            yield thing, _Thing(thing, "", "")
        elif "number" in thing:
            number = thing["number"] if section == "call" else ""
            yield thing["number"], _Thing(number_in_words(thing["number"]), _dialled(number), _number(thing, catalogue))
        else:
            yield thing["name"], _Thing(thing["name"], "", _named(thing))


def _dialled(number: str) -> str:
    """Return a number as a telephone dials it from anywhere; short ones are reached in France alone."""
    return f"+33{number[1:]}" if len(number) == _NATIONAL_DIGITS else number


def _number(thing: dict[str, Any], catalogue: Catalogue) -> str:
    purpose = thing.get("purpose")
    said = catalogue.sentence(f"guide.purpose.{purpose}") if purpose else ""
    offered = terms(thing.get("price"), thing.get("hours"), catalogue)
    return capitalised(said + offered if said else offered.strip(" ()"))


def _sms(value: dict[str, Any], catalogue: Catalogue) -> str:
    said = [catalogue.sentence("guide.sms_only")] if value["exclusive"] else []
    if value["opening"]:
        said.append(catalogue.sentence("guide.sms_begins", opening=value["opening"].upper()))
    return capitalised(joined(said, catalogue))


def _named(thing: dict[str, Any]) -> str:
    """Return what is known of an app or an account beside its name: proper names alone, the same in every language."""
    return " · ".join((*thing.get("stores", ()), *((thing["network"].capitalize(),) if "network" in thing else ())))
