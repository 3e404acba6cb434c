"""Serving: the socket, the processes that answer, and their end."""

import functools
import gc
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeVar

import uvicorn
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from beffroi.contact import Channel, Contact
from beffroi.errors import InputError
from beffroi.faces.logs import log_to_standard_error
from beffroi.faces.web.application import create_application
from beffroi.faces.web.metrics import SHARED_FOLDER_VARIABLE
from beffroi.faces.web.settings import WebSettings

__all__ = ["address_of", "listen", "serve_until_stopped"]

_Config = TypeVar("_Config", bound=uvicorn.Config)

_SECONDS_TO_END: Final = 3  # that requests at work have when the server stops
_SECONDS_KEPT: Final = 20  # that a connection without a request is kept: more than a proxy's own
_FIRST: Final = Contact(Channel.SMS, "Ameli : votre carte Vitale expire, https://ameli.example")
"""Judged before anyone asks: the first contact takes as long as a hundred others."""
_BACKLOG: Final = 1024
_ALLOCATIONS_BETWEEN_COLLECTIONS: Final = 50_000


def listen(settings: WebSettings) -> socket.socket:
    """Return a socket that listens where the settings say.

    Raises:
        InputError: It cannot; the message says why, and what to do.
    """
    where = f"{settings.host} port {settings.port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        fault = f"{where}: cannot listen there: {error.strerror or error}"
        raise InputError(fault) from None
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        fault = f"{where}: cannot listen there: {error.strerror or error}; --port chooses another"
        raise InputError(fault) from None
    listener.set_inheritable(True)
    return listener


def address_of(settings: WebSettings, listener: socket.socket) -> str:
    """Return the address at which a browser on this machine finds the page."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared, not listened on
        host = "localhost"
    elif settings.host == "localhost":
        host = settings.host
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve_until_stopped(settings: WebSettings, listener: socket.socket) -> None:
    """Serve until the process is told to end (SIGINT, SIGTERM); no process is left behind.

    Args:
        settings: What the administrator decided.
        listener: Where to listen.
    """
    if settings.workers == 1:
        server = uvicorn.Server(_config(settings))
        with _told_of_signals(functools.partial(_end, server)):
            server.run(sockets=[listener])
        return
    log_to_standard_error(settings.log_level)
    told = threading.Event()
    with _told_of_signals(told.set), _shared_counts():
        processes = Multiprocess(_config(settings), sockets=[listener])
        if not told.is_set():  # from here on it listens to signals itself
            processes.run()


def _end(server: uvicorn.Server) -> None:
    server.should_exit = True


def _config(settings: WebSettings) -> uvicorn.Config:
    try:
        from beffroi.faces.web.patience import Patient, PatientConfig  # noqa: PLC0415  # the parser is not for Windows
    except ModuleNotFoundError:
        return _configured(uvicorn.Config, settings, "auto")
    config = _configured(PatientConfig, settings, Patient)
    config.header_seconds = settings.header_seconds
    return config


def _configured(kind: type[_Config], settings: WebSettings, protocol: Any) -> _Config:  # noqa: ANN401  # a class or a name
    return kind(
        functools.partial(_application, settings),
        factory=True,
        workers=settings.workers,
        http=protocol,
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # ours are in the application, and only where a proxy is trusted
        server_header=False,
        limit_concurrency=settings.max_connections,
        timeout_keep_alive=_SECONDS_KEPT,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        timeout_worker_healthcheck=30,  # a worker that starts on a busy machine is not dead
    )


def _application(settings: WebSettings) -> ASGIApp:
    """Make the application of one process."""
    log_to_standard_error(settings.log_level)
    application = create_application(settings)
    application.state.desk.judge_contact(_FIRST)
    gc.collect()
    gc.freeze()  # the rulebook lasts: no use in looking through it for what can go
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    if parent_process() is not None:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    return application


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def _told_of_signals(tell: Callable[[], object]) -> Iterator[None]:
    """Let a signal end the server and nothing more: it may come before the server listens, and once more after."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        tell()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _shared_counts() -> Iterator[None]:
    """Give several processes a private folder to count in together, and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="beffroi-counts-"))  # 0700
    os.environ[SHARED_FOLDER_VARIABLE] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(SHARED_FOLDER_VARIABLE, None)
        shutil.rmtree(folder, ignore_errors=sys.exc_info()[0] is not None)
