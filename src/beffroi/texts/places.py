"""Places: what stands for each placeholder of a sentence, from the contact's evidence and from the facts."""

import datetime
import re
from collections.abc import Mapping

from beffroi.advice import MAKE_SURE, current_value, service_of
from beffroi.contact import Channel
from beffroi.evidence import Request
from beffroi.rulebook import Rulebook, RulebookDay
from beffroi.texts.catalogue import Catalogue
from beffroi.texts.wording import capitalised, listed, number_in_words, shown, terms
from beffroi.verdict import Verdict

__all__ = ["body_places", "official_places", "step_places", "step_variants", "value_places"]

_LONGEST_VALUE = 60
_LONGEST_LIST = 4  # values named in one sentence
_CALLED = ".may_be_called"
_SITES = ".web_domains"
_DIGITS = frozenset("0123456789+")
_REQUESTS = frozenset(Request)
_ASKS = "asks_"
_END_OF_HOST = re.compile(r"[/?#\\]")  # a browser reads a backslash as a slash


def body_places(public_body: str | None, channel: Channel, catalogue: Catalogue) -> dict[str, str]:
    """Return what names the public body and the contact, in each grammatical form."""
    name = catalogue.public_body(public_body)
    this = catalogue.word("this_contact", channel)
    return {
        "public_body": name,
        "Public_body": capitalised(name),
        "of_public_body": catalogue.of_public_body(public_body),
        "channel": catalogue.channel(channel),
        "by_channel": catalogue.word("by_channel", channel),
        "this_contact": this,
        "This_contact": capitalised(this),
        "in_this_contact": catalogue.word("in_this_contact", channel),
    }


def value_places(values: list[str], catalogue: Catalogue) -> dict[str, str]:
    """Return what was seen: ``value`` for an address or a number, ``asked`` for the things that are asked.

    A rule that rests on both, a number and the request to call it, has values of both sorts.
    """
    values = [value.removeprefix(_ASKS) for value in values]  # what the model sees asked has the name of the request
    asked = [word for value in values if (word := catalogue.word_or_none("request", value)) is not None]
    seen = [value for value in values if value not in _REQUESTS] or values
    asked = asked or [shown(value, _LONGEST_VALUE) for value in seen[:_LONGEST_LIST]]
    return {
        "value": listed([_readable(value) for value in seen[:_LONGEST_LIST]], catalogue),
        "asked": listed(asked[:_LONGEST_LIST], catalogue),
    }


def _listed_by(value: object) -> list[str]:
    things: list[str] = []
    if isinstance(value, Mapping) and "number" in value and "opening" in value:
        things = [number_in_words(value["number"])]
    elif isinstance(value, list | tuple):
        for thing in value:
            if isinstance(thing, Mapping) and "number" in thing:
                things.append(number_in_words(thing["number"]))
            elif isinstance(thing, str) and "." in thing and " " not in thing:  # a domain, no statement
                things.append(thing)
    return things


def official_places(value: object, catalogue: Catalogue) -> dict[str, str]:
    """Return the numbers or domains that a fact lists, in words; empty texts for facts of another shape."""
    things = _listed_by(value)
    return {"official": listed(things[:_LONGEST_LIST], catalogue), "first_official": "".join(things[:1])}


def step_places(
    step: str, verdict: Verdict, rulebook: Rulebook, today: datetime.date, catalogue: Catalogue
) -> dict[str, str]:
    """Return what stands in a step: names, and the public numbers, addresses, prices and hours that go with it.

    All of it comes from facts, none of it from the contact; the facts are those of ``today``, when the person acts, and
    those of the contact's day for a service that has closed since.
    """
    now = rulebook.on(today)
    places = body_places(verdict.public_body, verdict.channel, catalogue)
    if step == MAKE_SURE:
        return places | _ways_to_make_sure(verdict.public_body, now, catalogue)
    service = service_of(step)
    fact = rulebook.facts.get(service) if service is not None else None
    held = current_value(fact, now, verdict.channel) or current_value(fact, rulebook.on(verdict.date), verdict.channel)
    if held is None:
        return places
    said = held.value
    return places | {
        "name": said["name"],
        "number": number_in_words(said["number"] or ""),
        "site": _site(said["url"] or ""),
        "terms": terms(said["price"], said["hours"], catalogue),
    }


def step_variants(step: str, channel: str, places: Mapping[str, str]) -> tuple[str, ...]:
    """Return the variants of a step's sentences to look for: a body may have published no number, or no site either."""
    if step == MAKE_SURE and not places["number"]:
        return ("site_only",) if places["site"] else ("neither",)
    return (channel,)


def _ways_to_make_sure(public_body: str | None, day: RulebookDay, catalogue: Catalogue) -> dict[str, str]:
    """Return the first number and the first site that a public body has published on the day."""
    called, sites = (
        day.values(fact) if (fact := day.fact_for(name, public_body)) is not None else () for name in (_CALLED, _SITES)
    )
    number = called[0].value[0] if called else {"number": ""}
    return {
        "number": number_in_words(number["number"]),
        "terms": terms(number.get("price"), number.get("hours"), catalogue),
        "site": sites[0].value[0] if sites else "",
    }


def _site(url: str) -> str:
    """Return the host of an address, as one would type it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _readable(value: str) -> str:
    """Return a number or the host of a link as a person would read it."""
    if value and _DIGITS.issuperset(value):
        return number_in_words(value)
    scheme, separator, rest = value.partition("://")
    if not separator:
        return shown(scheme, _LONGEST_VALUE)
    authority = _END_OF_HOST.split(rest, maxsplit=1)[0]
    return shown(authority.rpartition("@")[2], _LONGEST_VALUE)  # what stands before @ is no part of the host
