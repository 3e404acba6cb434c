"""Where each part of the API stands."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from beffroi.contact import Intake, read_contact
from beffroi.faces.web.desk import Desk

__all__ = ["api_routes"]

_ENCODER = msgspec.json.Encoder()


def api_routes() -> list[Route]:
    """Return the routes of the API."""
    return [Route("/api/v1/check", _check, methods=["POST"])]


async def _check(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    _, verdict = desk.judge(Intake(read_contact(await request.body())))
    return Response(_ENCODER.encode(verdict), media_type="application/json")
