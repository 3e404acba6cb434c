"""``/health``, ``/ready``, ``/metrics``: for whoever runs the server; nothing in them is of a contact."""

from typing import Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.desk import Desk
from beffroi.faces.web.metrics import MEDIA_TYPE
from beffroi.verdict import ENGINE

__all__ = ["Health", "Ready", "get_health", "get_metrics", "get_ready"]

_ENCODE: Final = msgspec.json.Encoder().encode


class Health(msgspec.Struct, frozen=True):
    """The server answers."""

    status: str


class Ready(msgspec.Struct, frozen=True):
    """The server judges: by which rulebook and which version of beffroi."""

    status: str
    rulebook: str
    engine: str


async def get_health(request: Request) -> Response:  # noqa: ARG001  # as Starlette calls it
    """Answer that there is an answer."""
    return Response(_ENCODE(Health("ok")), media_type="application/json")


async def get_ready(request: Request) -> Response:
    """Answer once the rulebook is loaded."""
    desk: Desk = request.app.state.desk
    return Response(_ENCODE(Ready("ready", desk.rulebook.version, ENGINE)), media_type="application/json")


async def get_metrics(request: Request) -> Response:
    """Answer with what was counted."""
    lines: bytes = request.app.state.metrics.lines()
    return Response(lines, media_type=MEDIA_TYPE)
