"""Facts that belong to no public body: services, first aid, law, guidance and well-known domains."""

import datetime
from functools import cache
from typing import Final

import pytest

from beffroi.contact import Channel
from beffroi.rulebook import Fact, FactValue, Rulebook, Standing, load_rulebook

_FOLDERS: Final = ("first_aid", "guidance", "law", "numbering_plan", "public_services", "reporting", "web")
_CASES: Final = frozenset(
    (
        "url",
        "card_payment",
        "lost_card",
        "premium_number",
        "spoofed_number",
        "my_number_used",
        "canvassing",
        "unfair_business",
        "account_misuse",
        "hacked_account",
        "personal_data",
        "illegal_content",
        "parcel_or_lottery",
        "advice",
        "any",
        "reading",
    )
)


@cache
def rulebook() -> Rulebook:
    """Return the packaged rulebook, read once for all tests of this file."""
    return load_rulebook()


def facts() -> list[Fact]:
    """Return the facts of these folders."""
    return [fact for fact in rulebook().facts.values() if fact.id.split(".")[0] in _FOLDERS]


def in_force(fact_id: str, day: str) -> tuple[FactValue, ...]:
    """Return the values of a fact that hold on ``day``."""
    return rulebook().on(datetime.date.fromisoformat(day)).values(fact_id)


@pytest.mark.parametrize(
    ("fact_id", "day", "held"),
    [
        pytest.param("law.premium_numbers", "2020-12-31", 0, id="premium numbers were still allowed"),
        pytest.param("law.premium_numbers", "2021-01-01", 1, id="premium numbers are forbidden"),
        pytest.param("law.canvassing", "2022-12-31", 0, id="no prefix was imposed yet"),
        pytest.param("law.canvassing", "2023-01-01", 1, id="prefixes are imposed"),
        pytest.param("law.nir_processing", "2019-04-18", 0, id="before the decree on the NIR"),
        pytest.param("law.nir_processing", "2019-04-19", 1, id="the decree on the NIR"),
        pytest.param("numbering_plan.person_to_person", "2022-12-31", 0, id="platforms could use mobiles"),
        pytest.param("numbering_plan.person_to_person", "2023-01-01", 1, id="platforms may not use mobiles"),
        pytest.param("numbering_plan.foreign_mobile_masked", "2025-12-31", 0, id="foreign mobiles were shown"),
        pytest.param("numbering_plan.foreign_mobile_masked", "2026-01-01", 1, id="foreign mobiles are hidden"),
        pytest.param("numbering_plan.caller_authentication", "2023-06-30", 0, id="no number was checked"),
        pytest.param("numbering_plan.caller_authentication", "2023-07-01", 1, id="numbers begin to be checked"),
        pytest.param("reporting.seventeen_cyber", "2024-12-16", 0, id="17Cyber was not open"),
        pytest.param("reporting.seventeen_cyber", "2024-12-17", 1, id="17Cyber is open"),
        pytest.param("reporting.thesee", "2022-03-14", 0, id="THESEE was not open"),
        pytest.param("reporting.thesee", "2022-03-15", 1, id="THESEE is open"),
        pytest.param("reporting.bloctel", "2026-08-10", 1, id="Bloctel on its last sure day"),
        pytest.param("reporting.bloctel", "2026-08-11", 0, id="Bloctel once canvassing is banned"),
        pytest.param("guidance.phishing_signs", "2020-12-01", 1, id="guidance covers the oldest contacts"),
    ],
)
def test_a_fact_holds_on_its_own_days_only(fact_id: str, day: str, held: int) -> None:
    """A contact is judged by the facts of its day."""
    assert len(in_force(fact_id, day)) == held


@pytest.mark.parametrize(
    ("fact_id", "day", "says"),
    [
        pytest.param("law.canvassing", "2023-02-28", "prefixes", id="canvassing by prefix only"),
        pytest.param("law.canvassing", "2023-03-01", "10:00 to 13:00", id="canvassing has hours"),
        pytest.param("law.canvassing", "2026-08-10", "10:00 to 13:00", id="canvassing has hours on the last day"),
        pytest.param("law.canvassing", "2026-08-11", "banned", id="canvassing is banned"),
        pytest.param("numbering_plan.caller_authentication", "2024-09-30", "begin", id="authentication begins"),
        pytest.param("numbering_plan.caller_authentication", "2024-10-01", "36 46", id="authentication is there"),
        pytest.param("numbering_plan.hidden_numbers", "2025-12-31", "chose so: nothing", id="hidden by choice"),
        pytest.param("numbering_plan.hidden_numbers", "2026-01-01", "authenticated", id="hidden by the operator"),
        pytest.param("law.premium_numbers", "2026-11-23", "social security bodies", id="whom the law binds"),
        pytest.param("law.fraud_crime", "2026-11-23", "313-1", id="the crime"),
        pytest.param("law.nir_format", "2026-11-23", "97", id="the key of the NIR"),
        pytest.param("guidance.personal_data_by_message", "2026-11-23", "password", id="what nobody asks"),
    ],
)
def test_a_statement_says_what_held_on_the_day(fact_id: str, day: str, says: str) -> None:
    """The same law said other things in other years."""
    (value,) = in_force(fact_id, day)

    assert says in " ".join(value.value)


def test_the_delays_to_contest_are_those_that_first_aid_names() -> None:
    """Two figures for one delay would send somebody to the bank too late."""
    (law,) = in_force("law.card_contest_delays", "2026-11-23")
    delays = {delay["code"]: delay["within"] for delay in law.value}

    assert delays == {
        "contest_unauthorised_payment": "P13M",
        "contest_payee_outside_eea": "P70D",
        "refund_direct_debit_on_request": "P8W",
        "contest_unauthorised_debit": "P13M",
    }
    for deed in ("gave_card", "gave_code", "gave_iban", "paid"):
        (aid,) = in_force(f"first_aid.{deed}", "2026-11-23")
        for code, within in aid.value.get("delays", {}).items():
            assert delays[code] == within, (deed, code)


@pytest.mark.parametrize(
    ("name", "day", "key", "expected"),
    [
        pytest.param("sms_33700", "2026-11-23", "number", "33700", id="33700"),
        pytest.param("card_opposition", "2026-11-23", "number", "0892705705", id="card opposition"),
        pytest.param("card_opposition", "2026-11-23", "price", "0.34 EUR/min", id="card opposition is premium"),
        pytest.param("info_escroqueries", "2026-11-23", "number", "0805805817", id="Info Escroqueries"),
        pytest.param("info_escroqueries", "2026-11-23", "hours", "mon-fri 09:00-18:30", id="its hours"),
        pytest.param("cpam", "2026-11-23", "number", "3646", id="the CPAM"),
        pytest.param("surmafacture", "2023-12-31", "url", "https://www.infosva.org", id="infosva before"),
        pytest.param("surmafacture", "2024-01-01", "url", "https://www.surmafacture.fr", id="surmafacture since"),
        pytest.param("signal_spam", "2026-11-23", "url", "https://www.signal-spam.fr", id="Signal Spam"),
        pytest.param("pharos", "2026-11-23", "url", "https://www.internet-signalement.gouv.fr", id="PHAROS"),
    ],
)
def test_a_service_is_reached_as_published(name: str, day: str, key: str, expected: str) -> None:
    """A wrong digit here sends a victim to a stranger."""
    (value,) = in_force(f"reporting.{name}", day)

    assert value.value[key] == expected


@pytest.mark.parametrize(
    ("case", "day", "taken_by", "spared"),
    [
        pytest.param("sms", "2026-11-23", "sms_33700", "signal_spam", id="an SMS"),
        pytest.param("call", "2026-11-23", "sms_33700", "bloctel", id="a call"),
        pytest.param("email", "2026-11-23", "signal_spam", "sms_33700", id="an e-mail"),
        pytest.param("url", "2024-10-15", "pharos", "thesee", id="a false site, while PHAROS took it"),
        pytest.param("url", "2024-10-16", "phishing_initiative", "pharos", id="a false site, since"),
        pytest.param("canvassing", "2026-08-10", "bloctel", "sms_33700", id="canvassing is not for 33700"),
        pytest.param("canvassing", "2026-08-11", "signal_conso", "bloctel", id="canvassing once banned"),
        pytest.param("card_payment", "2026-11-23", "perceval", "thesee", id="payments by card"),
        pytest.param("hacked_account", "2026-11-23", "thesee", "perceval", id="an account taken over"),
        pytest.param("spoofed_number", "2026-11-23", "jalerte_arcep", "signal_spam", id="a false number"),
        pytest.param("premium_number", "2026-11-23", "surmafacture", "pharos", id="a premium number"),
        pytest.param("personal_data", "2026-11-23", "cnil", "signal_spam", id="personal data"),
        pytest.param("any", "2026-11-23", "complaint", "cnil", id="any victim"),
    ],
)
def test_a_report_goes_to_those_who_take_it(case: str, day: str, taken_by: str, spared: str) -> None:
    """Services refuse what is not theirs, and the person gives up."""
    services = rulebook().on(datetime.date.fromisoformat(day)).of_kind("service")
    taking = {fact_id.partition(".")[2] for fact_id, held in services if case in held.value["takes"]}

    assert taken_by in taking
    assert spared not in taking


def test_services_know_their_words_and_their_place() -> None:
    """A case no one can have would never send anyone there; PHAROS comes last of all."""
    services = {fact.id: fact.values for fact in facts() if fact.kind == "service"}
    ranks = {fact_id: values[-1].value["rank"] for fact_id, values in services.items()}

    assert {word for values in services.values() for value in values for word in value.value["takes"]} <= (
        frozenset(Channel) | _CASES
    )
    assert len(set(ranks.values())) == len(ranks)
    assert max(ranks, key=ranks.__getitem__) == "reporting.pharos"


@pytest.mark.parametrize(
    ("after", "first", "among", "never"),
    [
        pytest.param("clicked", "close_the_page", "phishing_initiative", "card_opposition", id="clicked only"),
        pytest.param("gave_card", "card_opposition", "contest_payment_13_months", "tell_cpam", id="card"),
        pytest.param("gave_iban", "tell_bank", "refund_debit_8_weeks", "card_opposition", id="IBAN"),
        pytest.param("gave_password", "change_ameli_password", "tell_cpam", "card_opposition", id="password"),
        pytest.param("gave_code", "call_bank_number_on_card", "complaint", "tell_cpam", id="one-time code"),
        pytest.param("gave_nir", "nir_cannot_change_watch_refunds", "complaint_if_used", "tell_bank", id="NIR"),
        pytest.param("gave_identity", "complaint", "watch_credit_in_your_name", "tell_bank", id="identity paper"),
        pytest.param("gave_medical", "tell_cpam", "complaint_if_used", "tell_bank", id="medical information"),
        pytest.param("installed", "disconnect_internet", "change_passwords_elsewhere", "tell_cpam", id="an app"),
        pytest.param("called", "look_up_number_price", "contest_with_operator", "tell_bank", id="a premium number"),
        pytest.param("paid", "bank_recall_transfer", "complaint", "tell_cpam", id="money"),
        pytest.param("handed_over", "call_17", "card_opposition", "tell_cpam", id="a card at the door"),
    ],
)
def test_what_to_do_first_depends_on_what_was_done(after: str, first: str, among: str, never: str) -> None:
    """In the first minutes the order of the steps is what saves the money."""
    (value,) = in_force(f"first_aid.{after}", "2026-11-23")
    steps = value.value["steps"]

    assert value.value["after"] == after
    assert steps[0] == first
    assert among in steps
    assert never not in steps
    assert len(set(steps)) == len(steps)


def test_who_only_received_it_has_steps_on_every_channel() -> None:
    """Each channel has one answer, and none tells anyone to answer."""
    values = in_force("first_aid.received", "2026-11-23")
    channels = [channel for value in values for channel in value.channels]

    assert sorted(channels) == sorted(frozenset(Channel))
    assert all("report_it" in value.value["steps"] for value in values)


def test_delays_are_those_of_the_law() -> None:
    """13 months, 70 days outside the European Economic Area, 8 weeks for a direct debit."""
    (card,) = in_force("first_aid.gave_card", "2026-11-23")
    (debit,) = in_force("first_aid.gave_iban", "2026-11-23")

    assert card.value["delays"] == {"contest_unauthorised_payment": "P13M", "contest_payee_outside_eea": "P70D"}
    assert debit.value["delays"] == {"refund_direct_debit_on_request": "P8W", "contest_unauthorised_debit": "P13M"}


@pytest.mark.parametrize(
    ("name", "listed", "spared"),
    [
        pytest.param("url_shorteners", "bit.ly", "ameli.fr", id="shorteners"),
        pytest.param("free_hosts", "web.app", "gouv.fr", id="free hosting"),
        pytest.param("dynamic_dns", "duckdns.org", "github.io", id="dynamic DNS"),
        pytest.param("link_trackers", "mjt.lu", "bit.ly", id="mailing tools"),
        pytest.param("redirectors", "l.facebook.com", "bit.ly", id="services that send on"),
        pytest.param("free_mail_providers", "gmail.com", "ameli.fr", id="mail for anyone"),
        pytest.param("mail_receivers", "mx.google.com", "gmail.com", id="receivers of mail"),
        pytest.param("other_official_domains", "gouv.fr", "gouv.fr.example", id="other official domains"),
    ],
)
def test_well_known_domains_are_listed(name: str, listed: str, spared: str) -> None:
    """A body's own site among these would be called a stranger's."""
    (value,) = in_force(f"web.{name}", "2026-11-23")

    assert listed in value.value
    assert spared not in value.value


def test_no_domain_is_of_two_sorts() -> None:
    """A domain in two lists would be called by whichever is read first."""
    listed = [
        domain for fact in facts() if fact.kind == "domain_list" for value in fact.values for domain in value.value
    ]

    assert len(listed) == len(set(listed))
    assert all(domain == domain.lower().strip() and "." in domain for domain in listed)


def test_each_value_names_its_source_and_when_to_read_it_again() -> None:
    """A fact without a source is an opinion; one never read again is a memory."""
    for fact in facts():
        for value in fact.values:
            assert value.source.publisher
            assert value.source.title
            assert value.recheck_by > value.source.read_on
            if value.source.standing is Standing.INFERRED:
                assert value.note, fact.id
