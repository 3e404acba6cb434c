"""Every code that can reach a citizen has its sentence, in every language."""

import itertools
import re

import pytest

from beffroi.advice import Done, advise
from beffroi.advice.plan import SERVICES, plan
from beffroi.contact import Channel, Contact, Note
from beffroi.evidence import Field
from beffroi.rulebook import Rulebook, Speaks, Standing, Strength
from beffroi.texts import Catalogue, answer, languages, load_catalogue
from beffroi.texts.places import body_places
from beffroi.texts.wording import capitalised
from beffroi.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

from .conftest import CATALOGUES, DAY, MakeVerdict, sentences_of

_DESIGN = [
    "lookalike_domain",
    "foreign_domain",
    "short_link",
    "link_text_mismatch",
    "asks_bank_details",
    "asks_card",
    "asks_password_or_code",
    "asks_personal_data",
    "asks_payment",
    "callback_not_3646",
    "premium_number",
    "foreign_number",
    "telemarketing_number",
    "retired_number",
    "sender_mismatch",
    "authentication_failed",
    "reply_to_mismatch",
    "pretext_carte_vitale",
    "pretext_refund",
    "pretext_ij",
    "pretext_medical_file",
    "pretext_covid_kit",
    "pretext_account_update",
    "pretext_other",
    "urgency_or_threat",
    "social_exchange",
    "obfuscation",
    "attachment",
    "quishing",
    "remote_control",
    "courier_pickup",
    "official_link",
    "official_sender",
    "official_number",
    "invites_to_log_in_by_yourself",
    "asks_nothing",
]  # design.md §5
_NAMES = (
    "Assurance Maladie",
    "ASSURANCE MALADIE",
    "ameli",
    "carte Vitale",
    "FranceConnect",
    "Mon espace santé",
    "Complémentaire santé solidaire",
    "CNIL",
    "Arcep",
    "IBAN",
    "spam vocal",
    "beffroi",
)  # what stands on a page, a card or a screen in France
_CLOSED_LISTS = {
    "channel": Channel,
    "by_channel": Channel,
    "this_contact": Channel,
    "in_this_contact": Channel,
    "standing": Standing,
    "strength": Strength,
    "field": Field,
    "done": Done,
}


@pytest.fixture(params=CATALOGUES)
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    """Return each packaged catalogue."""
    lang, _, easy = request.param.partition("-")
    return load_catalogue(lang, easy=bool(easy))


def _sentence(code: str, fact: str, value: str, rulebook: Rulebook, catalogue: Catalogue, channel: Channel) -> str:
    evidence = (CitedEvidence(Field.TEXT, 0, 1, value),)
    source = CitedSource("P", "T", None, None, Standing.PRESS)
    finding = Finding(code, Speaks.AGAINST, Strength.WEAK, "", evidence, fact, source)
    body = "assurance_maladie"
    verdict = Verdict(None, channel, DAY, VerdictWord.FRAUD, body, (finding,), (), "r", "e")
    return answer(verdict, Contact(channel, "x"), catalogue, rulebook, today=DAY).reasons[0].sentence


def test_every_finding_code_of_the_design_has_its_sentence(rulebook: Rulebook, catalogue: Catalogue) -> None:
    """The codes are a contract (design.md §5)."""
    for code in _DESIGN:
        assert _sentence(code, "guidance.urgency", "value", rulebook, catalogue, Channel.SMS)


def test_every_rule_reads_well_on_every_channel_it_speaks_on(rulebook: Rulebook, catalogue: Catalogue) -> None:
    """A sentence with a hole in it is worse than none."""
    for rule in rulebook.rules:
        fact = _some_fact(rule.fact, rulebook)
        for value, channel in itertools.product(rule.when.value or ("0639980001",), rule.when.channels or Channel):
            sentence = _sentence(rule.code, fact, value, rulebook, catalogue, channel)

            assert not re.search(r"[{}]|  |«\s*»|“”|„“|:\s*\.", sentence), (rule.id, sentence)
            assert sentence[0].isalnum(), (rule.id, sentence)
            assert not sentence[0].islower(), (rule.id, sentence)


def _some_fact(named: str, rulebook: Rulebook) -> str:
    """Return the fact that a rule names, of the Assurance Maladie or else of the first body that has it."""
    if not named.startswith("."):
        return named
    own = f"assurance_maladie{named}"
    return own if own in rulebook.facts else next(fact for fact in rulebook.facts if fact.endswith(named))


def test_every_pretext_a_rule_knows_has_what_is_said_against_it(rulebook: Rulebook) -> None:
    """A pretext is answered, not only named."""
    french = load_catalogue("fr")
    for rule in rulebook.rules:
        if rule.when.evidence == "pretext" and rule.fact.startswith(".truth"):
            for pretext in rule.when.value:
                assert french.truth(pretext, general=False) != french.truth("", general=False), pretext


def test_every_verdict_is_said_on_every_channel(catalogue: Catalogue) -> None:
    """A visit is no message."""
    for word, channel, claimed in itertools.product(VerdictWord, Channel, (True, False)):
        places = body_places("assurance_maladie" if claimed else None, channel, catalogue)

        assert "{" not in catalogue.verdict(word, claimed=claimed, **places).meaning


def test_what_was_done_and_what_is_asked_of_the_person_is_said(catalogue: Catalogue) -> None:
    """The command line asks in the person's language."""
    for deed in Done:
        assert catalogue.done(deed)
    for question in ("channel", "sender", "what_was_said", "what_was_asked", "done", "yes_no"):
        assert catalogue.question(question)


def test_everything_that_must_be_said_of_a_reading_is_said(catalogue: Catalogue) -> None:
    """An attachment that was not read may be where the fraud is."""
    for note in Note:
        assert catalogue.note(note)


@pytest.mark.parametrize("table", _CLOSED_LISTS)
def test_every_word_of_a_closed_list_is_said(catalogue: Catalogue, table: str) -> None:
    """A word added to a list in code must be added to every language."""
    for word in _CLOSED_LISTS[table]:
        assert catalogue.word(table, word)


def test_every_step_that_advice_can_give_is_said_in_full(
    rulebook: Rulebook, make_verdict: MakeVerdict, catalogue: Catalogue
) -> None:
    """No hole, no empty brackets, no number that is missing."""
    findings = sorted(plan().finding_codes())
    for channel, claimed in itertools.product(Channel, (True, False)):
        bare = make_verdict("fraud", channel, public_body="assurance_maladie" if claimed else None)
        source = CitedSource("P", "T", None, None, Standing.PRESS)
        found = tuple(
            Finding(code, Speaks.AGAINST, Strength.WEAK, "", (), "guidance.urgency", source) for code in findings
        )
        with_findings = Verdict(None, channel, DAY, VerdictWord.FRAUD, bare.public_body, found, (), "r", "e")
        for verdict, done in ((bare, ()), (with_findings, ()), (with_findings, tuple(Done))):
            advice = advise(verdict, rulebook, done)
            said = Verdict(None, channel, DAY, VerdictWord.FRAUD, verdict.public_body, (), advice, "r", "e")

            steps = answer(said, Contact(channel, ""), catalogue, rulebook, today=DAY).steps

            assert [step.code for step in steps] == list(advice)
            for step in steps:
                assert not re.search(r"[{}]|\s[.,،]|\(\)|  ", f"{step.title} {step.detail}"), step


def test_every_step_of_the_plan_and_every_service_has_a_title(rulebook: Rulebook, catalogue: Catalogue) -> None:
    """A step without words would stop the whole answer."""
    services = [f"report_{fact_id.partition('.')[2]}" for fact_id in rulebook.facts if fact_id.startswith("reporting.")]
    places = dict.fromkeys(("number", "site", "terms", "name"), "n") | body_places(None, Channel.SMS, catalogue)

    for code in (*services, *(step for step in plan().order if step != SERVICES)):
        assert catalogue.step(code, **places).title


def test_the_delays_said_are_those_of_the_facts(rulebook: Rulebook) -> None:
    """The sentences hold the figures; the facts hold their source."""
    card = rulebook.facts["first_aid.gave_card"].values[-1].value["delays"]
    debit = rulebook.facts["first_aid.gave_iban"].values[-1].value["delays"]
    french = load_catalogue("fr")

    assert (card["contest_unauthorised_payment"], card["contest_payee_outside_eea"]) == ("P13M", "P70D")
    assert (debit["refund_direct_debit_on_request"], debit["contest_unauthorised_debit"]) == ("P8W", "P13M")
    assert {"13", "70"} == set(re.findall(r"\d+", french.step("contest_payment_13_months").detail))
    assert {"8", "13"} == set(re.findall(r"\d+", french.step("refund_debit_8_weeks").detail))


def test_the_sender_of_sms_is_the_one_of_the_facts(rulebook: Rulebook) -> None:
    """The sentence holds the number; the fact holds its source."""
    number = rulebook.on(DAY).values("assurance_maladie.sms_sender")[0].value["number"]
    places = {"value": "x", "public_body": "y", "of_public_body": "y"}

    for lang in languages():
        assert number in load_catalogue(lang).sentence("findings.sender_mismatch.sms_single_sender", **places)


def test_the_number_to_call_back_is_the_one_of_the_facts(rulebook: Rulebook) -> None:
    """The code of the finding holds the number, so the sentence does too."""
    number = rulebook.on(DAY).values("assurance_maladie.callback")[0].value[0]["number"]
    said = load_catalogue("fr").sentence("findings.callback_not_3646", value="x", public_body="y")

    assert number == "3646"
    assert "36\u00a046" in said


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_figures_and_the_names_of_the_french(lang: str) -> None:
    """Who reads Turkish must dial the same number and find the same words in the account."""
    translated = {sentence.key: sentence.text for sentence in sentences_of(lang)}

    for french in sentences_of("fr"):
        if french.key.startswith("words."):  # dates and hours differ
            continue
        said = translated[french.key]
        assert sorted(re.findall(r"\d+", said)) == sorted(re.findall(r"\d+", french.text)), french.key
        for name in _NAMES:
            assert name not in french.text or name in said or capitalised(name) in said, (french.key, name)


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "fr"])
def test_no_sentence_is_left_in_french(lang: str) -> None:
    """A translator starts from a copy."""
    french = {sentence.key: sentence.text for sentence in sentences_of("fr")}

    left = [each.key for each in sentences_of(lang) if each.text == french[each.key] and each.text.count(" ") > 1]
    left = [key for key in left if "public_body." not in key]  # names stay

    assert [key for key in left if re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", french[key]))] == []
