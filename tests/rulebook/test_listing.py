"""The directory of one day."""

import datetime
from typing import Any

import pytest

from beffroi.evidence import BodyNames, Directory, NumberBlock, OfficialNumber
from beffroi.rulebook import Fact, FactValue, Rulebook, Source, Standing, Weighing, load_rulebook

SOURCE = Source(Standing.OFFICIAL, "Toy", "Page", None, None, datetime.date(2026, 11, 23))
RECHECK = datetime.date(2027, 5, 23)


def fact(fact_id: str, kind: str, *values: tuple[Any, str, str | None]) -> Fact:
    """Return a fact with values given as (value, since, until)."""
    dated = [
        FactValue(
            value,
            datetime.date.fromisoformat(since),
            datetime.date.fromisoformat(until) if until else None,
            SOURCE,
            RECHECK,
        )
        for value, since, until in values
    ]
    return Fact(fact_id, kind, "x", tuple(dated))


def directory(day: str, *facts: Fact) -> Directory:
    """Return the directory of a day."""
    return Rulebook("v", facts, [], Weighing((), ())).on(datetime.date.fromisoformat(day)).directory


NAMES = fact(
    "toy.names",
    "names",
    ({"names": ["toy office"], "objects": ["toy card"], "brand_words": ["toy"]}, "2019-01-01", None),
)
CALLS_FROM = fact(
    "toy.calls_from",
    "numbers",
    ([{"number": "3646"}, {"number": "0199000001", "purpose": "vaccination"}], "2020-01-01", "2020-12-31"),
    ([{"number": "3646"}, {"number": "0199000002"}], "2021-01-01", None),
)


def test_a_body_is_known_by_all_its_facts() -> None:
    """Facts of one kind add up, whatever their files are called."""
    made = directory(
        "2026-11-23",
        NAMES,
        fact("toy.web_domains", "web_domains", (["toy.example"], "2019-01-01", None)),
        fact("toy.local_domains", "web_domains", (["local.example"], "2019-01-01", None)),
        fact("toy.email_domains", "email_domains", (["mail.toy.example"], "2019-01-01", None)),
        fact("toy.email_addresses", "email_addresses", (["a@toy.example"], "2019-01-01", "2020-01-01")),
        fact("toy.sms", "sms_sender", ({"number": "38663", "opening": "toy", "exclusive": True}, "2019-01-01", None)),
        fact("other.web_domains", "web_domains", (["other.example"], "2019-01-01", None)),
    )

    assert made.bodies == (
        BodyNames(
            public_body="toy",
            names=("toy office",),
            objects=("toy card",),
            brand_words=("toy",),
            web_domains=frozenset({"toy.example", "local.example"}),
            email_domains=frozenset({"mail.toy.example"}),
            sms_senders=frozenset({"38663"}),
            sms_opening="toy",
        ),
    )
    assert made.numbers["38663"] == OfficialNumber("38663", "toy", frozenset({"sms_sender"}))


def test_a_folder_without_names_is_no_body() -> None:
    """The law and the numbering plan are no public bodies; nor is one before its names hold."""
    assert directory("2026-11-23", fact("law.names", "statement", ("x", "2019-01-01", None))).bodies == ()
    assert directory("2026-11-23", fact("toy.other", "names", ({"names": ["x"]}, "2019-01-01", None))).bodies == ()
    assert directory("2018-12-31", NAMES).bodies == ()
    assert directory("2019-01-01", NAMES).bodies != ()


@pytest.mark.parametrize(
    ("day", "number", "roles", "retired", "purpose"),
    [
        pytest.param("2020-12-31", "0199000001", {"calls_from"}, False, "vaccination", id="its last day"),
        pytest.param("2021-01-01", "0199000001", set(), True, "vaccination", id="retired from the next day on"),
        pytest.param("2021-01-01", "0199000002", {"calls_from"}, False, "", id="in the next list"),
        pytest.param("2021-01-01", "3646", {"calls_from", "may_be_called"}, False, "all", id="in both lists"),
        pytest.param("2020-01-01", "3646", {"calls_from"}, False, "", id="before it could be called"),
    ],
)
def test_a_number_is_listed_with_what_it_is_on_the_day(
    day: str, number: str, roles: set[str], purpose: str, *, retired: bool
) -> None:
    """01 87 52 00 70 was official in 2021 and is not in 2026 (design.md, promise 2)."""
    may_be_called = fact("toy.may_be_called", "numbers", ([{"number": "3646", "purpose": "all"}], "2021-01-01", None))

    listed = directory(day, NAMES, CALLS_FROM, may_be_called).numbers[number]

    assert listed == OfficialNumber(number, "toy", frozenset(roles), retired, purpose)


def test_a_number_is_not_known_before_it_was_published() -> None:
    """A caller of 2020 could not point to the list of 2021."""
    assert "0199000002" not in directory("2020-06-01", CALLS_FROM).numbers
    assert directory("2019-06-01", CALLS_FROM).numbers == {}


def test_a_number_that_came_back_is_not_retired() -> None:
    """Only what is on no list today is."""
    back = fact(
        "toy.calls_from",
        "numbers",
        ([{"number": "0199000001"}], "2020-01-01", "2020-12-31"),
        ([{"number": "0199000003"}], "2021-01-01", "2021-12-31"),
        ([{"number": "0199000001"}], "2022-01-01", None),
    )

    numbers = directory("2022-01-01", back).numbers

    assert (numbers["0199000001"].retired, numbers["0199000003"].retired) == (False, True)


def test_numbers_under_another_name_are_not_listed() -> None:
    """A list of retired overseas numbers is a fact to cite, not numbers in use."""
    assert (
        directory("2026-11-23", fact("toy.old_numbers", "numbers", ([{"number": "3646"}], "2019-01-01", None))).numbers
        == {}
    )


def test_a_service_owns_its_number_unless_a_body_does() -> None:
    """36 46 is the body's own even where a reporting service sends people to it."""
    service = {"name": "x", "takes": ["sms"], "how": "call", "url": None, "price": None, "hours": None, "rank": 1}
    made = directory(
        "2026-11-23",
        CALLS_FROM,
        fact("reporting.toy_desk", "service", (service | {"number": "3646"}, "2019-01-01", None)),
        fact("reporting.line", "service", (service | {"number": "0199000009"}, "2019-01-01", None)),
        fact("reporting.page", "service", (service | {"number": None}, "2019-01-01", None)),
        fact("reporting.gone", "service", (service | {"number": "0199000008"}, "2019-01-01", "2020-01-01")),
    )

    assert made.numbers["3646"] == OfficialNumber("3646", "toy", frozenset({"calls_from", "may_be_called"}))
    assert made.numbers["0199000009"] == OfficialNumber("0199000009", "reporting.line", frozenset({"may_be_called"}))
    assert "0199000008" not in made.numbers


def test_blocks_stand_longest_prefix_first() -> None:
    """The first block that fits is the right one."""
    block = {"digits": 10, "tariff": "normal", "use": "geographic"}
    made = directory(
        "2026-11-23",
        fact(
            "plan.a",
            "number_blocks",
            ([block | {"prefix": "01"}, block | {"prefix": "0199", "price": "x"}], "2019-01-01", None),
        ),
        fact("plan.b", "number_blocks", ([block | {"prefix": "0162", "price": None}], "2019-01-01", None)),
        fact("plan.c", "number_blocks", ([block | {"prefix": "09"}], "2027-01-01", None)),
    )

    assert made.blocks == (
        NumberBlock("0162", 10, "normal", "geographic"),
        NumberBlock("0199", 10, "normal", "geographic", "x"),
        NumberBlock("01", 10, "normal", "geographic"),
    )


def test_lists_of_domains_go_by_their_names() -> None:
    """Every folder may add to a list."""
    made = directory(
        "2026-11-23",
        fact("web.url_shorteners", "domain_list", (["s.example"], "2019-01-01", None)),
        fact("web.free_hosts", "domain_list", (["f.example"], "2019-01-01", None)),
        fact("web.dynamic_dns", "domain_list", (["d.example"], "2019-01-01", None)),
        fact("web.link_trackers", "domain_list", (["t.example"], "2019-01-01", None)),
        fact("web.redirectors", "domain_list", (["r.example"], "2019-01-01", None)),
        fact("web.other_official_domains", "domain_list", (["o.example"], "2019-01-01", None)),
        fact("toy.other_official_domains", "domain_list", (["p.example"], "2019-01-01", None)),
        fact("web.something_else", "domain_list", (["e.example"], "2019-01-01", None)),
    )

    assert made.url_shorteners == {"s.example"}
    assert made.free_hosts == {"f.example"}
    assert made.dynamic_dns == {"d.example"}
    assert made.link_trackers == {"t.example"}
    assert made.redirectors == {"r.example"}
    assert made.other_official_domains == {"o.example", "p.example"}


def test_the_packaged_directory_holds_all_that_recognisers_ask_for() -> None:
    """A renamed fact would leave a list empty without a word."""
    made = load_rulebook().on(datetime.date(2026, 11, 23)).directory

    bodies = {body.public_body: body for body in made.bodies}
    assert list(bodies) == sorted(bodies)
    assert "ameli.fr" in bodies["assurance_maladie"].web_domains
    assert bodies["assurance_maladie"].sms_senders == {"38663"}
    assert "impots.gouv.fr" in bodies["dgfip"].web_domains
    assert made.numbers["3230"].owner == "caf"
    assert made.numbers["3646"].owner == "assurance_maladie"
    assert made.numbers["0187520070"].retired
    assert all(
        (
            made.blocks,
            made.other_official_domains,
            made.url_shorteners,
            made.free_hosts,
            made.dynamic_dns,
            made.link_trackers,
            made.redirectors,
        )
    )
