"""The pages of the guide: what the rulebook knows, to read, print and find."""

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.guide import guide_sentences
from beffroi.faces.web.pages.tongues import TONGUES, Tongue


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_each_language_has_the_list_and_its_pages(client: TestClient, tongue: Tongue) -> None:
    """A fraud in French may reach someone who reads Turkish."""
    listed = client.get(f"/{tongue.place}/frauds/")
    page = client.get(f"/{tongue.place}/frauds/carte-vitale-expires")

    assert listed.text.count(f'href="/{tongue.place}/frauds/') >= 30
    assert guide_sentences(tongue)("fraud.carte_vitale_expires") in page.text
    assert "https://www.service-public.gouv.fr/particuliers/vosdroits/F265" in page.text
    assert '<q lang="fr" dir="ltr">Votre carte Vitale arrive à expiration</q>' in page.text


def test_a_page_says_where_it_stands_in_each_language(client: TestClient) -> None:
    """Search engines should show each person the page in their language."""
    page = client.get("/de/frauds/parcel").text

    assert '<link rel="canonical" href="http://testserver/de/frauds/parcel">' in page
    assert '<link rel="alternate" hreflang="ar" href="http://testserver/ar/frauds/parcel">' in page
    assert '<meta name="description" content="' in page


def test_an_unknown_fraud_is_a_kind_404(client: TestClient) -> None:
    """A wrong address is no dead end."""
    answer = client.get("/fr/frauds/nothing")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2021-10-01", "1er octobre 2021"),
        ("1999-02-03", "3 février 1999"),
        ("9999-12-31", None),
        ("'\"><script>", None),
        ("", None),
    ],
)
def test_the_official_list_is_of_any_day_up_to_today(client: TestClient, on: str, day: str | None) -> None:
    """What was official on the day one was called; nonsense is today."""
    page = client.get("/fr/official/", params={"on": on})

    assert page.status_code == 200
    assert "<script>" not in page.text.partition("</head>")[2]
    today = client.get("/fr/official/").text
    assert (f"Liste valable le {day}" in page.text) if day else (page.text == today)


def test_a_retired_number_is_struck_and_cannot_be_dialled(client: TestClient) -> None:
    """It must not be called by mistake."""
    page = client.get("/fr/official/").text

    assert "<s>01\u00a087\u00a052\u00a000\u00a070</s>" in page
    assert "tel:+33187520070" not in page
    assert 'href="tel:3646"' in page
