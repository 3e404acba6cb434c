"""Unsaid: what a person did not say of a contact and must be asked, because it would change the verdict."""

import datetime
import enum
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from beffroi.contact import Channel, Contact
from beffroi.rulebook import Rulebook, RulebookDay
from beffroi.verdict import Verdict

__all__ = ["Unsaid", "unsaid"]

_OFFICIAL = {
    Channel.CALL: ("calls_from",),
    Channel.VOICEMAIL: ("calls_from",),
    Channel.SMS: ("sms_sender",),
    Channel.EMAIL: ("email_addresses", "email_domains"),
    Channel.SOCIAL: ("social_accounts",),
}
"""The facts that name who a public body speaks as, by channel."""

_STRANGERS = {
    Channel.CALL: ("+33639980001", "0899000000"),
    Channel.VOICEMAIL: ("+33639980001", "0899000000"),
    Channel.SMS: ("+33639980001", "AMELI"),
    Channel.EMAIL: ("service@courriel.example",),
    Channel.SOCIAL: ("@compte.example",),
}
"""Senders of nobody that the rulebook knows: numbers of fiction (Arcep), reserved names (RFC 2606)."""

_LOOKED_BACK = datetime.timedelta(days=400)
"""Thirteen months, the longest a payment can be contested: what came earlier is hardly asked about."""


class Unsaid(enum.StrEnum):
    """What can be asked."""

    SENDER = "sender"
    DATE = "date"


def unsaid(
    contact: Contact, rulebook: Rulebook, today: datetime.date, judge: Callable[[Contact], Verdict]
) -> tuple[Unsaid, ...]:
    """Return what the contact leaves out and what would change its verdict, in the order in which to ask for it.

    Worked out by judging the contact as if it came from an official sender and from strangers, and as if it came on
    each day of the last thirteen months on which what officials say changed.

    Args:
        contact: What is known.
        rulebook: The rulebook it is judged by.
        today: Today; a contact came on no later day.
        judge: Judges a contact.
    """
    word = judge(contact).verdict
    asked: list[Unsaid] = []
    if not contact.sender and any(
        judge(msgspec.structs.replace(contact, sender=sender)).verdict is not word
        for sender in _senders(contact.channel, rulebook.on(contact.date or today))
    ):
        asked.append(Unsaid.SENDER)
    if contact.date is None and any(
        judge(msgspec.structs.replace(contact, date=day)).verdict is not word
        for day in rulebook.change_days
        if today - _LOOKED_BACK <= day <= today
    ):
        asked.append(Unsaid.DATE)
    return tuple(asked)


def _senders(channel: Channel, day: RulebookDay) -> Iterator[str]:
    """Yield what may be shown as the sender: one official of each sort, and strangers."""
    for name in _OFFICIAL.get(channel, ()):
        fact = day.fact_for(name, "assurance_maladie")
        held = day.value(fact, channel) if fact is not None else None
        if held is not None:
            yield _first_of(held.value, name)
    yield from _STRANGERS.get(channel, ())


def _first_of(value: Any, name: str) -> str:  # noqa: ANN401  # the shape of a fact's value is that of its kind
    first = value[0] if isinstance(value, list | tuple) else value
    if isinstance(first, dict):
        first = first.get("number") or first.get("account") or next(iter(first.values()))
    return f"ne-pas-repondre@{first}" if name == "email_domains" else str(first)
