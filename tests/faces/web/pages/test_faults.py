"""What a person reads when a page cannot be shown."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from beffroi.faces.web.pages.faults import page_for_error


def _request(client: TestClient, path: str, accept_language: str = "") -> Request:
    assert isinstance(client.app, Starlette)
    headers = [(b"accept-language", accept_language.encode()), (b"host", b"testserver")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b"", "app": client.app}
    return Request(scope | {"scheme": "http", "server": ("testserver", 80), "path_params": {}, "root_path": ""})


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "Cette page n’existe pas"),
        (410, "Cette page n’existe pas"),
        (405, "Cette page ne s’ouvre pas ainsi"),
        (413, "C’est trop grand"),
        (429, "Trop de demandes d’un coup"),
        (503, "Il y a beaucoup de monde"),
        (500, "Quelque chose n’a pas marché"),
        (502, "Quelque chose n’a pas marché"),
    ],
)
def test_each_fault_is_said_kindly_with_its_own_status(client: TestClient, status: int, said: str) -> None:
    """Who is frightened needs a way on, not a number."""
    answer = page_for_error(_request(client, "/fr/x"), status, {"Retry-After": "60"})

    page = bytes(answer.body).decode()
    assert answer.status_code == status
    assert f"<h1>{said}</h1>" in page
    assert answer.headers["retry-after"] == "60"
    assert 'href="/fr/"' in page
    assert str(status) not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("path", "accepted", "lang"),
    [
        ("/tr/x", "de", "tr"),
        ("/embed/ar/x", "de", "ar"),
        ("/x", "de-AT,fr;q=0.5", "de"),
        ("/x", "", "fr"),
        ("/" + "x/" * 500 + "tr/", "", "fr"),
    ],
)
def test_it_is_said_in_the_language_of_the_address(client: TestClient, path: str, accepted: str, lang: str) -> None:
    """And where the address has none, in that of the browser."""
    assert page_for_error(_request(client, path, accepted), 404).headers["content-language"] == lang
