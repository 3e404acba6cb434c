"""The interview by page."""

import html
import re

import pytest
from starlette.testclient import TestClient


def hidden(page: str) -> dict[str, list[str]]:
    """Return what a question carries on."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def following(client: TestClient, page: str, place: str = "fr", **more: str | list[str]) -> str:
    """Return the page that follows a question that was answered."""
    fields = {**hidden(page), **{name.replace("__", "."): value for name, value in more.items()}}
    response = client.post(f"/{place}/interview/", data=fields)
    assert response.status_code == 200, response.text
    return response.text


@pytest.mark.parametrize("channel", ["call", "visit"])
def test_a_person_who_knows_nothing_is_asked_six_questions_at_most(client: TestClient, channel: str) -> None:
    """And is then told that there is nothing to judge, not that all is well."""
    page = client.get(f"/fr/interview/?channel={channel}").text
    asked = 0
    while 'name="current"' in page:
        asked += 1
        response = client.post("/fr/interview/", data={**hidden(page), "unknown": "1"})
        page = response.text

    assert 1 <= asked <= 6
    assert response.status_code == 422
    assert "Sans réponse" in page
    assert 'id="verdict"' not in page


def test_a_question_carries_the_answers_before_it(client: TestClient) -> None:
    """Nothing is kept on the server."""
    first = client.get("/en/interview/?channel=call").text
    second = following(client, first, "en", a__asked="password")

    assert hidden(second)["a.asked"] == ["password"]
    assert hidden(second)["current"] != hidden(first)["current"]


def test_one_may_see_the_answer_before_the_end_and_go_back(client: TestClient) -> None:
    """A person in a hurry, a person who mistook."""
    first = client.get("/fr/interview/?channel=call").text
    second = following(client, first, a__asked="code")

    assert 'id="verdict"' in following(client, second, stop="1")
    assert hidden(following(client, second, back="1")) == hidden(first)


def test_a_number_that_is_none_is_asked_again(client: TestClient) -> None:
    """The person learns what is wanted, and keeps the answers before."""
    response = client.post(
        "/fr/interview/", data={"channel": "call", "current": "number", "a.asked": "card", "a.number": "je sais plus"}
    )

    assert 'role="alert"' in response.text
    assert hidden(response.text)["a.asked"] == ["card"]


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": "fax", "a.nothing": "x"},
        {"channel": "call", "a.asked": "everything", "current": "who"},
        {"channel": "call", "current": "asked", "a.asked": "<script>"},
        {},
        {f"a.{number}": "x" for number in range(50)},
    ],
)
def test_answers_that_are_none_of_ours_lead_back_to_a_question(client: TestClient, fields: dict[str, str]) -> None:
    """Whatever is sent, there is a page."""
    response = client.post("/fr/interview/", data=fields)

    assert response.status_code == 200
    assert 'name="current"' in response.text
    assert "<script>" not in response.text.replace("<script src=", "")
