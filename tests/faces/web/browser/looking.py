"""Looking at a page as a person would: in which way, and what is wrong with what is seen."""

import importlib.metadata
from typing import Any, Literal, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = [
    "DESKTOP",
    "NARROW",
    "PHONE",
    "PLAINLY",
    "Way",
    "axe_version",
    "axe_violations",
    "clipped",
    "overflow",
    "reached_by_keyboard",
    "space_text_out",
]

PHONE = (360, 740)
DESKTOP = (1280, 900)
NARROW = (320, 640)  # also what is left of 1280 px at a zoom of 400 % (WCAG 2.2, 1.4.10)

_AXE = Axe()
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap(
  (rule) => rule.nodes.map((node) =>
  `${rule.id} (${rule.impact}): ${node.html.slice(0, 200)} | ${node.failureSummary.slice(0, 300)}`))"""
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
_STRAY_PIXEL = 1  # half pixels are rounded up

# Within: elements whose own text is cut off by their box. Native controls cut their content by themselves.
_CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => !e.closest('svg, select, textarea, input, .skip, [hidden], .visually-hidden'))
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => e.checkVisibility())
  .filter(e => { const s = getComputedStyle(e); return s.overflowX !== 'visible' || s.overflowY !== 'visible'; })
  .filter(e => { const s = getComputedStyle(e); const auto = v => v === 'auto' || v === 'scroll';
    return (e.scrollWidth > e.clientWidth + 1 && !auto(s.overflowX))
      || (e.scrollHeight > e.clientHeight + 1 && !auto(s.overflowY)); })
  .map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 60))"""

# WCAG 2.2, 1.4.12: a reader's own style sheet. Set by the object model, which the page's policy has no say in.
_SPACED = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
  letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""

_FOCUSABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== 'hidden')
  .filter(e => e.type !== 'radio' || e.checked || !document.querySelector(`[name="${e.name}"]:checked`))
  .map(e => { e.dataset.stop = e.dataset.stop || Math.random().toString(36); return e.dataset.stop; })"""
_FOCUSED = "() => document.activeElement?.dataset?.stop ?? null"


class Way(NamedTuple):
    """In which way a page is looked at.

    Args:
        scheme: Light or dark.
        size: Width and height of the window, in CSS pixels.
        script: Whether scripts run.
        reduced_motion: Whether the person wants nothing to move.
        forced_colours: Whether the person's own few colours take the place of the page's.
        locale: The browser's language.
        touch: Whether it is a phone that is touched.
    """

    scheme: Literal["light", "dark"] = "light"
    size: tuple[int, int] = PHONE
    script: bool = True
    reduced_motion: bool = False
    forced_colours: bool = False
    locale: str = "fr-FR"
    touch: bool = False

    def context(self) -> dict[str, Any]:
        """Return the same in the words of ``Browser.new_context``."""
        width, height = self.size
        return {
            "color_scheme": self.scheme,
            "viewport": {"width": width, "height": height},
            "java_script_enabled": self.script,
            "reduced_motion": "reduce" if self.reduced_motion else "no-preference",
            "forced_colors": "active" if self.forced_colours else "none",
            "locale": self.locale,
            "has_touch": self.touch,
        }


PLAINLY = Way()
"""On a phone, light, with scripts."""


def axe_version() -> str:
    """Return the version of axe-core that the installed package brings."""
    version: str = _AXE.axe_script.split("/*! axe v", 1)[-1].split(maxsplit=1)[0]
    return version or importlib.metadata.version("axe-playwright-python")


def axe_violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and its own good practices, one line each; none is the aim.

    Args:
        page: The page.
        colours_only: Only what depends on colours: enough where the same page was looked at in full in others.
    """
    chosen = {"type": "rule", "values": _OF_COLOURS} if colours_only else {"type": "tag", "values": _STANDARDS}
    if page.evaluate("typeof axe") == "undefined":  # half a megabyte: once a page
        page.evaluate(_AXE.axe_script)
    found: list[str] = page.evaluate(_RUN_AXE, {"resultTypes": ["violations"], "runOnly": chosen})
    return found


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window; nobody should have to scroll two ways."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider if wider > _STRAY_PIXEL else 0


def clipped(page: Page) -> list[str]:
    """Return the elements whose own words are cut off by their box."""
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def space_text_out(page: Page) -> None:
    """Give the page the distances between lines, words and letters that a reader may choose (WCAG 2.2, 1.4.12)."""
    page.evaluate(_SPACED)


def reached_by_keyboard(page: Page) -> tuple[set[str], set[str]]:
    """Press Tab through the whole page; return what can be used, and what was reached, by marks set on them."""
    wanted = set(page.evaluate(_FOCUSABLE))
    reached = set()
    for _ in range(2 * len(wanted) + 10):
        page.keyboard.press("Tab")
        mark = page.evaluate(_FOCUSED)
        if mark is not None:
            reached.add(mark)
        if wanted <= reached:
            break
    return wanted, reached
