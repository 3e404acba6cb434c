"""The first page: one question, a few large choices, one box."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from beffroi.contact import Channel
from beffroi.faces.web.pages.forms import UnjudgedError
from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.tongues import Tongue

__all__ = ["home_page", "show_home"]

_CHANNELS: Final = (
    Channel.SMS,
    Channel.EMAIL,
    Channel.CALL,
    Channel.VOICEMAIL,
    Channel.SOCIAL,
    Channel.LETTER,
    Channel.VISIT,
)
_ACCEPTED: Final = "image/*,audio/*,.heic,.eml,.msg,.txt,.pdf,.json,.amr,message/rfc822,application/pdf"
_STATUSES: Final = {"busy": 503, "too_long": 413}
_RETRY_AFTER_SECONDS: Final = "60"


async def show_home(request: Request) -> Response:
    """Answer with the first page, in the language of the address or else of the browser."""
    return home_page(request, tongue_of(request))


def home_page(request: Request, tongue: Tongue, problem: UnjudgedError | None = None, *, words: str = "") -> Response:
    """Return the first page.

    Args:
        request: What it answers.
        tongue: The language.
        problem: Why what was sent could not be judged; what was typed stands in the box again.
        words: What another app shared, for the box.
    """
    status, headers = 200, {}
    if problem is not None:
        words = problem.words
        status = _STATUSES.get(problem.problem, 422)
        headers = {"Retry-After": _RETRY_AFTER_SECONDS} if problem.problem == "busy" else {}
    return render(
        request,
        "home.html",
        tongue,
        status=status,
        headers=headers,
        channels=_CHANNELS,
        chosen=problem.channel if problem is not None else None,
        words=words,
        problem=tongue.catalogue.sentence(f"pages.problem.{problem.problem}") if problem is not None else None,
        accepted=_ACCEPTED,
        max_words=desk_of(request).settings.max_words,
    )
