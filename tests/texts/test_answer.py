"""A verdict in words, as every face shows it."""

import datetime

import pytest

from beffroi.contact import Channel, Contact
from beffroi.rulebook import Rulebook, Standing
from beffroi.texts import answer, load_catalogue

from .conftest import DAY, MakeFinding, MakeVerdict

_AM = "assurance_maladie"
_FRENCH = load_catalogue("fr")
_TEXT = "Votre carte Vitale expire : http://ameli-vital.example/x"
_SMS = Contact(Channel.SMS, _TEXT, sender="+33639980001")
_LATER = datetime.date(2030, 1, 1)


def test_an_answer_says_verdict_reasons_and_steps(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding
) -> None:
    """A face prints this and adds nothing."""
    against = make_finding("asks_card", f"{_AM}.never_asks", "card", (0, 5))
    in_favour = make_finding("asks_nothing", f"{_AM}.may_email", speaks="for")
    verdict = make_verdict("fraud", "sms", against, in_favour, advice=("do_not_click", "make_sure_by_yourself"))

    said = answer(verdict, _SMS, _FRENCH, rulebook, today=DAY)

    assert said.title == "Fraude"
    assert "Assurance Maladie" in said.meaning
    assert [reason.code for reason in said.reasons] == ["asks_card"]
    assert [reason.code for reason in said.in_favour] == ["asks_nothing"]
    assert [step.code for step in said.steps] == ["do_not_click", "make_sure_by_yourself"]
    assert said.how_to_make_sure == said.steps[1]
    assert "36\u00a046" in said.steps[1].detail
    assert "ameli.fr" in said.steps[1].detail
    assert "n’est pas un service officiel" in said.disclaimer


def test_a_reason_shows_the_words_the_fact_and_its_source(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding
) -> None:
    """No finding without its words, its fact and its source (design.md §2, promise 3)."""
    finding = make_finding("pretext_carte_vitale", f"{_AM}.truth_carte_vitale_expires", "carte_vitale_expires", (6, 25))

    reason = answer(make_verdict("fraud", "sms", finding), _SMS, _FRENCH, rulebook, today=DAY).reasons[0]

    assert [quote.words for quote in reason.quotes] == ["carte Vitale expire"]
    assert reason.quotes[0].field_label == "texte"
    assert (
        reason.sentence
        == "Ce SMS parle de la carte Vitale pour vous faire agir. La carte Vitale n’a pas de date de fin."
    )
    assert reason.source == "Source\u00a0: Cnam, «\u00a0Communiqué\u00a0», 8 juillet 2024"
    assert reason.url == "https://cnam.example/p"
    assert reason.standing == "selon la presse"
    assert reason.strength_label == "fort"
    assert reason.fact == f"{_AM}.truth_carte_vitale_expires"


def test_a_fact_past_its_recheck_day_is_shown_as_such(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding
) -> None:
    """It says what it does not know (design.md §2, promise 9)."""
    verdict = make_verdict("fraud", "sms", make_finding("asks_card", f"{_AM}.never_asks", "card"))

    assert answer(verdict, _SMS, _FRENCH, rulebook, today=DAY).reasons[0].stale is None
    assert "devait être relu" in str(answer(verdict, _SMS, _FRENCH, rulebook, today=_LATER).reasons[0].stale)


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (Standing.OFFICIAL, "Source\u00a0: Cnam,"),
        (Standing.SEED, "Source\u00a0: page d’une mairie"),
        (Standing.PRESS, "Source\u00a0: Cnam,"),
        (Standing.INFERRED, "Déduit par nous"),
    ],
)
def test_every_standing_has_its_source_line(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding, standing: Standing, line: str
) -> None:
    """What we deduced must not look as if it had been published."""
    finding = make_finding("asks_card", f"{_AM}.never_asks", "card", standing=standing)

    reason = answer(make_verdict("fraud", "sms", finding), _SMS, _FRENCH, rulebook, today=DAY).reasons[0]

    assert reason.source.startswith(line)


def test_findings_that_read_alike_are_said_once_with_all_their_words(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding
) -> None:
    """Three links of one kind are one reason with three quotes."""
    spans = ((0, 5), (6, 11), (0, 5))
    findings = [make_finding("asks_card", f"{_AM}.never_asks", "card", span) for span in spans]

    reasons = answer(make_verdict("fraud", "sms", *findings), _SMS, _FRENCH, rulebook, today=DAY).reasons

    assert len(reasons) == 1
    assert [quote.words for quote in reasons[0].quotes] == ["Votre", "carte"]


@pytest.mark.parametrize(
    ("field", "span", "words"),
    [
        pytest.param("text", (0, 5), "Votre", id="text"),
        pytest.param("sender", (0, 12), "+33639980001", id="sender"),
        pytest.param("subject", (0, 5), "value", id="a field it does not have"),
        pytest.param("headers", (0, 11), "From: a@b.c", id="headers, one a line"),
        pytest.param("attachments", (0, 4), "value", id="attachments by what was understood"),
        pytest.param("text", (5, 5), "value", id="no words at all"),
    ],
)
def test_a_quote_is_the_contacts_own_words(
    rulebook: Rulebook,
    make_verdict: MakeVerdict,
    make_finding: MakeFinding,
    field: str,
    span: tuple[int, int],
    words: str,
) -> None:
    """The person must recognise what they received."""
    contact = Contact(Channel.SMS, _TEXT, sender="+33639980001", headers=(("From", "a@b.c"), ("To", "d@e.f")))
    finding = make_finding("asks_card", f"{_AM}.never_asks", "value", span, field)

    reasons = answer(make_verdict("fraud", "sms", finding), contact, _FRENCH, rulebook, today=DAY).reasons

    assert [quote.words for quote in reasons[0].quotes] == [words]


def test_a_quote_shows_hidden_characters_and_is_cut(
    rulebook: Rulebook, make_verdict: MakeVerdict, make_finding: MakeFinding
) -> None:
    """What was hidden is shown, and nothing reaches the terminal raw."""
    contact = Contact(Channel.SMS, "am\u200beli " + "x" * 1000)
    finding = make_finding("obfuscation", "guidance.disguised_text", "ameli", (0, 1007))

    quote = answer(make_verdict("fraud", "sms", finding), contact, _FRENCH, rulebook, today=DAY).reasons[0].quotes[0]

    assert quote.words.startswith("am□eli x")
    assert len(quote.words) == 160


@pytest.mark.parametrize(
    ("code", "fact", "value", "channel", "body", "said"),
    [
        pytest.param(
            "asks_bank_details",
            f"{_AM}.never_asks",
            "bank_details",
            "call",
            _AM,
            "jamais en entier par téléphone",
            id="by channel",
        ),
        pytest.param(
            "asks_bank_details",
            f"{_AM}.never_asks",
            "bank_details",
            "sms",
            _AM,
            "jamais par SMS",
            id="not on that channel",
        ),
        pytest.param(
            "asks_card",
            "guidance.personal_data_by_message",
            "card",
            "sms",
            None,
            "Ne donnez pas son numéro",
            id="in general",
        ),
        pytest.param(
            "lookalike_domain",
            f"{_AM}.web_domains",
            "http://a.example",
            "sms",
            None,
            "Le vrai site est ameli.fr",
            id="with the list",
        ),
        pytest.param(
            "sender_mismatch",
            f"{_AM}.sms_sender",
            "CPAM",
            "sms",
            _AM,
            "viennent de\u00a0: 38663",
            id="the sender there should be",
        ),
        pytest.param(
            "sender_mismatch",
            "guidance.hidden_caller",
            "hidden",
            "call",
            _AM,
            "Vous n’avez pas indiqué de numéro",
            id="by the fact's name, no number given",
        ),
        pytest.param(
            "sender_mismatch",
            f"{_AM}.sms_sender",
            "38663",
            "sms",
            _AM,
            "commencent par «\u00a0ASSURANCE MALADIE\u00a0»",
            id="the right number, not the right beginning",
        ),
        pytest.param(
            "asks_payment",
            "guidance.gift_cards_and_payment",
            "gift_card",
            "sms",
            _AM,
            "cartes cadeaux",
            id="by what was asked",
        ),
        pytest.param(
            "pretext_other",
            "guidance.phishing_signs",
            "refund_waiting",
            "sms",
            None,
            "sans vérifier",
            id="no body's truth without the body",
        ),
        pytest.param(
            "pretext_refund",
            f"{_AM}.truth_refund",
            "refund_waiting",
            "sms",
            _AM,
            "arrivent automatiquement",
            id="the body's truth",
        ),
        pytest.param(
            "premium_number",
            "law.premium_numbers",
            "+33892123456",
            "voicemail",
            _AM,
            "Le 0\u00a0892\u00a0123\u00a0456 est un numéro surtaxé",
            id="a number in words",
        ),
        pytest.param(
            "telemarketing_number",
            "numbering_plan.telemarketing",
            "0162000000",
            "call",
            _AM,
            "L’Assurance Maladie n’en a annoncé aucun",
            id="the claimed body, another's fact",
        ),
        pytest.param(
            "retired_number",
            f"{_AM}.calls_from",
            "0974757678",
            "call",
            _AM,
            "a été un numéro de l’Assurance Maladie",
            id="grammar",
        ),
    ],
)
def test_the_sentence_fits_what_was_seen(
    rulebook: Rulebook,
    make_verdict: MakeVerdict,
    make_finding: MakeFinding,
    code: str,
    fact: str,
    value: str,
    channel: str,
    body: str | None,
    said: str,
) -> None:
    """One code meets several facts and channels; each must be said truly."""
    verdict = make_verdict("fraud", channel, make_finding(code, fact, value), public_body=body)

    assert said in answer(verdict, Contact(Channel(channel), "x"), _FRENCH, rulebook, today=DAY).reasons[0].sentence


@pytest.mark.parametrize(
    ("sender", "said", "words"),
    [
        pytest.param(None, "Vous n’avez pas indiqué de numéro", [], id="not given"),
        pytest.param("Numéro masqué", "Le numéro est masqué", ["Numéro masqué"], id="hidden"),
    ],
)
def test_a_number_that_was_not_given_is_not_called_hidden(
    rulebook: Rulebook,
    make_verdict: MakeVerdict,
    make_finding: MakeFinding,
    sender: str | None,
    said: str,
    words: list[str],
) -> None:
    """Whoever left a field empty knows that nothing was hidden; and there is nothing to quote."""
    finding = make_finding(
        "sender_mismatch", "guidance.hidden_caller", "hidden", span=(0, len(sender or "")), field="sender"
    )
    contact = Contact(Channel.CALL, "x", sender=sender)

    (reason,) = answer(make_verdict("suspicious", "call", finding), contact, _FRENCH, rulebook, today=DAY).reasons

    assert said in reason.sentence
    assert [quote.words for quote in reason.quotes] == words


def test_an_answer_about_no_body_sends_to_none(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Naming a body that was not claimed would confuse."""
    said = answer(
        make_verdict("unrelated", public_body=None, advice=("if_in_doubt",)), _SMS, _FRENCH, rulebook, today=DAY
    )

    assert said.title == "Sans rapport"
    assert said.how_to_make_sure is None
    assert "Assurance Maladie" not in said.meaning
