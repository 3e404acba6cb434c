"""Reading a row of CSV: one contact a row, the columns named as the keys of the JSON."""

import json
from collections.abc import Sequence
from typing import Any

from beffroi.contact.bounds import shown
from beffroi.contact.contact import Contact
from beffroi.contact.reading import read_contact
from beffroi.errors import ContactError

__all__ = ["COLUMNS", "read_row", "require_columns"]

COLUMNS = ("id", "channel", "sender", "subject", "text", "html", "headers", "date", "lang", "attachments")
"""The columns a table of contacts may have, in any order."""

_REQUIRED = ("channel", "text")
_JSON_COLUMNS = ("headers", "attachments")


def require_columns(columns: Sequence[str]) -> None:
    """Refuse a header line that no row of contacts can stand under.

    Raises:
        ContactError: A column is unknown, named twice, or ``channel`` or ``text`` is missing.
    """
    for column in columns:
        if column not in COLUMNS:
            raise ContactError(
                field="header line", expected=f"only the columns {', '.join(COLUMNS)}", found=shown(column)
            )
    for column in columns:
        if columns.count(column) > 1:
            raise ContactError(field="header line", expected="each column once", found=f"{shown(column)} twice")
    for column in _REQUIRED:
        if column not in columns:
            raise ContactError(
                field="header line", expected=f"a column {column}", found=", ".join(columns) or "nothing"
            )


def read_row(columns: Sequence[str], cells: Sequence[str]) -> Contact:
    """Read one row; an empty cell is an absent key, ``headers`` and ``attachments`` hold JSON.

    Args:
        columns: As ``require_columns`` accepts them.
        cells: As many as there are columns.

    Raises:
        ContactError: As ``read_contact``, or the row has more or fewer cells than there are columns.
    """
    if len(cells) != len(columns):
        raise ContactError(field="row", expected=f"{len(columns)} cells", found=f"{len(cells)}", quotes=False)
    data: dict[str, Any] = {column: cell for column, cell in zip(columns, cells, strict=True) if cell}
    data.setdefault("text", "")
    for column in _JSON_COLUMNS:
        if column in data:
            data[column] = _from_cell(column, data[column])
    return read_contact(data)


def _from_cell(column: str, cell: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        raise ContactError(field=column, expected="JSON", found=shown(cell)) from None
