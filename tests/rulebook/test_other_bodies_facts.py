"""What the facts of the bodies other than the Assurance Maladie say: who they are, from when on, and on whose word."""

import datetime
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import beffroi.rulebook
from beffroi.rulebook import Fact, Rulebook, Standing, Strength, load_rulebook

FOLDER: Final = Path(beffroi.rulebook.__file__).parent / "facts"
TODAY: Final = datetime.date(2026, 11, 23)
BODIES: Final = sorted(path.parent.name for path in FOLDER.glob("*/names.yaml"))
OTHERS: Final = [body for body in BODIES if body != "assurance_maladie"]
WITHOUT_A_SITE: Final = {"bank", "mutuelle", "police"}


@cache
def rulebook() -> Rulebook:
    """Return the packaged rulebook, read once for all tests of this file."""
    return load_rulebook()


def facts_of(body: str) -> list[Fact]:
    """Return the facts of one body."""
    return [fact for fact in rulebook().facts.values() if fact.id.split(".")[0] == body]


def said(fact_id: str, day: str, channel: str | None = None) -> Any:  # noqa: ANN401 - the shape depends on the kind
    """Return the one value that holds, or ``None``."""
    held = rulebook().on(datetime.date.fromisoformat(day)).values(fact_id)
    fitting = [value.value for value in held if channel is None or not value.channels or channel in value.channels]
    assert len(fitting) <= 1, f"{fact_id} says {len(fitting)} things on {day}"
    return fitting[0] if fitting else None


def test_the_bodies_are_those_the_documents_name() -> None:
    """A folder lost in a move would be noticed by nobody who does not write of that body."""
    assert OTHERS == [
        "agirc_arrco",
        "antai",
        "assurance_retraite",
        "bank",
        "caf",
        "crit_air",
        "dgfip",
        "disney_plus",
        "edf",
        "engie",
        "france_travail",
        "franceconnect",
        "la_poste",
        "mon_compte_formation",
        "msa",
        "mutuelle",
        "netflix",
        "police",
        "service_public",
        "spotify",
        "urssaf",
    ]


@pytest.mark.parametrize("body", OTHERS)
def test_each_body_has_names_a_site_and_a_truth_of_its_own(body: str) -> None:
    """Without names it is never claimed; without a site every link that names it is strange."""
    names = {fact.id.split(".")[1] for fact in facts_of(body)}

    assert "names" in names
    assert "web_domains" in names or body in WITHOUT_A_SITE
    assert any(name.startswith("truth_") for name in names)


@pytest.mark.parametrize("body", OTHERS)
def test_what_is_only_inferred_decides_nothing(body: str) -> None:
    """One decisive finding makes a fraud: it needs somebody who said so."""
    decisive = {rule.fact for rule in rulebook().rules if rule.strength is Strength.DECISIVE}

    inferred = [
        fact.id
        for fact in facts_of(body)
        if "." + fact.id.split(".")[1] in decisive
        and any(value.source.standing is Standing.INFERRED for value in fact.values)
    ]

    assert inferred == []


def test_no_domain_stands_twice() -> None:
    """A site that two bodies own would be official for the one and foreign for the other."""
    day = rulebook().on(TODAY)
    owned = Counter(domain for body in day.directory.bodies for domain in body.web_domains)
    lists = [day.values(f"{folder}.other_official_domains") for folder in ("organisations", "public_services", "web")]
    listed = {domain for held in lists for value in held for domain in value.value}

    assert [domain for domain, owners in owned.items() if owners > 1] == []
    assert sorted(owned.keys() & listed) == []


def test_no_name_belongs_to_two_bodies() -> None:
    """Who is claimed would hang on the order of the folders."""
    bodies = rulebook().on(TODAY).directory.bodies

    shared = Counter(name for body in bodies for name in {*body.names, *body.brand_words})

    assert [name for name, owners in shared.items() if owners > 1] == []


@pytest.mark.parametrize(
    ("fact_id", "day", "held"),
    [
        pytest.param("mon_compte_formation.canvassing_banned", "2022-12-19", False, id="training was still canvassed"),
        pytest.param("mon_compte_formation.canvassing_banned", "2022-12-20", True, id="canvassing is forbidden"),
        pytest.param("antai.never_asks", "2023-07-31", False, id="before the agency's first statement known"),
        pytest.param("antai.never_asks", "2023-08-01", True, id="the agency's first statement known"),
        pytest.param("dgfip.never_asks", "2010-05-31", False, id="before the tax office's first statement known"),
        pytest.param("dgfip.never_asks", "2010-06-01", True, id="the tax office's first statement known"),
        pytest.param("caf.may_be_called", "2020-12-15", False, id="before the 3230"),
        pytest.param("caf.may_be_called", "2020-12-16", True, id="the 3230"),
    ],
)
def test_nothing_is_said_before_its_day(fact_id: str, day: str, *, held: bool) -> None:
    """Old contacts are judged by what was known then."""
    assert bool(rulebook().on(datetime.date.fromisoformat(day)).values(fact_id)) is held


@pytest.mark.parametrize(
    ("day", "price"),
    [
        pytest.param("2022-12-31", None, id="before the first price known"),
        pytest.param("2023-01-01", "3.72 euros.", id="2023"),
        pytest.param("2024-01-03", "3.72 euros.", id="last day of it"),
        pytest.param("2024-01-04", "3.77 euros.", id="2024"),
        pytest.param("2024-12-31", "3.77 euros.", id="last day of 2024"),
        pytest.param("2025-01-01", "3.81 euros.", id="2025"),
        pytest.param("2025-12-31", "3.81 euros.", id="last day of 2025"),
        pytest.param("2026-01-01", "3.85 euros.", id="2026"),
    ],
)
def test_the_price_of_the_certificate_is_that_of_the_day(day: str, price: str | None) -> None:
    """It changes nearly every January."""
    assert said("crit_air.price", day) == price


def test_the_employment_service_changes_its_name_and_its_site() -> None:
    """A contact of 2023 speaks of Pôle emploi, and pole-emploi.fr was its site."""
    assert "francetravail.fr" not in said("france_travail.web_domains", "2023-12-31")
    assert "francetravail.fr" in said("france_travail.web_domains", "2024-01-01")


@pytest.mark.parametrize(
    ("fact_id", "day", "channel", "listed"),
    [
        pytest.param("antai.never_asks", "2026-11-23", "sms", "payment", id="no fine is paid by SMS"),
        pytest.param("antai.never_asks", "2026-11-23", "email", "card", id="no card by e-mail for a fine"),
        pytest.param("dgfip.never_asks", "2026-11-23", "email", "card", id="no card by e-mail for a tax"),
        pytest.param("dgfip.never_asks", "2026-11-23", "call", "bank_details", id="no bank details by telephone"),
        pytest.param("police.never_asks", "2026-11-23", "email", "payment", id="the police take no payment by e-mail"),
        pytest.param("bank.never_asks", "2026-11-23", "call", "one_time_code", id="a bank asks for no code"),
        pytest.param("caf.never_asks", "2026-11-23", "email", "bank_details", id="no bank details for the Caf"),
    ],
)
def test_what_a_body_never_asks_stands_by_channel(fact_id: str, day: str, channel: str, listed: str) -> None:
    """These are the findings that decide alone."""
    held = rulebook().on(datetime.date.fromisoformat(day)).values(fact_id)

    assert any(listed in value.value for value in held if not value.channels or channel in value.channels)
