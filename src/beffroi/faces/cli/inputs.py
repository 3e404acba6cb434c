"""Inputs of a batch: files of contacts, mailboxes, backups and folders, opened and cut into batches of rows."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from beffroi.contact import MAX_CONTACT_BYTES, Intake
from beffroi.contact.readers.kinds import MANY, PROBED_BYTES, FileKind, kind_of
from beffroi.contact.readers.mails.mailboxes import mails_of_mbox
from beffroi.contact.readers.phones.iphone_exports import PhoneExport
from beffroi.contact.readers.phones.sms_backup import SmsBackup
from beffroi.errors import InputError, UnreadableError
from beffroi.faces.cli.folders import Unreadable, files_in
from beffroi.faces.cli.judging import Batch, Mail, Row, WholeFile
from beffroi.faces.cli.lines import read_stretches
from beffroi.faces.cli.tables import Table
from beffroi.faces.files import require_regular

__all__ = ["STANDARD_INPUT", "read_batches", "require_readable"]

STANDARD_INPUT = "-"
_TABLE_ROWS = 512  # a batch
_MAILS = 32  # a batch: some 30 ms of work
_MAIL_BYTES = 4_000_000  # of a batch, beyond its last mail
_FILES = 8  # a batch: images take a second each
_TOO_LONG = f"line: expected at most {MAX_CONTACT_BYTES:,} bytes"


def require_readable(name: str) -> None:
    """Refuse an input that cannot be screened, before anything is judged.

    Raises:
        InputError: It is not there, of no kind that is read, cannot be opened, or its header line is of no use.
    """
    if name == STANDARD_INPUT or Path(name).is_dir():
        return
    with _opened(name) as stream:
        kind = _kind(name, stream)
        if kind is FileKind.TABLE and not _is_phone_export(stream):
            Table(read_stretches(stream, name), name)


def read_batches(name: str) -> Iterator[Batch]:
    """Yield the rows of one input, in order; ``-`` is JSONL from standard input.

    A folder gives each file in it, a Maildir each mail, both in the order of their names; a file of many contacts
    within is read as if it were named itself.

    Raises:
        InputError: As ``require_readable``, or it stops being readable half way.
    """
    if name == STANDARD_INPUT:
        yield from _lines(sys.stdin.buffer, name)
        return
    if Path(name).is_dir():
        yield from _folder(Path(name))
        return
    with _opened(name) as stream:
        yield from _file(name, stream, _kind(name, stream))


def _file(name: str, stream: IO[bytes], kind: FileKind) -> Iterator[Batch]:
    if kind is FileKind.ROWS:
        yield from _lines(stream, name)
    elif kind is FileKind.TABLE:
        yield from _telephone(name, PhoneExport(stream)) if _is_phone_export(stream) else _table(stream, name)
    elif kind is FileKind.MAILBOX:
        yield from _mailbox(stream, name)
    elif kind is FileKind.BACKUP:
        yield from _telephone(name, SmsBackup(stream))
    else:
        yield Batch(name, (), [(1, WholeFile(name))])


def _lines(stream: IO[bytes], name: str) -> Iterator[Batch]:
    for stretch in read_stretches(stream, name):
        numbered = enumerate(stretch.lines, stretch.first)
        lines = [(number, _TOO_LONG if line is None else line) for number, line in numbered if line != b""]
        yield Batch(name, (), [(number, line) for number, line in lines if not line.isspace()])


def _table(stream: IO[bytes], name: str) -> Iterator[Batch]:
    table = Table(read_stretches(stream, name), name)
    rows = table.rows()
    while cut := list(islice(rows, _TABLE_ROWS)):
        yield Batch(name, table.columns, [(row.line, row.cells) for row in cut])


def _mailbox(stream: IO[bytes], name: str) -> Iterator[Batch]:
    rows: list[tuple[int, Row]] = []
    held = 0
    for line, mail in mails_of_mbox(stream):
        rows.append((line, Mail(mail)))
        held += len(mail)
        if len(rows) == _MAILS or held > _MAIL_BYTES:
            yield Batch(name, (), rows)
            rows, held = [], 0
    if rows:
        yield Batch(name, (), rows)


def _telephone(name: str, export: SmsBackup | PhoneExport) -> Iterator[Batch]:
    """Yield what a telephone received; what its owner sent is passed over and counted."""
    numbered: Iterable[tuple[int, Intake | UnreadableError]] = export
    items = iter(numbered)
    counted = 0
    while True:
        try:
            cut = list(islice(items, _TABLE_ROWS))
        except UnreadableError as error:
            fault = f"{name}: {error}"
            raise InputError(fault) from None
        passed_over, counted = export.own - counted, export.own
        if not cut and not passed_over:
            return
        rows: list[tuple[int, Row]] = [
            (number, str(item) if isinstance(item, UnreadableError) else item) for number, item in cut
        ]
        yield Batch(name, (), rows, passed_over)


def _folder(folder: Path) -> Iterator[Batch]:
    waiting: list[tuple[int, Row]] = []
    for path in files_in(folder):
        if isinstance(path, Unreadable):
            yield Batch(str(path.path), (), [(1, "folder: cannot be looked into")])
            continue
        try:
            with _opened(str(path)) as stream:
                kind: FileKind | None = _kind(str(path), stream)
        except InputError:
            kind = None  # its own reader says what is wrong with it
        if kind in MANY or len(waiting) == _FILES:
            yield Batch(str(folder), (), waiting)
            waiting = []
        if kind in MANY:
            yield from _many(path)
        else:
            waiting.append((1, WholeFile(str(path))))
    if waiting:
        yield Batch(str(folder), (), waiting)


def _many(path: Path) -> Iterator[Batch]:
    """Yield the rows of a file of many within a folder; one that is of no use costs itself only."""
    try:
        yield from read_batches(str(path))
    except InputError as error:
        yield Batch(str(path), (), [(1, str(error).removeprefix(str(path)).removeprefix(":1").removeprefix(": "))])


def _kind(name: str, stream: IO[bytes]) -> FileKind:
    beginning = stream.read(PROBED_BYTES)
    stream.seek(0)
    if not beginning and Path(name).suffix.lower() == ".jsonl":
        return FileKind.ROWS  # a day without messages
    try:
        return kind_of(name, beginning)
    except UnreadableError as error:
        fault = f"{name}: {error}"
        raise InputError(fault) from None


def _is_phone_export(stream: IO[bytes]) -> bool:
    try:
        PhoneExport(stream)
    except UnreadableError:
        return False
    finally:
        stream.seek(0)
    return True


def _opened(name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    try:
        require_regular(Path(name))
        return Path(name).open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        fault = f"{name}: cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(fault) from None
