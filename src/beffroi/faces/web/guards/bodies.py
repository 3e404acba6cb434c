"""Bodies: what a client sends, bounded while it arrives."""

from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope

from beffroi.faces.web.problems import Kind, Problem, ProblemError, problem_with

__all__ = ["BoundedBody", "read_body", "too_large"]

_LONGEST_LENGTH: Final = 18  # digits


def too_large(most: int) -> Problem:
    """Return the problem of a body beyond its limit."""
    return problem_with(Kind.TOO_LARGE, "body", f"at most {most:,} bytes", "more")


class _TooLargeError(ProblemError):
    def __init__(self, most: int) -> None:
        super().__init__(Kind.TOO_LARGE, "body", f"at most {most:,} bytes", "more", {"Connection": "close"})


class BoundedBody:
    """A ``receive`` that counts what arrives.

    Args:
        receive: The server's own.
        most: Bytes that may arrive.

    Attributes:
        read: Bytes that have arrived.
        is_complete: All of it has.
    """

    __slots__ = ("_receive", "is_complete", "most", "read")

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self.most = most
        self.read = 0
        self.is_complete = False

    async def __call__(self) -> Message:
        """Return the next message.

        Raises:
            ProblemError: More has arrived than may.
        """
        message = await self._receive()
        if message["type"] == "http.request":
            self.read += len(message.get("body", b""))
            self.is_complete = not message.get("more_body", False)
            if self.read > self.most:
                raise _TooLargeError(self.most)
        return message

    def declares_too_much(self, scope: Scope) -> bool:
        """Say whether the length that the client announces is beyond the limit."""
        for name, value in scope["headers"]:
            if name == b"content-length":
                return len(value) > _LONGEST_LENGTH or (value.isdigit() and int(value) > self.most)
        return False

    def is_awaited(self, scope: Scope) -> bool:
        """Say whether some of the body has yet to arrive."""
        has_one = any(name in {b"content-length", b"transfer-encoding"} for name, _ in scope["headers"])
        return has_one and not self.is_complete


async def read_body(receive: Receive, most: int) -> bytes:
    """Return a whole body.

    Args:
        receive: The request's.
        most: Bytes that this address takes.

    Raises:
        ProblemError: It is longer.
        ClientDisconnect: The client went away.
    """
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body: bytes = message.get("body", b"")
        if len(body) > most:
            raise _TooLargeError(most)
        return body
    parts = []
    read = 0
    while True:
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part = message.get("body", b"")
        parts.append(part)
        read += len(part)
        if read > most:
            raise _TooLargeError(most)
        if not message.get("more_body", False):
            return b"".join(parts)
        message = await receive()
