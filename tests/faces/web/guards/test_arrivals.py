"""Arrivals: slow bodies of one address leave places for others."""

import asyncio
from collections.abc import Callable

from starlette.testclient import TestClient

Client = Callable[..., TestClient]
FORM = (b"content-type", b"multipart/form-data; boundary=b")
SLOW = [FORM, (b"content-length", b"1000")]


def statuses(client: TestClient, asked: list[tuple[str, str, list[tuple[bytes, bytes]]]]) -> list[int]:
    """Return the status of each request that is answered while no body ever arrives; 0 for one that is not."""

    async def ask(method: str, address: str, headers: list[tuple[bytes, bytes]]) -> int:
        told: list[int] = []

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                told.append(int(str(message["status"])))

        path = "/fr/answer/" if method == "POST" else "/health" if address == "" else "/fr/"
        scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b""}
        scope |= {"root_path": "", "headers": headers, "client": (address, 1), "scheme": "http", "server": ("x", 80)}
        await client.app(scope, asyncio.Event().wait, send)  # type: ignore[arg-type]
        return told[0] if told else 0

    async def all_of_them() -> list[int]:
        tasks = [asyncio.create_task(ask(*one)) for one in asked]
        await asyncio.sleep(0.3)
        found = [task.result() if task.done() else 0 for task in tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return found

    return asyncio.run(all_of_them())


def test_slow_bodies_of_one_address_do_not_take_every_place(client: Client) -> None:
    """A hundred half-sent forms would shut the page for everybody, well within the rate of one address."""
    mine, yours = "198.51.100.7", "203.0.113.9"
    slow = [("POST", mine, SLOW)] * 40

    found = statuses(client(max_requests=40), [*slow, ("POST", yours, SLOW), ("GET", yours, []), ("GET", mine, [])])

    assert found[:10] == [0] * 10
    assert found[10:40] == [429] * 30
    assert found[40:] == [0, 200, 200]


def test_a_place_is_free_again_once_a_body_is_given_up(client: Client) -> None:
    """Whoever had a bad line may try again."""
    application = client(max_requests=8, max_streams=1, deadline_seconds=0.1)

    for _ in range(2):
        found = statuses(application, [("POST", "2001:db8::1", SLOW), ("POST", "2001:db8::2", SLOW)])
        assert found == [408, 408]
    crowd = [("POST", f"2001:db8::{number}", SLOW) for number in range(1, 4)]
    assert sorted(statuses(application, crowd)) == [408, 408, 429]
