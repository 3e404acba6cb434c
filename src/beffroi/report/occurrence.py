"""What a document is made of: a contact, what was judged of it, and what the person did about it."""

import datetime

import msgspec

from beffroi.advice import Done
from beffroi.contact import Contact
from beffroi.rulebook import Rulebook
from beffroi.texts import Catalogue, body_places, day_in_words
from beffroi.verdict import Verdict

__all__ = ["Occurrence"]


class Occurrence(msgspec.Struct, frozen=True):
    """One contact that reached a person.

    Args:
        contact: What reached the person.
        verdict: What was judged of it, its advice filled in.
        rulebook: The rulebook it was judged by.
        today: The day a document is made: what services offer now.
        done: What the person has already done.
    """

    contact: Contact
    verdict: Verdict
    rulebook: Rulebook
    today: datetime.date
    done: tuple[Done, ...] = ()

    def places(self, catalogue: Catalogue) -> dict[str, str]:
        """Return what names the contact, its day and the body it claims in the sentences of documents."""
        channel = self.verdict.channel
        return body_places(self.verdict.public_body, channel, catalogue) | {
            "a_contact": catalogue.sentence(f"reports.a_contact.{channel}"),
            "false_contacts": catalogue.sentence(f"reports.false_contacts.{channel}"),
            "date": day_in_words(self.verdict.date, catalogue),
        }
