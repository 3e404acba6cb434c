"""A row of a table is read as the same contact its JSON would be."""

import pytest

from beffroi.contact import Attachment, Channel, Contact, read_row, require_columns
from beffroi.errors import ContactError


@pytest.mark.parametrize(
    ("columns", "cells", "contact"),
    [
        pytest.param(("channel", "text"), ["sms", "Bonjour"], Contact(Channel.SMS, "Bonjour"), id="the two it needs"),
        pytest.param(
            ("text", "sender", "channel"), ["", "3646", "call"], Contact(Channel.CALL, "", sender="3646"), id="no text"
        ),
        pytest.param(
            ("channel", "text", "subject", "lang"), ["sms", "x", "", ""], Contact(Channel.SMS, "x"), id="empty is null"
        ),
        pytest.param(
            ("channel", "text", "headers", "attachments"),
            ["email", "x", '[["To","a"]]', '[{"name":"a"}]'],
            Contact(Channel.EMAIL, "x", headers=(("To", "a"),), attachments=(Attachment("a"),)),
            id="lists are JSON",
        ),
    ],
)
def test_a_row_is_a_contact(columns: tuple[str, ...], cells: list[str], contact: Contact) -> None:
    """Town halls keep tables."""
    require_columns(columns)

    assert read_row(columns, cells) == contact


@pytest.mark.parametrize(
    ("columns", "cells", "message"),
    [
        pytest.param(("channel", "text"), ["sms"], "row: expected 2 cells, found 1", id="a cell short"),
        pytest.param(("channel", "text"), ["sms", "a", "b"], "row: expected 2 cells, found 3", id="a cell too many"),
        pytest.param(("channel", "text"), ["", "a"], "channel: expected this key", id="no channel"),
        pytest.param(("channel", "text"), ["sms", ""], "text: expected the words", id="no words"),
        pytest.param(("channel", "text", "headers"), ["sms", "a", "x"], "headers: expected JSON, found 'x'", id="JSON"),
    ],
)
def test_a_row_that_is_no_contact_is_refused(columns: tuple[str, ...], cells: list[str], message: str) -> None:
    """A row with a cell too many has its columns shifted; judging it would be judging something else."""
    with pytest.raises(ContactError) as caught:
        read_row(columns, cells)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        pytest.param(["channel"], "header line: expected a column text, found channel", id="no text"),
        pytest.param(["text"], "header line: expected a column channel, found text", id="no channel"),
        pytest.param([], "header line: expected a column channel, found nothing", id="nothing"),
        pytest.param(["channel", "text", "couleur"], "header line: expected only the columns id, ", id="unknown"),
        pytest.param(
            ["channel", "text", "text"], "header line: expected each column once, found 'text' tw", id="twice"
        ),
    ],
)
def test_a_header_line_of_another_table_is_refused(columns: list[str], message: str) -> None:
    """One line at the start is better than a reject a row."""
    with pytest.raises(ContactError) as caught:
        require_columns(columns)

    assert str(caught.value).startswith(message)
