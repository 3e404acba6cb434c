"""Unread: what a reader left out is seen as such, and where the reading ended."""

import pytest

from beffroi.contact import Attachment, Channel, Contact, Note
from beffroi.evidence.evidence import Field
from beffroi.evidence.reading import read
from beffroi.evidence.unread import find_unread

MAIL = Contact(Channel.EMAIL, "Bonjour.\nLe relevé est là.\n\n", subject="Relevé")


@pytest.mark.parametrize(
    ("notes", "values"),
    [
        pytest.param((Note.PARTLY_READ,), ["words"], id="its own words were cut"),
        pytest.param((Note.ATTACHMENT_PARTLY_READ, Note.ENCRYPTED, Note.DAMAGED), ["part"], id="parts, told once"),
        pytest.param((Note.EXTRA_MISSING, Note.PARTLY_READ), ["part", "words"], id="both"),
        pytest.param((Note.ORIGINAL_OF_FORWARD, Note.OWN_WORDS_LEFT_OUT, Note.UNSURE_WORDS), [], id="all was read"),
    ],
)
def test_what_was_not_read_is_seen_once_a_sort(notes: tuple[Note, ...], values: list[str]) -> None:
    """The length of a message is the choice of whoever sends it."""
    assert [evidence.value for evidence in find_unread(read(MAIL), notes)] == values


def test_many_files_that_are_read_as_far_as_the_limit_only_are_seen() -> None:
    """Each is within its bounds, all together are not: the rest would be left out without a word."""
    files = tuple(Attachment(f"{place}.txt", text="a" * 600_000) for place in range(2))

    (evidence,) = find_unread(read(Contact(Channel.EMAIL, "Ci-joint", attachments=files)), ())

    assert evidence.value == "part"


@pytest.mark.parametrize(
    ("contact", "field", "words"),
    [
        pytest.param(MAIL, Field.TEXT, "Le relevé est là.", id="text, without the blanks at its end"),
        pytest.param(
            Contact(Channel.EMAIL, "", html="<p>Un <b>caf&eacute;</b></p>"), Field.HTML, "Un <b>caf&eacute;", id="page"
        ),
        pytest.param(Contact(Channel.EMAIL, "", subject="Relevé"), Field.SUBJECT, "Relevé", id="a subject alone"),
        pytest.param(Contact(Channel.VOICEMAIL, "", sender="3646"), Field.SENDER, "3646", id="a number alone"),
    ],
)
def test_the_last_words_read_are_its_place(contact: Contact, field: Field, words: str) -> None:
    """No finding without words of the contact that it rests on."""
    (evidence,) = find_unread(read(contact), (Note.PARTLY_READ,))

    received = {Field.TEXT: contact.text, Field.HTML: contact.html, Field.SENDER: contact.sender}
    source = received.get(field, contact.subject) or ""
    assert evidence.span.field is field
    assert source[evidence.span.start : evidence.span.end].endswith(words)
