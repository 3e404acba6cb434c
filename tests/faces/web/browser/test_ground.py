"""The ground itself: a browser opens the real server, and what goes wrong is noticed."""

import pytest

from beffroi.faces.web.pages.tongues import TONGUES, Tongue

from .conftest import OpenPage
from .looking import Way, axe_version, axe_violations


def test_the_first_page_opens_in_the_language_of_the_browser(open_page: OpenPage) -> None:
    """Nobody should have to look for their language first."""
    page = open_page("/", Way(locale="tr-TR"))

    assert page.locator("html").get_attribute("lang") == "tr"


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_the_first_page_opens_without_scripts(open_page: OpenPage, tongue: Tongue) -> None:
    """An old phone, a careful browser: the page works without."""
    page = open_page(f"/{tongue.place}/", Way(script=False))

    assert page.locator("main h1").count() == 1


def test_axe_finds_what_is_wrong(open_page: OpenPage) -> None:
    """A test that cannot fail shows nothing."""
    page = open_page("/fr/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert any(line.startswith("button-name") for line in axe_violations(page))
    assert axe_version()[0].isdigit()
