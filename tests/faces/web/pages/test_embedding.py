"""On another site: line, colour, demonstration; browser/test_embedding_pages.py looks at how it behaves."""

import json

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.application import create_application
from beffroi.faces.web.pages.tongues import TONGUES
from beffroi.faces.web.settings import TownHall, WebSettings


def test_sites_of_others_may_run_the_line(client: TestClient) -> None:
    """It is the one file that another origin loads."""
    answer = client.get("/beffroi.js")

    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["content-type"].startswith("text/javascript")


def test_the_frame_has_a_title_in_each_language(client: TestClient) -> None:
    """Who listens must know what the frame is."""
    line = next(line for line in client.get("/beffroi.js").text.splitlines() if "BEFFROI_TITLES =" in line)

    titles = json.loads(line.partition("= ")[2].rstrip(";"))

    assert set(titles) == {tongue.place for tongue in TONGUES}
    assert all(titles.values())


@pytest.mark.parametrize(("accent", "is_set"), [("#7a1f4b", True), ("", False), ("red; } body { display: none", False)])
def test_the_colour_of_the_town_hall_is_a_style_sheet(accent: str, is_set: bool) -> None:  # noqa: FBT001 - a column
    """The page has no style of its own in its lines; and a colour is a colour, no more."""
    settings = WebSettings(town_hall=TownHall(name="Mairie d’Exemple", accent=accent))
    with TestClient(create_application(settings)) as client:
        sheet = client.get("/accent.css")

    assert sheet.headers["content-type"].startswith("text/css")
    assert ("--accent:" in sheet.text) == is_set
    assert "display" not in sheet.text


def test_the_demonstration_is_not_indexed(client: TestClient) -> None:
    """A town hall that does not exist must not be found."""
    page = client.get("/demo/", headers={"accept-language": "es"}).text

    assert 'content="noindex"' in page
    assert 'src="/beffroi.js" data-lang="es"' in page
    assert "<noscript>" in page
