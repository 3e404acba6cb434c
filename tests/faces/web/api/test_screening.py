"""``/screen``: a line in, a line out, in order; nothing lost, little held."""

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator

import msgspec
import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from beffroi import check, read_contact
from beffroi.faces.web.api.screening import lines_of

from ..conftest import FRAUD, RunningServer

Client = Callable[..., TestClient]
JSONL = {"content-type": "application/jsonl"}


def test_each_line_is_answered_in_order_and_counted(client: Client) -> None:
    """Whoever sends a thousand contacts must be able to tell which answer is whose, and that none is missing."""
    lines = [json.dumps(FRAUD), "", "{", '{"channel":"sms","text":"","id":"7"}', '{"channel":"sms","text":"Coucou"}']

    answer = client().post("/api/v1/screen", content="\n".join(lines), headers=JSONL)

    first, malformed, wordless, last_verdict, counts = map(json.loads, answer.text.splitlines())
    assert answer.text.splitlines()[0].encode() == msgspec.json.encode(check(read_contact(lines[0])))
    assert malformed["line"] == 3
    assert wordless == {"line": 4, "reject": "text: expected the words of the sms, found no words", "id": "7"}
    assert (first["verdict"], last_verdict["verdict"]) == ("fraud", "unrelated")
    assert counts == {
        "counts": {"read": 4, "fraud": 1, "suspicious": 0, "consistent": 0, "unrelated": 1, "rejected": 2}
    }


def test_a_reject_quotes_nothing_of_the_contact(client: Client) -> None:
    """Rejects end up in logs."""
    answer = client().post("/api/v1/screen", content='{"channel":"01 99 00 12 34","text":"x"}', headers=JSONL)

    assert "01 99" not in answer.text
    assert "channel" in json.loads(answer.text.splitlines()[0])["reject"]


def test_a_stream_beyond_its_limit_ends_with_what_it_counted(client: Client) -> None:
    """Its sender learns how far it came."""
    line = json.dumps(FRAUD) + "\n"

    def lines() -> Iterator[bytes]:
        yield from [line.encode()] * 20

    answer = client(max_stream_bytes=1_000).post("/api/v1/screen", content=lines(), headers=JSONL)

    last = json.loads(answer.text.splitlines()[-1])
    assert last["problem"]["type"] == "urn:beffroi:problem:too_large"
    assert last["counts"]["read"] == len(answer.text.splitlines()) - 1


@pytest.mark.parametrize(
    ("headers", "query", "status"),
    [
        pytest.param({"content-type": "text/csv"}, "", 415, id="another type"),
        pytest.param(JSONL, "?x=1", 422, id="an unknown parameter"),
    ],
)
def test_what_is_wrong_before_the_first_line_is_a_problem(
    client: Client, headers: dict[str, str], query: str, status: int
) -> None:
    """As everywhere else."""
    assert client().post(f"/api/v1/screen{query}", content="{}", headers=headers).status_code == status


def test_too_many_streams_are_told_to_come_again(client: Client) -> None:
    """Each takes a share of the server for as long as it likes."""
    application = client(max_streams=1).app

    async def statuses() -> list[int]:
        told: list[int] = []
        waiting = asyncio.Event()

        async def receive() -> Message:
            await waiting.wait()
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                told.append(message["status"])

        async def ask() -> None:
            await application(_asked(), receive, send)

        async with asyncio.TaskGroup() as group:
            group.create_task(ask())
            await asyncio.sleep(0.01)
            await application(_asked(), receive, send)
            waiting.set()
        return told

    assert asyncio.run(statuses()) == [200, 503]


def _asked() -> Scope:
    headers = [(b"content-type", b"application/jsonl")]
    where = {"path": "/api/v1/screen", "raw_path": b"/api/v1/screen", "query_string": b"", "root_path": ""}
    return {"type": "http", "method": "POST", "headers": headers, "client": ("192.0.2.1", 1), **where}


@pytest.mark.parametrize(
    ("chunks", "longest", "lines"),
    [
        pytest.param([b"a\nb"], 9, [(1, b"a"), (2, b"b")], id="no newline at the end"),
        pytest.param(
            [b"a", b"b\n", b"\n", b"c\r\n"], 9, [(1, b"ab"), (3, b"c\r")], id="cut anywhere; empty ones left out"
        ),
        pytest.param([b"123", b"456", b"\nx\n"], 5, [(1, None), (2, b"x")], id="one too long, in pieces"),
        pytest.param([b"123456\nx"], 5, [(1, None), (2, b"x")], id="one too long, at once"),
        pytest.param([b"123", b"456"], 5, [(1, None)], id="one too long at the end"),
        pytest.param([b"  \n", b" "], 5, [], id="blanks"),
        pytest.param([], 5, [], id="nothing"),
    ],
)
def test_lines_are_cut_whole_and_bounded(
    chunks: list[bytes], longest: int, lines: list[tuple[int, bytes | None]]
) -> None:
    """A line without an end must not fill the memory."""

    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    async def cut() -> list[tuple[int, bytes | None]]:
        return [line async for line in lines_of(stream(), longest)]

    assert asyncio.run(cut()) == lines


def test_an_answer_comes_before_the_next_line_is_sent(serve: Callable[..., RunningServer]) -> None:
    """A live pipe waits for its verdict before it delivers the mail."""
    server = serve()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest("POST", "/api/v1/screen")
    connection.putheader("Content-Type", "application/jsonl")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    line = json.dumps(FRAUD).encode() + b"\n"
    connection.send(b"%x\r\n%b\r\n" % (len(line), line))
    answer = connection.sock.recv(65_536)
    while b'"verdict":"fraud"' not in answer:
        answer += connection.sock.recv(65_536)
    connection.send(b"0\r\n\r\n")
    while b'"counts"' not in answer:
        answer += connection.sock.recv(65_536)
    connection.close()

    assert b'"read":1' in answer


def test_a_client_that_takes_no_answers_is_read_no_further(serve: Callable[..., RunningServer]) -> None:
    """Or a slow reader of a long stream would fill the server's memory."""
    server = serve()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.putrequest("POST", "/api/v1/screen")
    connection.putheader("Content-Type", "application/jsonl")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    lines = (json.dumps(FRAUD).encode() + b"\n") * 200
    sent = 0
    stuck = threading.Event()

    def send() -> None:
        nonlocal sent
        try:
            for _ in range(1_000):  # 40 MB, more than any buffer on the way
                connection.send(b"%x\r\n%b\r\n" % (len(lines), lines))
                sent += len(lines)
        except OSError:
            stuck.set()

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    before = -1
    for _ in range(60):  # until nothing moves any more
        time.sleep(0.5)
        if sent == before:
            break
        before = sent
    moved = sent
    connection.sock.shutdown(socket.SHUT_RDWR)
    sender.join(10)
    connection.close()

    assert 0 < moved < 30_000_000
