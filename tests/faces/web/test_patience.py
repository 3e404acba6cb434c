"""Patience: a client that says too little, or too much, is let go."""

import socket
import time
from collections.abc import Callable

from .conftest import RunningServer

Serve = Callable[..., RunningServer]


def test_a_head_that_does_not_end_is_waited_for_no_longer_than_told(serve: Serve) -> None:
    """A thousand such clients would take every connection."""
    server = serve(environment={"BEFFROI_HEADER_SECONDS": "0.5"})
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as silent:
        assert _end_of(silent)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\nX-Slow: ")
        assert _end_of(slow)

    assert time.monotonic() - started < 5


def test_a_head_without_an_end_is_cut_off(serve: Serve) -> None:
    """Headers are held in memory, whatever they are."""
    server = serve()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as endless:
        endless.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\n")
        try:
            for number in range(1_000):
                endless.sendall(b"X-%d: %s\r\n" % (number, b"x" * 1_000))
            answer = endless.recv(1_000)
        except OSError:
            answer = b""

    assert answer == b"" or b" 400 " in answer


def test_a_request_that_was_answered_does_not_end_the_next(serve: Serve) -> None:
    """The clock is for one head, not for a connection that is kept."""
    server = serve(environment={"BEFFROI_HEADER_SECONDS": "0.5"})
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as kept:
        for _ in range(2):
            kept.sendall(b"GET /health HTTP/1.1\r\nHost: a.example\r\n\r\n")
            time.sleep(1)
            assert kept.recv(4_000).startswith(b"HTTP/1.1 200 ")


def test_a_body_that_does_not_end_is_waited_for_until_the_deadline(serve: Serve) -> None:
    """408: the client was too slow, not the server."""
    server = serve(environment={"BEFFROI_DEADLINE_SECONDS": "0.5"})
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
        slow.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\n")
        slow.sendall(b'Content-Length: 100\r\n\r\n{"channel":')
        answer = slow.recv(4_000)

    assert b" 408 " in answer
    assert b"connection: close" in answer.lower()


def _end_of(connection: socket.socket) -> bool:
    try:
        return connection.recv(1_000) == b""
    except ConnectionResetError:
        return True
