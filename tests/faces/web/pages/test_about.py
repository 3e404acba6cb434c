"""About and accessibility: what is said there of the page is so."""

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.about import accessibility_results
from beffroi.faces.web.pages.tongues import TONGUES, Tongue


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_both_pages_stand_in_every_language(client: TestClient, tongue: Tongue) -> None:
    """The law asks for the declaration; trust asks for the rest."""
    for page in ("about/", "accessibility/"):
        answer = client.get(f"/{tongue.place}/{page}")

        assert answer.status_code == 200
        assert answer.headers["content-language"] == tongue.lang


def test_there_is_no_cookie_as_is_said(client: TestClient) -> None:
    """What a privacy page says must be true."""
    for page in ("", "about/", "official/", "frauds/"):
        assert "set-cookie" not in client.get(f"/fr/{page}").headers


def test_the_declaration_shows_the_test_run_and_claims_no_more(client: TestClient) -> None:
    """Without an audit by people the law has one word: non conforme."""
    results = accessibility_results()

    page = client.get("/fr/accessibility/").text

    assert "non conforme au RGAA" in page
    assert f"axe-core {results.axe}" in page
    assert f"Défauts trouvés\u00a0: {results.violations}." in page
    assert results.browser in page
    assert "Défenseur des droits" in page


def test_the_run_it_shows_was_whole_and_found_nothing() -> None:
    """A declaration of half a test would mislead."""
    results = accessibility_results()

    assert set(results.tongues) == {tongue.place for tongue in TONGUES}
    assert results.views == len(results.pages) * len(results.tongues) * len(results.schemes)
    assert results.violations == 0
