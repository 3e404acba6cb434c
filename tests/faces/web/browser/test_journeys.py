"""The ten most likely journeys, as a person would make them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from beffroi.faces.web.pages.tongues import TONGUES, Tongue

from .conftest import OpenPage
from .looking import DESKTOP, NARROW, PHONE, Way, axe_violations, overflow

Shoot = Callable[[Page, str], None]

FRAUD = (
    "Ameli : votre carte Vitale arrive à expiration. Renouvelez-la sous 48h sur https://ameli-renouvellement.example/x"
    " et réglez 0,95 € par carte bancaire."
)
EXAMPLES = Path(__file__).parents[4] / "examples"


def choose(page: Page, channel: str) -> None:
    """Tap one of the large choices."""
    page.locator(f"label.tile:has(input[value={channel}])").click()


def check_words(page: Page, channel: str, words: str) -> None:
    """Choose how it came, paste it, ask for the answer."""
    choose(page, channel)
    page.locator("#text").fill(words)
    page.locator("button.main").click()
    expect(page.locator("#verdict")).to_be_visible()


def verdict(page: Page) -> str:
    """Return the verdict that a page shows, as its code."""
    classes = (page.locator("section.verdict").get_attribute("class") or "").split()
    return next(word for word in classes if word != "verdict")


def test_paste_an_sms(open_page: OpenPage, shoot: Shoot) -> None:
    """The shortest way: three taps, and the words are underlined."""
    page = open_page("/fr/", Way(touch=True))
    shoot(page, "01-first-page-phone")
    check_words(page, "sms", FRAUD)

    assert verdict(page) == "fraud"
    expect(page.locator("blockquote mark").first).to_be_visible()
    page.locator("blockquote sup a").first.click()
    assert re.search(r"#reason-\d+$", page.url)
    shoot(page, "01-answer-phone")


def test_bring_a_screenshot(open_page: OpenPage, shoot: Shoot) -> None:
    """A daughter sends her mother's screen; the page says that reading takes a moment."""
    page = open_page("/fr/")
    page.locator("#file").set_input_files(EXAMPLES / "capture.png")
    page.locator("button.main").click()
    expect(page.locator("#verdict")).to_be_visible(timeout=60_000)

    assert verdict(page) == "fraud"
    shoot(page, "02-answer-to-a-screenshot")


def test_bring_a_saved_email(open_page: OpenPage, shoot: Shoot) -> None:
    """What was forwarded is judged, not who forwarded it."""
    page = open_page("/fr/", Way(size=DESKTOP))
    page.locator("#file").set_input_files(EXAMPLES / "transfert.eml")
    page.locator("button.main").click()
    expect(page.locator("#verdict")).to_be_visible()

    assert verdict(page) == "fraud"
    expect(page.locator(".note").first).to_contain_text("fait suivre")
    shoot(page, "03-answer-to-an-email")


def test_a_call_by_questions(open_page: OpenPage, shoot: Shoot) -> None:
    """At most six questions, one at a time, until nothing can change the verdict any more."""
    page = open_page("/fr/")
    page.get_by_role("link", name="appel").click()
    answers = {"who": "assurance_maladie", "asked": "card", "number": "hidden", "about": "refund", "pressure": "urgent"}
    for step in range(6):
        shoot(page, f"04-question-{step + 1}")
        current = page.locator("input[name=current]").get_attribute("value") or ""
        wanted = page.locator(f"input[value={answers.get(current, 'none')}]")
        if wanted.count():
            wanted.check()
            page.locator("button.main").click()
        else:
            page.locator("button[name=unknown]").click()
        if page.locator("#verdict").count():
            break

    assert verdict(page) == "fraud"
    expect(page.locator(".told mark").first).to_be_visible()
    shoot(page, "04-answer-to-a-call")


def test_after_giving_the_card(open_page: OpenPage, shoot: Shoot) -> None:
    """The first step is the one that cannot wait, and the delays become dates."""
    page = open_page("/fr/")
    check_words(page, "sms", FRAUD)
    page.locator("input[name=done][value=gave_card]").check()
    page.locator("input[name=done][value=paid]").check()
    page.locator(".done button").click()
    expect(page.locator(".steps li").first).to_contain_text("opposition")
    expect(page.locator(".deadlines li").first).to_be_visible()
    shoot(page, "05-after-giving-the-card")

    with page.expect_download() as calendar:
        page.locator("section.now form button").click()
    assert calendar.value.suggested_filename == "beffroi.ics"
    with page.expect_download() as complaint:
        page.locator("section.complaint button").click()
    assert complaint.value.suggested_filename == "beffroi-plainte.pdf"


def test_print_the_steps(open_page: OpenPage) -> None:
    """On paper: no menu, no button, no colour to pay for; the addresses of the sources are written out."""
    page = open_page("/fr/", Way(size=DESKTOP))
    check_words(page, "sms", FRAUD)
    page.emulate_media(media="print")

    expect(page.locator("nav").first).to_be_hidden()
    expect(page.locator("button").first).to_be_hidden()
    expect(page.locator(".steps li").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_each_language(open_page: OpenPage, shoot: Shoot, tongue: Tongue) -> None:
    """The same answer in every language; what was received stays as it is."""
    page = open_page(f"/{tongue.place}/", Way(size=PHONE))
    shoot(page, f"07-first-page-{tongue.place}")
    check_words(page, "sms", FRAUD)

    assert verdict(page) == "fraud"
    assert page.locator("html").get_attribute("dir") == tongue.catalogue.direction
    expect(page.locator("blockquote.text")).to_contain_text("carte Vitale arrive")
    assert overflow(page) == 0
    shoot(page, f"07-answer-{tongue.place}")


def test_without_javascript(open_page: OpenPage) -> None:
    """All of it: paste, add who sent it, say what was done, take the documents."""
    page = open_page("/fr/", Way(script=False))
    check_words(page, "sms", "Assurance Maladie : votre rendez-vous est demain à 9 h.")
    page.locator("#sender").fill("06 39 98 00 12")
    page.locator(".asked button").click()
    expect(page.locator("blockquote.sender")).to_contain_text("06 39 98 00 12")
    expect(page.locator("#sender")).to_have_count(0)
    expect(page.locator("button[data-print]")).to_be_hidden()


def test_with_the_keyboard_alone(open_page: OpenPage) -> None:
    """No mouse, no finger: Tab, arrows, space, Enter; the focus is always to be seen."""
    page = open_page("/fr/", Way(size=DESKTOP))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("input[name=channel]:checked").get_attribute("value") == "sms"
    outline = page.locator("input[name=channel]:checked + span").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.insert_text(FRAUD)
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.locator("button.main").evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_visible()
    assert verdict(page) == "fraud"


def test_embedded_in_the_site_of_a_town_hall(open_page: OpenPage) -> None:
    """The whole journey within the frame's own pages."""
    page = open_page("/embed/fr/")
    check_words(page, "sms", FRAUD)

    assert verdict(page) == "fraud"
    assert "/embed/fr/answer/" in page.url
    expect(page.locator("a.home")).to_have_attribute("href", "/embed/fr/")


CONTACTS = {
    "fraud": ("sms", FRAUD),
    "suspicious": ("sms", "Ameli carte vitale http://nouveau.example"),
    "consistent": ("sms", "ASSURANCE MALADIE : pensez à vous faire vacciner contre la grippe."),
    "unrelated": ("sms", "Coucou, tu passes demain ?"),
}


def faults(page: Page) -> list[str]:
    """Return what axe finds on a page in light, and of its colours in dark."""
    found = axe_violations(page)
    page.emulate_media(color_scheme="dark")
    found += axe_violations(page, colours_only=True)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.place)
def test_axe_finds_nothing_on_any_state_of_the_page(open_page: OpenPage, tongue: Tongue) -> None:
    """The first page after nothing was sent, a question refused, each verdict, the answer after a deed."""
    page = open_page(f"/{tongue.place}/", may_fail=True)
    page.locator("button.main").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert faults(page) == []
    page.goto(f"/{tongue.place}/interview/?channel=call")
    page.locator("button[name=unknown]").click()
    assert faults(page) == []
    for word, (channel, words) in CONTACTS.items():
        page.goto(f"/{tongue.place}/")
        check_words(page, channel, words)
        assert verdict(page) == word
        if word == "fraud":
            page.locator("input[name=done][value=gave_card]").check()
            page.locator("input[name=done][value=paid]").check()
            page.locator(".done button").click()
            expect(page.locator(".deadlines")).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("place", ["fr", "ar", "de"])
def test_nothing_is_wider_than_a_narrow_window(open_page: OpenPage, place: str) -> None:
    """320 pixels: an old phone, or a screen at 400 %."""
    page = open_page(f"/{place}/", Way(size=NARROW))
    assert overflow(page) == 0
    check_words(page, "sms", FRAUD + " " + "a" * 400)
    assert overflow(page) == 0


_ENHANCED = """(within) => axe.run(within, {runOnly: {type: 'rule', values: ['color-contrast-enhanced']}})
  .then(found => ({bad: found.violations.flatMap(v => v.nodes.map(n => n.html + n.failureSummary)),
                   looked: found.passes.flatMap(v => v.nodes).length}))"""


@pytest.mark.parametrize("word", list(CONTACTS))
def test_the_verdict_and_the_steps_have_the_contrast_of_level_aaa(open_page: OpenPage, word: str) -> None:
    """Seven to one: they are read by people who see little, on a phone in the sun."""
    page = open_page("/fr/")
    check_words(page, *CONTACTS[word])
    axe_violations(page)  # brings axe to the page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for part in (".verdict", ".steps"):
            found = page.evaluate(_ENHANCED, part)
            assert found["bad"] == []
            assert found["looked"] > 0
