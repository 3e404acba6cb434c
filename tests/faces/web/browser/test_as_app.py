"""As an installed app: it opens without a network, shares into the box, and keeps nothing that anyone sent."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import OpenPage


@pytest.fixture
def app(browser: Browser, server: str) -> Iterator[Page]:
    """Return a page whose service worker is at work."""
    context = browser.new_context(base_url=server, service_workers="allow")
    page = context.new_page()
    page.goto("/ar/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from now on the worker sees what is asked for
    yield page
    context.close()


def test_without_a_network_a_kind_page_opens(app: Page) -> None:
    """A telephone in a cellar must not show a dinosaur."""
    app.context.set_offline(True)
    app.goto("/ar/official/")

    assert app.locator("html").get_attribute("dir") == "rtl"
    assert "الإنترنت" in app.locator("h1").inner_text()


def test_nothing_that_was_sent_is_kept(app: Page) -> None:
    """An answer in a cache would be a contact on disk."""
    app.locator("#text").fill("Ameli : renouvelez votre carte Vitale sur https://x.example")
    app.locator("button.main").click()
    app.wait_for_selector("#verdict")

    kept = app.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )

    assert kept
    assert {path.split("/")[1] if path.startswith("/static") else path.split("/")[-2] for path in kept} == {
        "static",
        "offline",
    }


def test_what_another_app_shares_stands_in_the_box(open_page: OpenPage) -> None:
    """Sharing an SMS is two taps; copying it is not."""
    page = open_page("/fr/")
    page.evaluate(
        """() => { const form = document.createElement('form'); form.method = 'post'; form.action = '/share';
          form.enctype = 'multipart/form-data'; const field = document.createElement('textarea'); field.name = 'text';
          field.value = 'Votre colis est retenu'; form.append(field); document.body.append(form); form.submit(); }"""
    )
    page.wait_for_url("**/share")

    assert page.locator("#text").input_value() == "Votre colis est retenu"
