"""The header section of a mail, as received."""

import datetime

import pytest

from beffroi.contact.readers.limits import MAX_HEADER_BYTES
from beffroi.contact.readers.mails.header_fields import (
    day_of_receipt,
    decoded_words,
    first_value,
    header_section,
    looks_like_mail,
)


def test_fields_are_unfolded_in_order_repeated_ones_kept() -> None:
    """Two From fields are a trick that a dictionary would hide."""
    fields, begins = header_section(
        b"From: a@b.example\r\nReceived: from x\r\n\tby y;\r\n Mon\r\nFROM: c@d.example\r\n"
        b"X-8: caf\xe9\r\nX-9: caf\xc3\xa9\r\n\r\nTo: body"
    )

    assert begins == 0
    assert fields == (
        ("From", "a@b.example"),
        ("Received", "from x\tby y; Mon"),
        ("FROM", "c@d.example"),
        ("X-8", "café"),
        ("X-9", "café"),
    )


@pytest.mark.parametrize(
    "lead", [b"\n\n", b"From somebody Mon Mar  2 10:12:00 2026\n", b">From somebody\r\n", b"\xef\xbb\xbf", b"  \r\n"]
)
def test_what_stands_before_the_first_field_is_passed_over(lead: bytes) -> None:
    """Mailboxes, editors and copies leave such lines."""
    fields, begins = header_section(lead + b"Subject: x\n\nbody")

    assert fields == (("Subject", "x"),)
    assert begins == len(lead)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("=?utf-8?q?h=C3=A9?= <a@b.example>", "hé <a@b.example>", id="quoted-printable"),
        pytest.param("=?UTF-8?B?Y2Fmw6k=?= =?UTF-8?B?IGNyw6htZQ==?=", "café crème", id="base64 in two words"),
        pytest.param("=?x-none?q?h=E9?=", "=?x-none?q?h=E9?=", id="unknown charset: as received"),
        pytest.param("=?utf-8?b?!!!?= x", "x", id="broken: what is left"),
        pytest.param("plain\r\n  folded", "plain folded", id="on one line"),
    ],
)
def test_encoded_words_are_read(value: str, shown: str) -> None:
    """As the person's program shows them."""
    assert decoded_words(value) == shown


def test_the_day_is_that_of_the_last_host_not_of_the_sender() -> None:
    """A fraud could date itself to a year when its number was official."""
    fields, _ = header_section(
        b"Received: by mx.example; Sun, 1 Mar 2026 23:30:00 +0000\nReceived: by a.example; 1 Jan 2020 00:00:00 +0000\n"
        b"Date: Fri, 3 Dec 2021 10:00:00 +0100\n\n"
    )

    assert day_of_receipt(fields) == datetime.date(2026, 3, 2)
    assert day_of_receipt(fields[2:]) == datetime.date(2021, 12, 3)


@pytest.mark.parametrize(
    "date", ["", "never", "Fri, 3 Dec 1021 10:00:00 +0100", "Fri, 99 Dec 2021 10:00:00 +0100", "9" * 900]
)
def test_a_date_that_is_none_gives_no_day(date: str) -> None:
    """Today's facts count then."""
    assert day_of_receipt((("Date", date),)) is None


def test_a_header_section_without_end_is_read_to_its_limit() -> None:
    """Ten megabytes of one field are no reason to wait."""
    fields, _ = header_section(b"From: a@b.example\nX: " + b"a" * 10_000_000)

    assert first_value(fields, "from") == "a@b.example"
    assert sum(len(value) for _, value in fields) <= MAX_HEADER_BYTES


@pytest.mark.parametrize(
    ("data", "is_mail"),
    [
        pytest.param(
            b"Delivered-To: a@b.example\nFrom: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nx", True, id="source"
        ),
        pytest.param(b"Bonjour : voici\nObjet : x\nDe : moi\n", False, id="words with colons"),
        pytest.param(b"De: a@b.example\nDate: x\nSujet: x\n\n", False, id="labels that a program shows"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_the_source_of_a_mail_is_told_from_words(data: bytes, is_mail: bool) -> None:  # noqa: FBT001
    """Somebody pastes what "show original" gave them."""
    assert looks_like_mail(data) is is_mail
