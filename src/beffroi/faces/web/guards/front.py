"""The front: the outermost guard of every request, as plain ASGI, since it is in the way of each of them.

It counts and logs, bounds body, time and number, adds headers, and turns whatever fails into an answer without content.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from beffroi.faces.logs import REQUESTS, where_it_failed
from beffroi.faces.web.guards.arrivals import Arrivals
from beffroi.faces.web.guards.bodies import BoundedBody, too_large
from beffroi.faces.web.guards.headers import HeaderGuard
from beffroi.faces.web.guards.rates import RateGuard
from beffroi.faces.web.metrics import Metrics
from beffroi.faces.web.problems import BusyError, Kind, Problem, problem_with
from beffroi.faces.web.settings import WebSettings

__all__ = ["DEADLINE", "Front"]

DEADLINE: Final = "beffroi.deadline"
"""The key of a request's scope under which its deadline stands, an ``asyncio.Timeout``: a stream moves it on."""
STREAMS: Final = "/api/v1/screen"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_UNCOUNTED: Final = frozenset({"/health", "/ready", "/metrics"})
_STILL: Final = "/static/"
_SIZES: Final = ((0, "0"), (1_000, "<1kB"), (10_000, "<10kB"), (100_000, "<100kB"), (1_000_000, "<1MB"))
_SECONDS_UNTIL_ARRIVED: Final = 5
_SHARE: Final = 4  # of the places, that bodies on their way from one address may take
_LARGEST: Final = (10_000_000, "<10MB", ">=10MB")

Show = Callable[[Scope, Problem], Response]


class Front:
    """The outermost guard.

    Args:
        app: What answers.
        settings: What the administrator decided.
        metrics: Where requests are counted.
        show: What makes an answer of a problem.
    """

    def __init__(self, app: ASGIApp, settings: WebSettings, metrics: Metrics, show: Show) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._show = show
        self._headers = HeaderGuard(settings.frame_ancestors)
        self._rates = RateGuard(settings.rate_limit, settings.redis_url)
        self._arrivals = Arrivals(max(settings.max_streams, settings.max_requests // _SHARE))
        self._at_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        exchange = _Exchange(scope, send, self._headers)
        body = BoundedBody(receive, self._most_bytes(scope))
        self._at_work += 1
        try:
            await self._guarded(scope, body, exchange)
        except ClientDisconnect:
            pass
        except Exception as error:  # noqa: BLE001  # the outer edge: the client gets an answer, the log no content
            REQUESTS.error("failed: %s", where_it_failed(error))
            await self._tell(scope, exchange, problem_with(Kind.INTERNAL, "server", "an answer", "a fault of ours"))
        finally:
            self._at_work -= 1
            self._count(scope, exchange, body, time.perf_counter() - started)

    async def _guarded(self, scope: Scope, body: BoundedBody, exchange: "_Exchange") -> None:
        path = scope["path"]
        if path not in _UNCOUNTED and not path.startswith(_STILL):
            problem, wait = await self._refusal(scope, body)
            if problem is not None:
                await self._tell(scope, exchange, problem, wait)
                return
        try:
            async with asyncio.timeout(self._settings.deadline_seconds) as deadline:
                scope[DEADLINE] = deadline
                if body.is_awaited(scope):
                    with self._arrivals.counted(_address(scope), body):
                        await self._app(scope, body, exchange)
                else:
                    await self._app(scope, body, exchange)
        except TimeoutError:
            if not deadline.expired():
                raise
            kind = Kind.TOO_SLOW if body.is_awaited(scope) else Kind.TOO_LONG
            seconds = f"{self._settings.deadline_seconds:g} seconds"
            await self._tell(scope, exchange, problem_with(kind, "request", f"at most {seconds}", "more"), 5)

    async def _refusal(self, scope: Scope, body: BoundedBody) -> tuple[Problem | None, int]:
        """Return why a request is not answered, and in how many seconds it may be; ``None`` where it is."""
        if self._at_work > self._settings.max_requests:
            busy = BusyError()
            return busy.problem, busy.seconds
        wait = await self._rates.seconds_to_wait(_address(scope))
        if wait:
            expected = f"at most {self._settings.rate_limit} from one address"
            return problem_with(Kind.TOO_MANY_REQUESTS, "client", expected, "more"), wait
        if body.is_awaited(scope) and self._arrivals.are_too_many(_address(scope)):
            expected = f"at most {self._arrivals.most} bodies on their way from one address"
            return problem_with(Kind.TOO_MANY_REQUESTS, "client", expected, "more"), _SECONDS_UNTIL_ARRIVED
        if body.declares_too_much(scope):
            return too_large(body.most), 0
        return None, 0

    def _most_bytes(self, scope: Scope) -> int:
        return self._settings.max_stream_bytes if scope["path"] == STREAMS else self._settings.max_body_bytes

    async def _tell(self, scope: Scope, exchange: "_Exchange", problem: Problem, wait: int = 0) -> None:
        if exchange.status:  # half an answer: all that is left is to break off, so that nobody takes it for a whole one
            exchange.is_broken = True  # the server closes the connection
            return
        response = self._show(scope, problem)
        if wait:
            response.headers["Retry-After"] = str(wait)
        response.headers["Connection"] = "close"  # what is left of its body is not read
        await response(scope, _nothing_more, exchange)

    def _count(self, scope: Scope, exchange: "_Exchange", body: BoundedBody, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", None) or "none"
        status = exchange.status or 499  # the client went away before an answer
        self._metrics.answered(route, scope["method"], status, seconds)
        if REQUESTS.isEnabledFor(20):
            method = scope["method"] if scope["method"] in _METHODS else "other"
            mark = " broken off" if exchange.is_broken else ""
            REQUESTS.info("%s %s %d %.1f ms %s%s", method, route, status, seconds * 1000, _size(body.read), mark)


class _Exchange:
    """The answer on its way: a ``send`` that adds headers and remembers the status."""

    __slots__ = ("_headers", "_path", "_send", "is_broken", "status")

    def __init__(self, scope: Scope, send: Send, headers: HeaderGuard) -> None:
        self._send = send
        self._headers = headers
        self._path: str = scope["path"]
        self.status = 0
        self.is_broken = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._headers.add_to(message, self._path)
        await self._send(message)


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else "unknown"


async def _nothing_more() -> Message:  # as ASGI calls it
    return {"type": "http.disconnect"}


def _size(read: int) -> str:
    for most, name in _SIZES:
        if read <= most:
            return name
    return _LARGEST[1] if read < _LARGEST[0] else _LARGEST[2]
