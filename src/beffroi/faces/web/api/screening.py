"""``POST /api/v1/screen``: a stream of contacts in, a stream of verdicts out, a line each, in order.

A line that cannot be judged gives a line that says so; the last line counts. A stream without that last line is not
whole. Lines are judged as they arrive: no more is held than one line, and no more is read while answers are not taken.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from typing import Final

import msgspec
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from beffroi.contact import MAX_CONTACT_BYTES
from beffroi.errors import ContactError
from beffroi.faces.logs import REQUESTS, where_it_failed
from beffroi.faces.web.api.parameters import parameters_of, require_media_type
from beffroi.faces.web.desk import SHORT, Desk
from beffroi.faces.web.guards.front import DEADLINE
from beffroi.faces.web.metrics import Metrics
from beffroi.faces.web.problems import BusyError, Problem, ProblemError
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["Counts", "LastLine", "RejectLine", "Screen", "lines_of"]

MEDIA_TYPES: Final = (b"application/jsonl", b"application/x-ndjson", b"application/json-lines")
_ENCODE: Final = msgspec.json.Encoder().encode
_SECONDS_AT_A_TIME: Final = 0.004  # of the event loop, which others wait for
_SECONDS_WHEN_BUSY: Final = 0.05
_BYTES_AT_A_TIME: Final = 65_536  # of answers


class RejectLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line that was not judged: its number, and why, without a word of the contact."""

    line: int
    reject: str
    id: str | None = None


class Counts(msgspec.Struct, frozen=True):
    """What became of the lines; ``read`` is the sum of the others."""

    read: int
    fraud: int
    suspicious: int
    consistent: int
    unrelated: int
    rejected: int


class LastLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last line: the counts, and the problem that ended the stream early, if one did."""

    counts: Counts
    problem: Problem | None = None


class _OnlyId(msgspec.Struct):
    id: str | None = None


class Screen:
    """Judges a stream; plain ASGI, since it answers while it reads."""

    def __init__(self) -> None:
        self._streams = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        desk: Desk = scope["app"].state.desk
        require_media_type(scope["headers"], *MEDIA_TYPES)
        parameters_of(scope["query_string"], ())
        if self._streams >= desk.settings.max_streams:
            raise BusyError(what="streams")
        self._streams += 1
        try:
            await _Stream(desk, scope["app"].state.metrics, scope, receive, send).serve()
        finally:
            self._streams -= 1


class _Stream:
    """One stream on its way."""

    def __init__(self, desk: Desk, metrics: Metrics, scope: Scope, receive: Receive, send: Send) -> None:
        self._desk = desk
        self._metrics = metrics
        self._receive = receive
        self._send = send
        self._deadline: asyncio.Timeout | None = scope.get(DEADLINE)
        self._words: Counter[str] = Counter()
        self._rejected = 0
        self._answers: list[bytes] = []
        self._held = 0
        self._since = time.perf_counter()

    async def serve(self) -> None:
        headers = [(b"content-type", b"application/jsonl"), (b"x-accel-buffering", b"no")]
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        problem = None
        try:
            async for number, line in lines_of(self._arriving(), MAX_CONTACT_BYTES):
                await self._answer(number, line)
        except ProblemError as error:  # the stream is longer than may be, or there is too much to do
            problem = error.problem
        self._keep(_ENCODE(LastLine(self._counts(), problem)))
        await self._send({"type": "http.response.body", "body": b"".join(self._answers)})

    async def _arriving(self) -> AsyncIterator[bytes]:
        while True:
            if self._answers:
                await self._pass_on()  # whoever waits for an answer before the next line has it now
            message = await self._receive()
            self._go_on()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            yield message.get("body", b"")
            if not message.get("more_body", False):
                return

    async def _answer(self, number: int, line: bytes | None) -> None:
        if line is None:
            self._reject(number, f"line: expected at most {MAX_CONTACT_BYTES:,} bytes", b"")
        else:
            await self._judge(number, line)
        if self._held > _BYTES_AT_A_TIME or time.perf_counter() - self._since > _SECONDS_AT_A_TIME:
            await self._pass_on()

    async def _judge(self, number: int, line: bytes) -> None:
        try:
            verdict = await self._verdict_of(line)
        except ContactError as error:
            self._reject(number, error.without_content, line)
        except Exception as error:  # noqa: BLE001  # the outer edge: a fault of ours must not cost the other lines
            REQUESTS.error("a line failed: %s", where_it_failed(error))
            self._reject(number, f"beffroi failed on it ({type(error).__name__}): please report this", line)
        else:
            self._words[verdict.verdict] += 1
            self._metrics.judged(verdict.verdict.value, verdict.channel.value)
            self._keep(_ENCODE(verdict))

    async def _verdict_of(self, line: bytes) -> Verdict:
        while True:
            try:
                return await self._desk.judge_line(line, is_short=len(line) <= SHORT)
            except BusyError:  # a stream can wait
                await asyncio.sleep(_SECONDS_WHEN_BUSY)

    def _reject(self, number: int, reason: str, line: bytes) -> None:
        self._rejected += 1
        self._metrics.rejected()
        self._keep(_ENCODE(RejectLine(number, reason, _id(line))))

    def _keep(self, answer: bytes) -> None:
        self._answers += (answer, b"\n")
        self._held += len(answer)

    async def _pass_on(self) -> None:
        """Send what is answered; it waits for a client that does not take it."""
        body, self._answers, self._held = b"".join(self._answers), [], 0
        if body:
            await self._send({"type": "http.response.body", "body": body, "more_body": True})
        await asyncio.sleep(0)
        self._go_on()
        self._since = time.perf_counter()

    def _go_on(self) -> None:
        """Move the deadline on: it bounds how long a stream is silent, not how long it is."""
        if self._deadline is not None and not self._deadline.expired():
            until = asyncio.get_running_loop().time() + self._desk.settings.deadline_seconds
            self._deadline.reschedule(until)

    def _counts(self) -> Counts:
        words = {word.value: self._words[word] for word in VerdictWord}
        return Counts(read=sum(words.values()) + self._rejected, rejected=self._rejected, **words)


async def lines_of(chunks: AsyncIterator[bytes], longest: int) -> AsyncIterator[tuple[int, bytes | None]]:
    """Yield the number of each line and the line, empty ones left out; ``None`` for one that is too long.

    Args:
        chunks: The stream, cut anywhere.
        longest: Bytes of a line; no more than this and one chunk is held.
    """
    number = 1
    held: list[bytes] = []
    size = 0
    async for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            line = b"".join((*held, end)) if size + len(end) <= longest else None
            if line is None or not (line == b"" or line.isspace()):
                yield number, line
            number += 1
            held, size = [], 0
        size += len(rest)
        if size > longest:
            held = []
        elif rest:
            held.append(rest)
    if size > longest:
        yield number, None
    elif held and not (line := b"".join(held)).isspace():
        yield number, line


def _id(line: bytes) -> str | None:
    try:
        found = msgspec.json.decode(line, type=_OnlyId).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found[:200] if found else None
