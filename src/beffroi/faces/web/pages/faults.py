"""Faults: what a person reads when a page cannot be shown, in the language of the address."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from beffroi.faces.web.pages.guide import guide_sentences
from beffroi.faces.web.pages.rendering import render
from beffroi.faces.web.pages.tongues import Tongue, preferred_tongue, tongue_at

__all__ = ["page_for_error"]

_SAID: Final = frozenset({404, 405, 413, 429, 503})
_OTHERWISE: Final = 500
_CLIENT_FAULTS: Final = range(400, 500)
_LONGEST_PATH = 200


def page_for_error(request: Request, status: int, headers: dict[str, str] | None = None) -> HTMLResponse:
    """Return a kind page that says what happened and what to do now.

    Args:
        request: What could not be answered.
        status: The status of the answer; one that has no sentences of its own gets those of 404 or 500.
        headers: Further headers, ``Retry-After`` for one.
    """
    tongue = _tongue(request)
    said = status if status in _SAID else 404 if status in _CLIENT_FAULTS else _OTHERWISE
    g = guide_sentences(tongue)
    return render(request, "error.html", tongue, status=status, headers=headers, g=g, code=str(said))


def _tongue(request: Request) -> Tongue:
    for part in request.url.path[:_LONGEST_PATH].split("/"):
        tongue = tongue_at(part)
        if tongue is not None:
            return tongue
    return preferred_tongue(request.headers.get("accept-language", ""))
