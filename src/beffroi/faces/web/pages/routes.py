"""Where each page stands."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

__all__ = ["page_routes"]


def page_routes() -> list[BaseRoute]:
    """Return the routes of the pages."""
    return [Route("/", _first, methods=["GET"])]


async def _first(request: Request) -> Response:  # noqa: ARG001
    return HTMLResponse("<!doctype html><title>beffroi</title>")
