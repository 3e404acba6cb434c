"""Addresses: the mailboxes of a header, as mail programs show them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.evidence.addresses import decode_words, parse_mailboxes


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Ameli <A@Info.Ameli.fr>", [("a@info.ameli.fr", "Ameli")]),
        ("a@b.example", [("a@b.example", "")]),
        ("<a@b.example>", [("a@b.example", "")]),
        ('"Doe, John" <a@b.example>', [("a@b.example", "Doe, John")]),
        ('"a@b.example" <c@d.example>', [("c@d.example", "a@b.example")]),
        ("a@b.example <c@d.example>", [("c@d.example", "a@b.example")]),
        ('"x \\"y\\" z" <c@d.example>', [("c@d.example", 'x "y" z')]),
        ('"<x@y.example>" <c@d.example>', [("c@d.example", "<x@y.example>")]),
        ("A <a@b.example>, B <c@d.example>", [("a@b.example", "A"), ("c@d.example", "B")]),
        ("a@b.example; c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("=?utf-8?B?QW3DqWxp?= <a@b.example>", [("a@b.example", "Améli")]),
        ("=?utf-8?q?Assurance?= =?iso-8859-1?Q?_Maladi=E9?= <a@b.example>", [("a@b.example", "Assurance Maladié")]),
        ('"a b"@c.example', [("a b@c.example", "")]),
        ('A <"a b"@c.example>', [("a b@c.example", "A")]),
        ("A <a@b@c.example>", [("a@b@c.example", "A")]),
        ("A <a@Amélie.FR.>", [("a@xn--amlie-csa.fr", "A")]),
        ("A <>", []),
        ("A <@b.example>", []),
        ("A <a@>", []),
        ("A <a@b c@d>", [("a@b c@d", "A")]),
        ("Assurance Maladie", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_address_that_wrote_is_told_from_the_one_shown(field: str, expected: list[tuple[str, str]]) -> None:
    """What stands in the angle brackets wrote; all else is a name."""
    found = [(mailbox.address, mailbox.display) for mailbox in parse_mailboxes(field)]

    assert found == expected


def test_the_span_holds_the_mailbox() -> None:
    """The page underlines the name with the address."""
    field = "A <a@b.example>, B <c@d.example>"

    assert [field[mailbox.start : mailbox.end] for mailbox in parse_mailboxes(field)] == [
        "A <a@b.example>",
        "B <c@d.example>",
    ]


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("plain", "plain"),
        ("=?utf-8?B?QW1lbGk?=", "Ameli"),
        ("=?utf-8*fr?Q?Am=C3=A9li_x?=", "Améli x"),
        ("=?nowhere?Q?x?=", "=?nowhere?Q?x?="),
        ("=?utf-8?B?!?=", ""),
        ("=?utf-8?B?QQQQQ?=", "=?utf-8?B?QQQQQ?="),
        ("=?utf-8?Q?é?=", "=?utf-8?Q?é?="),
        ("=?utf-8?Q?x", "=?utf-8?Q?x"),
    ],
)
def test_encoded_words_are_undone_or_left(text: str, decoded: str) -> None:
    """RFC 2047; what cannot be decoded is shown as it came."""
    assert decode_words(text) == decoded


@pytest.mark.parametrize("unit", ['"', '"a\\', "<a@b.c>,", "a@b.c ", "<", "=?utf-8?Q?", "=?a?b?c?= ", "@", " "])
def test_a_long_field_is_cut(unit: str) -> None:
    """A header line has a thousand characters; a megabyte is an attack."""
    began = time.process_time()

    assert len(parse_mailboxes(unit * 300_000)) <= 50
    assert time.process_time() - began < 2


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from('ab@.<>",; =?utf-8Qé\\()\u0430'), max_size=60))
def test_any_field_is_read(field: str) -> None:
    """Spans lie inside it."""
    for mailbox in parse_mailboxes(field):
        assert 0 <= mailbox.start <= mailbox.end <= len(field)
        assert "@" in mailbox.address
