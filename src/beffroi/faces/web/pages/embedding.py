"""Embedding: the page on another site, by one line, and a page that shows it."""

import json
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.pages.colours import accent_sheet
from beffroi.faces.web.pages.guide import guide_sentences
from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.still_files import StillFile, answer_with, still_file
from beffroi.faces.web.pages.tongues import TONGUES

__all__ = ["serve_accent", "serve_embedding", "show_demo"]

_BRIEFLY: Final = "public, max-age=300"


@cache
def _embedding() -> StillFile:
    """Return the script of the one line: its file, and before it the languages and what the frame is called in them."""
    titles = {tongue.place: tongue.catalogue.sentence("pages.motto") for tongue in TONGUES}
    told = f"const BEFFROI_TITLES = {json.dumps(titles)};\n".encode()
    file = still_file("embedding.js").data
    return StillFile.of(b'(() => {\n"use strict";\n' + told + file + b"})();\n", "text/javascript; charset=utf-8")


async def serve_embedding(request: Request) -> Response:
    """Answer with the script that puts the page in a frame; sites of others may run it."""
    response = answer_with(_embedding(), request, _BRIEFLY)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


async def serve_accent(request: Request) -> Response:
    """Answer with the colour of who offers the page, as far as it can be read."""
    sheet = accent_sheet(desk_of(request).settings.town_hall.accent)
    return answer_with(StillFile.of(sheet.encode(), "text/css; charset=utf-8"), request, _BRIEFLY)


async def show_demo(request: Request) -> Response:
    """Answer with an invented town hall's site that has the page in it."""
    tongue = tongue_of(request)
    return render(request, "demo.html", tongue, here="demo/", g=guide_sentences(tongue))
