"""A contact made in Python is held to the same bounds as one that was read."""

import datetime
import pickle

import pytest

from beffroi.contact import Attachment, Channel, Contact, require_usable
from beffroi.errors import ContactError


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(Contact(Channel.SMS, "é"), id="words"),
        pytest.param(Contact(Channel.VOICEMAIL, "", sender="0199000000"), id="a number alone"),
        pytest.param(Contact(Channel.EMAIL, "x", subject="", html="", id="1", lang="rcf"), id="empty parts"),
    ],
)
def test_a_contact_that_can_be_judged_passes(contact: Contact) -> None:
    """The bounds are far from what people receive."""
    require_usable(contact)


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        pytest.param(Contact(Channel.LETTER, ""), "text", id="no words"),
        pytest.param(Contact(Channel.CALL, ""), "text", id="no words and no number"),
        pytest.param(Contact(Channel.SMS, "\udc80"), "text", id="a lone surrogate"),
        pytest.param(Contact(Channel.SMS, "x", date=datetime.date(1, 1, 1)), "date", id="too early"),
        pytest.param(Contact(Channel.SMS, "x", date=datetime.date(2101, 1, 1)), "date", id="too late"),
        pytest.param(Contact(Channel.SMS, "x", id="x" * 1001), "id", id="a long id"),
        pytest.param(Contact(Channel.SMS, "x", subject="x" * 10_001), "subject", id="a long subject"),
        pytest.param(Contact(Channel.SMS, "x", html="\ud800"), "html", id="a lone surrogate in the HTML"),
        pytest.param(Contact(Channel.SMS, "x", lang=""), "lang", id="an empty language"),
        pytest.param(Contact(Channel.SMS, "x", headers=(("x" * 10_001, ""),)), "headers[0][0]", id="a long header"),
        pytest.param(
            Contact(Channel.SMS, "x", attachments=(Attachment("a"), Attachment("b", "x" * 10_001))),
            "attachments[1].media_type",
            id="a long media type",
        ),
    ],
)
def test_a_contact_out_of_bounds_is_refused(contact: Contact, field: str) -> None:
    """The field is named, whichever way the contact was made."""
    with pytest.raises(ContactError) as caught:
        require_usable(contact)

    assert caught.value.field == field


def test_an_error_travels_between_processes() -> None:
    """A batch in several processes tells the same errors."""
    error = ContactError(field="text", expected="words", found="none")

    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  # our own bytes
