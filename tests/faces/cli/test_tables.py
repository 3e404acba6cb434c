"""Tables are read row by row; a badly quoted row costs itself, not the ones after it."""

import io
import time

import pytest

from beffroi.contact import MAX_CONTACT_BYTES
from beffroi.errors import InputError
from beffroi.faces.cli.lines import read_stretches
from beffroi.faces.cli.tables import Table

HEADER = b"channel,text\n"


def rows_of(data: bytes) -> list[tuple[int, list[str] | str]]:
    """Return every row of a table."""
    return [(row.line, row.cells) for row in Table(read_stretches(io.BytesIO(data), "t.csv"), "t.csv").rows()]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        pytest.param(b"channel,text\nsms,a\n", [(2, ["sms", "a"])], id="commas"),
        pytest.param(b"channel;text\r\nsms;a,b\r\n", [(2, ["sms", "a,b"])], id="semicolons, as French spreadsheets"),
        pytest.param(b"channel\ttext\nsms\ta\n", [(2, ["sms", "a"])], id="tabs"),
        pytest.param(b"\xef\xbb\xbf channel , text \nsms,a\n", [(2, ["sms", "a"])], id="byte order mark and blanks"),
        pytest.param(b"Channel,TEXT\nsms,a\n", [(2, ["sms", "a"])], id="capitals, as spreadsheets put them"),
        pytest.param(HEADER + b'sms,"a\n""b"""\nsms,c\n', [(2, ["sms", 'a\n"b"']), (4, ["sms", "c"])], id="two lines"),
        pytest.param(HEADER + b"\nsms,a\n\n", [(3, ["sms", "a"])], id="blank lines are no rows"),
        pytest.param(HEADER, [], id="no rows"),
        pytest.param(HEADER + b"sms\n", [(2, ["sms"])], id="a short row is somebody else's to refuse"),
    ],
)
def test_each_row_comes_with_the_line_it_starts_on(data: bytes, rows: list[tuple[int, list[str]]]) -> None:
    """Whatever spreadsheet saved it."""
    assert rows_of(data) == rows


@pytest.mark.parametrize(
    ("data", "read"),
    [
        pytest.param(b'sms,"a\nsms,b\nsms,c\n', [None, ["sms", "b"], ["sms", "c"]], id="a quote never closed"),
        pytest.param(b'sms,"a"b\nsms,c\n', [None, ["sms", "c"]], id="a quote closed too early"),
        pytest.param(b"sms,\xe9\nsms,c\n", [None, ["sms", "c"]], id="not UTF-8"),
        pytest.param(b'sms,"a\n\xe9\nsms,c\n', [None, None, ["sms", "c"]], id="not UTF-8 within quotes"),
        pytest.param(b"sms," + b"x" * MAX_CONTACT_BYTES + b"\nsms,c\n", [None, ["sms", "c"]], id="a line too long"),
        pytest.param(
            b'sms,"' + b"x" * 6_000_000 + b"\n" + b"x" * 6_000_000 + b"\nsms,c\n",
            [None, ["x" * 6_000_000], ["sms", "c"]],
            id="a row too long",
        ),
    ],
)
def test_a_row_that_cannot_be_read_costs_its_first_line_only(data: bytes, read: list[list[str] | None]) -> None:
    """One stray quotation mark must not swallow the million rows after it."""
    rows = rows_of(HEADER + data)

    assert [cells if isinstance(cells, list) else None for _line, cells in rows] == read
    assert all(len(cells) < 200 for _line, cells in rows if isinstance(cells, str))


def test_hostile_quoting_is_read_in_linear_time() -> None:
    """Every one of these lines opens a quote that none of the others closes."""
    hostile = b'x","\n' * 200_000

    started = time.process_time()
    rows = rows_of(HEADER + hostile)
    seconds = time.process_time() - started

    assert len(rows) == 200_000
    assert {type(cells) for _line, cells in rows} == {str}
    assert seconds < 20


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "t.csv:1: header line: expected a column channel, found nothing", id="nothing"),
        pytest.param(b"channel,text,x\n", "t.csv:1: header line: expected only the columns", id="unknown"),
        pytest.param(b"\xff\n", "t.csv:1: expected UTF-8", id="not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_contacts_is_refused(data: bytes, message: str) -> None:
    """Before a single row is judged."""
    with pytest.raises(InputError) as caught:
        rows_of(data)

    assert str(caught.value).startswith(message)
