"""The first page: one question, five large choices, one box."""

from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.pages.rendering import render, tongue_of

__all__ = ["show_home"]


async def show_home(request: Request) -> Response:
    """Answer with the first page, in the language of the address or else of the browser."""
    return render(request, "home.html", tongue_of(request))
