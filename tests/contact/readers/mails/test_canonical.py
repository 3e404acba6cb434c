"""Canonical forms: the examples of RFC 6376 §3.4.5, and what programs do to line ends."""

import pytest

from beffroi.contact.readers.mails.canonical import body_as_signed, field_as_signed, parts_of

_MAIL = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"


def test_fields_are_those_of_the_standard() -> None:
    """Relaxed: lower case, one space, nothing around; simple: as they are."""
    fields, _ = parts_of(_MAIL)

    assert [field_as_signed(field, relaxed=True) for field in fields] == [b"a:X", b"b:Y Z"]
    assert [field_as_signed(field, relaxed=False) for field in fields] == [b"A: X", b"B : Y\t\r\n\tZ  "]


@pytest.mark.parametrize(
    ("body", "relaxed", "signed"),
    [
        (b" C \r\nD \t E\r\n\r\n\r\n", True, b" C\r\nD E\r\n"),
        (b" C \r\nD \t E\r\n\r\n\r\n", False, b" C \r\nD \t E\r\n"),
        (b"", True, b""),
        (b"", False, b"\r\n"),
        (b" \r\n\r\n", True, b""),
        (b"a", True, b"a\r\n"),
    ],
)
def test_bodies_are_those_of_the_standard(body: bytes, relaxed: bool, signed: bytes) -> None:  # noqa: FBT001
    """Blank lines at the end do not count."""
    assert body_as_signed(body, relaxed=relaxed) == signed


def test_line_ends_of_any_system_are_read_alike() -> None:
    """Programs save mails with the line ends of their system, some with the line of a mailbox above."""
    assert parts_of(_MAIL.replace(b"\r\n", b"\n")) == parts_of(_MAIL)
    assert parts_of(b"From a@b.example Mon\n" + _MAIL) == parts_of(_MAIL)
    assert parts_of(b"\n\nx") == ([], b"\r\nx")


def test_a_signature_loses_its_own_value_alone() -> None:
    """``bh`` and what is like it stay."""
    (field,), _ = parts_of(b"DKIM-Signature: v=1; bh=abc; b=d e\r\n f; h=from\r\n\r\n")

    assert field.without_signature().value == b" v=1; bh=abc; b=; h=from"
