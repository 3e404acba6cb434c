"""The front: limits, counts, and errors told without content."""

import asyncio
import time
from collections.abc import Callable

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from beffroi.faces.logs import REQUESTS

Client = Callable[..., TestClient]


async def _fail(_request: Request) -> Response:
    quoted = "06 39 98 00 12"
    raise RuntimeError(quoted)


async def _fail_half_way(_request: Request) -> Response:
    async def body() -> object:
        yield b"x"
        raise RuntimeError

    return StreamingResponse(body())  # type: ignore[arg-type]


async def _sleep(_request: Request) -> Response:
    await asyncio.sleep(30)
    return PlainTextResponse("late")


async def _leave(_request: Request) -> Response:
    raise ClientDisconnect


async def _time_out(_request: Request) -> Response:
    raise TimeoutError


def with_routes(client: TestClient) -> TestClient:
    """Add routes on which something goes wrong."""
    ways = (_fail, _fail_half_way, _sleep, _leave, _time_out)
    client.app.router.routes += [Route(f"/{way.__name__[1:]}", way) for way in ways]  # type: ignore[attr-defined]
    return client


@pytest.mark.parametrize("path", ["/fail", "/time_out"])
def test_a_fault_of_ours_is_told_and_logged_without_content(
    client: Client, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    """The message of an error may quote the contact that it stumbled over."""
    with caplog.at_level("DEBUG"):
        answer = with_routes(client()).get(path)

    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:beffroi:problem:internal"
    assert "06 39 98" not in answer.text + caplog.text
    assert "Error at" in caplog.text
    assert caplog.records[-1].exc_info is None


def test_an_answer_that_takes_too_long_is_ended(client: Client) -> None:
    """Nobody waits for ever, and nobody holds a place for ever."""
    started = time.monotonic()
    answer = with_routes(client(deadline_seconds=0.2)).get("/sleep")

    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:beffroi:problem:too_long"
    assert answer.headers["retry-after"] == "5"
    assert time.monotonic() - started < 5


def test_half_an_answer_is_broken_off(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """So that nobody takes it for a whole one."""
    with caplog.at_level("INFO", REQUESTS.name):
        with_routes(client()).get("/fail_half_way")

    assert caplog.records[-1].getMessage().endswith("broken off")


def test_a_client_that_has_gone_is_no_fault(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """It happens all the time on telephones."""
    with caplog.at_level("INFO", REQUESTS.name), pytest.raises(AssertionError):
        with_routes(client()).get("/leave")  # the test client has no answer to give

    assert "499" in caplog.text
    assert "failed" not in caplog.text


def test_more_requests_than_can_be_answered_are_told_to_come_again(client: Client) -> None:
    """A clear answer now, not a late one for everybody."""
    application = with_routes(client(max_requests=1, deadline_seconds=1)).app
    told: list[int] = []

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])  # type: ignore[arg-type]

    async def ask(path: str) -> None:
        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        await application({**scope, "root_path": "", "headers": [], "client": None}, asyncio.Event().wait, send)  # type: ignore[arg-type]

    async def both() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(ask("/sleep"))
            await asyncio.sleep(0.05)
            await ask("/api/v1/rulebook")
            await ask("/health")

    asyncio.run(both())

    assert told == [503, 200, 503]


def test_one_line_a_request_says_how_much_and_how_long_and_not_what(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Enough to run a server by, nothing to learn about anyone."""
    with caplog.at_level("INFO", REQUESTS.name):
        client().get("/api/v1/rulebook/facts/0639980012?on=2026-01-01", headers={"x": "0639980012"})

    (line,) = [record.getMessage() for record in caplog.records if record.name == REQUESTS.name]
    method, route, status, milliseconds, unit, size = line.split()
    assert (method, route, status, unit, size) == ("GET", "/api/v1/rulebook/facts/{id}", "404", "ms", "0")
    assert float(milliseconds) > 0


@pytest.mark.parametrize(
    ("length", "size"), [(0, "0"), (10, "<1kB"), (5_000, "<10kB"), (2_000_000, "<10MB"), (12_000_000, ">=10MB")]
)
def test_sizes_are_told_in_classes(client: Client, caplog: pytest.LogCaptureFixture, length: int, size: str) -> None:
    """An exact length can tell which message it was."""
    with caplog.at_level("INFO", REQUESTS.name):
        client().post("/api/v1/check", content=b" " * length, headers={"content-type": "application/json"})

    assert caplog.records[-1].getMessage().endswith(size)


def test_other_protocols_are_left_unanswered(client: Client) -> None:
    """There are no web sockets here."""
    sent: list[object] = []

    async def send(message: object) -> None:
        sent.append(message)

    asyncio.run(client().app({"type": "websocket", "path": "/"}, asyncio.Event().wait, send))  # type: ignore[arg-type]

    assert sent == []
