"""What the tests of the page and the API share: a client within the process, and a server of its own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

FRAUD = {
    "channel": "sms",
    "text": "Ameli : votre carte Vitale expire. Renouvelez-la sur https://ameli-renouvellement.example",
    "sender": "+33 6 39 98 00 12",
    "date": "2026-03-02",
}
"""A contact that is judged ``fraud``."""


class RunningServer:
    """``beffroi serve`` as its own process; what it says on standard error is kept."""

    def __init__(self, *arguments: str, environment: dict[str, str] | None = None, cwd: Path | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "beffroi", "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
            cwd=cwd,
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.first_line = self.process.stdout.readline()
        self.errors: list[str] = []
        self._reader = threading.Thread(target=self.errors.extend, args=(self.process.stderr,), daemon=True)
        self._reader.start()

    @property
    def address(self) -> str:
        """Where it answers: ``http://127.0.0.1:40123``."""
        assert self.first_line.startswith("beffroi: http://"), "".join(self.errors)
        return self.first_line.split()[1]

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rpartition(":")[2])

    def stop(self, how: signal.Signals = signal.SIGTERM, seconds: float = 30) -> int:
        """Tell it to end, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            status = self.process.wait(seconds)
        finally:
            self.process.kill()
            self._reader.join(5)
            for stream in (self.process.stdout, self.process.stderr):
                if stream is not None:
                    stream.close()
        return status


@pytest.fixture
def client() -> Iterator[Callable[..., TestClient]]:
    """Return a function that opens a client of an application with the settings given; errors are answers."""
    with ExitStack() as stack:

        def opened(**settings: Any) -> TestClient:  # noqa: ANN401  # of any setting
            application = create_application(WebSettings(**{"rate_limit": "", **settings}))
            return stack.enter_context(TestClient(application))

        yield opened


@pytest.fixture
def serve() -> Iterator[Callable[..., RunningServer]]:
    """Return a function that starts a server of its own."""
    started: list[RunningServer] = []

    def start(*arguments: str, environment: dict[str, str] | None = None, cwd: Path | None = None) -> RunningServer:
        server = RunningServer(*arguments, environment=environment, cwd=cwd)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()
