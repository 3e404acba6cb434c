"""Where each page stands."""

from starlette.routing import BaseRoute, Route

from beffroi.faces.web.pages.answering import show_answer
from beffroi.faces.web.pages.asking import ask_next, start_interview
from beffroi.faces.web.pages.documents import give_complaint, give_deadlines
from beffroi.faces.web.pages.home import show_home
from beffroi.faces.web.pages.still_files import serve_still_file

__all__ = ["page_routes"]


def page_routes() -> list[BaseRoute]:
    """Return the routes of the pages: below the place of each language, and below ``/embed`` for frames."""
    pages = [
        ("", show_home, ("GET",)),
        ("answer/", show_answer, ("POST",)),
        ("interview/", start_interview, ("GET",)),
        ("interview/", ask_next, ("POST",)),
        ("complaint/", give_complaint, ("POST",)),
        ("deadlines/", give_deadlines, ("POST",)),
    ]
    return [
        Route("/", show_home),
        Route("/static/{name}", serve_still_file),
        *(
            Route(f"{prefix}/{{tongue}}/{place}", answer, methods=methods)
            for prefix in ("", "/embed")
            for place, answer, methods in pages
        ),
    ]
