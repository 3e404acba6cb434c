"""Inputs of a batch: files of contacts, opened and cut into batches of rows."""

import contextlib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from beffroi.contact import MAX_CONTACT_BYTES
from beffroi.errors import InputError
from beffroi.faces.cli.judging import Batch
from beffroi.faces.cli.lines import read_stretches
from beffroi.faces.cli.tables import Table

__all__ = ["STANDARD_INPUT", "read_batches", "require_readable"]

STANDARD_INPUT = "-"
_TABLE_ROWS = 512  # a batch
_TOO_LONG = f"line: expected at most {MAX_CONTACT_BYTES:,} bytes"


def require_readable(name: str) -> None:
    """Refuse an input that cannot be screened, before anything is judged.

    Raises:
        InputError: It is no file, of no kind that is read, cannot be opened, or its header line is of no use.
    """
    if name == STANDARD_INPUT:
        return
    with _opened(name) as stream:
        if _is_table(name):
            Table(read_stretches(stream, name), name)


def read_batches(name: str) -> Iterator[Batch]:
    """Yield the rows of one input, in order; ``-`` is JSONL from standard input.

    Raises:
        InputError: As ``require_readable``, or it stops being readable half way.
    """
    with _opened(name) as stream:
        stretches = read_stretches(stream, name)
        if _is_table(name):
            table = Table(stretches, name)
            rows = table.rows()
            while cut := list(islice(rows, _TABLE_ROWS)):
                yield Batch(name, table.columns, [(row.line, row.cells) for row in cut])
            return
        for stretch in stretches:
            numbered = enumerate(stretch.lines, stretch.first)
            lines = [(number, _TOO_LONG if line is None else line) for number, line in numbered if line != b""]
            yield Batch(name, (), [(number, line) for number, line in lines if not line.isspace()])


def _is_table(name: str) -> bool:
    return Path(name).suffix.lower() == ".csv"


def _opened(name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    if name == STANDARD_INPUT:
        return contextlib.nullcontext(sys.stdin.buffer)
    path = Path(name)
    if path.suffix.lower() not in {".jsonl", ".csv"}:
        found = f"a name that ends in {path.suffix}" if path.suffix else "a name without suffix"
        fault = f"{name}: expected a .jsonl or .csv file, or - for JSONL from standard input; found {found}"
        raise InputError(fault)
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        fault = f"{name}: cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(fault) from None
