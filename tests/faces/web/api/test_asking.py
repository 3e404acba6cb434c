"""``/ask``: an interview of which the server keeps nothing."""

import json
from collections.abc import Callable

import msgspec
import pytest
from starlette.testclient import TestClient

from beffroi import Channel
from beffroi.faces.library import ask

Client = Callable[..., TestClient]


def test_a_step_is_the_librarys_byte_for_byte(client: Client) -> None:
    """The page, the command and the API ask the same questions in the same order."""
    answer = client().post("/api/v1/ask", json={"channel": "call"})

    assert answer.status_code == 200
    assert answer.content == msgspec.json.encode(ask(Channel.CALL, {}))


@pytest.mark.parametrize("channel", ["call", "visit"])
def test_an_interview_comes_to_its_end(client: Client, channel: str) -> None:
    """Whoever only ever says "I don't know" is not asked for ever."""
    opened = client()
    answers: dict[str, list[str]] = {}
    step = opened.post("/api/v1/ask", json={"channel": channel}).json()
    while step["question"] is not None:
        answers[step["question"]["id"]] = []
        step = opened.post("/api/v1/ask", json={"channel": channel, "answers": answers}).json()

    assert 0 < len(answers) <= step["at_most"]
    assert step["verdict"]["channel"] == channel


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"channel": "sms"}, "channel"),
        ({"channel": "call", "answers": {"colour": []}}, "answers"),
        ({"channel": "call", "answers": []}, "body"),
        ({"channel": "call", "answer": {}}, "body"),
        ({"channel": "call", "answers": {"x": ["y", "y"]}}, "answers.x"),
    ],
)
def test_what_is_wrong_is_told(client: Client, body: object, field: str) -> None:
    """With what there is instead."""
    answer = client().post("/api/v1/ask", content=json.dumps(body), headers={"content-type": "application/json"})

    assert answer.status_code == 422
    assert answer.json()["field"] == field
