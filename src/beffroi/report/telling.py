"""Telling: for each service that takes this contact, what to send it, ready to copy. Nothing is ever sent by us."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

import msgspec

from beffroi.advice import REPORT, current_value, service_of
from beffroi.contact import Channel
from beffroi.contact import shown as shown_page
from beffroi.report.cited import faulty_addresses, sender_number
from beffroi.report.occurrence import Occurrence
from beffroi.rulebook import FactValue
from beffroi.texts import Catalogue, listed, load_catalogue, shown, source_line, step_places

__all__ = ["MESSAGE_LANGUAGE", "Telling", "sms_link", "tell"]

MESSAGE_LANGUAGE = "fr"
"""The language of written messages: French services read them, whatever the person reads."""

_SPAM_CALL = "spam vocal"  # how 33700 wants a call to be reported: fact reporting.sms_33700
_LONGEST_LINKED = 1_000  # code points; an SMS of seven parts. Longer links are cut by some telephones
_ALTERED = frozenset("&%+")  # some Android programs decode the text twice, which cuts or changes it at these
_LONGEST_SMS = 39_015  # 255 parts of 153 characters: 3GPP TS 23.040, 9.2.3.24.1. What is longer was no SMS
_LONGEST_WORDS = 1_500  # code points of the contact that a written message quotes
_LONGEST_LINE = 200
_LONGEST_SOURCE = 50_000  # code points of an e-mail that are given to paste
_NOTHING_TO_WRITE = frozenset({"reporting.card_opposition", "reporting.bloctel", "reporting.cybermalveillance"})
_TOLD = frozenset({Channel.CALL, Channel.VOICEMAIL, Channel.VISIT})


class Telling(msgspec.Struct, frozen=True):
    """What one service is told.

    Words of the contact stand in it as they were received: a face shows them as plain text, never as links or markup.

    Args:
        step: The step of advice: ``report_sms_33700``.
        service: Id of the service's fact: ``reporting.sms_33700``.
        name: What the service is called.
        how: How it is told, in the reader's language.
        number: Its number, digits alone, or ``None``.
        url: Its address, or ``None``.
        terms: Its price and hours in brackets after a space, in the reader's language, or an empty text.
        message: What to send, ready to copy, or ``None`` where nothing is to be written.
        lang: The language of the message; ``None`` where it is the contact's own words.
        meaning: The same message in the reader's language, where that is another one; not to be sent.
        follow_up: What to send next, when the service asks for it: to 33700, the sender's number or name.
        sms_link: A ``sms:`` link that opens the message ready to be sent, or ``None``.
        source: Where the fact was published, as one line.
    """

    step: str
    service: str
    name: str
    how: str
    number: str | None
    url: str | None
    terms: str
    message: str | None
    lang: str | None
    meaning: str | None
    follow_up: str | None
    sms_link: str | None
    source: str


class _Message(msgspec.Struct, frozen=True):
    """What a service wants: words of the contact as they are, or (``written``) a letter in a language."""

    words: str | None = None
    written: bool = False
    by_sms: bool = False
    follow_up: str | None = None
    variant: str = ""


def tell(occurrence: Occurrence, catalogue: Catalogue) -> tuple[Telling, ...]:
    """Return what to tell each service among the steps of the advice, in their order.

    Args:
        occurrence: The contact, its verdict, what was done.
        catalogue: The reader's language.

    Source:
        Names, numbers, addresses, prices and hours: the facts of ``facts/reporting``, none from the contact.
    """
    found = (_telling(step, occurrence, catalogue) for step in occurrence.verdict.advice if step.startswith(REPORT))
    return tuple(filter(None, found))


def sms_link(number: str, text: str) -> str | None:
    """Return a link that opens a telephone's messages with a text ready to be sent to a number.

    RFC 5724 has ``sms:33700?body=``, which Android takes. iOS, since its version 8, takes the text from ``&body=`` and
    ignores ``?body=``. Written ``?&body=`` both find it: a parser of queries passes over the empty part before ``&``.
    The text is percent-encoded whole, a space as ``%20``: RFC 3986 has no ``+`` for it.

    Returns:
        The link; ``None`` for a text that a telephone may change on its way (``&``, ``%`` or ``+`` in it, or too long):
        a report must be what was received. It is then copied or forwarded by hand.
    """
    if not text or len(text) > _LONGEST_LINKED or not _ALTERED.isdisjoint(text):
        return None
    return f"sms:{number}?&body={quote(text, safe='')}"


def _telling(step: str, occurrence: Occurrence, catalogue: Catalogue) -> Telling | None:
    service = service_of(step) or ""
    held = _held(service, occurrence)
    if held is None:
        return None
    said: Mapping[str, Any] = held.value
    message = _MESSAGES.get(said["how"], _written)(occurrence, service)
    french = load_catalogue(MESSAGE_LANGUAGE)
    words, lang, meaning = message.words, None, None
    if message.written:
        words, lang = _letter(occurrence, service, french), MESSAGE_LANGUAGE
        meaning = None if catalogue.lang == MESSAGE_LANGUAGE else _letter(occurrence, service, catalogue)
    places = step_places(step, occurrence.verdict, occurrence.rulebook, occurrence.today, catalogue)
    name = service.rpartition(".")[2]
    return Telling(
        step=step,
        service=service,
        name=said["name"],
        how=catalogue.sentence(_how(said, catalogue), (name, message.variant), **places),
        number=said["number"],
        url=said["url"],
        terms=places["terms"],
        message=words,
        lang=lang,
        meaning=meaning,
        follow_up=message.follow_up,
        sms_link=sms_link(said["number"], words) if message.by_sms and words else None,
        source=source_line(held.source, catalogue),
    )


def _how(said: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return the key that says how a service is told; one whose way we have no words for is called or looked up."""
    key = f"reports.tell.{said['how']}"
    if catalogue.sentence_or_none(key) is not None:
        return key
    return "reports.tell.call" if said["number"] else "reports.tell.web_form"


def _held(service: str, occurrence: Occurrence) -> FactValue | None:
    """Return what a service offers today, or offered on the contact's day where it has closed since."""
    rulebook, verdict = occurrence.rulebook, occurrence.verdict
    fact = rulebook.facts.get(service)
    days = (rulebook.on(occurrence.today), rulebook.on(verdict.date))
    return next((held for day in days if (held := current_value(fact, day, verdict.channel)) is not None), None)


def _forwarded(occurrence: Occurrence, _: str) -> _Message:
    """An SMS as it is, then its sender's number; of a call the number after two fixed words."""
    contact = occurrence.contact
    number = sender_number(contact)
    if occurrence.verdict.channel is Channel.SMS:
        asked_next = number or contact.sender
        if len(contact.text) > _LONGEST_SMS:
            return _Message(follow_up=asked_next)
        return _Message(contact.text, by_sms=True, follow_up=asked_next, variant="sms")
    if number is None:
        return _Message(variant="no_number")
    return _Message(f"{_SPAM_CALL} {number}", by_sms=True, variant="call")


def _mail_source(occurrence: Occurrence, _: str) -> _Message:
    contact = occurrence.contact
    if not contact.headers:
        return _Message(variant="no_headers")
    headers = "".join(f"{name}: {value}\n" for name, value in contact.headers)
    return _Message(f"{headers}\n{contact.text or contact.html or ''}"[:_LONGEST_SOURCE])


def _addresses(occurrence: Occurrence, _: str) -> _Message:
    return _Message("\n".join(faulty_addresses(occurrence.contact, occurrence.verdict)) or None)


def _number_looked_up(occurrence: Occurrence, _: str) -> _Message:
    return _Message(sender_number(occurrence.contact))


def _nothing(_: Occurrence, __: str) -> _Message:
    return _Message()


def _written(_: Occurrence, service: str) -> _Message:
    return _Message(written=service not in _NOTHING_TO_WRITE)


_MESSAGES: Final[Mapping[str, Callable[[Occurrence, str], _Message]]] = MappingProxyType(
    {
        "forward_then_send_number": _forwarded,
        "account_then_mail_source": _mail_source,
        "paste_address": _addresses,
        "web_directory": _number_looked_up,
        "web_page": _nothing,
    }
)
"""What each way of telling (``how`` in the facts) wants to be sent; every other one is a letter."""


def _letter(occurrence: Occurrence, service: str, catalogue: Catalogue) -> str:
    """Return a short polite message with the facts, one a line."""
    name = service.rpartition(".")[2]
    places = occurrence.places(catalogue)
    opening = catalogue.sentence("reports.letter.opening", (name,), **places)
    closing = catalogue.sentence("reports.letter.closing")
    return "\n".join((opening, "", *_facts(occurrence, catalogue), "", closing))


def _facts(occurrence: Occurrence, catalogue: Catalogue) -> Iterator[str]:
    contact, verdict = occurrence.contact, occurrence.verdict
    places = occurrence.places(catalogue)
    lines = {
        "sender": shown(contact.sender or "", _LONGEST_LINE),
        "subject": shown(contact.subject or "", _LONGEST_LINE),
        "addresses": "\n".join(shown(one, _LONGEST_LINE) for one in faulty_addresses(contact, verdict)),
        "words": shown(
            (contact.text.strip() or shown_page(contact.html or "").text)[: 2 * _LONGEST_WORDS], _LONGEST_WORDS
        ),
        "done": listed([catalogue.done(deed) for deed in occurrence.done], catalogue),
    }
    if contact.date is not None:
        yield catalogue.sentence("reports.letter.received", **places)
    if verdict.public_body is not None:
        yield catalogue.sentence("reports.letter.claims", **places)
    for name, words in lines.items():
        if words:
            variants = ("told",) if name == "words" and verdict.channel in _TOLD else ()
            yield catalogue.sentence(f"reports.letter.{name}", variants, words=words)
