"""What is worth asking of a contact."""

import datetime

import pytest

from beffroi.contact import Channel, Contact
from beffroi.faces.library import open_rulebook
from beffroi.interview import Unsaid, unsaid
from beffroi.verdict import Verdict, judge

TODAY = datetime.date(2026, 11, 23)


def judged(contact: Contact) -> Verdict:
    """Return the verdict of today."""
    return judge(contact, open_rulebook(), TODAY)


def asked(contact: Contact) -> tuple[Unsaid, ...]:
    """Return what is worth asking."""
    return unsaid(contact, open_rulebook(), TODAY, judged)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (Contact(Channel.SMS, "Ameli : payez 0,95 € par carte bancaire sur http://a.example"), ()),
        (Contact(Channel.SMS, "Assurance Maladie : rendez-vous demain à 9 h."), (Unsaid.SENDER,)),
        (Contact(Channel.SMS, "Assurance Maladie : rendez-vous demain à 9 h.", sender="+33639980012"), ()),
        (Contact(Channel.LETTER, "Assurance Maladie : rendez-vous demain à 9 h."), ()),
    ],
)
def test_only_what_would_change_the_verdict_is_asked(contact: Contact, expected: tuple[Unsaid, ...]) -> None:
    """Each question more is one at which somebody gives up."""
    assert asked(contact) == expected


def test_the_day_is_asked_where_officials_said_something_else_within_the_year() -> None:
    """A judge whose word depends on the day stands for a rulebook that changed last month."""
    rulebook = open_rulebook()
    last = max(day for day in rulebook.change_days if day <= TODAY)
    today = last + datetime.timedelta(days=30)
    early = Contact(Channel.LETTER, "Assurance Maladie : rendez-vous demain à 9 h.", date=last)
    late = judge(
        Contact(Channel.LETTER, "Assurance Maladie : payez par carte bancaire http://a.example"), rulebook, today
    )

    def by_day(contact: Contact) -> Verdict:
        return late if contact.date is None else judge(early, rulebook, today)

    assert unsaid(Contact(Channel.LETTER, "Un courrier."), rulebook, today, by_day) == (Unsaid.DATE,)
