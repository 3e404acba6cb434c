"""Style sheet, script and pictures."""

import gzip
import re

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.still_files import address_of, still_file

FIRST_PAGE_MOST_BYTES = 60_000


def test_a_file_is_kept_for_ever_under_the_address_of_its_content(client: TestClient) -> None:
    """A phone on a slow network loads it once."""
    answered = client.get(address_of("beffroi.css"))

    assert answered.status_code == 200
    assert "immutable" in answered.headers["cache-control"]
    assert answered.headers["content-type"] == "text/css; charset=utf-8"
    assert answered.headers["content-encoding"] == "gzip"
    assert answered.content == still_file("beffroi.css").data


def test_an_address_of_another_content_is_not_kept_for_long(client: TestClient) -> None:
    """After an update the old address must not hold the new file for a year."""
    answered = client.get("/static/beffroi.css?v=000000000000")

    assert answered.headers["cache-control"] == "public, max-age=300"


def test_a_file_that_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    """It says so by its tag."""
    tag = client.get(address_of("page.js")).headers["etag"]

    assert client.get(address_of("page.js"), headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("name", ["../routes.py", "%2e%2e%2froutes.py", "none.css", "templates", ".hidden"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    """The address names a file of ours, never a path."""
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("place", ["fr", "ar", "tr"])
def test_the_first_page_and_all_that_it_loads_weigh_at_most_60_kilobytes(client: TestClient, place: str) -> None:
    """On slow 3G, 60 kB take two seconds."""
    page = client.get(f"/{place}/").content
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.decode())

    sizes = {address: len(client.get(address, headers={"Accept-Encoding": "identity"}).content) for address in loaded}
    assert len(sizes) >= 3
    assert len(page) + sum(sizes.values()) <= FIRST_PAGE_MOST_BYTES
    assert len(gzip.compress(page)) < 8_000
