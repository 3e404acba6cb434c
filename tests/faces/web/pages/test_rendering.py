"""Pages from templates."""

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.rendering import with_numbers
from beffroi.faces.web.pages.tongues import TONGUES, Tongue


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
@pytest.mark.parametrize("prefix", ["", "/embed"])
def test_the_first_page_is_there_in_every_language(client: TestClient, tongue: Tongue, prefix: str) -> None:
    """Alone, and within the site of a town hall."""
    answered = client.get(f"{prefix}/{tongue.place}/")

    assert answered.status_code == 200
    assert f'<html lang="{tongue.lang}" dir="{tongue.catalogue.direction}"' in answered.text
    assert f'action="{prefix}/{tongue.place}/answer/"' in answered.text
    assert answered.headers["content-language"] == tongue.lang


def test_the_language_of_the_bare_address_follows_the_browser(client: TestClient) -> None:
    """And caches are told so."""
    answered = client.get("/", headers={"Accept-Language": "de-AT"})

    assert '<html lang="de"' in answered.text
    assert answered.headers["vary"] == "Accept-Language"


def test_a_page_of_no_language_is_not_found(client: TestClient) -> None:
    """There is one address for each page, not thousands."""
    assert client.get("/xx/").status_code == 404


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Composez le 36\u00a046.", 'Composez le <a href="tel:3646">36\u00a046</a>.'),
        ("Le 0\u00a0892\u00a0705\u00a0705", 'Le <a href="tel:0892705705">0\u00a0892\u00a0705\u00a0705</a>'),
        ("01\u00a078\u00a085\u00a070\u00a003", '<a href="tel:0178857003">01\u00a078\u00a085\u00a070\u00a003</a>'),
        ("Envoyez un SMS au 33700 <b>", "Envoyez un SMS au 33700 &lt;b&gt;"),
        ("13 mois, 70 jours, 8 semaines", "13 mois, 70 jours, 8 semaines"),
    ],
)
def test_our_own_numbers_can_be_tapped(text: str, shown: str) -> None:
    """On a phone, dialling by hand is where people give up; days and months are no numbers."""
    assert with_numbers(text) == shown
