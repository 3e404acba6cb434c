"""The ground of the browser tests: the real server in its own process, Debian's Chromium, and how to look at a page.

A test asks for ``open_page`` and gets a page: ``open_page("/fr/", Way(scheme="dark"))``. Whatever goes wrong on a page
that it opened fails it at its end: an error in a script, a refused resource, a request to any other origin.
``shoot(page, "answer")`` keeps a picture where ``--screenshots FOLDER`` asks for it.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from beffroi.faces.web.settings import WebSettings

from .looking import PLAINLY, Way

_SERVING = Path(__file__).with_name("serving.py")
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]  # containers have neither rights nor room
_SPARED = (
    "Service Worker registration blocked by Playwright",  # a page opened twice would come from its own cache
    "Unrecognized feature:",  # what other browsers know: sharing within a frame, for one
)
_PATIENCE_MS = 15_000


class OpenPage(Protocol):
    """Opens a page of a server in a context of its own."""

    def __call__(self, path: str, way: Way = ..., *, origin: str = ..., may_fail: bool = ...) -> Page:
        """Return the page, loaded.

        Args:
            path: Its address below the origin.
            way: In which way it is looked at.
            origin: The server, where it is not the one that all tests share; its requests are then fine.
            may_fail: Whether the browser may note errors: the page is one about an error.
        """


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    notes: Path


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[WebSettings], str]]:
    """Return a function that starts a server on a free port of this machine and returns its origin."""
    running: list[_Running] = []

    def start(settings: WebSettings) -> str:
        notes = tmp_path_factory.mktemp("server") / "notes.txt"
        with socket.create_server(("127.0.0.1", 0), backlog=128) as listening, notes.open("wb") as kept:
            port: int = listening.getsockname()[1]
            encoded = msgspec.json.encode(settings, enc_hook=str).decode()
            command = [sys.executable, str(_SERVING), str(listening.fileno()), encoded]
            process = subprocess.Popen(command, pass_fds=[listening.fileno()], stdout=kept, stderr=kept)
        running.append(_Running(process, notes))
        return f"http://127.0.0.1:{port}"

    yield start
    for server in running:
        server.process.terminate()
        server.process.wait(timeout=20)
    for server in running:
        assert "Traceback" not in server.notes.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def server(start_server: Callable[[WebSettings], str]) -> str:
    """Return the origin of the server that the tests share: ``http://127.0.0.1:40123``."""
    return start_server(WebSettings(rate_limit="", frame_ancestors=("http://127.0.0.1:*", "http://localhost:*")))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; without it, browser tests are skipped, or where ``BEFFROI_CI`` is set, fail."""
    found = shutil.which("chromium")
    if found is None:
        reason = "browser tests need Chromium: apt-get install chromium"
        if os.environ.get("BEFFROI_CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")  # Playwright keeps a loop running, in which no other test could start one of its own
def browser(chromium: str) -> Iterator[Browser]:
    """Return the browser that the tests of one file share."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield browser
        browser.close()


class _Watch:
    """What went wrong on the pages of one test."""

    def __init__(self, origins: set[str]) -> None:
        self.origins = origins
        self.faults: list[str] = []

    def over(self, context: BrowserContext, *, may_fail: bool) -> None:
        context.on("request", self._request)
        context.on("weberror", lambda error: self.faults.append(f"error in a script: {error.error}"))
        if not may_fail:
            context.on("console", self._console)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(words in message.text for words in _SPARED):
            self.faults.append(f"{message.type} noted by the browser: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:", *(f"{origin}/" for origin in self.origins))):
            self.faults.append(f"a request to another origin: {request.url}")


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Return a function that opens a page; what goes wrong on any of them fails the test that opened it."""
    watch = _Watch({server})
    contexts: list[BrowserContext] = []

    def open_one(path: str, way: Way = PLAINLY, *, origin: str = "", may_fail: bool = False) -> Page:
        if origin:
            watch.origins.add(origin)
        context = browser.new_context(base_url=origin or server, service_workers="block", **way.context())
        context.set_default_timeout(_PATIENCE_MS)
        contexts.append(context)
        watch.over(context, may_fail=may_fail)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert watch.faults == []


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Return a function that keeps a picture of a whole page under a name, where ``--screenshots`` says where."""
    folder = request.config.getoption("--screenshots")

    def keep(page: Page, name: str) -> None:
        if folder is not None:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep
