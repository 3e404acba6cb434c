"""Runs the command inside the test's own process."""

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from beffroi.faces.cli.start import run


class Outcome(NamedTuple):
    """What a command printed and its exit status."""

    status: int
    out: str
    err: str


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


Beffroi = Callable[..., Outcome]


@pytest.fixture
def beffroi(monkeypatch: pytest.MonkeyPatch) -> Beffroi:
    """Return a function that runs ``beffroi`` with arguments and standard input."""

    def command(*arguments: str, stdin: str | bytes = b"", terminal: str = "") -> Outcome:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {"stdin": io.BytesIO(given), "stdout": io.BytesIO(), "stderr": io.BytesIO()}
        for name, stream in streams.items():
            kind = Terminal if name in terminal.split() else io.TextIOWrapper
            monkeypatch.setattr(sys, name, kind(stream, encoding="utf-8", write_through=True))
        status = run(arguments)
        out, err = (streams[name].getvalue().decode() for name in ("stdout", "stderr"))
        return Outcome(status, out, err)

    return command
