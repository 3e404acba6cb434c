"""``/rulebook…``: what officials say, as of any day, kept by whoever asks."""

import datetime
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

Client = Callable[..., TestClient]


def test_the_rulebook_is_told_in_figures(client: Client) -> None:
    """A verdict carries its version: whoever keeps one can see whether it is still the same."""
    card = client().get("/api/v1/rulebook").json()

    assert card["facts"] > 100
    assert "assurance_maladie" in card["public_bodies"]
    assert datetime.date.fromisoformat(card["change_days"][0])


@pytest.mark.parametrize(("day", "listed"), [("2021-11-01", True), ("2026-11-01", False)])
def test_facts_are_those_of_the_day(client: Client, day: str, listed: bool) -> None:  # noqa: FBT001  # a column
    """01 87 52 00 70 was official in 2021 and is not in 2026."""
    facts = client().get(f"/api/v1/rulebook/facts?on={day}").json()

    assert facts["on"] == day
    numbers = next(fact for fact in facts["facts"] if fact["id"] == "assurance_maladie.calls_from")
    assert ("0187520070" in str(numbers)) is listed


def test_one_fact_is_told_in_full_or_as_of_a_day(client: Client) -> None:
    """All its sources, or the one that counts."""
    opened = client()
    whole = opened.get("/api/v1/rulebook/facts/assurance_maladie.never_asks").json()

    that_day = opened.get("/api/v1/rulebook/facts/assurance_maladie.never_asks?on=2026-03-02").json()

    assert len(whole["values"]) > len(that_day["values"]) > 0
    assert all(value["in_force"] for value in that_day["values"])
    assert whole["values"][0]["value"]["source"]["publisher"]


def test_what_changed_between_two_days_is_told(client: Client) -> None:
    """Who trains staff wants what is new."""
    changes = client().get("/api/v1/rulebook/diff?from=2021-11-01&to=2026-11-01").json()

    assert (changes["from"], changes["to"]) == ("2021-11-01", "2026-11-01")
    assert "assurance_maladie.calls_from" in [change["id"] for change in changes["changes"]]


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        pytest.param("/facts/assurance_maladie.nevr_asks", 404, "id", id="no such fact"),
        pytest.param("/facts/assurance_maladie.never_asks?on=1991-01-01", 404, "id", id="not in force"),
        pytest.param("/facts?on=yesterday", 422, "on", id="no day"),
        pytest.param("/facts?on=2026-01-01&on=2026-01-02", 422, "on", id="two days"),
        pytest.param("/facts?no=2026-01-01", 422, "query", id="a misspelt parameter"),
        pytest.param("?x=1", 422, "query", id="a parameter where there is none"),
        pytest.param("/diff?from=2026-01-01", 422, "to", id="one day of two"),
        pytest.param("/facts?on=%ff", 422, "query", id="no UTF-8"),
    ],
)
def test_what_cannot_be_answered_is_told(client: Client, path: str, status: int, field: str) -> None:
    """With what was expected, and where."""
    answer = client().get(f"/api/v1/rulebook{path}")

    assert answer.status_code == status
    assert answer.json()["field"] == field


@pytest.mark.parametrize(
    ("sent", "status"),
    [("{tag}", 304), ("W/{tag}", 304), ('"x", {tag}', 304), ("*", 304), ('"x"', 200)],
)
def test_who_has_it_already_is_told_so(client: Client, sent: str, status: int) -> None:
    """The list of facts is long, and changes once a month."""
    opened = client()
    tag = opened.get("/api/v1/rulebook/facts").headers["etag"]

    answer = opened.get("/api/v1/rulebook/facts", headers={"If-None-Match": sent.format(tag=tag)})

    assert answer.status_code == status
    assert answer.headers["etag"] == tag
    assert answer.headers["cache-control"] == "public, max-age=300"
