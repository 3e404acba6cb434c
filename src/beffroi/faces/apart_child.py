"""The process that heavy work runs in: its limits, and the calls that it serves.

It is told what to call by the process that started it, over its standard input, and answers over what was its standard
output; nothing the libraries print can get in between. It ends when nobody is left to ask.
"""

import enum
import os
import pickle
import struct
import sys
from typing import IO, Final

from beffroi.errors import BeffroiError

__all__ = ["Answer", "read_frame", "serve", "write_frame"]

_HEAD: Final = struct.Struct("<BQ")
_MOST_ASKED = 1_000_000_000  # bytes


class Answer(enum.IntEnum):
    """What a frame holds."""

    CALL = 0
    RESULT = 1
    ERROR = 2  # one of ours
    FAULT = 3  # the name of another
    MEMORY = 4  # there was too little of it


def write_frame(stream: IO[bytes], content: bytes, kind: Answer = Answer.CALL) -> None:
    """Write one frame: its kind, its length, its content."""
    stream.write(_HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes], most: int) -> tuple[Answer, bytes]:
    """Read one frame.

    Raises:
        EOFError: The stream ended before it, or within it.
        ValueError: It is none, or longer than ``most`` bytes.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    kind, length = _HEAD.unpack(head)
    if length > most:
        raise ValueError(length)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return Answer(kind), content


def serve(memory: int) -> None:
    """Serve calls until nobody asks any more.

    Args:
        memory: Bytes of address space that this process may take.
    """
    _limit_memory(memory)
    asked = os.fdopen(os.dup(0), "rb")
    answered = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    while True:
        try:
            _, request = read_frame(asked, _MOST_ASKED)
        except EOFError:
            return
        kind, answer = _answer(request)
        write_frame(answered, answer, kind)


def _answer(request: bytes) -> tuple[Answer, bytes]:
    try:
        function, arguments, seconds = pickle.loads(request)  # noqa: S301 - from the process that started this one
        _limit_processor(seconds)
        return Answer.RESULT, pickle.dumps(function(*arguments))
    except MemoryError:
        return Answer.MEMORY, pickle.dumps(None)
    except BeffroiError as error:
        return Answer.ERROR, pickle.dumps(error)
    except Exception as error:  # noqa: BLE001 - the outer edge: whatever it is, the one who asked is told
        return Answer.FAULT, pickle.dumps(type(error).__name__)


def _limit_memory(memory: int) -> None:
    """Bound the address space, and leave no image of the memory behind, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return
    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue  # macOS refuses the first; a stricter limit is set already


def _limit_processor(seconds: float) -> None:
    """End this process if it goes on long after nobody waits for it any more."""
    resource = sys.modules.get("resource")
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = used.ru_utime + used.ru_stime + seconds * (os.cpu_count() or 1) + 1
    highest = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(allowed) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if highest < 0 else min(soft, highest), highest))
