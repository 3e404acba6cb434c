"""Tables: the rows of a CSV file, each found again after one that is badly quoted."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from beffroi.contact import MAX_CONTACT_BYTES, require_columns
from beffroi.errors import ContactError, InputError
from beffroi.faces.cli.lines import Stretch

__all__ = ["Table", "TableRow"]

_DELIMITERS = ",;\t"  # spreadsheets set to French write semicolons
_REREAD_PER_BYTE = 2  # how many bytes may be read again for each byte read: bounds the work on hostile quoting


class TableRow(NamedTuple):
    """One row: the line it starts on, and its cells or why it has none."""

    line: int
    cells: list[str] | str


class _UnfitLineError(csv.Error):
    """A line that cannot be part of a row."""


class _Line(NamedTuple):
    number: int
    text: str
    fault: str


class Table:
    """A CSV file: its columns, then its rows.

    A quote that is never closed would swallow every row after it. So a row that cannot be read costs its first line
    only, and reading goes on from the next one, within ``_REREAD_PER_BYTE``.
    """

    def __init__(self, stretches: Iterator[Stretch], name: str) -> None:
        """Read the header line.

        Raises:
            InputError: There is none, or it is not one of a table of contacts.
        """
        csv.field_size_limit(MAX_CONTACT_BYTES)  # a process-wide setting of the csv module; its default is 128 KiB
        self._source = _Rewindable(stretches)
        try:
            header = next(self._source, "")
            delimiter = max(_DELIMITERS, key=header.count)
            self.columns = tuple(cell.strip().lower() for cell in next(csv.reader([header], delimiter=delimiter), []))
            require_columns(self.columns)
        except (csv.Error, ContactError) as error:
            fault = f"{name}:1: {error}"
            raise InputError(fault) from None
        self._delimiter = delimiter

    def rows(self) -> Iterator[TableRow]:
        """Yield every row; blank lines are none."""
        reader = csv.reader(self._source, delimiter=self._delimiter, strict=True)
        while True:
            self._source.start_row()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield from self._source.give_up(f"row: {error}")
                reader = csv.reader(self._source, delimiter=self._delimiter, strict=True)
                continue
            if cells is None:
                return
            if cells:
                yield TableRow(self._source.first_line, cells)


class _Rewindable:
    """Lines as text for the csv module, which can be read again from the second line of a row on."""

    def __init__(self, stretches: Iterator[Stretch]) -> None:
        self._fresh = _lines(stretches)
        self._again: deque[_Line] = deque()
        self._row: list[_Line] = []
        self._row_length = 0
        self._credit = 0

    def __iter__(self) -> "_Rewindable":
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            line = next(self._fresh)
            self._credit += _REREAD_PER_BYTE * len(line.text)
        self._row.append(line)
        self._row_length += len(line.text)
        if line.fault:
            raise _UnfitLineError(line.fault)
        if self._row_length > MAX_CONTACT_BYTES:
            fault = (
                f"a quote opened on line {self._row[0].number} is not closed within {MAX_CONTACT_BYTES:,} characters"
            )
            raise _UnfitLineError(fault)
        return line.text

    @property
    def first_line(self) -> int:
        """Number of the line that the row being read starts on."""
        return self._row[0].number

    def start_row(self) -> None:
        """Forget the row that was read."""
        self._row = []
        self._row_length = 0

    def give_up(self, reason: str) -> Iterator[TableRow]:
        """Yield the row being read as one that has no cells, and arrange for its other lines to be read again."""
        if self._row_length > self._credit:
            yield from (TableRow(line.number, reason) for line in self._row)
            return
        self._credit -= self._row_length
        yield TableRow(self.first_line, reason)
        self._again.extendleft(reversed(self._row[1:]))


def _lines(stretches: Iterator[Stretch]) -> Iterator[_Line]:
    for stretch in stretches:
        for number, line in enumerate(stretch.lines, stretch.first):
            if line is None:
                yield _Line(number, "", f"expected lines of at most {MAX_CONTACT_BYTES:,} bytes, found a longer one")
                continue
            try:
                yield _Line(number, line.decode() + "\n", "")
            except UnicodeDecodeError as error:
                fault = f"expected UTF-8, found byte 0x{line[error.start]:02x} at byte {error.start} of line {number}"
                yield _Line(number, "", fault)
