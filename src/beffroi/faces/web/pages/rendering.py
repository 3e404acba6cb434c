"""Rendering: a template, a language and plain data become a page."""

import re
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from beffroi.faces.web.desk import Desk
from beffroi.faces.web.pages.still_files import address_of
from beffroi.faces.web.pages.tongues import TONGUES, Tongue, preferred_tongue, tongue_at

__all__ = ["desk_of", "public_base", "render", "tongue_of", "with_numbers"]

_NUMBER: Final = re.compile("\\b(?:\\d{2}(?:\u00a0\\d{2}){1,4}|0\u00a0\\d{3}(?:\u00a0\\d{3}){2})\\b")
_EMBEDDED: Final = "/embed"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("beffroi.faces.web.pages"),
        autoescape=True,  # whatever a contact holds is text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["with_numbers"] = with_numbers
    environment.globals["still"] = address_of
    return environment


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that answers a request."""
    desk: Desk = request.app.state.desk
    return desk


def tongue_of(request: Request) -> Tongue:
    """Return the language of an address, or where it names none, the one that the browser would like best.

    Raises:
        HTTPException: It names a language that there is not.
    """
    place = request.path_params.get("tongue")
    if place is None:
        return preferred_tongue(request.headers.get("accept-language", ""))
    tongue = tongue_at(place)
    if tongue is None:
        raise HTTPException(404)
    return tongue


def public_base(request: Request) -> str:
    """Return under which address people reach the page, a slash at its end."""
    named = desk_of(request).settings.public_address
    return f"{named}/" if named else str(request.base_url)


def render(  # noqa: PLR0913  # what stands beside the template's own data has defaults
    request: Request,
    template: str,
    tongue: Tongue,
    *,
    here: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: object,
) -> HTMLResponse:
    """Return a page.

    Args:
        request: What it answers; a page within another site is asked for below ``/embed``.
        template: The template's file name.
        tongue: The language.
        here: The page's own address below its language, ``frauds/``: the other languages are offered at the same.
            What cannot be asked for again by its address, an answer, has none.
        status: The status.
        headers: Further headers.
        context: What the template shows, as plain data.

    The template finds beside it: ``t(key, **places)``, a sentence of ``pages.yaml``; ``catalogue``; ``tongue``,
    ``tongues``; ``root``, the address of the language's first page; ``here``; ``base`` and
    ``canonical``, the addresses of the site and of the page as the world sees them; ``town_hall``; ``is_embedded``.
    """
    page = _environment().get_template(template).render(**_frame(request, tongue, here), **context)
    kept = {"Vary": "Accept-Language"} if "tongue" not in request.path_params else {}
    kept |= {"Cache-Control": "no-store" if request.method == "POST" else "no-cache", "Content-Language": tongue.lang}
    return HTMLResponse(page, status_code=status, headers=kept | (headers or {}))


def _frame(request: Request, tongue: Tongue, here: str) -> dict[str, object]:
    """Return what every template finds beside its own data."""
    catalogue, base = tongue.catalogue, public_base(request)
    is_embedded = request.url.path.startswith(f"{_EMBEDDED}/")
    prefix = _EMBEDDED if is_embedded else ""

    def sentence(key: str, **places: str) -> str:
        return catalogue.sentence(f"pages.{key}", **places)

    return {
        "t": sentence,
        "catalogue": catalogue,
        "tongue": tongue,
        "tongues": TONGUES,
        "prefix": prefix,
        "root": f"{prefix}/{tongue.place}/",
        "here": here,
        "base": base,
        "canonical": f"{base}{tongue.place}/{here}",
        "is_embedded": is_embedded,
        "town_hall": desk_of(request).settings.town_hall,
    }


def with_numbers(text: str) -> Markup:
    r"""Return a sentence of ours with its telephone numbers as links that a telephone dials.

    Only for sentences whose numbers come from facts: nothing of a contact ever becomes a link.

    >>> with_numbers("Composez le 36\u00a046.")
    Markup('Composez le <a href="tel:3646">36\xa046</a>.')
    """
    return Markup(_NUMBER.sub(_dialled, str(escape(text))))  # noqa: S704  # escaped just now


def _dialled(number: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", number[0])
    return f'<a href="tel:{digits}">{number[0]}</a>'
