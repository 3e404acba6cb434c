"""Problems: every error that is answered, in the form of RFC 9457, ``application/problem+json``.

A detail may quote what the client itself sent, and goes to nobody else: neither log nor metrics have it.
"""

import enum
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final, NamedTuple

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from beffroi.errors import ContactError, FactError, MissingExtraError, UnreadableError

__all__ = [
    "MEDIA_TYPE",
    "BusyError",
    "Kind",
    "Problem",
    "ProblemError",
    "exception_handlers",
    "problem_response",
    "problem_with",
]

MEDIA_TYPE: Final = "application/problem+json"
_ENCODER = msgspec.json.Encoder()
_SECONDS_WHEN_BUSY = 5


class _Kind(NamedTuple):
    status: int
    title: str


class Kind(_Kind, enum.Enum):
    """What can go wrong, each with its status; the name in lower case ends the problem's ``type``."""

    MALFORMED_REQUEST = (400, "The request is not well formed")
    NOT_FOUND = (404, "There is nothing at this address")
    UNKNOWN_FACT = (404, "There is no such fact")
    METHOD_NOT_ALLOWED = (405, "This address does not take that method")
    TOO_SLOW = (408, "The request took too long to arrive")
    TOO_LARGE = (413, "The request is too large")
    UNSUPPORTED_MEDIA_TYPE = (415, "This address does not take that type of content")
    UNUSABLE_PARAMETER = (422, "A parameter is of no use")
    UNUSABLE_CONTACT = (422, "The contact cannot be judged")
    UNREADABLE_FILE = (422, "The file cannot be read")
    TOO_MANY_REQUESTS = (429, "There were too many requests from this address")
    INTERNAL = (500, "beffroi itself failed")
    BUSY = (503, "The server is busy")
    TOO_LONG = (503, "The answer took too long")


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One problem.

    Args:
        type: What kind it is: ``urn:beffroi:problem:unusable_contact``.
        title: The same in words; always the same for a type.
        status: The HTTP status.
        detail: What happened here.
        field: Where: a field of the contact, a parameter, a header.
        expected: What should be there.
        found: What is there.
    """

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None
    expected: str | None = None
    found: str | None = None


class ProblemError(Exception):
    """A request that is answered with a problem.

    Args:
        kind: Which.
        field: Where.
        expected: What should be there.
        found: What is there.
        headers: Of the answer.
    """

    def __init__(
        self, kind: Kind, field: str, expected: str, found: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(kind, field, expected, found)
        self.problem = problem_with(kind, field, expected, found)
        self.headers = headers


class BusyError(ProblemError):
    """There is more to do than can be done now; the client may come again after ``seconds``."""

    def __init__(self, what: str = "requests", seconds: int = _SECONDS_WHEN_BUSY) -> None:
        self.seconds = seconds
        super().__init__(Kind.BUSY, "server", f"fewer {what} at a time", "more", {"Retry-After": str(seconds)})


def problem_with(kind: Kind, field: str, expected: str, found: str) -> Problem:
    """Return a problem whose detail says where, what was expected and what was found."""
    detail = f"{field}: expected {expected}, found {found}"
    return Problem(_type(kind), kind.title, kind.status, detail, field, expected, found)


def _type(kind: Kind) -> str:
    return f"urn:beffroi:problem:{kind.name.lower()}"


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that tells of a problem."""
    return Response(_ENCODER.encode(problem), problem.status, headers, MEDIA_TYPE)


def exception_handlers(
    show: Callable[[Request, Problem, Mapping[str, str] | None], Response],
) -> dict[type[Exception], ExceptionHandler]:
    """Return what answers each error that a request may end with.

    Args:
        show: Makes the answer: JSON for a program, a page for a person.
    """

    async def tell(request: Request, error: Exception) -> Response:  # as Starlette calls it
        headers = getattr(error, "headers", None)
        return show(request, _problem_of(request, error), headers)

    told = (HTTPException, ProblemError, ContactError, UnreadableError, MissingExtraError, FactError)
    return dict.fromkeys(told, tell)


def _problem_of(request: Request, error: Exception) -> Problem:
    if isinstance(error, ProblemError):
        return error.problem
    if isinstance(error, ContactError):
        return problem_with(Kind.UNUSABLE_CONTACT, error.field, error.expected, error.found)
    if isinstance(error, UnreadableError):
        return problem_with(Kind.UNREADABLE_FILE, "file", error.expected, error.found)
    if isinstance(error, MissingExtraError):
        expected = f"a file that this server reads; beffroi[{error.extra}] is not installed on it"
        return problem_with(Kind.UNREADABLE_FILE, "file", expected, "one that needs it")
    if isinstance(error, FactError):
        kind = Kind.UNKNOWN_FACT
        return Problem(_type(kind), kind.title, kind.status, str(error), "id", "the id of a fact that says something")
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _of_status(request, status, error)


def _of_status(request: Request, status: int, error: Exception) -> Problem:
    if status == HTTPStatus.NOT_FOUND:
        return problem_with(Kind.NOT_FOUND, "path", "an address of docs/api.md", "another")
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = (getattr(error, "headers", None) or {}).get("Allow", "another")
        return problem_with(Kind.METHOD_NOT_ALLOWED, "method", allowed, request.method[:20])
    if status == HTTPStatus.BAD_REQUEST:
        found = getattr(error, "detail", "") or "something else"
        return problem_with(Kind.MALFORMED_REQUEST, "body", "a form as RFC 7578 has it", str(found)[:200])
    return problem_with(Kind.INTERNAL, "server", "an answer", f"status {status}")
