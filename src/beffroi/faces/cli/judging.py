"""Judging a batch: rows in, verdict lines out, in this process or in several."""

import datetime
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import NamedTuple

import msgspec

from beffroi.contact import Intake, Note, read_contact, read_row
from beffroi.errors import ContactError, InputError
from beffroi.faces.files import FileReader, load
from beffroi.faces.library import check, check_intake, open_rulebook
from beffroi.faces.settings import ReadingSettings

__all__ = ["Answers", "Batch", "Desk", "Mail", "Reject", "Row", "WholeFile", "judge_batch", "judge_batches"]

_BATCHES_AHEAD = 3  # a worker: enough that none waits for work, few enough that memory stays flat
_ENCODER = msgspec.json.Encoder()  # stateless, built once
_LONGEST_ID = 200
_INCOMPLETE = frozenset(Note) - {Note.ORIGINAL_OF_FORWARD, Note.SEVERAL_IN_THREAD, Note.OWN_WORDS_LEFT_OUT}


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


class Desk(NamedTuple):
    """What a batch is judged by.

    Args:
        today: The day that counts for contacts without a date.
        folder: Facts to add to the packaged rulebook.
        trusted_authserv: Names of the mail servers whose notes are believed.
        settings: How files are read.
    """

    today: datetime.date
    folder: Path | None = None
    trusted_authserv: tuple[str, ...] = ()
    settings: ReadingSettings = ReadingSettings()


class Reject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row that was not judged: where it is and why, without a word of the contact."""

    input: str
    line: int
    reason: str
    id: str | None = None


class Answers(NamedTuple):
    """What became of a batch: verdicts as JSON lines, in the order of the rows; how many of each word; the rejects.

    ``partly`` counts those judged of which something could not be read: an attachment, an encrypted part.
    """

    lines: bytes
    words: Counter[str]
    rejects: list[Reject]
    passed_over: int = 0
    partly: int = 0


class _OnlyId(msgspec.Struct):
    id: str | None = None


def judge_batch(batch: Batch, desk: Desk, reader: FileReader) -> Answers:
    """Judge every row; one that cannot be judged is rejected, whatever is wrong with it."""
    lines: list[bytes] = []
    words: list[str] = []
    rejects: list[Reject] = []
    partly = 0
    encode = _ENCODER.encode
    rulebook, today, trusted = open_rulebook(desk.folder), desk.today, desk.trusted_authserv
    for line, row in batch.rows:
        source = printable(row.path if isinstance(row, WholeFile) else batch.source)
        if isinstance(row, str):
            rejects.append(Reject(source, line, row))
            continue
        try:
            if isinstance(row, bytes):
                contact = read_contact(row)
                verdict = check(contact, rulebook=rulebook, today=today, trusted_authserv=trusted)
            else:
                intake = _intake(batch, row, reader)
                _, verdict = check_intake(intake, rulebook=rulebook, today=today, trusted_authserv=trusted)
                partly += not _INCOMPLETE.isdisjoint(intake.notes)
            lines.append(encode(verdict))
            words.append(verdict.verdict)
        except ContactError as error:
            rejects.append(Reject(source, line, error.without_content, _id(batch.columns, row)))
        except InputError as error:
            rejects.append(Reject(source, line, str(error).removeprefix(f"{source}: ")))
        except Exception as error:  # noqa: BLE001  # the outer edge: a fault of ours must not cost the other rows
            reason = f"beffroi failed on it ({type(error).__name__}): please report this"
            rejects.append(Reject(source, line, reason, _id(batch.columns, row)))
    if lines:
        lines.append(b"")
    return Answers(b"\n".join(lines), Counter(words), rejects, batch.passed_over, partly)


def printable(path: str) -> str:
    """Return the name of a file as it can be written: what is no letter, or is not shown, spelled out."""
    name = os.fsencode(path).decode(errors="backslashreplace")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)


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
        return msgspec.structs.replace(intake, contact=msgspec.structs.replace(intake.contact, id=printable(row.path)))
    return Intake(read_row(batch.columns, row))


def judge_batches(batches: Iterator[Batch], desk: Desk, workers: int) -> Iterator[Answers]:
    """Judge batches and yield their answers in the same order.

    Args:
        batches: They are read no further ahead than the workers need.
        desk: What they are judged by.
        workers: How many processes; with one, everything happens here.

    Raises:
        RulebookError: The rulebook has faults.
        InputError: A worker died, or the file of DNS records cannot be read.
    """
    open_rulebook(desk.folder)  # here first: its faults are told once, and its compiled form is kept for workers
    with FileReader(desk.settings) as reader:  # likewise
        if workers == 1:
            for batch in batches:
                yield judge_batch(batch, desk, reader)
            return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker)
    is_done = False
    try:
        ahead: deque[Future[Answers]] = deque()
        while True:
            for batch in islice(batches, workers * _BATCHES_AHEAD - len(ahead)):
                ahead.append(pool.submit(_judge_here, batch, desk))
            if not ahead:
                break
            yield ahead.popleft().result()
        is_done = True
    except BrokenProcessPool:
        fault = "a worker died (killed, or out of memory); fewer --workers need less memory"
        raise InputError(fault) from None
    finally:
        if not is_done:
            _end_now(pool)
        pool.shutdown(wait=False, cancel_futures=True)


def _judge_here(batch: Batch, desk: Desk) -> Answers:
    return judge_batch(batch, desk, _reader(desk.settings))


@lru_cache(maxsize=1)
def _reader(settings: ReadingSettings) -> FileReader:
    """Return the reader of this worker; what it works in ends with the worker."""
    return FileReader(settings)


def _end_now(pool: ProcessPoolExecutor) -> None:
    """End workers in the middle of their work: each may be at a file that takes minutes."""
    processes = getattr(pool, "_processes", None) or {}  # from Python 3.14 on there is terminate_workers()
    for process in list(processes.values()):
        process.terminate()


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the first process ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the first process has gone, killed perhaps: nobody would take its answers."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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
