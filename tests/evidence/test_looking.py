"""Looking at a contact: every recogniser once, reported speech left out, in time proportional to the text."""

import time

import pytest

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence import Directory, EvidenceKind, Field, look

from .toy_words import packaged_lexicon, seen_in, words_at

FRAUD = "Ameli : votre carte Vitale expire sous 48 h, payez 0,95 € par carte bancaire sur https://ameli-vitale.example"


def test_all_that_a_contact_shows_is_seen(directory: Directory) -> None:
    """Who speaks, what is asked, where it leads, what it pretends, how it presses."""
    kinds = {e.kind for e in seen_in(directory, Channel.SMS, FRAUD, sender="06 39 98 00 11")}

    assert {
        EvidenceKind.SENDER,
        EvidenceKind.CLAIM,
        EvidenceKind.LINK,
        EvidenceKind.REQUEST,
        EvidenceKind.PRETEXT,
        EvidenceKind.PRESSURE,
        EvidenceKind.VOICE,
    } <= kinds


def test_each_field_of_a_contact_is_read(directory: Directory) -> None:
    """A request in the subject, in the page or in a file is a request."""
    contact = Contact(
        Channel.EMAIL,
        "Communiquez votre RIB.",
        sender="CPAM <x@y.example>",
        subject="Envoyez votre RIB",
        html="<p>Envoyez votre <b>RIB</b> ici</p>",
        attachments=(Attachment("lettre.txt", text="Envoyez votre RIB"),),
    )

    seen = look(contact, directory, packaged_lexicon()).evidence

    asked = {e.span.field for e in seen if e.kind is EvidenceKind.REQUEST and e.value == "bank_details"}
    assert asked == {Field.SUBJECT, Field.TEXT, Field.HTML, Field.ATTACHMENTS}


def test_every_span_points_into_the_contact_as_received(directory: Directory) -> None:
    """The page underlines these very words."""
    text = "Am\u200beli : communiquez votre cœur de RIB 👍 et votre ｃａｒｔｅ bancaire sur hxxps://ameli[.]example"
    contact = Contact(Channel.SMS, text)

    for evidence in look(contact, directory, packaged_lexicon()).evidence:
        field = "" if evidence.span.field is Field.SENDER else text
        assert 0 <= evidence.span.start <= evidence.span.end <= len(field)
        if evidence.kind is EvidenceKind.REQUEST and evidence.value == "card":
            assert words_at(contact, evidence) == "ｃａｒｔｅ bancaire"


def test_what_is_only_quoted_is_not_seen(directory: Directory) -> None:
    """Promise 4."""
    warning = (
        'Attention aux arnaques : un SMS circule, "payez 0,95 € par carte bancaire". Ne donnez jamais votre carte.'
    )

    kinds = {e.kind for e in seen_in(directory, Channel.SMS, warning)}

    assert EvidenceKind.REQUEST not in kinds
    assert EvidenceKind.VOICE in kinds


def test_a_contact_without_words_shows_its_number_alone(directory: Directory) -> None:
    """A missed call."""
    seen = seen_in(directory, Channel.CALL, "", sender="3646")

    assert {e.kind for e in seen} <= {EvidenceKind.SENDER, EvidenceKind.PHONE, EvidenceKind.CLAIM}


def test_the_same_contact_shows_the_same_things_in_the_same_order(directory: Directory) -> None:
    """Promise 6 begins here."""
    assert seen_in(directory, Channel.SMS, FRAUD) == seen_in(directory, Channel.SMS, FRAUD)


_UNITS = [
    pytest.param("donnez rib ", id="asks and things in one sentence"),
    pytest.param("m'a demandé mon rib ", id="told asks and things"),
    pytest.param("jamais n'oubliez pas le rib ", id="denials and things in one sentence"),
    pytest.param("jamais, rib donnez ", id="all three in one sentence"),
    pytest.param("rib donnez. ", id="many sentences"),
    pytest.param("dans votre compte ameli donnez votre rib ", id="places"),
    pytest.param("carte vitale expire ", id="pretexts"),
    pytest.param("cpam ", id="claims"),
    pytest.param('"cpam" rib ', id="quotes"),
    pytest.param('"https://a.example/x" arnaque ', id="quoted links"),
    pytest.param("pharmacie ", id="organisations"),
    pytest.param("urgent sous 24 h ", id="pressure"),
    pytest.param("a", id="one endless word"),
    pytest.param("' ", id="signs alone"),
]


def _seconds(channel: Channel, text: str, directory: Directory) -> float:
    contact = Contact(channel, text)
    started = time.process_time()
    look(contact, directory, packaged_lexicon())
    return time.process_time() - started


@pytest.mark.parametrize("unit", _UNITS)
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.CALL])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(
    channel: Channel, unit: str, directory: Directory
) -> None:
    """Four times the text, about four times the time; sixteen times it would be quadratic."""
    shorter, longer = (unit * (size // len(unit)) for size in (10_000, 40_000))
    _seconds(channel, shorter, directory)

    first, second = (min(_seconds(channel, text, directory) for _ in range(3)) for text in (shorter, longer))

    assert second < 9 * first + 0.15


@pytest.mark.parametrize("sign", ["!", ".", ";?", "-", "'", "\n "])
def test_a_run_of_signs_before_a_letter_takes_time_in_proportion_to_its_length(sign: str, directory: Directory) -> None:
    """A pattern that tries every beginning of a run, and every end of it, would go over it again and again."""
    shorter, longer = (f"rib {sign * (size // len(sign))}a" for size in (5_000, 20_000))
    _seconds(Channel.SMS, shorter, directory)

    first, second = (min(_seconds(Channel.SMS, text, directory) for _ in range(3)) for text in (shorter, longer))

    assert second < 9 * first + 0.15
