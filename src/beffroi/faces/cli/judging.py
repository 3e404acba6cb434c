"""Judging a batch: rows in, verdict lines out, in this process or in several."""

import datetime
import signal
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec

from beffroi.contact import read_contact, read_row
from beffroi.errors import ContactError, InputError
from beffroi.faces.library import check, open_rulebook
from beffroi.rulebook import Rulebook

__all__ = ["Answers", "Batch", "Reject", "judge_batch", "judge_batches"]

_BATCHES_AHEAD = 3  # a worker: enough that none waits for work, few enough that memory stays flat
_ENCODER = msgspec.json.Encoder()  # stateless, built once
_LONGEST_ID = 200


class Batch(NamedTuple):
    """Rows that follow one another in one input.

    Args:
        source: The input's name.
        columns: The columns of a table; empty for JSONL.
        rows: For each row the number of its line, and the line of JSON, or the cells, or why it cannot be read.
    """

    source: str
    columns: tuple[str, ...]
    rows: list[tuple[int, bytes | list[str] | str]]


class Reject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row that was not judged: where it is and why, without a word of the contact."""

    input: str
    line: int
    reason: str
    id: str | None = None


class Answers(NamedTuple):
    """What became of a batch: verdicts as JSON lines, in the order of the rows; how many of each word; the rejects."""

    lines: bytes
    words: Counter[str]
    rejects: list[Reject]


class _OnlyId(msgspec.Struct):
    id: str | None = None


def judge_batch(batch: Batch, rulebook: Rulebook, today: datetime.date) -> Answers:
    """Judge every row; one that cannot be judged is rejected, whatever is wrong with it."""
    lines: list[bytes] = []
    words: list[str] = []
    rejects: list[Reject] = []
    encode = _ENCODER.encode
    for line, row in batch.rows:
        if isinstance(row, str):
            rejects.append(Reject(batch.source, line, row))
            continue
        try:
            contact = read_contact(row) if isinstance(row, bytes) else read_row(batch.columns, row)
            verdict = check(contact, rulebook=rulebook, today=today)
            lines.append(encode(verdict))
            words.append(verdict.verdict)
        except ContactError as error:
            rejects.append(Reject(batch.source, line, error.without_content, _id(batch.columns, row)))
        except Exception as error:  # noqa: BLE001  # the outer edge: a fault of ours must not cost the other rows
            reason = f"beffroi failed on it ({type(error).__name__}): please report this"
            rejects.append(Reject(batch.source, line, reason, _id(batch.columns, row)))
    if lines:
        lines.append(b"")
    return Answers(b"\n".join(lines), Counter(words), rejects)


def judge_batches(
    batches: Iterator[Batch], today: datetime.date, folder: Path | None, workers: int
) -> Iterator[Answers]:
    """Judge batches and yield their answers in the same order.

    Args:
        batches: They are read no further ahead than the workers need.
        today: The day that counts for contacts without a date.
        folder: Facts to add to the packaged rulebook.
        workers: How many processes; with one, everything happens here.

    Raises:
        RulebookError: The rulebook has faults.
        InputError: A worker died.
    """
    rulebook = open_rulebook(folder)  # here first: its faults are told once, and its compiled form is kept for workers
    if workers == 1:
        for batch in batches:
            yield judge_batch(batch, rulebook, today)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_ignore_interrupts)
    try:
        ahead: deque[Future[Answers]] = deque()
        while True:
            for batch in islice(batches, workers * _BATCHES_AHEAD - len(ahead)):
                ahead.append(pool.submit(_judge_here, batch, today, folder))
            if not ahead:
                break
            yield ahead.popleft().result()
    except BrokenProcessPool:
        fault = "a worker died (killed, or out of memory); fewer --workers need less memory"
        raise InputError(fault) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _judge_here(batch: Batch, today: datetime.date, folder: Path | None) -> Answers:
    return judge_batch(batch, open_rulebook(folder), today)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the first process ends the others


def _id(columns: tuple[str, ...], row: bytes | list[str]) -> str | None:
    """Return the id of a row that cannot be judged, if it can be made out."""
    found: str | None = None
    if isinstance(row, bytes):
        try:
            found = msgspec.json.decode(row, type=_OnlyId).id
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
    elif "id" in columns and len(row) == len(columns):
        found = row[columns.index("id")]
    return found if found and found.isprintable() and len(found) <= _LONGEST_ID else None
