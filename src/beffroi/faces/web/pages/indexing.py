"""Indexing: what search engines are told, at the address that they came by."""

from html import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from beffroi.faces.web.pages.rendering import desk_of, public_base
from beffroi.faces.web.pages.tongues import TONGUES
from beffroi.report import known_frauds

__all__ = ["serve_robots", "serve_sitemap"]

_PAGES = ("", "frauds/", "official/", "about/", "accessibility/")
_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


async def serve_robots(request: Request) -> Response:
    """Answer with what may be indexed: all but the page within other sites, and the API."""
    lines = ("User-agent: *", "Disallow: /embed/", "Disallow: /api/", f"Sitemap: {public_base(request)}sitemap.xml", "")
    return PlainTextResponse("\n".join(lines))


async def serve_sitemap(request: Request) -> Response:
    """Answer with every page that may be indexed, each with its other languages."""
    desk = desk_of(request)
    frauds = known_frauds(desk.rulebook, TONGUES[0].catalogue, desk.today)
    base = escape(public_base(request))
    pages = (*_PAGES, *(f"frauds/{fraud.slug}" for fraud in frauds))
    entries = (_entry(base, tongue.place, page) for page in pages for tongue in TONGUES)
    return Response(_OPENING + "".join(entries) + "</urlset>\n", media_type="application/xml")


def _entry(base: str, place: str, page: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other.lang}" href="{base}{other.place}/{page}"/>'
        for other in TONGUES
        if not other.easy
    )
    return f"<url><loc>{base}{place}/{page}</loc>{others}</url>\n"
