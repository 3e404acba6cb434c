"""What no judgement can know."""

import datetime

import pytest

from beffroi.contact import Attachment, Channel, Contact
from beffroi.faces.library import open_rulebook
from beffroi.report import Unchecked, unchecked

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("contact", "left"),
    [
        (Contact(Channel.SMS, "Bonjour"), {Unchecked.SENDER_UNKNOWN}),
        (
            Contact(Channel.SMS, "Voir http://a.example", sender="38663"),
            {Unchecked.SENDER_FORGEABLE, Unchecked.LINKS},
        ),
        (Contact(Channel.CALL, "On m’a appelé"), {Unchecked.TOLD, Unchecked.SENDER_UNKNOWN}),
        (Contact(Channel.VISIT, "Un homme est venu"), {Unchecked.TOLD}),
        (
            Contact(Channel.EMAIL, "Bonjour", sender="a@b.example", attachments=(Attachment("a.pdf"),)),
            {Unchecked.SENDER_FORGEABLE, Unchecked.ATTACHMENTS, Unchecked.HEADERS},
        ),
        (
            Contact(Channel.EMAIL, "", html='<a href="http://a.example">x</a>', headers=(("From", "a@b.example"),)),
            {Unchecked.SENDER_UNKNOWN, Unchecked.LINKS},
        ),
    ],
)
def test_what_was_not_checked_is_said(contact: Contact, left: set[Unchecked]) -> None:
    """A verdict is taken for more than it is where nobody says what it rests on."""
    assert set(unchecked(contact, open_rulebook(), TODAY)) == left
