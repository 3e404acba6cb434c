"""Judging a batch: rows in, verdict lines out, in this process or in several."""

import datetime
import signal
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec

from beffroi.contact import Intake, read_contact, read_row
from beffroi.errors import ContactError, InputError
from beffroi.faces.files import FileReader, load
from beffroi.faces.library import check, check_intake, open_rulebook
from beffroi.rulebook import Rulebook

__all__ = ["Answers", "Batch", "Mail", "Reject", "Row", "WholeFile", "judge_batch", "judge_batches"]

_BATCHES_AHEAD = 3  # a worker: enough that none waits for work, few enough that memory stays flat
_ENCODER = msgspec.json.Encoder()  # stateless, built once
_LONGEST_ID = 200


class Mail(NamedTuple):
    """One mail of a mailbox, still bytes."""

    data: bytes


class WholeFile(NamedTuple):
    """One file that holds one contact, still to be opened."""

    path: str


Row = bytes | list[str] | Mail | WholeFile | Intake | str
"""A line of JSON, the cells of a table, a mail, a file, what was read already, or why it cannot be read."""


class Batch(NamedTuple):
    """Rows that follow one another in one input.

    Args:
        source: The input's name.
        columns: The columns of a table; empty for JSONL.
        rows: For each row the number of its line or element, and what is to be read.
        passed_over: How many before or among them were the owner's own messages, which are not judged.
    """

    source: str
    columns: tuple[str, ...]
    rows: list[tuple[int, Row]]
    passed_over: int = 0


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
    passed_over: int = 0


class _OnlyId(msgspec.Struct):
    id: str | None = None


def judge_batch(batch: Batch, rulebook: Rulebook, today: datetime.date, reader: FileReader) -> Answers:
    """Judge every row; one that cannot be judged is rejected, whatever is wrong with it."""
    lines: list[bytes] = []
    words: list[str] = []
    rejects: list[Reject] = []
    encode = _ENCODER.encode
    for line, row in batch.rows:
        source = row.path if isinstance(row, WholeFile) else batch.source
        if isinstance(row, str):
            rejects.append(Reject(source, line, row))
            continue
        try:
            if isinstance(row, bytes):
                verdict = check(read_contact(row), rulebook=rulebook, today=today)
            else:
                _, verdict = check_intake(_intake(batch, row, reader), rulebook=rulebook, today=today)
            lines.append(encode(verdict))
            words.append(verdict.verdict)
        except ContactError as error:
            rejects.append(Reject(source, line, error.without_content, _id(batch.columns, row)))
        except InputError as error:
            rejects.append(Reject(source, line, str(error)))
        except Exception as error:  # noqa: BLE001  # the outer edge: a fault of ours must not cost the other rows
            reason = f"beffroi failed on it ({type(error).__name__}): please report this"
            rejects.append(Reject(source, line, reason, _id(batch.columns, row)))
    if lines:
        lines.append(b"")
    return Answers(b"\n".join(lines), Counter(words), rejects, batch.passed_over)


def _intake(batch: Batch, row: list[str] | Mail | WholeFile | Intake, reader: FileReader) -> Intake:
    if isinstance(row, Intake):
        return row
    if isinstance(row, Mail):
        return reader.read_mail(row.data)
    if isinstance(row, WholeFile):
        path = Path(row.path)
        intake = reader.read(load(path), path.name)
        if intake.contact.id is not None:
            return intake
        return msgspec.structs.replace(intake, contact=msgspec.structs.replace(intake.contact, id=row.path))
    return Intake(read_row(batch.columns, row))


def judge_batches(
    batches: Iterator[Batch],
    today: datetime.date,
    folder: Path | None,
    workers: int,
    speech_model: str | None = None,
) -> Iterator[Answers]:
    """Judge batches and yield their answers in the same order.

    Args:
        batches: They are read no further ahead than the workers need.
        today: The day that counts for contacts without a date.
        folder: Facts to add to the packaged rulebook.
        workers: How many processes; with one, everything happens here.
        speech_model: What recordings are heard by; ``None`` for none.

    Raises:
        RulebookError: The rulebook has faults.
        InputError: A worker died.
    """
    rulebook = open_rulebook(folder)  # here first: its faults are told once, and its compiled form is kept for workers
    if workers == 1:
        with FileReader(speech_model=speech_model) as reader:
            for batch in batches:
                yield judge_batch(batch, rulebook, today, reader)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_ignore_interrupts)
    try:
        ahead: deque[Future[Answers]] = deque()
        while True:
            for batch in islice(batches, workers * _BATCHES_AHEAD - len(ahead)):
                ahead.append(pool.submit(_judge_here, batch, today, folder, speech_model))
            if not ahead:
                break
            yield ahead.popleft().result()
    except BrokenProcessPool:
        fault = "a worker died (killed, or out of memory); fewer --workers need less memory"
        raise InputError(fault) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _judge_here(batch: Batch, today: datetime.date, folder: Path | None, speech_model: str | None) -> Answers:
    return judge_batch(batch, open_rulebook(folder), today, _reader(speech_model))


@lru_cache(maxsize=1)
def _reader(speech_model: str | None) -> FileReader:
    """Return the reader of this worker; what it works in ends with the worker."""
    return FileReader(speech_model=speech_model)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the first process ends the others


def _id(columns: tuple[str, ...], row: Row) -> str | None:
    """Return the id of a row that cannot be judged, if it can be made out."""
    found: str | None = None
    if isinstance(row, bytes):
        try:
            found = msgspec.json.decode(row, type=_OnlyId).id
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
    elif isinstance(row, list) and "id" in columns and len(row) == len(columns):
        found = row[columns.index("id")]
    return found if found and found.isprintable() and len(found) <= _LONGEST_ID else None
