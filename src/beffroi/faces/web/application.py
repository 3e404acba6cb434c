"""The application: the page and the API as one ASGI application, with its guards before it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from beffroi.faces.web.api.routes import api_routes
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.guards.front import Front
from beffroi.faces.web.metrics import Metrics
from beffroi.faces.web.pages.faults import page_for_error
from beffroi.faces.web.pages.routes import page_routes
from beffroi.faces.web.problems import Problem, exception_handlers, problem_response
from beffroi.faces.web.settings import WebSettings

__all__ = ["create_application"]

_API = "/api/"


def create_application(settings: WebSettings) -> Starlette:
    """Return the application.

    In its ``state`` stand ``desk`` and ``metrics``. A problem is shown to a person as a page, to a program as JSON.

    Args:
        settings: What the administrator decided.

    Raises:
        RulebookError: The rulebook cannot be loaded.
        InputError: The file of DNS records cannot be read.
    """
    MultiPartParser.spool_max_size = 0  # never: what is sent stays in memory, which the limit on bodies bounds
    desk = Desk(settings)
    metrics = Metrics()

    @asynccontextmanager
    async def open_desk(_app: Starlette) -> AsyncIterator[None]:
        desk.open()
        try:
            yield
        finally:
            desk.close()

    routes, guards = [*api_routes(), *page_routes()], _guards(settings, metrics)
    application = Starlette(
        routes=routes, middleware=guards, exception_handlers=exception_handlers(_answer), lifespan=open_desk
    )
    application.router.redirect_slashes = False  # an address is right or it is not
    application.state.desk = desk
    application.state.metrics = metrics
    return application


def _guards(settings: WebSettings, metrics: Metrics) -> list[Middleware]:
    """Return what every request passes, the outermost first."""
    guards = [Middleware(Front, settings, metrics, _show)]
    if settings.trusted_proxies:
        guards.insert(0, Middleware(ProxyHeadersMiddleware, list(settings.trusted_proxies)))
    if settings.cors_origins:
        guards.append(Middleware(_ApiForOthers, settings.cors_origins))
    return guards


def _show(scope: Scope, problem: Problem) -> Response:
    if scope["path"].startswith(_API) or "text/html" not in Headers(scope=scope).get("accept", ""):
        return problem_response(problem)
    return page_for_error(Request(scope), problem.status)


def _answer(request: Request, problem: Problem, headers: Mapping[str, str] | None) -> Response:
    response = _show(request.scope, problem)
    response.headers.update(headers or {})
    return response


class _ApiForOthers:
    """Lets scripts of other sites call the API, and nothing but the API."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._for_others = CORSMiddleware(
            app,
            allow_origins=[origin for origin in origins if "*" not in origin],
            allow_origin_regex=_any_of([origin for origin in origins if "*" in origin]),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "If-None-Match"],
            expose_headers=["ETag", "Retry-After", "Beffroi-Notes"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_api = scope["type"] == "http" and scope["path"].startswith(_API)
        await (self._for_others if is_api else self._app)(scope, receive, send)


def _any_of(origins: list[str]) -> str | None:
    return "|".join(origin.replace(".", r"\.").replace("*", "[A-Za-z0-9.-]+") for origin in origins) or None
