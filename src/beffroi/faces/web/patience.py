"""Patience: how long a client may take to say what it asks for, and how much it may say; then its connection ends."""

import asyncio
from typing import Final

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["Patient", "PatientConfig"]

_MOST_HEAD_BYTES: Final = 65_536  # of address and headers; browsers and proxies stop at 8 to 32 thousand


class PatientConfig(uvicorn.Config):
    """The server's configuration, with what ``Patient`` needs.

    Attributes:
        header_seconds: From the connection, or a request's first byte, to the end of its head.
    """

    header_seconds: float = 10.0


class Patient(HttpToolsProtocol):
    """Ends a connection whose request's head does not come to its end."""

    _clock: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_clock()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Start to wait for the end of a head."""
        self._head_bytes = 0
        self._start_clock()
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        self._add(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._add(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Wait no more: from here on the request has a deadline of its own."""
        self._stop_clock()
        super().on_headers_complete()

    def _add(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes > _MOST_HEAD_BYTES:
            raise ValueError  # the parser takes it for a request that is not well formed: 400

    def _start_clock(self) -> None:
        self._stop_clock()
        seconds = getattr(self.config, "header_seconds", PatientConfig.header_seconds)
        self._clock = self.loop.call_later(seconds, self.transport.abort)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
