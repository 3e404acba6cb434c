"""Parameters of an address: read strictly, so that a misspelt one is not passed over."""

import datetime
from collections.abc import Collection
from urllib.parse import parse_qsl

from beffroi.advice import Done
from beffroi.contact import read_day
from beffroi.errors import ContactError
from beffroi.faces.web.problems import Kind, ProblemError

__all__ = ["MOST_DONE", "day_of", "done_of", "parameters_of", "require_media_type"]

_MOST = 100
MOST_DONE = 20
"""Words of what was done that are taken, repeated ones counted."""


def parameters_of(query: bytes, known: Collection[str]) -> dict[str, list[str]]:
    """Return the values of each parameter.

    Args:
        query: What follows the question mark.
        known: The names that this address takes.

    Raises:
        ProblemError: It has another, or is not well formed.
    """
    if not query:
        return {}
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError:
        raise ProblemError(Kind.UNUSABLE_PARAMETER, "query", "names and values in UTF-8", "something else") from None
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in known:
            expected = f"one of {', '.join(sorted(known))}" if known else "no parameters"
            raise ProblemError(Kind.UNUSABLE_PARAMETER, "query", expected, repr(name[:40]))
        values.setdefault(name, []).append(value)
    return values


def done_of(words: list[str]) -> tuple[Done, ...]:
    """Return what the person has already done.

    Raises:
        ProblemError: A word is not one of the list, or there are more of them than that.
    """
    if len(words) > MOST_DONE:
        raise ProblemError(Kind.UNUSABLE_PARAMETER, "done", f"at most {MOST_DONE}", f"{len(words)}")
    try:
        return tuple(Done(word) for word in words)
    except ValueError:
        known = set(Done)
        wrong = next(word for word in words if word not in known)
        raise ProblemError(Kind.UNUSABLE_PARAMETER, "done", f"one of {', '.join(Done)}", repr(wrong[:40])) from None


def day_of(name: str, values: dict[str, list[str]]) -> datetime.date | None:
    """Return the day that a parameter names, ``None`` where it is not there.

    Raises:
        ProblemError: It is no day, or there twice.
    """
    written = values.get(name)
    if written is None:
        return None
    try:
        if len(written) == 1:
            return read_day(written[0])
        expected, found = "one day", f"{len(written)}"
    except ContactError as error:
        expected, found = error.expected, error.found
    raise ProblemError(Kind.UNUSABLE_PARAMETER, name, expected, found)


def require_media_type(headers: Collection[tuple[bytes, bytes]], *wanted: bytes) -> None:
    """Refuse a body of another type.

    Raises:
        ProblemError: It is of another, or of none that it says.
    """
    for name, value in headers:
        if name == b"content-type":
            if value.partition(b";")[0].strip().lower() in wanted:
                return
            break
    found = next((value.decode("latin-1")[:60] for name, value in headers if name == b"content-type"), "none")
    expected = " or ".join(kind.decode() for kind in wanted)
    raise ProblemError(Kind.UNSUPPORTED_MEDIA_TYPE, "Content-Type", expected, found)
