"""Headers: strict everywhere, and pages of others may show only what is meant for them."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.guards.headers import HeaderGuard

from ..conftest import FRAUD

Client = Callable[..., TestClient]


def headers_of(path: str, *sites: str, own: list[tuple[bytes, bytes]] | None = None) -> dict[str, str]:
    """Return the headers of an answer at an address."""
    start = {"type": "http.response.start", "status": 200, "headers": own or []}
    HeaderGuard(sites).add_to(start, path)
    return {name.decode(): value.decode() for name, value in start["headers"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/", "/api/v1/check", "/embed/", "/nothing-here", "/health"])
def test_every_answer_carries_the_strict_headers(client: Client, path: str) -> None:
    """On errors too: an error page is a page."""
    headers = client().get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("path", "sites", "who"),
    [
        pytest.param("/", ["https://www.mairie.example"], "frame-ancestors 'none'", id="the page itself: nobody"),
        pytest.param("/embed/", [], "frame-ancestors 'self'", id="unless told: our own demonstration alone"),
        pytest.param(
            "/embed/",
            ["https://www.mairie.example", "https://agglo.example"],
            "frame-ancestors 'self' https://www.mairie.example https://agglo.example",
            id="those who were named",
        ),
    ],
)
def test_only_named_sites_may_frame_what_is_made_for_it(path: str, sites: list[str], who: str) -> None:
    """A page in somebody else's frame can be clicked on for them."""
    headers = headers_of(path, *sites)

    assert headers["content-security-policy"].endswith(who)
    assert ("x-frame-options" in headers) is (who == "frame-ancestors 'none'")


def test_a_camera_is_for_the_page_alone_and_nothing_else_for_anyone() -> None:
    """A photograph of a letter is taken with it."""
    policy = headers_of("/")["permissions-policy"]

    assert "camera=(self)" in policy
    assert "microphone=()" in policy


def test_what_an_answer_says_itself_counts_more() -> None:
    """A style sheet may be kept, and the script for other sites be loaded by them."""
    headers = headers_of("/static/page.css", own=[(b"Cache-Control", b"public, max-age=9")])

    assert headers["Cache-Control"] == "public, max-age=9"
    assert "cache-control" not in headers


def test_there_are_no_cookies(client: Client) -> None:
    """Nothing is kept between two requests, so that there is nothing to forge one for."""
    opened = client()

    answers = [opened.get("/"), opened.post("/api/v1/check", json=FRAUD), opened.get("/metrics")]

    assert not any("set-cookie" in answer.headers for answer in answers)
