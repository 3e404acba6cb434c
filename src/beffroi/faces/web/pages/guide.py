"""The guide: known frauds, official numbers and addresses, as the rulebook has them today or had them another day."""

import datetime
from collections.abc import Callable
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.tongues import Tongue
from beffroi.report import OfficialGuide, fraud_guide, known_frauds, official_guide
from beffroi.rulebook import Rulebook
from beffroi.texts import Catalogue

__all__ = ["guide_sentences", "show_fraud", "show_frauds", "show_official"]

_LONGEST_DAY = len("2026-11-23")


def guide_sentences(tongue: Tongue) -> Callable[..., str]:
    """Return what gives the templates of the guide their sentences: ``g("frauds.title")``."""
    catalogue = tongue.catalogue

    def sentence(key: str, **places: str) -> str:
        return catalogue.sentence(f"guide.{key}", **places)

    return sentence


async def show_frauds(request: Request) -> Response:
    """Answer with the list of known frauds."""
    tongue, desk = tongue_of(request), desk_of(request)
    frauds = known_frauds(desk.rulebook, tongue.catalogue, desk.today)
    return render(request, "frauds.html", tongue, here="frauds/", g=guide_sentences(tongue), frauds=frauds)


async def show_fraud(request: Request) -> Response:
    """Answer with one known fraud.

    Raises:
        HTTPException: There is none of that name.
    """
    tongue, desk = tongue_of(request), desk_of(request)
    slug = request.path_params["slug"]
    guide = fraud_guide(slug, desk.rulebook, tongue.catalogue, desk.today)
    if guide is None:
        raise HTTPException(404)
    return render(request, "fraud.html", tongue, here=f"frauds/{slug}", g=guide_sentences(tongue), guide=guide)


async def show_official(request: Request) -> Response:
    """Answer with the official numbers, senders and addresses; ``?on=2021-05-01`` shows those of that day."""
    tongue, desk = tongue_of(request), desk_of(request)
    today = desk.today
    day = _day(request.query_params.get("on", ""), today)
    guide = _official(desk.rulebook, tongue.catalogue, day, today)
    g = guide_sentences(tongue)
    return render(request, "official.html", tongue, here="official/", g=g, guide=guide, today=today.isoformat())


@lru_cache(
    maxsize=32
)  # it takes longer than all else on the page; most people ask for today's, in one of few languages
def _official(rulebook: Rulebook, catalogue: Catalogue, day: datetime.date, today: datetime.date) -> OfficialGuide:
    return official_guide(rulebook, catalogue, day, today)


def _day(written: str, today: datetime.date) -> datetime.date:
    """Return the day that an address names; today where it names none, or one that has not come."""
    try:
        return min(datetime.date.fromisoformat(written[:_LONGEST_DAY]), today)
    except ValueError:
        return today
