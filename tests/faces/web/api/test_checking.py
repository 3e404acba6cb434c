"""``/check`` and ``/check-file``: the verdict's JSON is the contract, and what is wrong is told."""

import json
from collections.abc import Callable
from email.message import EmailMessage

import msgspec
import pytest
from starlette.testclient import TestClient

from beffroi import Done, check, read_contact

from ..conftest import FRAUD

Client = Callable[..., TestClient]


def test_a_verdict_is_the_librarys_byte_for_byte(client: Client) -> None:
    """Whoever moves from the library to the API must find the same answer."""
    answer = client().post("/api/v1/check", json=FRAUD)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == msgspec.json.encode(check(read_contact(json.dumps(FRAUD))))


def test_what_was_done_decides_the_first_steps(client: Client) -> None:
    """Somebody who has paid needs the bank before anything else."""
    answer = client().post("/api/v1/check?done=gave_card&done=paid", json=FRAUD)

    assert answer.content == msgspec.json.encode(
        check(read_contact(json.dumps(FRAUD)), done=[Done.GAVE_CARD, Done.PAID])
    )


def test_a_long_text_gets_the_same_verdict_as_by_the_library(client: Client) -> None:
    """It is judged in a thread; that must not show."""
    long = {**FRAUD, "text": FRAUD["text"] + " et puis encore autre chose" * 2_000}

    answer = client().post("/api/v1/check", json=long)

    assert answer.content == msgspec.json.encode(check(read_contact(json.dumps(long))))


@pytest.mark.parametrize(
    ("body", "kind", "query", "status", "problem", "field"),
    [
        pytest.param("{}", "text/plain", "", 415, "unsupported_media_type", "Content-Type", id="another type"),
        pytest.param("{", "application/json", "", 422, "unusable_contact", "contact", id="no JSON"),
        pytest.param('{"channel":"sms"}', "application/json", "", 422, "unusable_contact", "text", id="no text"),
        pytest.param(
            '{"channel":"sms","text":"x","boby":1}', "application/json", "", 422, "unusable_contact", "boby", id="a key"
        ),
        pytest.param("{}", "application/json", "?done=dreamt", 422, "unusable_parameter", "done", id="a word"),
        pytest.param("{}", "application/json", "?don=paid", 422, "unusable_parameter", "query", id="a parameter"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    client: Client, body: str, kind: str, query: str, status: int, problem: str, field: str
) -> None:
    """A programmer mends what is named, and guesses at what is not."""
    answer = client().post(f"/api/v1/check{query}", content=body, headers={"content-type": kind})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == f"urn:beffroi:problem:{problem}"
    assert told["field"] == field
    assert told["expected"]


def test_a_file_is_judged_and_its_reading_noted_in_a_header(client: Client) -> None:
    """The body stays the verdict alone, so that one shape serves every face."""
    mail = b"From: a@b.example\r\nSubject: Fwd: x\r\nContent-Type: text/plain\r\n\r\n" + FRAUD["text"].encode()

    answer = client().post("/api/v1/check-file", files={"file": ("m.eml", mail)}, data={"done": ["paid", "clicked"]})

    assert answer.status_code == 200
    assert answer.json()["channel"] == "email"
    assert answer.json()["verdict"] == "fraud"


def test_the_channel_of_a_file_that_cannot_tell_is_taken_from_the_form(client: Client) -> None:
    """A photograph of a letter looks like one of a screen."""
    answer = client().post("/api/v1/check-file", files={"file": ("a.txt", b"Bonjour")}, data={"channel": "letter"})

    assert answer.json()["channel"] == "letter"


@pytest.mark.parametrize(
    ("files", "data", "status", "problem"),
    [
        pytest.param({}, {"file": "words"}, 415, "unsupported_media_type", id="no multipart"),
        pytest.param({"fiel": ("a.txt", b"x")}, {}, 422, "unusable_parameter", id="a misspelt field"),
        pytest.param({"file": ("a.txt", b"x")}, {"channel": "pigeon"}, 422, "unusable_parameter", id="a channel"),
        pytest.param({"file": ("a.txt", b"x")}, {"done": "dreamt"}, 422, "unusable_parameter", id="a word"),
        pytest.param({"file": ("a.xyz", b"\x00\x01\x02")}, {}, 422, "unreadable_file", id="a kind that nothing reads"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    client: Client, files: dict[str, tuple[str, bytes]], data: dict[str, str], status: int, problem: str
) -> None:
    """Never dropped, never a fault of the server."""
    answer = client().post("/api/v1/check-file", files=files, data=data)

    assert answer.status_code == status
    assert answer.json()["type"] == f"urn:beffroi:problem:{problem}"


def test_two_files_are_one_too_many(client: Client) -> None:
    """One contact, one verdict."""
    two = [("file", ("a.txt", b"x")), ("file", ("b.txt", b"y"))]

    answer = client().post("/api/v1/check-file", files=two)

    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:beffroi:problem:malformed_request"


def test_nothing_that_is_sent_is_spooled_to_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A contact is never written to disk; form parsers do it behind one's back from a megabyte on."""
    opened: list[object] = []
    monkeypatch.setattr("tempfile.TemporaryFile", lambda *arguments, **_: opened.append(arguments))
    large = EmailMessage()
    large.set_content(FRAUD["text"])
    large.add_attachment(bytes(3_000_000), maintype="application", subtype="octet-stream", filename="a.bin")

    answer = client().post("/api/v1/check-file", files={"file": ("a.eml", large.as_bytes())})

    assert answer.status_code == 200
    assert not opened
