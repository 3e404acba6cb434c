"""What the Assurance Maladie's facts say on given days: both sides of each date that matters."""

import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import beffroi.rulebook
from beffroi.evidence import Pretext, Request
from beffroi.rulebook import FactValue, Rulebook, Standing, load_rulebook

FOLDER = Path(beffroi.rulebook.__file__).parent / "facts" / "assurance_maladie"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
NOT_ABOUT_THIS_BODY = {
    "bank_security",
    "courier",
    "job_offer",
    "missed_call",
    "official_paper",
    "parcel",
    "rang_once",
    "relative_in_need",
    "subscription",
    "summons",
    "training_account",
    "windfall",
}
NO_SOURCE_OR_GENUINE_THEME = {"debt", "prevention", "survey"}


@cache
def rulebook() -> Rulebook:
    """Return the packaged rulebook, read once for all tests of this file."""
    return load_rulebook()


def in_force(name: str, day: str, channel: str | None = None) -> list[FactValue]:
    """Return the values of a fact that hold on ``day`` for ``channel``."""
    held = rulebook().on(datetime.date.fromisoformat(day)).values(f"assurance_maladie.{name}")
    return [value for value in held if channel is None or not value.channels or channel in value.channels]


def said(name: str, day: str, channel: str | None = None) -> Any:  # noqa: ANN401 - the shape depends on the kind
    """Return the one value that holds, or ``None``."""
    held = in_force(name, day, channel)
    assert len(held) <= 1, f"{name} says {len(held)} things on {day}"
    return held[0].value if held else None


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        pytest.param("2017-05-09", None, id="before the first list known"),
        pytest.param("2017-05-10", ["3646", "0553356237"], id="first list, May 2017"),
        pytest.param("2021-04-08", ["3646", "0553356237"], id="last day of the first list"),
        pytest.param("2021-04-09", ["3646", "0986013646"], id="second list, April 2021"),
        pytest.param("2021-08-31", ["3646", "0986013646"], id="last day of the second list"),
        pytest.param("2021-09-01", ["3646", "0187520070", "0974757678", "0986013646"], id="the town hall's list"),
        pytest.param("2022-01-31", ["3646", "0187520070", "0974757678", "0986013646"], id="last day of 0986013646"),
        pytest.param("2022-02-01", ["3646", "0187520070", "0974757678"], id="without 0986013646"),
        pytest.param("2023-01-31", ["3646", "0187520070", "0974757678"], id="last day of the Covid numbers"),
        pytest.param("2023-02-01", ["3646"], id="contact tracing has ended"),
        pytest.param("2024-07-07", ["3646"], id="the day before the last list known"),
        pytest.param("2024-07-08", ["3646", "0178857003"], id="last list known"),
        pytest.param("2026-11-23", ["3646", "0178857003"], id="still in force"),
    ],
)
def test_the_list_of_caller_numbers_is_that_of_the_day(day: str, numbers: list[str] | None) -> None:
    """01 87 52 00 70 was official in 2021 and is not in 2026."""
    listed = said("calls_from", day, "call")

    assert (listed and [entry["number"] for entry in listed]) == numbers


def test_a_closed_campaign_leaves_its_number_retired() -> None:
    """A displayed number of 2021 must be recognised in 2026, as one that is official no more."""
    then = rulebook().on(datetime.date(2021, 9, 1)).directory.numbers["0187520070"]
    now = rulebook().on(datetime.date(2026, 11, 23)).directory.numbers["0187520070"]

    assert (then.retired, then.purpose) == (False, "vaccination")
    assert (now.retired, now.purpose) == (True, "vaccination")


def test_a_number_of_a_campaign_says_which_one() -> None:
    """A person must be told why a number was once official."""
    purposes = {entry["number"]: entry.get("purpose") for entry in said("calls_from", "2021-09-01", "voicemail")}

    assert purposes["0187520070"] == "vaccination"
    assert purposes["0974757678"] == "contact_tracing"
    assert purposes["3646"] is None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("number_price", "2020-06-30", [{"number": "3646", "price": "premium"}]),
        ("number_price", "2020-07-01", [{"number": "3646", "price": "service_free_plus_call"}]),
        ("callback", "2017-05-10", [{"number": "3646"}]),
        ("callback", "2026-11-23", [{"number": "3646"}]),
        ("sms_sender", "2020-11-02", None),
        ("sms_sender", "2020-11-03", {"number": "38663", "opening": "", "exclusive": False}),
        ("sms_sender", "2024-07-07", {"number": "38663", "opening": "", "exclusive": False}),
        ("sms_sender", "2024-07-08", {"number": "38663", "opening": "assurance maladie", "exclusive": True}),
        ("email_addresses", "2022-02-02", None),
        ("email_addresses", "2022-02-03", ["assurance-maladie@info.ameli.fr"]),
        ("email_addresses", "2026-11-23", ["assurance-maladie@info.ameli.fr"]),
        ("declare_site", "2023-01-31", ["asks_nir_on_site", "asks_contacts_on_site"]),
        ("declare_site", "2023-02-01", None),
        ("truth_contact_tracing", "2023-01-31", None),
        ("truth_contact_tracing", "2023-02-01", ["contact_tracing"]),
        ("never_qr_code", "2025-07-31", None),
        ("never_qr_code", "2025-08-01", ["scan_code"]),
        ("nuance_partial_bank_details", "2021-12-31", None),
        ("nuance_partial_bank_details", "2022-01-01", ["may_check_part_of_rib"]),
        ("calls_after_booking", "2025-06-30", None),
        ("calls_after_booking", "2025-07-01", ["calls_at_booked_time"]),
        ("no_premium_number", "2020-12-31", None),
    ],
)
def test_a_fact_says_what_was_published_by_that_day(name: str, day: str, expected: object) -> None:
    """A contact is judged by the facts of the day it came."""
    assert said(name, day) == expected


@pytest.mark.parametrize(
    ("channel", "day", "asked", "never"),
    [
        pytest.param("call", "2021-08-31", "bank_details", True, id="bank details by phone, press"),
        pytest.param("call", "2021-09-01", "one_time_code", True, id="any password, even temporary"),
        pytest.param("call", "2024-07-07", "medical", False, id="medical by phone, before July 2024"),
        pytest.param("call", "2024-07-08", "medical", True, id="medical by phone, from July 2024"),
        pytest.param("call", "2026-11-23", "identity", False, id="a caller may check an identity"),
        pytest.param("call", "2026-11-23", "nir", False, id="no text excludes the NIR by phone"),
        pytest.param("voicemail", "2026-11-23", "card", True, id="card by voicemail"),
        pytest.param("email", "2020-12-01", "nir", True, id="NIR by e-mail in 2020"),
        pytest.param("email", "2022-04-07", "password", True, id="password by e-mail"),
        pytest.param("email", "2026-11-23", "click", False, id="a genuine e-mail may hold a link"),
        pytest.param("email", "2026-11-23", "payment", False, id="payment is excluded for the card only"),
        pytest.param("sms", "2021-09-01", "nir", True, id="NIR by SMS"),
        pytest.param("sms", "2026-11-23", "bank_details", True, id="bank details by SMS"),
        pytest.param("sms", "2026-11-23", "call_back", False, id="a genuine SMS may name 36 46"),
        pytest.param("social", "2021-09-01", "identity", True, id="nothing personal on a social network"),
        pytest.param("letter", "2024-01-15", "bank_details", False, id="letters may ask for papers"),
        pytest.param("letter", "2024-07-08", "card", True, id="no card number, by whatever channel"),
        pytest.param("visit", "2026-11-23", "password", True, id="no password at the door"),
    ],
)
def test_what_is_never_asked_depends_on_the_channel_and_the_day(
    channel: str, day: str, asked: str, *, never: bool
) -> None:
    """A promise made for e-mails must not be applied to calls, and the other way round."""
    assert (asked in said("never_asks", day, channel)) is never


@pytest.mark.parametrize("channel", ["call", "voicemail", "email", "sms", "social", "letter", "visit"])
@pytest.mark.parametrize("day", ["2017-05-10", "2018-12-10", "2020-12-01", "2021-09-01", "2023-06-01", "2026-11-23"])
def test_every_channel_has_a_promise_on_every_day(channel: str, day: str) -> None:
    """A contact of 2020 is judged too, though most texts are younger."""
    assert "password" in said("never_asks", day, channel)


@pytest.mark.parametrize(
    ("name", "day", "domain", "own"),
    [
        ("web_domains", "2020-12-01", "ameli.fr", True),
        ("web_domains", "2022-02-02", "monespacesante.fr", False),
        ("web_domains", "2022-02-03", "monespacesante.fr", True),
        ("web_domains", "2022-02-28", "depistage-colorectal.fr", False),
        ("web_domains", "2022-03-01", "depistage-colorectal.fr", True),
        ("web_domains", "2026-11-23", "ameli-cpam21.fr", True),
        ("web_domains", "2026-11-23", "assurance-maladie.fr", False),
        ("web_domains", "2026-11-23", "service-public.fr", False),
        ("email_domains", "2026-11-23", "app.assurance-maladie.fr", True),
        ("email_domains", "2026-11-23", "monespacesante.fr", False),
        ("other_official_domains", "2026-11-23", "service-public.gouv.fr", True),
        ("other_official_domains", "2026-11-23", "msa.fr", True),
        ("other_official_domains", "2026-11-23", "ameli.fr", False),
    ],
)
def test_own_domains_are_kept_apart_from_those_of_others(name: str, day: str, domain: str, *, own: bool) -> None:
    """The local sites ameli-cpam21.fr and cpam67-ts.fr are genuine; msa.fr is official and another body's."""
    assert (domain in said(name, day)) is own


@pytest.mark.parametrize("word", ["sante", "espacesante", "espace-sante", "assure", "c2s", "css", "cnam"])
def test_no_brand_word_is_found_in_innocent_hosts(word: str) -> None:
    """A surgery called espace-sante must not be accused."""
    assert word not in said("names", "2026-11-23")["brand_words"]


def test_names_objects_and_brand_words_are_there() -> None:
    """Recognisers look for these; they are folded already."""
    names = said("names", "2026-11-23")

    assert {"assurance maladie", "ameli", "cpam", "cgss", "cssm", "mon espace sante"} <= set(names["names"])
    assert {"carte vitale", "compte ameli", "c2s", "ceam"} <= set(names["objects"])
    assert {"ameli", "vitale", "cpam", "assurance-maladie"} <= set(names["brand_words"])


@pytest.mark.parametrize("day", ["2021-01-01", "2023-02-01", "2026-11-23"])
def test_every_pretext_of_this_body_has_one_truth(day: str) -> None:
    """A pretext that is met must be answered, and not twice."""
    answered = [word for name in NAMES if name.startswith("truth_") for word in said(name, day) or []]
    open_words = {"contact_tracing"} if day < "2023-02-01" else set()
    open_words |= {"mon_espace_sante"} if day < "2022-02-03" else set()

    assert len(answered) == len(set(answered))
    assert set(answered) == set(Pretext) - NOT_ABOUT_THIS_BODY - NO_SOURCE_OR_GENUINE_THEME - open_words


@pytest.mark.parametrize(
    ("name", "day", "standing"),
    [
        ("calls_from", "2021-09-01", Standing.SEED),
        ("calls_from", "2023-02-01", Standing.INFERRED),
        ("calls_from", "2024-07-08", Standing.PRESS),
        ("truth_carte_vitale_update", "2020-12-01", Standing.INFERRED),
        ("truth_carte_vitale_update", "2025-03-20", Standing.OFFICIAL),
        ("truth_compensation", "2026-11-23", Standing.INFERRED),
    ],
)
def test_a_value_says_on_what_it_rests(name: str, day: str, standing: Standing) -> None:
    """Our own deductions are shown as such."""
    assert [value.source.standing for value in in_force(name, day)] == [standing]


@pytest.mark.parametrize(
    ("name", "day", "channel"),
    [
        ("calls_from", "2024-07-08", "call"),
        ("never_asks", "2024-07-08", "call"),
        ("nuance_partial_bank_details", "2022-01-01", "call"),
        ("link_rules_sms", "2024-07-08", "sms"),
        ("email_domains", "2024-07-08", "email"),
        ("truth_mon_espace_sante", "2022-05-02", "email"),
    ],
)
def test_sources_that_disagree_are_both_kept(name: str, day: str, channel: str) -> None:
    """Where the town hall's page and later texts differ, the reader sees both."""
    assert in_force(name, day, channel)[0].also_said


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_dated_sourced_and_says_one_thing_at_a_time(name: str) -> None:
    """Two values may share a day only if they share no channel."""
    fact = rulebook().facts[f"assurance_maladie.{name}"]

    assert fact.id == f"assurance_maladie.{name}"
    for value in fact.values:
        assert value.until is None or value.since <= value.until
        assert value.recheck_by > value.source.read_on
        assert value.source.standing is not Standing.INFERRED or value.source.publisher == "beffroi"
    for one, other in combinations(fact.values, 2):
        apart = one.channels and other.channels and not set(one.channels) & set(other.channels)
        ended = (one.until is not None and one.until < other.since) or (
            other.until is not None and other.until < one.since
        )
        assert apart or ended


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("never_")])
def test_requests_are_words_of_the_closed_list(name: str) -> None:
    """A word that no recogniser knows would never be met."""
    fact = rulebook().facts[f"assurance_maladie.{name}"]

    assert fact.kind == "conduct" or all(set(value.value) <= set(Request) for value in fact.values)


@pytest.mark.parametrize(
    ("name", "before", "first", "last", "after"),
    [
        ("genuine_payment_information", "2025-09-25", "2025-09-26", None, None),
        ("genuine_flu_sms", "2025-12-09", "2025-12-10", None, None),
        ("genuine_ameli_martin_letters", "2023-12-31", "2024-01-01", "2024-05-31", "2024-06-01"),
        ("genuine_covid_test_sms", "2020-11-02", "2020-11-03", "2023-01-31", "2023-02-01"),
        ("genuine_vaccination_queue_sms", "2021-05-09", "2021-05-10", "2021-12-31", "2022-01-01"),
    ],
)
def test_a_genuine_odd_contact_is_known_for_its_time_only(
    name: str, before: str, first: str, last: str | None, after: str | None
) -> None:
    """The link to declare.ameli.fr was genuine, and would not be today."""
    assert said(name, before) is None
    assert said(name, first)["looks_like"]
    assert last is None or said(name, last)
    assert after is None or said(name, after) is None
