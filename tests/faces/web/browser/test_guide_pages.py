"""The guide and what stands beside it, as a person sees it: every page, in every language, light and dark."""

import itertools
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from beffroi.faces.web.pages.tongues import TONGUES

from .conftest import OpenPage
from .looking import DESKTOP, NARROW, PHONE, Way, axe_violations, clipped, overflow, reached_by_keyboard, space_text_out

PAGES = ("frauds/", "frauds/carte-vitale-expires", "official/", "about/", "accessibility/", "offline/")
PLACES = tuple(tongue.place for tongue in TONGUES)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
Shoot = Callable[[Page, str], None]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_overflows_or_is_cut_off_where_it_is_narrow(open_page: OpenPage, place: str) -> None:
    """At 320 px, which is also a zoom of 400 %, nobody scrolls two ways; wider spaced text is not cut off."""
    page = open_page(f"/{place}/{PAGES[0]}", Way(size=NARROW))
    for address in PAGES:
        page.goto(f"/{place}/{address}")
        open_all(page)

        assert overflow(page) == 0, address
        space_text_out(page)
        assert overflow(page) == 0, address
        assert clipped(page) == [], address


@pytest.mark.parametrize("address", ["frauds/", "frauds/carte-vitale-expires", "official/", "accessibility/"])
def test_everything_is_reached_by_keyboard(open_page: OpenPage, address: str) -> None:
    """Some cannot hold a mouse still."""
    page = open_page(f"/fr/{address}", Way(size=DESKTOP))

    wanted, reached = reached_by_keyboard(page)

    assert wanted <= reached


@pytest.mark.parametrize("address", PAGES)
def test_the_guide_needs_no_script(open_page: OpenPage, address: str) -> None:
    """An old phone, a careful browser: all of it is there."""
    page = open_page(f"/fr/{address}", Way(script=False))

    assert page.locator("main h1").is_visible()
    assert page.locator("footer nav a").count() >= 5


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(Way(forced_colours=True), id="one's own colours"),
        pytest.param(Way(reduced_motion=True, scheme="dark"), id="nothing moves"),
    ],
)
def test_the_guide_is_shown_as_the_person_wants_it(open_page: OpenPage, shoot: Shoot, way: Way) -> None:
    """What is set in the system counts more than our taste."""
    page = open_page("/fr/frauds/carte-vitale-expires", way)
    shoot(page, "guide-forced-colours" if way.forced_colours else "guide-reduced-motion")

    assert axe_violations(page) == []
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_number_can_be_dialled_and_a_day_chosen(open_page: OpenPage) -> None:
    """The list is there to be used, and to look back: what was official on the day one was called."""
    page = open_page("/fr/official/")
    assert page.locator("a[href='tel:3646']").first.is_visible()

    page.locator("#on").fill("2021-10-01")
    page.get_by_role("button", name="Afficher").click()

    assert page.url.endswith("?on=2021-10-01")
    assert page.get_by_text("Liste valable le 1er octobre 2021").is_visible()
    assert page.get_by_text("01\u00a087\u00a052\u00a000\u00a070").first.is_visible()


@pytest.mark.parametrize("place", ["fr", "ar"])
def test_it_looks_well_on_a_telephone_and_a_screen(
    request: pytest.FixtureRequest, open_page: OpenPage, shoot: Shoot, place: str
) -> None:
    """Pictures for people to look at."""
    if request.config.getoption("--screenshots") is None:
        pytest.skip("pictures are taken where --screenshots says where to keep them")
    for scheme, size in itertools.product(SCHEMES, (PHONE, DESKTOP)):
        page = open_page(f"/{place}/", Way(scheme=scheme, size=size))
        for address in PAGES:
            page.goto(f"/{place}/{address}")
            shoot(page, f"guide-{place}-{address.strip('/').replace('/', '-')}-{scheme}-{size[0]}")


def open_all(page: Page) -> None:
    """Open whatever is folded."""
    page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
