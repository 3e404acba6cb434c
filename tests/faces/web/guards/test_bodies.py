"""Bodies: bounded while they arrive, whatever their length is said to be."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

Client = Callable[..., TestClient]
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/check-file", "/nothing-here"])
def test_a_length_beyond_the_limit_is_refused_before_the_body(client: Client, path: str) -> None:
    """Nobody should have to send 30 MB to learn that 20 are the limit."""
    answer = client(max_body_bytes=2_000).post(path, content=b"x" * 3_000, headers=JSON)

    assert answer.status_code == 413
    assert answer.json()["expected"] == "at most 2,000 bytes"
    assert answer.headers["connection"] == "close"


def test_a_body_without_a_length_is_cut_off_at_the_limit(client: Client) -> None:
    """Chunked bodies do not say how long they are."""
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1_000
            yield b"x" * 1_000

    answer = client(max_body_bytes=2_000).post("/api/v1/check", content=endless(), headers=JSON)

    assert answer.status_code == 413


def test_a_contact_has_a_limit_of_its_own(client: Client) -> None:
    """Files may be larger than contacts as JSON."""
    answer = client().post("/api/v1/check", content=b"x" * 10_000_001, headers=JSON)

    assert answer.status_code == 413
    assert answer.json()["expected"] == "at most 10,000,000 bytes"


def test_a_length_that_is_no_number_is_left_to_the_body(client: Client) -> None:
    """The parser of the server refuses it; should it not, the body is counted all the same."""
    answer = client(max_body_bytes=2_000).post(
        "/api/v1/check", content=b"x" * 3_000, headers={**JSON, "content-length": "9" * 30}
    )

    assert answer.status_code == 413
