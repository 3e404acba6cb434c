"""Properties are read whichever way Outlook wrote them."""

import datetime

import pytest

from beffroi.contact.readers.outlook.compound import CompoundFile
from beffroi.contact.readers.outlook.mapi import Tag, attachment_properties, message_properties

from .compound_files import compound_file
from .outlook_files import Values, attached_file, outlook_file, outlook_mail

SENT = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
VALUES: Values = {
    Tag.SUBJECT: "Échéance",
    Tag.HTML: b"<p>\xe9",
    Tag.INTERNET_CODE_PAGE: 28591,
    Tag.CLIENT_SUBMIT_TIME: SENT,
}


@pytest.mark.parametrize("code_page", [None, 1252, 65001])
def test_each_sort_of_value_is_read(code_page: int | None) -> None:
    """Text is Unicode in most files and in a code page in files of old."""
    properties = message_properties(CompoundFile(outlook_file(VALUES, code_page=code_page)).root)

    assert properties.text(Tag.SUBJECT) == "Échéance"
    assert properties.data(Tag.HTML) == b"<p>\xe9"
    assert properties.number(Tag.INTERNET_CODE_PAGE) == 28591
    assert properties.moment(Tag.CLIENT_SUBMIT_TIME) == SENT
    assert properties.text(Tag.BODY) is None
    assert properties.data(Tag.RTF_COMPRESSED) is None
    assert properties.number(Tag.ATTACH_METHOD) is None
    assert properties.moment(Tag.MESSAGE_DELIVERY_TIME) is None


@pytest.mark.parametrize("header", [24, 32])
def test_a_message_within_has_either_header(header: int) -> None:
    """The format says 24 bytes; a program that writes 32 is in use."""
    data = compound_file({"M": outlook_mail(VALUES, header=header)})
    storage = CompoundFile(data).root.storage("M")
    assert storage is not None

    assert message_properties(storage).moment(Tag.CLIENT_SUBMIT_TIME) == SENT


def test_a_file_that_is_attached_has_properties() -> None:
    """Its name may be in its message's code page."""
    data = compound_file({"A": attached_file("reçu.pdf", "application/pdf", b"%PDF")})
    storage = CompoundFile(data).root.storage("A")
    assert storage is not None
    properties = attachment_properties(storage, 1252)

    assert properties.text(Tag.ATTACH_LONG_FILENAME) == "reçu.pdf"
    assert properties.number(Tag.ATTACH_METHOD) == 1
    assert properties.code_page == 1252


@pytest.mark.parametrize("stream", [b"", b"\0" * 31, b"\xff" * 200])
def test_a_broken_table_costs_only_what_it_holds(stream: bytes) -> None:
    """What has a stream of its own is found without it."""
    tree = {**outlook_mail(VALUES), "__properties_version1.0": stream}
    properties = message_properties(CompoundFile(compound_file(tree)).root)

    assert properties.text(Tag.SUBJECT) == "Échéance"
    assert properties.moment(Tag.CLIENT_SUBMIT_TIME) is None


def test_a_moment_that_no_calendar_has_is_none() -> None:
    """64 bits of ticks go to the year 60,055."""
    tree = outlook_mail({Tag.CLIENT_SUBMIT_TIME: SENT}, header=32)
    table = tree["__properties_version1.0"]
    assert isinstance(table, bytes)
    data = compound_file({"__properties_version1.0": table[:-8] + b"\xff" * 8})

    assert message_properties(CompoundFile(data).root).moment(Tag.CLIENT_SUBMIT_TIME) is None
