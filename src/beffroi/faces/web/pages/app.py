"""As an app: what a telephone needs to install the page, to open it without a network, and to share with it."""

import hashlib
import json
from functools import cache
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from beffroi.errors import ContactError, MissingExtraError, UnreadableError
from beffroi.faces.web.pages.forms import Unjudged, UnjudgedError, sent_form
from beffroi.faces.web.pages.guide import guide_sentences
from beffroi.faces.web.pages.home import home_page
from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.still_files import StillFile, address_of, answer_with, still_file
from beffroi.faces.web.pages.tongues import TONGUES, tongue_at
from beffroi.faces.web.problems import BusyError

__all__ = ["receive_share", "serve_manifest", "serve_worker", "show_offline"]

_ICONS: Final = (
    ("mark.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-192.png", "192x192", "image/png", "maskable"),
    ("icon-512.png", "512x512", "image/png", "maskable"),
)
_COLOUR: Final = "#0d4a47"
_PAPER: Final = "#fbf8f1"
_SHARED: Final = ("title", "text", "url")
_ACCEPTED: Final = ("image/*", "audio/*", "message/rfc822", "application/pdf", "text/plain", ".eml", ".msg")
_SHELL: Final = ("beffroi.css", "guide.css", "page.js", "app.js", "mark.svg")
_ALWAYS_ASK: Final = "no-cache"


async def serve_manifest(request: Request) -> Response:
    """Answer with the manifest of the app, ``?in=ar`` in that language."""
    tongue = tongue_at(request.query_params.get("in", "")) or tongue_of(request)
    catalogue = tongue.catalogue
    fields = {part: part for part in _SHARED} | {"files": [{"name": "file", "accept": list(_ACCEPTED)}]}
    target = {"action": "/share", "method": "POST", "enctype": "multipart/form-data", "params": fields}
    manifest = {
        "id": "/",
        "name": f"beffroi – {catalogue.sentence('pages.motto')}",
        "short_name": "beffroi",
        "description": catalogue.sentence("pages.description"),
        "lang": tongue.lang,
        "dir": catalogue.direction,
        "start_url": f"/{tongue.place}/",
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _COLOUR,
        "icons": [
            {"src": address_of(name), "sizes": sizes, "type": media_type, "purpose": purpose}
            for name, sizes, media_type, purpose in _ICONS
        ],
        "share_target": target,
    }
    headers = {"Cache-Control": _ALWAYS_ASK, "Vary": "Accept-Language"}
    return JSONResponse(manifest, media_type="application/manifest+json", headers=headers)


@cache
def _worker() -> StillFile:
    """Return the service worker: its file, and before it what it keeps, under a name that changes with all of it."""
    shell = [address_of(name) for name in _SHELL]
    offline = {tongue.place: f"/{tongue.place}/offline/" for tongue in TONGUES}
    file = still_file("worker.js").data
    said = [tongue.catalogue.sentence(f"guide.offline.{part}") for tongue in TONGUES for part in ("title", "text")]
    name = f"beffroi-{hashlib.sha256(json.dumps([shell, said]).encode() + file).hexdigest()[:12]}"
    told = {"KEPT": name, "SHELL": shell, "OFFLINE": offline}
    before = "".join(f"const {constant} = {json.dumps(value)};\n" for constant, value in told.items())
    return StillFile.of(f'"use strict";\n{before}'.encode() + file, "text/javascript; charset=utf-8")


async def serve_worker(request: Request) -> Response:
    """Answer with the service worker, from the root, so that it may see every page."""
    return answer_with(_worker(), request, _ALWAYS_ASK)


async def show_offline(request: Request) -> Response:
    """Answer with the page that is shown where there is no network; browsers keep it."""
    tongue = tongue_of(request)
    return render(request, "offline.html", tongue, here="", g=guide_sentences(tongue))


async def receive_share(request: Request) -> Response:
    """Answer with the first page, what another app shared in its box: a text, or the words of a file.

    Nothing is judged yet: the person sees what was shared, says how it came, and asks.
    """
    tongue = tongue_of(request)
    async with sent_form(request, desk_of(request)) as form:
        try:
            words = await _shared_words(form, request)
        except UnjudgedError as problem:
            return home_page(request, tongue, problem)
    return home_page(request, tongue, words=words)


async def _shared_words(form: FormData, request: Request) -> str:
    desk = desk_of(request)
    parts = [value.strip() for name in _SHARED if isinstance(value := form.get(name), str) and value.strip()]
    words = "\n".join(dict.fromkeys(parts))  # some apps share the address twice
    file = form.get("file")
    if isinstance(file, UploadFile) and file.size:
        try:
            intake = await desk.read(await file.read(), file.filename or "")
        except BusyError:
            raise UnjudgedError(Unjudged.BUSY, words) from None
        except MissingExtraError:
            raise UnjudgedError(Unjudged.EXTRA_MISSING, words) from None
        except (UnreadableError, ContactError):
            raise UnjudgedError(Unjudged.UNREADABLE, words) from None
        contact = intake.contact
        words = "\n".join(part for part in (words, contact.subject or "", contact.text) if part)
    if len(words) > desk.settings.max_words:
        raise UnjudgedError(Unjudged.TOO_LONG)
    return words
