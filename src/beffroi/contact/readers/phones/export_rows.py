"""Export rows: the rows of a table as programs write it, each found again after one that is badly quoted."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from typing import IO, NamedTuple

from beffroi.contact.readers.limits import MAX_RECORD_BYTES
from beffroi.errors import UnreadableError

__all__ = ["ExportRow", "ExportTable"]

_BLOCK_BYTES = 1 << 18
_DELIMITERS = ",;\t|"  # programs set to French write semicolons
_SEPARATOR_LINE = "sep="  # spreadsheets are told the delimiter so
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REREAD_PER_CHARACTER = 2  # how much may be read again for what is read: bounds the work on hostile quoting


class ExportRow(NamedTuple):
    """One row: the line it starts on, and its cells or why it has none."""

    line: int
    cells: list[str] | UnreadableError


class _Line(NamedTuple):
    number: int
    text: str | None  # None: too long, and not kept


class ExportTable:
    """A table: its header line, then its rows.

    A quote that is never closed would swallow every row after it. So a row that cannot be read costs its first line
    only, and reading goes on from the next one.

    Args:
        stream: The file, opened as bytes: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises:
        UnreadableError: It has no first line, or one longer than any row may be.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._lines = _Rewindable(_numbered(_text_blocks(stream)))
        try:
            header = next(self._lines, "")
            separator = header.strip().removeprefix(_SEPARATOR_LINE)
            is_told = header.lower().startswith(_SEPARATOR_LINE) and len(separator) == 1
            if is_told:
                header = next(self._lines, "")
            self._delimiter = separator if is_told else max(_DELIMITERS, key=header.count)
            self.header = [cell.strip() for cell in next(csv.reader([header], delimiter=self._delimiter), [])]
        except csv.Error as error:
            raise UnreadableError(expected="a header line", found=str(error)) from None

    def rows(self) -> Iterator[ExportRow]:
        """Yield every row; blank lines are none."""
        reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
        while True:
            self._lines.start_row()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                unreadable = UnreadableError(expected="a row of the table", found=str(error))
                for line in self._lines.give_up():
                    yield ExportRow(line, unreadable)
                reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
                continue
            if cells is None:
                return
            if cells:
                yield ExportRow(self._lines.first_line, cells)


class _Rewindable:
    """Lines for the csv module, which can be read again from the second line of a row on."""

    def __init__(self, lines: Iterator[_Line]) -> None:
        self._fresh = lines
        self._again: deque[_Line] = deque()
        self._row: list[_Line] = []
        self._length = 0
        self._credit = 0

    def __iter__(self) -> "_Rewindable":
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            line = next(self._fresh)
            self._credit += _REREAD_PER_CHARACTER * len(line.text or "")
        self._row.append(line)
        self._length += len(line.text or "")
        if line.text is None or self._length > MAX_RECORD_BYTES:
            message = f"more than {MAX_RECORD_BYTES:,} characters"
            raise csv.Error(message)
        return line.text

    @property
    def first_line(self) -> int:
        """Number of the line that the row being read starts on."""
        return self._row[0].number

    def start_row(self) -> None:
        """Forget the row that was read."""
        self._row = []
        self._length = 0

    def give_up(self) -> list[int]:
        """Return the numbers of the lines that are no rows; the others of the row being read are read again."""
        if self._length > self._credit:
            return [line.number for line in self._row]
        self._credit -= self._length
        self._again.extendleft(reversed(self._row[1:]))
        return [self.first_line]


def _text_blocks(stream: IO[bytes]) -> Iterator[str]:
    """Yield the file as text; where its first block is no UTF-8, it is what Windows writes in France."""
    block = stream.read(_BLOCK_BYTES)
    encoding = "utf-16" if block.startswith(_WIDE_MARKS) else "utf-8-sig"
    try:
        codecs.getincrementaldecoder(encoding)().decode(block)
    except UnicodeDecodeError:
        encoding = "cp1252" if encoding == "utf-8-sig" else encoding
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while block:
        yield decoder.decode(block)
        block = stream.read(_BLOCK_BYTES)


def _numbered(blocks: Iterator[str]) -> Iterator[_Line]:
    number, held, length = 1, list[str](), 0
    for block in blocks:
        *complete, rest = block.split("\n")
        for line in complete:
            yield _Line(number, _joined(held, length, line))
            number += 1
            held, length = [], 0
        length += len(rest)
        if length > MAX_RECORD_BYTES:
            held = []
        elif rest:
            held.append(rest)
    if length:
        yield _Line(number, _joined(held, length, ""))


def _joined(held: list[str], length: int, end: str) -> str | None:
    return None if length + len(end) > MAX_RECORD_BYTES else "".join((*held, end, "\n"))
