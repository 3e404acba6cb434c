"""``GET /api/v1/rulebook…``: what officials say, as of any day; whoever has it asks again by its tag."""

from typing import Any, Final

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.cards import diff_card, fact_card, facts_card, rulebook_card
from beffroi.faces.web.api.parameters import day_of, parameters_of
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.problems import Kind, ProblemError
from beffroi.verdict import ENGINE

__all__ = ["CACHE", "get_diff", "get_fact", "get_facts", "get_rulebook"]

CACHE: Final = "public, max-age=300"
"""Five minutes: what is kept is at most so much behind a new version of the rulebook, or a new day."""
_ENCODE: Final = msgspec.json.Encoder().encode


async def get_rulebook(request: Request) -> Response:
    """Answer with the rulebook in figures."""
    parameters_of(request.scope["query_string"], ())
    desk = _desk(request)
    if (unchanged := _unchanged(request, desk)) is not None:
        return unchanged
    return _kept(rulebook_card(desk.rulebook, desk.today), desk)


async def get_facts(request: Request) -> Response:
    """Answer with every fact as of a day."""
    desk = _desk(request)
    day = day_of("on", parameters_of(request.scope["query_string"], ("on",))) or desk.today
    if (unchanged := _unchanged(request, desk)) is not None:
        return unchanged
    return _kept(facts_card(desk.rulebook, day), desk)


async def get_fact(request: Request) -> Response:
    """Answer with one fact: all it ever said, or what it says on one day."""
    desk = _desk(request)
    day = day_of("on", parameters_of(request.scope["query_string"], ("on",)))
    card = fact_card(desk.rulebook, request.path_params["id"], day, desk.today)
    return _unchanged(request, desk) or _kept(card, desk)


async def get_diff(request: Request) -> Response:
    """Answer with what changed between two days."""
    desk = _desk(request)
    values = parameters_of(request.scope["query_string"], ("from", "to"))
    before, after = day_of("from", values), day_of("to", values)
    if before is None or after is None:
        raise ProblemError(Kind.UNUSABLE_PARAMETER, "from" if before is None else "to", "a day", "none")
    if (unchanged := _unchanged(request, desk)) is not None:
        return unchanged
    return _kept(diff_card(desk.rulebook, before, after), desk)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _tag(desk: Desk) -> str:
    """Return the tag of all answers: they follow from the address, the rulebook, the engine and the day."""
    return f'"{desk.rulebook.version}-{ENGINE}-{desk.today}"'


def _unchanged(request: Request, desk: Desk) -> Response | None:
    """Return the answer to one who has what would be sent, ``None`` for others."""
    tag = _tag(desk)
    known = Headers(scope=request.scope).getlist("if-none-match")
    tags = {part.strip().removeprefix("W/") for header in known for part in header.split(",")}
    if tag not in tags and "*" not in tags:
        return None
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": CACHE})


def _kept(card: Any, desk: Desk) -> Response:  # noqa: ANN401  # any of the shapes above
    return Response(_ENCODE(card), headers={"ETag": _tag(desk), "Cache-Control": CACHE}, media_type="application/json")
