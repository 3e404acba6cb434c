"""Vouching: whose notes are believed, and what they come to."""

import pytest

from beffroi.evidence.evidence import Field, Span
from beffroi.evidence.vouching import Header, read_notes

_RESULTS = "authentication-results"
_SPF_PASS = "pass receiver=mx.example; envelope-from=a@ameli.fr"  # noqa: S105 - a result
_SPF_FAIL = "fail receiver=mx.example; envelope-from=a@ameli.fr"


def outcomes(*headers: tuple[str, str], trusted: tuple[str, ...] = ("mx.example",)) -> list[tuple[bool, bool]]:
    """Return for each note whether the domain ``info.ameli.fr`` vouches for the mail, and whether that is believed."""
    placed = [Header(name, value, Span(Field.HEADERS, 0, len(value))) for name, value in headers]
    return [(one.vouched, one.trusted) for one in read_notes(placed, "info.ameli.fr", trusted)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("mx.example; dmarc=pass header.from=info.ameli.fr", [(True, True)]),
        ("mx.example; spf=pass smtp.mailfrom=b@ameli.fr; dkim=fail header.d=ameli.fr", [(True, True)]),
        ("mx.example; spf=pass smtp.mailfrom=outil.example; dkim=pass header.d=outil.example", []),
        ("mx.example; dkim=pass header.d=ameli.fr; dmarc=fail header.from=info.ameli.fr", [(False, True)]),
        ("mx.example; arc=pass; dmarc=fail header.from=info.ameli.fr", [(False, False)]),
        ("mx.example; spf=fail smtp.mailfrom=ameli.fr; dkim=none", [(False, True)]),
        ("mx.example; spf=softfail smtp.mailfrom=ameli.fr", [(False, False)]),
        ("mx.example; dkim=fail header.d=ameli.fr", [(False, False)]),
        ("mx.example; dmarc=fail header.from=autre.example; dkim=pass header.d=ameli.fr", [(True, True)]),
        ("mx.example; none", []),
        ("mx.example.net; dmarc=pass header.from=info.ameli.fr", []),
        ("mx.example.net; dmarc=fail header.from=info.ameli.fr", [(False, False)]),
    ],
)
def test_a_note_comes_to_what_dmarc_makes_of_it(value: str, expected: list[tuple[bool, bool]]) -> None:
    """A pass of another domain proves nothing; a broken signature alone proves little."""
    assert outcomes((_RESULTS, value)) == expected


def test_the_topmost_note_of_a_trusted_host_settles_it() -> None:
    """One further down came with the mail."""
    failed, passed = "mx.example; dmarc=fail", "mx.example; dmarc=pass"

    assert outcomes((_RESULTS, failed), (_RESULTS, passed)) == [(False, True)]
    assert outcomes((_RESULTS, "autre.example; dmarc=fail"), (_RESULTS, passed)) == [(True, True)]


def test_received_spf_is_believed_above_the_first_hop_alone() -> None:
    """Below a ``Received`` it may have come with the mail; as a pass it is nothing then."""
    assert outcomes(("received-spf", _SPF_PASS), ("received", "x")) == [(True, True)]
    assert outcomes(("received", "x"), ("received-spf", _SPF_PASS)) == []
    assert outcomes(("received", "x"), ("received-spf", _SPF_FAIL)) == [(False, False)]


def test_a_sealed_copy_is_looked_at_where_there_is_nothing_else() -> None:
    """Its seal is not verified, so that it counts little."""
    sealed = ("arc-authentication-results", "i=1; mx.example; dmarc=fail header.from=info.ameli.fr")

    assert outcomes(sealed) == [(False, False)]
    assert outcomes((_RESULTS, "mx.example; dmarc=pass"), sealed) == [(True, True)]
    assert outcomes((_RESULTS, "autre.example; none"), sealed) == []


def test_a_failure_is_believed_where_the_receiver_writes_and_a_pass_is_not() -> None:
    """Nobody forges a failure against themselves; a pass, anybody can write into a file."""
    by_receiver = ("received", "from a.example by mx.google.com with ESMTPS id x")

    def believed(note: str) -> list[tuple[bool, bool]]:
        headers = [Header(name, value, Span(Field.HEADERS, 0, 1)) for name, value in (by_receiver, (_RESULTS, note))]
        return [(one.vouched, one.trusted) for one in read_notes(headers, "info.ameli.fr", (), {"mx.google.com"})]

    assert believed("mx.google.com; dmarc=fail header.from=info.ameli.fr") == [(False, True)]
    assert believed("mx.google.com; arc=pass; dmarc=fail header.from=info.ameli.fr") == [(False, False)]
    assert believed("mx.google.com; dmarc=pass header.from=info.ameli.fr") == []
