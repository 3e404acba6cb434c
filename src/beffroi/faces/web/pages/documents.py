"""Documents to take away: the file for a complaint, the days not to miss. Made for one answer, then forgotten."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from beffroi.faces.web.desk import Desk
from beffroi.faces.web.pages.answering import judged, worked_out
from beffroi.faces.web.pages.forms import Sent, UnjudgedError, day_in, received_in, sent_form
from beffroi.faces.web.pages.home import home_page
from beffroi.faces.web.pages.rendering import desk_of, tongue_of
from beffroi.report import WATCH, calendar_file, complaint_pdf, deadlines
from beffroi.texts import Catalogue, answer, load_catalogue

__all__ = ["give_complaint", "give_deadlines"]

_LANGUAGE_OF_THE_POLICE: Final = "fr"


async def give_complaint(request: Request) -> Response:
    """Answer with the file for a complaint, in French: it is the police who read it."""
    return await _given(request, _complaint)


async def give_deadlines(request: Request) -> Response:
    """Answer with the days until which a payment can be contested, as a calendar file."""
    return await _given(request, _deadlines)


_Make = Callable[[Desk, Sent, FormData, Catalogue], Response]


async def _given(request: Request, make: _Make) -> Response:
    tongue, desk = tongue_of(request), desk_of(request)
    async with sent_form(request, desk) as form:
        try:
            sent = await received_in(form, request, desk)
            return await worked_out(
                desk, sent, partial(make, desk, sent, form, tongue.catalogue), is_long=make is _complaint
            )
        except UnjudgedError as error:
            return home_page(request, tongue, error)


def _complaint(desk: Desk, sent: Sent, _form: FormData, _catalogue: Catalogue) -> Response:
    french = load_catalogue(_LANGUAGE_OF_THE_POLICE)
    occurrence = judged(desk, sent)
    said = answer(occurrence.verdict, occurrence.contact, french, desk.rulebook, today=desk.today)
    document = complaint_pdf(occurrence, said, french, sent.carried.files)
    return _attached(document, "application/pdf", "beffroi-plainte.pdf")


def _deadlines(desk: Desk, sent: Sent, form: FormData, catalogue: Catalogue) -> Response:
    verdict = judged(desk, sent).verdict
    ends = deadlines(verdict, desk.rulebook, day_in(form, "day"))
    morning = datetime.datetime.combine(desk.today, datetime.time(), datetime.UTC)
    document = calendar_file(ends, catalogue, stamp=morning, watch=WATCH in verdict.advice)
    return _attached(document, "text/calendar; charset=utf-8", "beffroi.ics")


def _attached(document: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(document, media_type=media_type, headers=headers)
