"""On a town hall's own site: one line, another origin, strict rules; the frame is as high as what is in it."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Frame, Page, expect

from .conftest import OpenPage
from .looking import DESKTOP, Way, axe_violations

_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Mairie</title><link rel="icon" href="data:,"></head>
<body><main><h1>Mairie</h1><script src="{host}/beffroi.js" data-lang="{lang}"></script></main></body></html>"""


@pytest.fixture(scope="module")
def town_hall(server: str) -> Iterator[str]:
    """Return the origin of a town hall's site; its policy is the one that docs/embedding.md asks for, and no more."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            lang = self.path.strip("/") or "fr"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = f"default-src 'self'; script-src {server}; frame-src {server}; img-src 'self' data:"
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(_PAGE.format(host=server, lang=lang).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        yield f"http://localhost:{site.server_address[1]}"
        site.shutdown()
        thread.join()


def _embedded(page: Page) -> Frame:
    expect(page.locator("iframe")).not_to_have_attribute("height", "900")
    frame = page.frames[1]
    frame.wait_for_selector("h1")
    return frame


def _wait(page: Page, is_so: Callable[[int], bool]) -> None:
    """Wait for the height of the frame; the site's policy forbids what Playwright's own waiting would evaluate."""
    for _ in range(100):
        if is_so(_height(page)):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"the frame stays {_height(page)} pixels high")


def _height(page: Page) -> int:
    return int(page.locator("iframe").get_attribute("height") or 0)


def test_one_line_puts_the_page_on_another_site(open_page: OpenPage, town_hall: str) -> None:
    """A town hall has a web site and nobody to program it."""
    page = open_page("/fr", Way(size=DESKTOP), origin=town_hall)
    frame = _embedded(page)

    assert page.locator("iframe").get_attribute("title") == "Est-ce vraiment l’Assurance Maladie\u00a0?"
    assert page.locator("iframe").get_attribute("loading") == "lazy"
    assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1
    assert axe_violations(page) == []


def test_the_frame_grows_and_shrinks_with_what_is_in_it(open_page: OpenPage, town_hall: str) -> None:
    """Two scroll bars beside each other lose people."""
    page = open_page("/fr", Way(size=DESKTOP), origin=town_hall)
    frame = _embedded(page)
    before = _height(page)

    frame.locator("footer a[href='/embed/fr/official/']").click()
    _wait(page, lambda height: height > before + 1000)
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text("officiels")
    frame.locator("footer a[href='/embed/fr/']").click()
    _wait(page, lambda height: height < before + 100)


def test_messages_of_anyone_else_change_nothing(open_page: OpenPage, town_hall: str) -> None:
    """Any window may send a message; only the page within is listened to."""
    page = open_page("/fr", origin=town_hall)
    _embedded(page)
    before = _height(page)

    page.evaluate("postMessage({beffroi: 'height', height: 5}, '*')")
    page.wait_for_timeout(100)

    assert _height(page) == before


def test_an_unknown_language_is_french(open_page: OpenPage, town_hall: str) -> None:
    """A slip in the line must not leave a hole in the site."""
    page = open_page("/xx", origin=town_hall)

    assert "/embed/fr/" in (page.locator("iframe").get_attribute("src") or "")


def test_the_demonstration_shows_it(open_page: OpenPage) -> None:
    """Who decides wants to see it first."""
    page = open_page("/demo/", Way(size=DESKTOP))
    frame = _embedded(page)

    assert frame.locator("html.embedded").count() == 1
    assert axe_violations(page) == []
