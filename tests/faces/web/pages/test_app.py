"""As an app: manifest, service worker, and what other apps share."""

import struct

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.still_files import still_file
from beffroi.faces.web.pages.tongues import TONGUES, Tongue


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_the_app_speaks_the_language_it_was_installed_in(client: TestClient, tongue: Tongue) -> None:
    """An app in French on a Turkish telephone is not opened again."""
    manifest = client.get("/manifest.webmanifest", params={"in": tongue.place}).json()

    assert manifest["lang"] == tongue.lang
    assert manifest["start_url"] == f"/{tongue.place}/"
    assert manifest["share_target"]["action"] == "/share"
    assert manifest["share_target"]["method"] == "POST"
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200


@pytest.mark.parametrize("size", [192, 512])
def test_icons_have_the_size_they_say(size: int) -> None:
    """Or the telephone shows a grey letter."""
    data = still_file(f"icon-{size}.png").data

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)


def test_the_worker_keeps_the_shell_and_no_page_with_words(client: TestClient) -> None:
    """A contact is never written to disk."""
    answer = client.get("/sw.js")
    shell = next(line for line in answer.text.splitlines() if line.startswith("const SHELL = "))

    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "/static/beffroi.css?v=" in shell
    assert "/answer/" not in answer.text
    for path in ("/ar/offline/", "/facile/offline/"):
        assert path in answer.text
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"text": "Votre colis"}, "Votre colis", id="a text"),
        pytest.param({"title": "SMS", "text": "Votre colis", "url": ""}, "SMS\nVotre colis", id="with a title"),
        pytest.param({"text": "x.example", "url": "x.example"}, "x.example", id="the same twice"),
        pytest.param({"text": "</textarea><b>"}, "&lt;/textarea&gt;&lt;b&gt;", id="nothing gets out of the box"),
        pytest.param({"other": "x"}, "", id="nothing"),
    ],
)
def test_a_shared_text_stands_in_the_box(client: TestClient, fields: dict[str, str], words: str) -> None:
    """From the messages to the answer in two taps."""
    page = client.post("/share", data=fields, files={"none": ("", b"")})

    assert page.status_code == 200
    assert f"\n{words}</textarea>" in page.text
    assert page.headers["cache-control"] == "no-store"


def test_the_words_of_a_shared_file_stand_in_the_box(client: TestClient) -> None:
    """An e-mail is shared as a file."""
    mail = b"From: a@b.example\r\nSubject: Votre carte\r\n\r\nRenouvelez-la.\r\n"

    page = client.post("/share", files={"file": ("mail.eml", mail, "message/rfc822")})

    assert "Votre carte\nRenouvelez-la." in page.text


def test_a_file_that_nothing_reads_is_said_so(client: TestClient) -> None:
    """The text beside it is not lost."""
    page = client.post("/share", data={"text": "Bonjour"}, files={"file": ("x.bin", b"\x00\x01\x02" * 9, "x/y")})

    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "\nBonjour</textarea>" in page.text


def test_a_text_longer_than_the_box_is_not_put_into_it(client: TestClient) -> None:
    """Bounds on every input."""
    page = client.post("/share", data={"text": "x" * 100_001}, files={"none": ("", b"")})

    assert page.status_code == 413
