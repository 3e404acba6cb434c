"""``POST /api/v1/check`` and ``/check-file``: one contact in, its verdict out, the very JSON of the command."""

from typing import Final

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from beffroi.advice import Done
from beffroi.contact import MAX_CONTACT_BYTES, Channel, Intake
from beffroi.faces.web.api.parameters import MOST_DONE, done_of, parameters_of, require_media_type
from beffroi.faces.web.desk import SHORT, Desk
from beffroi.faces.web.guards.bodies import read_body
from beffroi.faces.web.problems import Kind, ProblemError

__all__ = ["NOTES_HEADER", "Check", "check_file"]

NOTES_HEADER: Final = "Beffroi-Notes"
"""Names what must be said about the reading of a file, as codes, so that the body is the verdict alone."""
_ENCODE: Final = msgspec.json.Encoder().encode
_JSON: Final = (b"content-type", b"application/json")
_MOST_FIELDS: Final = 2 * MOST_DONE
_LONGEST_FIELD: Final = 1_000
_FIELDS: Final = frozenset({"file", "channel", "done"})


class Check:
    """Judges a contact as JSON; plain ASGI, since this is what programs call most."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        state = scope["app"].state
        desk: Desk = state.desk
        require_media_type(scope["headers"], b"application/json")
        query = scope["query_string"]
        done = done_of(parameters_of(query, ("done",)).get("done", [])) if query else ()
        body = await read_body(receive, MAX_CONTACT_BYTES)
        verdict = await desk.judge_line(body, is_short=len(body) <= SHORT, done=done)
        state.metrics.judged(verdict.verdict.value, verdict.channel.value)
        answer = _ENCODE(verdict)
        length = (b"content-length", b"%d" % len(answer))
        await send({"type": "http.response.start", "status": 200, "headers": [_JSON, length]})
        await send({"type": "http.response.body", "body": answer})


async def check_file(request: Request) -> Response:
    """Judge a file: ``multipart/form-data`` with ``file``, ``channel`` and ``done``."""
    require_media_type(request.headers.raw, b"multipart/form-data")
    parameters_of(request.scope["query_string"], ())
    desk: Desk = request.app.state.desk
    data, name, channel, done = await _sent(request)
    intake: Intake = await desk.read(data, name, channel)
    _, verdict = await desk.judge_apart(intake, done)
    request.app.state.metrics.judged(verdict.verdict.value, verdict.channel.value)
    headers = {NOTES_HEADER: ", ".join(intake.notes)} if intake.notes else None
    return Response(_ENCODE(verdict), headers=headers, media_type="application/json")


async def _sent(request: Request) -> tuple[bytes, str, Channel | None, tuple[Done, ...]]:
    async with request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD) as form:
        for name in form:
            if name not in _FIELDS:
                expected = f"one of {', '.join(sorted(_FIELDS))}"
                raise ProblemError(Kind.UNUSABLE_PARAMETER, "form", expected, repr(name[:40]))
        file = form.get("file")
        if not isinstance(file, UploadFile):
            found = "words" if file is not None else "none"
            raise ProblemError(Kind.UNUSABLE_PARAMETER, "file", "a file", found)
        channels = [str(value) for value in form.getlist("channel")]
        done = done_of([str(value) for value in form.getlist("done")])
        return await file.read(), file.filename or "", _channel(channels), done


def _channel(written: list[str]) -> Channel | None:
    if not written:
        return None
    if len(written) == 1 and written[0] in set(Channel):
        return Channel(written[0])
    raise ProblemError(Kind.UNUSABLE_PARAMETER, "channel", f"one of {', '.join(Channel)}", repr(written[0][:40]))
