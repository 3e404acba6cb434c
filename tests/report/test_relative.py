"""A message that warns a relative."""

import re

import msgspec
import pytest

from beffroi.contact import Channel, Contact
from beffroi.report import warn_relatives
from beffroi.texts import languages, load_catalogue

from .conftest import CALL, EMAIL, SMS, Occur

_FRENCH = load_catalogue("fr")
_SHORT = 300


@pytest.mark.parametrize(
    ("contact", "kind", "do_not"),
    [
        pytest.param(SMS, "faux SMS au nom de l’Assurance Maladie (carte Vitale)", "Ne cliquez pas et", id="an SMS"),
        pytest.param(
            CALL, "faux appels au nom de l’Assurance Maladie (carte bancaire demandée)", "Raccrochez et", id="a call"
        ),
    ],
)
def test_a_relative_learns_the_kind_of_fraud_and_the_safe_way(
    occur: Occur, contact: Contact, kind: str, do_not: str
) -> None:
    """One message, one thing to do."""
    safe = "Pour vérifier, composez vous-même le 36\u00a046 ou tapez vous-même ameli.fr sur Internet."

    assert warn_relatives(occur(contact), _FRENCH) == f"Attention aux {kind}. {do_not} ne donnez rien. {safe}"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("contact", [SMS, CALL, EMAIL])
def test_it_is_short_and_holds_no_word_of_the_contact(occur: Occur, contact: Contact, lang: str) -> None:
    """It is shared with people who do not know what was received, and must not spread it."""
    occurrence = occur(contact)
    bodies = [None, *(fact.partition(".")[0] for fact in occurrence.rulebook.facts if fact.endswith(".names"))]
    for body, channel in ((body, channel) for body in bodies for channel in Channel):
        verdict = msgspec.structs.replace(occurrence.verdict, public_body=body, channel=channel)

        said = warn_relatives(msgspec.structs.replace(occurrence, verdict=verdict), load_catalogue(lang)) or ""

        assert 40 < len(said) <= _SHORT, said
        assert not re.search(r"\.example|0639980012|99 00|0,95|Ameli :|[{}]|  |\(\)", said), said


def test_nobody_is_warned_of_what_is_no_fraud(occur: Occur) -> None:
    """A false alarm in a family is believed too."""
    assert warn_relatives(occur(Contact(Channel.SMS, "Coucou, tu as pensé au pain ?")), _FRENCH) is None
