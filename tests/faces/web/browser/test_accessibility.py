"""What axe-core finds on every page, in every language, light and dark: nothing; and the declaration says just that.

After a change of the pages: ``python -m pytest tests/faces/web/browser/test_accessibility.py --write-accessibility``.
"""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from beffroi.faces.web.pages import about
from beffroi.faces.web.pages.about import RESULTS, AccessibilityResults, accessibility_results
from beffroi.faces.web.pages.tongues import TONGUES

from .conftest import OpenPage
from .looking import PHONE, Way, axe_version, axe_violations

PLACES = tuple(tongue.place for tongue in TONGUES)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = (
    "",
    "frauds/",
    "frauds/carte-vitale-expires",
    "official/",
    "about/",
    "accessibility/",
    "offline/",
    "interview/?channel=call",
    "nowhere",  # the page of a fault
)
ANSWER = "answer/"
"""A state, not an address: the answer to an SMS, its steps asked for."""

# All that is folded is opened; of the bodies that are listed alike, the first.
_OPEN = "document.querySelectorAll('main details:not(.body ~ .body)').forEach((folded) => { folded.open = true; })"

FRAUD = "Ameli : votre carte Vitale expire. Renouvelez-la sur https://ameli-vitale.example et payez 0,95 € par carte."


class View(NamedTuple):
    """One page as axe-core saw it."""

    place: str
    scheme: str
    page: str
    faults: tuple[str, ...]


@pytest.fixture(scope="module")
def seen() -> list[View]:
    """Return what the tests of this file saw, in order."""
    return []


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(open_page: OpenPage, seen: list[View], place: str) -> None:
    """Whoever listens to a page, or sees little, or uses no mouse, must get the same answer."""
    page = open_page(f"/{place}/", Way(size=PHONE), may_fail=True)
    for address in _states(page, place):
        page.evaluate(_OPEN)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            seen.append(View(place, scheme, address, tuple(axe_violations(page, colours_only=scheme != SCHEMES[0]))))

    assert [view for view in seen if view.place == place and view.faults] == []


def _states(page: Page, place: str) -> Iterator[str]:
    for address in PAGES:
        page.goto(f"/{place}/{address}")
        yield address
    page.goto(f"/{place}/")
    page.locator("label.tile:has(input[value=sms])").click()
    page.locator("#text").fill(FRAUD)
    page.locator("button.main").click()
    page.wait_for_selector("#verdict")
    yield ANSWER


def test_the_declaration_says_what_was_found(
    request: pytest.FixtureRequest, browser: Browser, seen: list[View]
) -> None:
    """The law wants the result of a test, so what it says must be the result of this one."""
    if len({(view.place, view.scheme) for view in seen}) < len(PLACES) * len(SCHEMES):
        reason = "the pages were not all looked at in this run"
        if os.environ.get("BEFFROI_CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    found = AccessibilityResults(
        day=datetime.datetime.now(tz=datetime.UTC).date(),
        axe=axe_version(),
        browser=f"Chromium {browser.version}",
        pages=tuple(dict.fromkeys(view.page for view in seen)),
        tongues=tuple(dict.fromkeys(view.place for view in seen)),
        schemes=tuple(dict.fromkeys(view.scheme for view in seen)),
        views=len(seen),
        violations=sum(len(view.faults) for view in seen),
    )
    if request.config.getoption("--write-accessibility"):
        written = msgspec.json.format(msgspec.json.encode(found), indent=2)
        Path(about.__file__).with_name(RESULTS).write_bytes(written + b"\n")
        accessibility_results.cache_clear()

    told = accessibility_results()

    assert msgspec.structs.replace(told, day=found.day, browser=found.browser) == found
    assert told.day <= found.day
