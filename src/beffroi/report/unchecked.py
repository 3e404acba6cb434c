"""Unchecked: what no judgement of a contact can know, said so that nobody takes the verdict for more than it is."""

import datetime
import enum

from beffroi.contact import TOLD_CHANNELS, Channel, Contact
from beffroi.evidence import EvidenceKind, look
from beffroi.rulebook import Rulebook

__all__ = ["Unchecked", "unchecked"]


class Unchecked(enum.StrEnum):
    """What was not checked; the page has a sentence for each."""

    TOLD = "told"  # a call is judged by what the person tells of it
    SENDER_UNKNOWN = "sender_unknown"  # nobody said who it showed as its sender
    SENDER_FORGEABLE = "sender_forgeable"  # whatever is shown can be imitated
    LINKS = "links"  # where they lead was not tried
    ATTACHMENTS = "attachments"  # what they do was not tried
    HEADERS = "headers"  # an e-mail's way is in its headers, and they are missing


def unchecked(contact: Contact, rulebook: Rulebook, day: datetime.date) -> tuple[Unchecked, ...]:
    """Return what was not checked of a contact, the gravest first.

    Args:
        contact: What reached the person.
        rulebook: Whose names and addresses tell a link from other words.
        day: The day it is judged by.
    """
    kinds = {evidence.kind for evidence in look(contact, rulebook.on(day).directory, rulebook.lexicon).evidence}
    said = {
        Unchecked.TOLD: contact.channel in TOLD_CHANNELS,
        Unchecked.SENDER_UNKNOWN: not contact.sender and contact.channel is not Channel.VISIT,
        Unchecked.SENDER_FORGEABLE: bool(contact.sender),
        Unchecked.LINKS: EvidenceKind.LINK in kinds,
        Unchecked.ATTACHMENTS: bool(contact.attachments),
        Unchecked.HEADERS: contact.channel is Channel.EMAIL and not contact.headers,
    }
    return tuple(one for one in Unchecked if said[one])
