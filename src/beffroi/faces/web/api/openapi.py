"""The API's own description, OpenAPI 3.1: every address, status, header and type of content that is served."""

import functools
from typing import Any, Final

import msgspec

from beffroi.advice import Done
from beffroi.contact import Channel, Note
from beffroi.faces.cards import DiffCard, FactsCard, FullFactCard, RulebookCard
from beffroi.faces.schemas import DAY, schemas_of
from beffroi.faces.web.api.asking import asked_schema
from beffroi.faces.web.api.checking import NOTES_HEADER
from beffroi.faces.web.api.parameters import MOST_DONE
from beffroi.faces.web.api.screening import LastLine, RejectLine
from beffroi.faces.web.api.state import Health, Ready
from beffroi.faces.web.metrics import MEDIA_TYPE as METRICS_TYPE
from beffroi.faces.web.problems import MEDIA_TYPE as PROBLEM_TYPE
from beffroi.faces.web.problems import Problem
from beffroi.interview import Step
from beffroi.verdict import ENGINE, Verdict

__all__ = ["openapi_document"]

_PLACE: Final = "#/components/schemas"
_CARDS: Final = (RulebookCard, FactsCard, FullFactCard, DiffCard)
_SHAPES: Final = (Verdict, Step, Problem, *_CARDS, LastLine, RejectLine, Health, Ready)
_JSON: Final = "application/json"
_DESCRIPTION: Final = (
    "Tells whether a call, e-mail or message really is from the Assurance Maladie: by the facts that officials have "
    "published, each finding with its words and its source. Nothing that is sent is kept, opened or passed on."
)
_TAG: Final = {"schema": {"type": "string"}, "description": "What to send as If-None-Match the next time."}
_KEPT: Final = {"schema": {"type": "string"}, "description": "How long it may be kept."}
_WAIT: Final = {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds until it is worth another try."}
_WHY: Final = {
    400: "The request is not well formed.",
    404: "There is no such fact, or it says nothing on that day.",
    405: "This address does not take that method.",
    408: "The request took too long to arrive.",
    413: "The request is too large.",
    415: "The content is of another type.",
    422: "What was sent cannot be judged or read; the problem says what was expected, what was found and where.",
    429: "There were too many requests from this address.",
    500: "beffroi itself failed.",
    503: "The server is busy, or the answer took too long.",
}
_WAITING: Final = (408, 429, 503)
_ALWAYS: Final = (405, 408, 429, 500, 503)
_DONE: Final = {"type": "string", "enum": [done.value for done in Done]}
_DONE_BEFORE: Final = {
    "name": "done",
    "in": "query",
    "description": "What the person has already done; may be repeated. It decides which steps come first.",
    "schema": {"type": "array", "items": _DONE, "maxItems": MOST_DONE},
    "explode": True,
}


@functools.cache
def openapi_document() -> bytes:
    """Return the document, as JSON."""
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "beffroi",
                "version": ENGINE,
                "description": _DESCRIPTION,
                "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            },
            "servers": [{"url": "/"}],
            "paths": {**_judging(), **_asking(), **_rulebook(), **_state()},
            "components": {"schemas": schemas_of(_SHAPES, _PLACE)},
        }
    )


def _judging() -> dict[str, Any]:
    notes = {
        "schema": {"type": "string"},
        "description": f"What must be said about the reading, codes divided by commas: {', '.join(Note)}.",
    }
    verdict = _answer("Verdict", "The verdict.")
    return {
        "/api/v1/check": _post(
            "check",
            "Judge one contact.",
            {_JSON: {"schema": _ref("Contact")}},
            verdict,
            (413, 415, 422),
            [_DONE_BEFORE],
        ),
        "/api/v1/check-file": _post(
            "checkFile",
            "Judge a file: an e-mail, a screenshot, a PDF, a recording, words.",
            {"multipart/form-data": {"schema": _form(), "encoding": {"done": {"contentType": "text/plain"}}}},
            {**verdict, "headers": {NOTES_HEADER: notes}},
            (400, 413, 415, 422),
        ),
    }


def _asking() -> dict[str, Any]:
    return {
        "/api/v1/ask": _post(
            "ask",
            "The next question about a call or a visit, and the verdict so far.",
            {_JSON: {"schema": asked_schema()}},
            _answer("Step", "Where the interview stands; without a question, it is over."),
            (413, 415, 422),
            [_DONE_BEFORE],
        ),
        "/api/v1/screen": _post(
            "screen",
            "Judge a stream of contacts, one a line. Each is answered, in order, by a Verdict or a RejectLine; the "
            "last line is a LastLine, with the counts. Without it the answer is not whole.",
            {"application/jsonl": {"schema": {"description": "A Contact a line; one that is none is answered too."}}},
            {
                "description": "Verdict, RejectLine and, last, LastLine, one a line.",
                "content": {"application/jsonl": {"schema": {"type": "string"}}},
            },
            (413, 415, 422),
        ),
    }


def _form() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "contentMediaType": "application/octet-stream", "format": "binary"},
            "channel": {"type": "string", "enum": [channel.value for channel in Channel]},
            "done": {"type": "array", "items": _DONE, "maxItems": MOST_DONE},
        },
    }


def _rulebook() -> dict[str, Any]:
    on = {"name": "on", "in": "query", "description": "As of this day; default: today.", "schema": DAY}
    days = [{"name": name, "in": "query", "required": True, "schema": DAY} for name in ("from", "to")]
    fact_id = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
        "examples": {"never_asks": {"value": "assurance_maladie.never_asks"}},
    }
    facts = "/api/v1/rulebook/facts"
    return {
        "/api/v1/rulebook": _get("rulebook", "The rulebook in figures.", "RulebookCard", ()),
        facts: _get("facts", "Every fact, and what it says on a day.", "FactsCard", (422,), [on]),
        f"{facts}/{{id}}": _get(
            "fact",
            "One fact: all that it ever said with its sources, or with `on` what it says that day.",
            "FullFactCard",
            (404, 422),
            [fact_id, on],
        ),
        "/api/v1/rulebook/diff": _get("diff", "What changed between two days.", "DiffCard", (422,), days),
    }


def _state() -> dict[str, Any]:
    metrics = {"description": "What was counted.", "content": {METRICS_TYPE: {"schema": {"type": "string"}}}}
    document = {
        "description": "This document.",
        "headers": {"Cache-Control": _KEPT},
        "content": {_JSON: {"schema": {"type": "object"}}},
    }
    return {
        "/health": _plain_get("health", "Whether the server answers.", _answer("Health", "It does.")),
        "/ready": _plain_get("ready", "Whether the server judges.", _answer("Ready", "It does.")),
        "/metrics": _plain_get("metrics", "Counts for Prometheus.", metrics),
        "/api/v1/openapi.json": _plain_get("openapi", "This document.", document),
    }


def _post(  # noqa: PLR0913, PLR0917  # what an operation has
    name: str, summary: str, content: dict[str, Any], answer: dict[str, Any], problems: tuple[int, ...],
    parameters: list[Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    responses = {"200": answer, **_problems((*problems, *_ALWAYS))}
    operation = {"operationId": name, "summary": summary, "requestBody": {"required": True, "content": content}}
    return {"post": {**operation, "parameters": parameters or [], "responses": responses}}


def _get(
    name: str, summary: str, shape: str, problems: tuple[int, ...], parameters: list[Any] | None = None
) -> dict[str, Any]:
    kept = {"ETag": _TAG, "Cache-Control": _KEPT}
    known = {
        "name": "If-None-Match",
        "in": "header",
        "description": "The tag of what is kept: the answer is 304 if it has not changed.",
        "schema": {"type": "string"},
    }
    responses = {
        "200": {**_answer(shape, summary), "headers": kept},
        "304": {"description": "What is kept has not changed.", "headers": kept},
        **_problems((*problems, 422, *_ALWAYS)),
    }
    return {
        "get": {
            "operationId": name, "summary": summary, "parameters": [*(parameters or []), known], "responses": responses
        }
    }  # fmt: skip


def _plain_get(name: str, summary: str, answer: dict[str, Any]) -> dict[str, Any]:
    responses = {"200": answer, **_problems(_ALWAYS)}
    return {"get": {"operationId": name, "summary": summary, "responses": responses}}


def _problems(statuses: tuple[int, ...]) -> dict[str, Any]:
    content = {PROBLEM_TYPE: {"schema": _ref("Problem")}}
    told: dict[str, Any] = {}
    for status in sorted(set(statuses)):
        told[str(status)] = {"description": _WHY[status], "content": content}
        if status in _WAITING:
            told[str(status)]["headers"] = {"Retry-After": _WAIT}
    return told


def _answer(shape: str, description: str) -> dict[str, Any]:
    return {"description": description, "content": {_JSON: {"schema": _ref(shape)}}}


def _ref(shape: str) -> dict[str, str]:
    return {"$ref": f"{_PLACE}/{shape}"}
