"""Rates: how often one address may ask."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.guards.rates import RateGuard

Client = Callable[..., TestClient]


def asked(guard: RateGuard, *addresses: str) -> list[bool]:
    """Return for each request whether it is answered."""

    async def ask() -> list[bool]:
        return [await guard.seconds_to_wait(address) == 0 for address in addresses]

    return asyncio.run(ask())


def test_one_who_asks_too_often_is_told_when_to_come_again(client: Client) -> None:
    """And others are answered; whoever watches the server too."""
    opened = client(rate_limit="2/minute")

    statuses = [opened.get("/api/v1/rulebook").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    told = opened.get("/api/v1/rulebook")
    assert 1 <= int(told.headers["retry-after"]) <= 60
    assert told.json()["type"] == "urn:beffroi:problem:too_many_requests"
    assert opened.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("addresses", "answered"),
    [
        pytest.param(["192.0.2.1", "192.0.2.1", "192.0.2.2"], [True, False, True], id="each address for itself"),
        pytest.param(["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"], [True, False, True], id="a home network"),
        pytest.param(["::ffff:192.0.2.1", "192.0.2.1"], [True, False], id="version 4 in version 6"),
        pytest.param(["fe80::1%eth0", "fe80::2%eth0"], [True, False], id="with an interface"),
        pytest.param([":x", ":y"], [True, False], id="none at all"),
    ],
)
def test_requests_are_counted_by_address(addresses: list[str], answered: list[bool]) -> None:
    """Of version 6 anyone has 2^64 addresses: they count as one."""
    assert asked(RateGuard("1/hour"), *addresses) == answered


def test_several_rates_hold_at_a_time() -> None:
    """A burst is one thing, a day another."""
    assert asked(RateGuard("5/second;2/day"), *["192.0.2.1"] * 3) == [True, True, False]


def test_no_rate_is_no_limit() -> None:
    """Behind a proxy that counts itself."""
    assert all(asked(RateGuard(""), *["192.0.2.1"] * 50))


def test_without_redis_requests_are_counted_here(caplog: pytest.LogCaptureFixture) -> None:
    """A count that fails must not close the page; its address must not be logged, it may hold a password."""
    guard = RateGuard("2/hour", "redis://:secret@127.0.0.1:9/0")

    assert asked(guard, *["192.0.2.1"] * 3) == [True, True, False]
    assert "redis does not answer" in caplog.text
    assert "secret" not in caplog.text


def test_the_address_before_a_trusted_proxy_counts(client: Client) -> None:
    """Or all requests would come from the proxy; and anyone else can write any address."""
    trusting = client(rate_limit="1/hour", trusted_proxies=("testclient",))
    wary = client(rate_limit="1/hour")

    from_many = [{"x-forwarded-for": f"192.0.2.{number}"} for number in range(3)]

    assert [trusting.get("/ready-not", headers=by).status_code for by in from_many] == [404, 404, 404]
    assert [wary.get("/ready-not", headers=by).status_code for by in from_many] == [404, 429, 429]
