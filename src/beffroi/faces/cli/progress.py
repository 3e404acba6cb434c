"""Progress: what a long run shows on a terminal, and its counts at the end."""

import time
from collections import Counter
from typing import TextIO

from beffroi.verdict import VerdictWord

__all__ = ["Progress"]

_SECONDS_BETWEEN = 0.5
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Rows counted as they are answered; on a terminal they are shown twice a second."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._on_terminal = stream.isatty()
        self._started = self._shown = time.monotonic()
        self._words: Counter[str] = Counter()
        self._rejected = 0
        self._passed_over = 0
        self._partly = 0

    def add(self, words: Counter[str], rejected: int, passed_over: int = 0, partly: int = 0) -> None:
        """Count one batch."""
        self._words += words
        self._rejected += rejected
        self._passed_over += passed_over
        self._partly += partly
        now = time.monotonic()
        if self._on_terminal and now - self._shown >= _SECONDS_BETWEEN:
            self._shown = now
            rate = self.read / (now - self._started)
            self._stream.write(f"{_CLEAR_LINE}{self.read:,} rows, {rate:,.0f} a second")
            self._stream.flush()

    @property
    def read(self) -> int:
        """How many rows were read: those judged and those rejected."""
        return self._words.total() + self._rejected

    def clear(self) -> None:
        """Take the progress off the terminal."""
        if self._on_terminal:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()

    def summary(self) -> str:
        """Return the counts in one line: read, judged by verdict, rejected; they add up."""
        judged = ", ".join(f"{self._words[word]} {word}" for word in VerdictWord)
        own = f"; {self._passed_over} of their owner's own passed over" if self._passed_over else ""
        partly = f"; {self._partly} of those judged read only in part" if self._partly else ""
        return f"{self.read} read: {judged}, {self._rejected} rejected{own}{partly}"
