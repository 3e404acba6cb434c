"""About this page: who offers it, what it keeps, where it ends; and the declaration of accessibility."""

import datetime
from functools import cache
from importlib.resources import files

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.pages.guide import guide_sentences
from beffroi.faces.web.pages.rendering import render, tongue_of
from beffroi.texts import day_in_words

__all__ = ["RESULTS", "AccessibilityResults", "accessibility_results", "show_about", "show_accessibility"]

RESULTS = "accessibility_results.json"
"""The file, beside this one, that the browser tests write with ``--write-accessibility``."""


class AccessibilityResults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a run of the browser tests found.

    Args:
        day: The day of the run.
        axe: The version of axe-core.
        browser: Name and version of the browser.
        pages: Which pages and states were looked at, by their addresses below a language.
        tongues: In which languages.
        schemes: Light, dark.
        views: How many views axe-core looked at in all.
        violations: How many faults it found in all.
    """

    day: datetime.date
    axe: str
    browser: str
    pages: tuple[str, ...]
    tongues: tuple[str, ...]
    schemes: tuple[str, ...]
    views: int
    violations: int


@cache
def accessibility_results() -> AccessibilityResults:
    """Return what the last run found, as kept in the package."""
    data = (files("beffroi.faces.web.pages") / RESULTS).read_bytes()
    return msgspec.json.decode(data, type=AccessibilityResults)


async def show_about(request: Request) -> Response:
    """Answer with who we are not, what is kept (nothing), how it works and where it ends."""
    tongue = tongue_of(request)
    return render(request, "about.html", tongue, here="about/", g=guide_sentences(tongue))


async def show_accessibility(request: Request) -> Response:
    """Answer with the declaration of accessibility.

    Source:
        Article 47 of the law of 11 February 2005; its model is that of the RGAA 4.1.
    """
    tongue = tongue_of(request)
    results = accessibility_results()
    day = day_in_words(results.day, tongue.catalogue)
    g = guide_sentences(tongue)
    return render(request, "accessibility.html", tongue, here="accessibility/", g=g, results=results, day=day)
