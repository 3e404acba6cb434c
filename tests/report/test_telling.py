"""What to tell whom: nothing but what was received, and the services' own addresses."""

import re
from urllib.parse import unquote

import msgspec
import pytest

from beffroi.advice import Done
from beffroi.contact import Channel, Contact
from beffroi.report import Occurrence, Telling, tell
from beffroi.report.telling import sms_link
from beffroi.rulebook import Rulebook
from beffroi.texts import languages, load_catalogue

from .conftest import CALL, DAY, EMAIL, LINK, SMS, TEXT, Occur

_FRENCH = load_catalogue("fr")


def _told(occurrence: Occurrence, service: str, lang: str = "fr") -> Telling:
    (found,) = [one for one in tell(occurrence, load_catalogue(lang)) if one.service == f"reporting.{service}"]
    return found


def _all_services(occurrence: Occurrence) -> Occurrence:
    steps = [f"report_{fact.partition('.')[2]}" for fact in occurrence.rulebook.facts if fact.startswith("reporting.")]
    return msgspec.structs.replace(occurrence, verdict=msgspec.structs.replace(occurrence.verdict, advice=tuple(steps)))


def test_an_sms_goes_to_33700_untouched_then_its_sender(occur: Occur) -> None:
    """33700 wants the text without a word more or less, and asks for the number after."""
    told = _told(occur(SMS), "sms_33700")

    assert (told.number, told.message, told.follow_up, told.lang) == ("33700", TEXT, "0639980012", None)
    assert told.sms_link is not None
    assert unquote(told.sms_link.removeprefix("sms:33700?&body=")) == TEXT


def test_what_is_too_long_for_an_sms_is_forwarded_by_hand(occur: Occur) -> None:
    """A page of a megabyte to be copied helps nobody."""
    told = _told(occur(msgspec.structs.replace(SMS, text=TEXT + "x" * 40_000)), "sms_33700")

    assert (told.message, told.sms_link) == (None, None)
    assert told.how.startswith("Le plus simple est de transférer")


def test_the_name_of_a_sender_is_sent_where_there_is_no_number(occur: Occur) -> None:
    """Most frauds by SMS show a name."""
    told = _told(occur(msgspec.structs.replace(SMS, sender="AMELI")), "sms_33700")

    assert told.follow_up == "AMELI"


@pytest.mark.parametrize(
    ("sender", "message", "link"),
    [
        ("+33 1 99 00 12 34", "spam vocal 0199001234", "sms:33700?&body=spam%20vocal%200199001234"),
        ("+44 7700 900123", "spam vocal +447700900123", None),
        (None, None, None),
    ],
)
def test_a_call_is_told_by_its_number(occur: Occur, sender: str | None, message: str | None, link: str | None) -> None:
    """Two fixed words and the number; where none was shown there is nothing to send."""
    told = _told(occur(msgspec.structs.replace(CALL, sender=sender)), "sms_33700")

    assert (told.message, told.sms_link, told.follow_up) == (message, link, None)
    assert ("Aucun numéro" in told.how) is (message is None)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param("a b", "sms:33700?&body=a%20b", id="a space is no +"),
        pytest.param("é#?/\n", "sms:33700?&body=%C3%A9%23%3F%2F%0A", id="all is encoded"),
        pytest.param("a&body=b", None, id="a telephone would cut it"),
        pytest.param("100%", None, id="or decode it twice"),
        pytest.param("+33", None, id="or take it for a space"),
        pytest.param("x" * 1_001, None, id="too long"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_link_carries_a_text_whole_or_not_at_all(text: str, link: str | None) -> None:
    """A report that was changed on its way accuses the wrong page."""
    assert sms_link("33700", text) == link


def test_an_email_goes_to_signal_spam_with_its_source(occur: Occur) -> None:
    """The headers say where it came from; without them only the mail program has them."""
    occurrence = occur(EMAIL)

    assert str(_told(occurrence, "signal_spam").message).startswith(
        "From: Ameli <x@ameli-secu.example>\nReply-To: y@z.example\n\n<p>Assurance Maladie</p>"
    )
    bare = _told(occur(msgspec.structs.replace(EMAIL, headers=())), "signal_spam")
    assert bare.message is None
    assert "affichez la source" in bare.how


def test_a_page_goes_to_phishing_initiative_as_plain_text(occur: Occur) -> None:
    """The very address, one a line."""
    assert _told(occur(SMS), "phishing_initiative").message == LINK


def test_the_cpam_is_written_to_politely_with_the_facts(occur: Occur) -> None:
    """Through the compte ameli: who reads it must understand at once."""
    occurrence = _all_services(occur(SMS, Done.GAVE_NIR, Done.CLICKED))
    told = _told(occurrence, "cpam")

    assert "compte ameli" in told.how
    assert told.message == (
        "Bonjour, j’ai reçu un SMS que je pense frauduleux. Pouvez-vous vérifier les informations de mon compte et me"
        " dire ce que je dois faire\u00a0?\n\n"
        "Date\u00a0: 2 novembre 2026.\n"
        "Au nom de\u00a0: l’Assurance Maladie.\n"
        "Expéditeur affiché\u00a0: +33639980012\n"
        f"Adresses à ne pas ouvrir\u00a0: {LINK}\n"
        f"Texte reçu\u00a0: {TEXT}\n"
        "Ce que j’ai fait\u00a0: j’ai donné mon numéro de Sécurité sociale et j’ai cliqué sur le lien.\n\n"
        "Merci de votre aide."
    )


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("contact", [SMS, CALL, EMAIL])
def test_every_service_can_be_told_in_every_language(occur: Occur, contact: Contact, lang: str) -> None:
    """What is sent is French, as French services read it; the person reads what it means."""
    occurrence = _all_services(occur(contact, *Done))
    told = tell(occurrence, load_catalogue(lang))

    assert len(told) >= 14
    for one in told:
        assert not re.search(r"[{}]|  |\(\)", one.how), one
        assert one.source
        fact = occurrence.rulebook.facts[one.service]
        assert any(value.value["number"] == one.number and value.value["url"] == one.url for value in fact.values)
        if one.lang is not None:
            french = next(other for other in tell(occurrence, _FRENCH) if other.service == one.service)
            assert one.lang == "fr"
            assert one.message == french.message
            assert (one.meaning is None) is (lang == "fr")
            assert one.meaning != one.message


def test_a_letter_quotes_no_more_than_a_page_and_nothing_invisible(occur: Occur) -> None:
    """A form takes so much; a sign that turns the writing would rewrite the letter."""
    contact = Contact(Channel.SMS, TEXT + "\u202e\0" + "x" * 100_000, sender="A" * 5_000, date=DAY)

    told = [one for one in tell(_all_services(occur(contact)), _FRENCH) if one.lang is not None]

    assert told
    for one in told:
        assert len(str(one.message)) < 3_000
        assert not set("\u202e\0") & set(str(one.message))


def test_a_page_alone_is_quoted_as_it_is_seen(occur: Occur) -> None:
    """Nobody reads HTML in a letter."""
    message = str(_told(_all_services(occur(EMAIL)), "complaint").message)

    assert "Texte reçu\u00a0: Assurance Maladie Votre carte Vitale expire. Cliquez ici" in message
    assert "<p>" not in message


def test_a_letter_says_no_day_that_nobody_said(occur: Occur) -> None:
    """The day of the question is not the day of the message."""
    message = str(_told(_all_services(occur(Contact(Channel.SMS, TEXT))), "complaint").message)

    assert "2026" not in message


def test_a_service_told_in_a_way_of_its_own_can_be_told_too(occur: Occur) -> None:
    """A town hall adds services to the rulebook; none may stop the answer."""
    occurrence = occur(SMS)
    fact = occurrence.rulebook.facts["reporting.cnil"]
    for number, begins in (("0199001234", "Appelez vous-même le 01"), (None, "Tapez vous-même cnil.fr")):
        value = fact.values[0]
        own = msgspec.structs.replace(value, value={**value.value, "how": "by_pigeon", "number": number})
        facts = [msgspec.structs.replace(fact, values=(own,))]
        rulebook = Rulebook("1", facts, (), occurrence.rulebook.weighing)
        verdict = msgspec.structs.replace(occurrence.verdict, advice=("report_cnil",))

        (told,) = tell(msgspec.structs.replace(occurrence, rulebook=rulebook, verdict=verdict), _FRENCH)

        assert told.how.startswith(begins)


def test_only_services_of_the_advice_are_told(occur: Occur) -> None:
    """A service that does not take what happened costs a shaken person an hour."""
    for contact in (SMS, CALL, EMAIL):
        occurrence = occur(contact)

        told = [one.step for one in tell(occurrence, _FRENCH)]

        assert told == [step for step in occurrence.verdict.advice if step.startswith("report_")]
    assert tell(occur(Contact(Channel.SMS, "Coucou, tu as pensé au pain ?")), _FRENCH) == ()
