"""Sender: what form it has, and whether it is a body's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Channel, Contact
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, Span
from beffroi.evidence.reading import read
from beffroi.evidence.sender import HIDDEN, find_sender


def senders(directory: Directory, channel: Channel, sender: str | None) -> list[Evidence]:
    """Return the SENDER evidence of a contact."""
    return list(find_sender(read(Contact(channel, "", sender=sender)), directory))


@pytest.mark.parametrize(
    ("channel", "sender", "value", "traits"),
    [
        (Channel.SMS, "38663", "38663", "short_code official without_opening"),
        (Channel.SMS, "38 663", "38663", "short_code official without_opening"),
        (Channel.SMS, "36170", "36170", "short_code"),
        (Channel.SMS, "+33639980226", "0639980226", "number"),
        (Channel.SMS, "+44 7700 900233", "+447700900233", "number"),
        (Channel.SMS, "06 39 98", "063998", "short_code"),
        (Channel.SMS, "Ameli", "Ameli", "alphanumeric brand_name"),
        (Channel.SMS, "AMEL\u0399", "AMEL\u0399", "alphanumeric brand_name"),
        (Channel.SMS, "Assurance Maladie", "Assurance Maladie", "alphanumeric brand_name too_long"),
        (Channel.SMS, "Amelie", "Amelie", "alphanumeric"),
        (Channel.SMS, "LABO BIO", "LABO BIO", "alphanumeric"),
        (Channel.CALL, "3646", "3646", "number official"),
        (Channel.CALL, "36 46", "3646", "number official"),
        (Channel.CALL, "09 74 75 76 78", "0974757678", "number"),
        (Channel.VOICEMAIL, "01 78 85 70 03", "0178857003", "number official"),
        (Channel.CALL, "CPAM Nantes", "CPAM Nantes", "alphanumeric brand_name"),
        (Channel.CALL, "Maison de santé", "Maison de santé", "alphanumeric"),
        (Channel.CALL, "Numéro masqué", "hidden", "hidden"),
        (Channel.CALL, "Inconnu", "hidden", "hidden"),
        (Channel.CALL, "appel privé", "hidden", "hidden"),
        (Channel.VOICEMAIL, "Unknown caller", "hidden", "hidden"),
        (Channel.VOICEMAIL, " ", "hidden", "hidden"),
        (Channel.SMS, None, "hidden", "hidden"),
        (Channel.SOCIAL, "WhatsApp 06 39 98 76 99", "0639987699", "number"),
        (Channel.SOCIAL, "WhatsApp +44 7700 900320", "+447700900320", "number"),
        (Channel.SOCIAL, "X: @Ameli_Aide_SAV", "ameli_aide_sav", "account brand_name"),
        (Channel.SOCIAL, "Facebook: Pharmacie des Halles", "pharmacie des halles", "account"),
        (Channel.SOCIAL, "@assur_maladie", "assur_maladie", "account brand_name"),
        (Channel.SOCIAL, "@", "@", "account"),
        (Channel.EMAIL, "Assurance Maladie <assurance-maladie@info.ameli.fr>", "assurance-maladie@info.ameli.fr",
         "email official brand_name"),
        (Channel.EMAIL, "<Karim@Assurance-Maladie.FR>", "karim@assurance-maladie.fr", "email official"),
        (Channel.EMAIL, "Mon espace santé <x@monespacesante.fr>", "x@monespacesante.fr",
         "email other_official brand_name"),
        (Channel.EMAIL, "Caf <x@caf.fr>", "x@caf.fr", "email other_official"),
        (Channel.EMAIL, "x@mail.ameli.fr", "x@mail.ameli.fr", "email other_official"),
        (Channel.EMAIL, "Ameli <s@ameli-remboursement.net>", "s@ameli-remboursement.net",
         "email lookalike foreign_domain brand_name"),
        (Channel.EMAIL, "Ameli <a@info.ameli.fr.mailing.example>", "a@info.ameli.fr.mailing.example",
         "email lookalike foreign_domain brand_name"),
        (Channel.EMAIL, "Pharmacie <contact@pharmacie.example>", "contact@pharmacie.example", "email foreign_domain"),
        (Channel.EMAIL, "Delmas <delmas.cpam75@gmail.com>", "delmas.cpam75@gmail.com",
         "email foreign_domain brand_name free_mail"),
        (Channel.EMAIL, '"a@info.ameli.fr" <b@relais.example>', "b@relais.example",
         "email foreign_domain brand_name display_address"),
        (Channel.EMAIL, '"b@relais.example" <b@relais.example>', "b@relais.example", "email foreign_domain"),
        (Channel.EMAIL, "=?utf-8?B?QW1lbGk=?= <b@relais.example>", "b@relais.example",
         "email foreign_domain brand_name"),
        (Channel.EMAIL, "Assurance Maladie", "Assurance Maladie", "alphanumeric brand_name"),
        (Channel.EMAIL, "personne @ nulle part", "personne @ nulle part", "alphanumeric"),
        (Channel.SMS, "info@ameli-secu.example", "info@ameli-secu.example", "email lookalike foreign_domain"),
    ],
)  # fmt: skip
def test_a_sender_has_its_form_and_its_standing(
    directory: Directory, channel: Channel, sender: str | None, value: str, traits: str
) -> None:
    """A name can be anyone's; an address in angle brackets is at least a domain."""
    (evidence,) = senders(directory, channel, sender)

    assert (evidence.value, evidence.traits) == (value, frozenset(traits.split()))


@pytest.mark.parametrize(
    ("text", "without_opening"),
    [
        pytest.param("ASSURANCE MALADIE : un message vous attend.", False, id="as the body begins"),
        pytest.param("[Assurance Maladie] Un message vous attend.", False, id="behind a bracket"),
        pytest.param("Votre colis est en attente, dit l'Assurance Maladie.", True, id="named later on"),
        pytest.param("Votre colis est en attente.", True, id="named nowhere"),
    ],
)
def test_an_sms_from_the_number_of_a_body_begins_as_its_sms_do(
    directory: Directory, text: str, *, without_opening: bool
) -> None:
    """Whoever forges the number may not know how the genuine ones begin."""
    (evidence,) = find_sender(read(Contact(Channel.SMS, text, sender="38663")), directory)

    assert ("without_opening" in evidence.traits) is without_opening


def test_a_sender_that_no_one_gave_is_hidden_only_where_one_is_shown(directory: Directory) -> None:
    """A visit has no sender, and hides none."""
    assert senders(directory, Channel.EMAIL, None) == []
    assert senders(directory, Channel.SOCIAL, "") == []
    (evidence,) = senders(directory, Channel.CALL, None)
    assert (evidence.value, evidence.span) == (HIDDEN, Span(evidence.span.field, 0, 0))


def test_network_body_and_name_stand_beside_the_value(directory: Directory) -> None:
    """A reader wants to see them."""
    (account,) = senders(directory, Channel.SOCIAL, "WhatsApp Business: CPAM France")
    (address,) = senders(directory, Channel.EMAIL, "Secu <a@ameli-secu.example>")
    (name,) = senders(directory, Channel.CALL, "Docteur 06 39 98 00 12")

    assert (account.detail, account.public_body) == ("whatsapp business", "assurance_maladie")
    assert (address.detail, address.public_body) == ("Secu", "assurance_maladie")
    assert name.detail == "0639980012"


def test_each_of_several_addresses_is_seen(directory: Directory) -> None:
    """Two authors in one From header are a known trick."""
    field = "Ameli <a@ameli.fr>, B <b@relais.example>"

    first, second = senders(directory, Channel.EMAIL, field)

    assert (first.value, second.value) == ("a@ameli.fr", "b@relais.example")
    assert field[second.span.start : second.span.end] == "B <b@relais.example>"
    assert len(senders(directory, Channel.EMAIL, "<a@b.example>," * 100)) == 8


@settings(deadline=None, max_examples=200)
@given(sender=st.text(max_size=60), channel=st.sampled_from(list(Channel)))
def test_any_sender_is_read_and_spans_lie_inside_it(directory: Directory, sender: str, channel: Channel) -> None:
    """Whatever a telephone or a mail program shows."""
    for evidence in senders(directory, channel, sender):
        assert 0 <= evidence.span.start <= evidence.span.end <= len(sender)
