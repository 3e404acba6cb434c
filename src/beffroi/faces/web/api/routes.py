"""Where each part of the API stands."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from beffroi.faces.web.api.asking import post_ask
from beffroi.faces.web.api.checking import Check, check_file
from beffroi.faces.web.api.openapi import openapi_document
from beffroi.faces.web.api.rulebook import CACHE, get_diff, get_fact, get_facts, get_rulebook
from beffroi.faces.web.api.screening import Screen
from beffroi.faces.web.api.state import get_health, get_metrics, get_ready

__all__ = ["api_routes"]


def api_routes() -> list[Route]:
    """Return the routes of the API; the one that is asked for most comes first."""
    return [
        Route("/api/v1/check", Check(), methods=["POST"]),
        Route("/api/v1/check-file", check_file, methods=["POST"]),
        Route("/api/v1/screen", Screen(), methods=["POST"]),
        Route("/api/v1/ask", post_ask, methods=["POST"]),
        Route("/api/v1/rulebook", get_rulebook, methods=["GET"]),
        Route("/api/v1/rulebook/facts", get_facts, methods=["GET"]),
        Route("/api/v1/rulebook/facts/{id}", get_fact, methods=["GET"]),
        Route("/api/v1/rulebook/diff", get_diff, methods=["GET"]),
        Route("/api/v1/openapi.json", _openapi, methods=["GET"]),
        Route("/health", get_health, methods=["GET"]),
        Route("/ready", get_ready, methods=["GET"]),
        Route("/metrics", get_metrics, methods=["GET"]),
    ]


async def _openapi(request: Request) -> Response:  # noqa: ARG001  # as Starlette calls it
    return Response(openapi_document(), headers={"Cache-Control": CACHE}, media_type="application/json")
