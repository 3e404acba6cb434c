"""What search engines are told."""

from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_robots_are_told_where_the_sitemap_is(client: TestClient) -> None:
    """At the address they came by."""
    said = client.get("/robots.txt").text.splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow: /embed/" in said


@pytest.mark.parametrize("start", [0, 1, 2])
def test_every_address_of_the_sitemap_is_a_page(client: TestClient, start: int) -> None:
    """A dead address in it costs trust."""
    tree = ET.fromstring(client.get("/sitemap.xml").text)  # noqa: S314 - our own
    places = [entry.text or "" for entry in tree.iter(f"{_SITEMAP}loc")]

    assert len(places) > 250
    for place in places[start::40]:
        assert client.get(place.removeprefix("http://testserver")).status_code == 200, place


def test_a_foreign_host_name_cannot_break_out(client: TestClient) -> None:
    """The address comes from the request."""
    answer = client.get("/sitemap.xml", headers={"host": 'x"><evil>'})

    assert "<evil>" not in answer.text


def test_search_engines_are_told_the_public_address_where_it_is_set() -> None:
    """Whatever name a client calls the server by."""
    settings = WebSettings(public_address="https://www.beffroi.example")
    with TestClient(create_application(settings), headers={"Host": "evil.example"}) as client:
        told = client.get("/sitemap.xml").text + client.get("/robots.txt").text + client.get("/fr/").text

    assert "https://www.beffroi.example/fr/" in told
    assert "evil.example" not in told
