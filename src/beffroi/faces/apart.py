"""Apart: heavy work in a process of its own, with limits, so that a hostile file can end nothing but that process.

The process is a fresh Python that shares no memory, sockets or open files with ours. It is started when it is first
needed, serves one call after another, and is replaced when it has died. What it answers is read as data: an object of a
class that is not ours is refused.
"""

import contextlib
import io
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self, TypeVar, cast

from beffroi.contact import Attachment
from beffroi.contact.readers import Note
from beffroi.contact.readers.attachments import is_heavy, open_attachment
from beffroi.contact.readers.limits import MAX_MEMORY_BYTES, MAX_SECONDS
from beffroi.contact.readers.naming import named
from beffroi.errors import BeffroiError, UnreadableError
from beffroi.faces.apart_child import Answer, read_frame, write_frame

__all__ = ["Apart", "open_attachment_apart"]

_Result = TypeVar("_Result")
_PACKAGE = Path(__file__).resolve().parents[1]
_MOST_ANSWERED = 500_000_000  # bytes; the texts of a hundred attachments at their longest
_SECONDS_TO_END = 1.0
_PLAIN: Final = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("builtins", "set"), ("builtins", "frozenset")}
)

# Libraries that would tell their makers of us, or look for models on the network.
_QUIET: Final = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}

# The first lines of the process. The package is put in place without its __init__.py, which would load the rulebook and
# the engine; what the work needs of it is then imported as ever.
_START: Final = """
import json, sys, types
package, sys.path[:], memory = json.loads(sys.argv[1])
sys.modules["beffroi"] = types.ModuleType("beffroi")
sys.modules["beffroi"].__path__ = [package]
from beffroi.faces.apart_child import serve
serve(memory)
"""


class Apart:
    """A process for heavy work; a context manager, so that the process ends with the work.

    Calls from several threads wait for one another.

    Args:
        memory: Bytes of address space that the process may take, where the system can limit it.
    """

    def __init__(self, memory: int = MAX_MEMORY_BYTES) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; a further call would start another."""
        with self._lock:
            self._is_stopped = False
            self._end()

    def stop(self) -> None:
        """End the process in the middle of a call that another thread waits for: it raises ``UnreadableError``.

        So does every further call, until ``close``.
        """
        self._is_stopped = True
        process = self._process
        if process is not None:
            process.kill()
        if self._lock.acquire(timeout=_SECONDS_TO_END):  # what waited has let go by then
            try:
                self._end()
            finally:
                self._lock.release()

    def call(self, function: Callable[..., _Result], *arguments: object, seconds: float = MAX_SECONDS) -> _Result:
        """Call a function in the process.

        Args:
            function: One that stands in a module of ours or of Python's library, by its name.
            arguments: Plain data, or objects of ours.
            seconds: How long it may take.

        Returns:
            What the function returned: plain data, or objects of ours.

        Raises:
            UnreadableError: The process died, or met the limit on seconds or memory; the message says which. So for an
                error of the function's that is not ours.
            BeffroiError: The function raised it.
        """
        request = pickle.dumps((function, arguments, seconds))
        with self._lock:
            try:
                kind, answer = self._ask(request, seconds)
            except BaseException:
                self._end()
                raise
            if kind is Answer.RESULT:
                return answer  # type: ignore[no-any-return]  # of the function's own type
            if kind is Answer.ERROR and isinstance(answer, BeffroiError):
                raise answer
            if kind is Answer.MEMORY:
                self._end()  # what is left of its memory may be in pieces
                raise self._beyond_memory()
        raise UnreadableError(expected="a file that its reader knows what to do with", found=f"a fault ({answer})")

    def _ask(self, request: bytes, seconds: float) -> tuple[Answer, Any]:
        process = self._running()
        expired = threading.Event()

        def end() -> None:
            expired.set()
            process.kill()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            write_frame(cast("IO[bytes]", process.stdin), request)
            kind, frame = read_frame(cast("IO[bytes]", process.stdout), _MOST_ANSWERED)
            return kind, _Plain(io.BytesIO(frame)).load()
        except (OSError, EOFError, ValueError):
            raise self._reason_of_death(process, expired=expired.is_set(), seconds=seconds) from None
        except (pickle.UnpicklingError, ImportError, AttributeError, TypeError, MemoryError, IndexError, KeyError):
            raise UnreadableError(expected="an answer of plain data", found="another") from None
        finally:
            clock.cancel()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._is_stopped:
            raise UnreadableError(expected="a reader at work", found="one that was stopped")
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        settings = json.dumps([str(_PACKAGE), sys.path, self._memory])
        self._process = subprocess.Popen(  # noqa: S603 - our own Python, our own lines
            [sys.executable, "-I", "-c", _START, settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_QUIET},
            stderr=subprocess.DEVNULL,  # what libraries say of a file may quote it
            start_new_session=True,  # Ctrl-C is ours to handle
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # it may still hold what the process did not take
                    stream.close()

    def _beyond_memory(self) -> UnreadableError:
        expected = f"a file that is read within {self._memory / 1e9:g} GB of memory"
        return UnreadableError(expected=expected, found="one that needs more")

    def _reason_of_death(self, process: "subprocess.Popen[bytes]", *, expired: bool, seconds: float) -> UnreadableError:
        process.kill()  # it is dead, or answers in a way that it should not
        status = process.wait()
        if expired or -status == getattr(signal, "SIGXCPU", None):
            return UnreadableError(
                expected=f"a file that is read within {seconds:g} seconds", found="one that takes longer"
            )
        reason = signal.Signals(-status).name if status < 0 else f"status {status}"
        return UnreadableError(expected="a file that its reader survives", found=f"one that ended it ({reason})")


class _Plain(pickle.Unpickler):
    """Reads an answer: the process has read a hostile file, and may be its tool by now."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's own signature
        """Return a class of ours or of plain data; functions and all else are refused."""
        found = super().find_class(module, name) if (module, name) in _PLAIN or module.startswith("beffroi.") else None
        if isinstance(found, type) and (found.__module__, found.__qualname__) == (module, name):
            return found
        raise pickle.UnpicklingError


def open_attachment_apart(
    apart: Apart, name: str, media_type: str, data: bytes, *, seconds: float = MAX_SECONDS
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Open a file that came with a contact: here if that is light work, else apart.

    With ``functools.partial(open_attachment_apart, apart)`` it is what readers take as their ``OpenAttachment``.

    Returns:
        As ``open_attachment``; a file that met a limit is named only, with the note that it was not read.
    """
    if not is_heavy(media_type, data):
        return open_attachment(name, media_type, data)
    try:
        return apart.call(open_attachment, name, media_type, data, seconds=seconds)
    except UnreadableError:
        return (named(name, media_type, data),), (Note.ATTACHMENT_UNREAD,)
