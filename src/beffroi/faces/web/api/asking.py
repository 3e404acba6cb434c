"""``POST /api/v1/ask``: an interview about a call or a visit; all answers so far in, the next question out."""

from functools import partial
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from beffroi.contact import Channel
from beffroi.errors import ContactError
from beffroi.faces.library import ask
from beffroi.faces.web.api.parameters import done_of, parameters_of, require_media_type
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.guards.bodies import read_body
from beffroi.interview import Kind, script

__all__ = ["asked_schema", "post_ask"]

_ENCODE: Final = msgspec.json.Encoder().encode
_MOST_BYTES: Final = 20_000
_DIGITS: Final = r"[0-9][ ().\-/\u00a0\u202f]*[0-9][0-9 ().\-/\u00a0\u202f]*$"
_LONGEST_NUMBER: Final = 29  # without what may stand before it


class _Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: Channel
    answers: dict[str, list[str]] = {}


_DECODE: Final = msgspec.json.Decoder(_Asked).decode


async def post_ask(request: Request) -> Response:
    """Answer with the next question and the verdict so far; nothing is kept between two requests."""
    require_media_type(request.headers.raw, b"application/json")
    done = done_of(parameters_of(request.scope["query_string"], ("done",)).get("done", []))
    asked = _read(await read_body(request.receive, _MOST_BYTES))
    desk: Desk = request.app.state.desk
    step = await desk.work_apart(
        partial(ask, asked.channel, asked.answers, rulebook=desk.rulebook, today=desk.today, done=done)
    )
    return Response(_ENCODE(step), media_type="application/json")


def _read(body: bytes) -> _Asked:
    try:
        asked = _DECODE(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        expected = 'such as {"channel": "call", "answers": {}}, answers as lists by the id of their question'
        raise ContactError(field="body", expected=expected, found="something else", quotes=False) from None
    for question, answers in asked.answers.items():
        if len(set(answers)) < len(answers):
            raise ContactError(field=f"answers.{question[:40]}", expected="each answer once", found="one twice")
    return asked


def asked_schema() -> dict[str, Any]:
    """Return the schema of what is sent: the questions of each channel, and what each can be answered with."""
    channels = sorted({channel for question in script() for channel in question.channels})
    return {"description": "All that was answered so far; an empty list is: I don't know.", "anyOf": [
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["channel"],
            "properties": {
                "channel": {"const": channel.value},
                "answers": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        question.id: _answers(question, channel)
                        for question in script()
                        if channel in question.channels
                    },
                },
            },
        }
        for channel in channels
    ]}  # fmt: skip


def _answers(question: Any, channel: Channel) -> dict[str, Any]:  # noqa: ANN401  # a shape of the interview's own
    closed = question.answers_on(channel)
    alone = {"type": "array", "maxItems": 1, "items": {"enum": list(closed)}}
    if question.kind is Kind.NUMBER:
        plain = {"type": "string", "pattern": f"^{_DIGITS}", "maxLength": _LONGEST_NUMBER}
        signed = {"type": "string", "pattern": f"^[+(]{_DIGITS}", "maxLength": _LONGEST_NUMBER + 1}
        return {**alone, "items": {"anyOf": [alone["items"], plain, signed]}}
    if not question.several:
        return alone
    together = [name for name, answer in closed.items() if not answer.alone]
    return {"anyOf": [{"type": "array", "uniqueItems": True, "items": {"enum": together}}, alone]}
