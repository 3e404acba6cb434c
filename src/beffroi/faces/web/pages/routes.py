"""Where each page stands."""

from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import BaseRoute, Route

from beffroi.faces.web.pages.about import show_about, show_accessibility
from beffroi.faces.web.pages.answering import show_answer
from beffroi.faces.web.pages.app import receive_share, serve_manifest, serve_worker, show_offline
from beffroi.faces.web.pages.asking import ask_next, start_interview
from beffroi.faces.web.pages.documents import give_complaint, give_deadlines
from beffroi.faces.web.pages.embedding import serve_accent, serve_embedding, show_demo
from beffroi.faces.web.pages.guide import show_fraud, show_frauds, show_official
from beffroi.faces.web.pages.home import show_home
from beffroi.faces.web.pages.indexing import serve_robots, serve_sitemap
from beffroi.faces.web.pages.still_files import serve_still_file
from beffroi.faces.web.pages.tongues import TONGUES

__all__ = ["page_routes"]


class _Place(Convertor[str]):
    """The place of a language in an address: anything else is no page."""

    regex = "|".join(tongue.place for tongue in TONGUES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("tongue", _Place())


def page_routes() -> list[BaseRoute]:
    """Return the routes of the pages: below the place of each language, and below ``/embed`` for frames."""
    pages = [
        ("", show_home, ("GET",)),
        ("answer/", show_answer, ("POST",)),
        ("interview/", start_interview, ("GET",)),
        ("interview/", ask_next, ("POST",)),
        ("complaint/", give_complaint, ("POST",)),
        ("deadlines/", give_deadlines, ("POST",)),
        ("frauds/", show_frauds, ("GET",)),
        ("frauds/{slug}", show_fraud, ("GET",)),
        ("official/", show_official, ("GET",)),
        ("about/", show_about, ("GET",)),
        ("accessibility/", show_accessibility, ("GET",)),
        ("offline/", show_offline, ("GET",)),
    ]
    return [
        Route("/", show_home),
        Route("/static/{name}", serve_still_file),
        Route("/manifest.webmanifest", serve_manifest),
        Route("/sw.js", serve_worker),
        Route("/share", receive_share, methods=["POST"]),
        Route("/beffroi.js", serve_embedding),
        Route("/accent.css", serve_accent),
        Route("/demo/", show_demo),
        Route("/robots.txt", serve_robots),
        Route("/sitemap.xml", serve_sitemap),
        Route("/{tongue:tongue}", show_home),  # typed by hand, without the slash at its end
        *(
            Route(f"{prefix}/{{tongue}}/{place}", answer, methods=methods)
            for prefix in ("", "/embed")
            for place, answer, methods in pages
        ),
    ]
