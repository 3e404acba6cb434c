"""Rows of a table that a program wrote: any encoding, any delimiter, and no row lost for another."""

import io
import time

import pytest

from beffroi.contact.readers.limits import MAX_RECORD_BYTES
from beffroi.contact.readers.phones import export_rows
from beffroi.contact.readers.phones.export_rows import ExportTable
from beffroi.errors import UnreadableError


def rows(file: bytes) -> list[tuple[int, list[str] | None]]:
    """Return each row with its line, ``None`` for one that cannot be read."""
    table = ExportTable(io.BytesIO(file))
    return [(line, cells if isinstance(cells, list) else None) for line, cells in table.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    """Spreadsheets set to French write semicolons and Windows-1252."""
    lines = [delimiter.join(cells) for cells in (("Numéro", "Texte"), ("38663", "Déjà vu — 3 €"))]
    table = ExportTable(io.BytesIO("\r\n".join(lines).encode(encoding)))

    assert table.header == ["Numéro", "Texte"]
    assert [row.cells for row in table.rows()] == [["38663", "Déjà vu — 3 €"]]


def test_a_line_that_tells_the_delimiter_is_followed() -> None:
    """Programs write it for spreadsheets."""
    table = ExportTable(io.BytesIO(b"sep=;\r\na;b,c,d\r\n1;2\r\n"))

    assert table.header == ["a", "b,c,d"]
    assert list(table.rows()) == [(3, ["1", "2"])]


def test_every_cut_between_blocks_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block may end within a letter, a line or a quote."""
    file = 'a;b\r\né;"deux\r\nlignes"\r\n\r\n😀;fin'.encode()
    whole = rows(file)

    for size in range(1, len(file)):
        monkeypatch.setattr(export_rows, "_BLOCK_BYTES", size)
        if size > 10:  # the first block tells the encoding
            assert rows(file) == whole
    assert whole == [(2, ["é", "deux\r\nlignes"]), (5, ["😀", "fin"])]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param('a,b\n1,"x\n2,y\n3,z\n', [(2, None), (3, ["2", "y"]), (4, ["3", "z"])], id="a quote never closed"),
        pytest.param('a,b\n1,"x"y\n2,z\n', [(2, None), (3, ["2", "z"])], id="a quote within"),
        pytest.param("a,b\n1,\x00\n2,z\n", [(2, ["1", "\x00"]), (3, ["2", "z"])], id="a zero"),
        pytest.param("a,b\n1,x\r2,y\n3,z\n", [(2, None), (3, ["3", "z"])], id="an end of line of old"),
    ],
)
def test_a_row_badly_quoted_costs_itself_only(file: str, expected: list[tuple[int, list[str] | None]]) -> None:
    """One message with a stray quote must not swallow ten years of them."""
    assert rows(file.encode()) == expected


def test_a_line_without_end_is_passed_over_and_not_held() -> None:
    """A gigabyte without a line end is no message."""
    file = b"a,b\n1," + b"x" * (2 * MAX_RECORD_BYTES) + b"\n2,y\n"

    assert rows(file) == [(2, None), (3, ["2", "y"])]


def test_a_header_without_end_is_refused() -> None:
    """It is no table."""
    with pytest.raises(UnreadableError, match="header line"):
        ExportTable(io.BytesIO(b"x" * (2 * MAX_RECORD_BYTES)))


@pytest.mark.parametrize("line", [b'1,"x\n', b'"\n', b'","\n', b'a"b"\n', b"\r\n", b"\x00\n", b"\xff\n"])
def test_hostile_quoting_takes_time_in_proportion(line: bytes) -> None:
    """Rows are read again within a bound."""
    file = b"a,b\n" + line * (500_000 // len(line))

    began = time.process_time()
    list(ExportTable(io.BytesIO(file)).rows())

    assert time.process_time() - began < 10


@pytest.mark.parametrize("file", [b"", b"\n", b"\xff\xfe", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_rows(file: bytes) -> None:
    """Nothing is no error here: whether the header is one is asked elsewhere."""
    assert rows(file) == []
