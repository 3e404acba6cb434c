"""The application: the page and the API as one ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette

from beffroi.faces.web.api.routes import api_routes
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.pages.routes import page_routes
from beffroi.faces.web.settings import WebSettings

__all__ = ["create_application"]


def create_application(settings: WebSettings) -> Starlette:
    """Return the application; its desk stands in ``app.state.desk``.

    Args:
        settings: What the administrator decided.

    Raises:
        RulebookError: The rulebook cannot be loaded.
    """
    desk = Desk(settings)

    @asynccontextmanager
    async def open_desk(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            desk.close()

    application = Starlette(routes=[*api_routes(), *page_routes()], lifespan=open_desk)
    application.state.desk = desk
    return application
