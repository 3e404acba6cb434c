"""Signing keys: records that serve, and why others do not."""

import pytest

from beffroi.contact.readers.mails.signing_keys import SigningKey, is_signed, key_in, without_base64


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("p=AAAA", SigningKey("rsa", b"\0\0\0", strict=False)),
        ("v=DKIM1; k=rsa; t=y:s; h=sha1:sha256; s=email; p=AA AA", SigningKey("rsa", b"\0\0\0", strict=True)),
        ("v=DKIM1; p=", "key_revoked"),
        ("v=DKIM2; p=AAAA", "key_unreadable"),
        ("v=DKIM1", "key_unreadable"),
        ("p=é", "key_unreadable"),
        ("k=ed25519; p=AAAA", "key_of_another_sort"),
        ("h=sha1; p=AAAA", "key_of_another_hash"),
        ("s=tlsrpt; p=AAAA", "key_not_for_mail"),
    ],
)
def test_a_record_is_a_key_or_says_why_not(record: str, expected: SigningKey | str) -> None:
    """RFC 6376 §3.6.1."""
    assert key_in(record, "rsa") == expected


@pytest.mark.parametrize("sort", ["rsa", "ed25519"])
def test_what_is_no_key_is_said_so(sort: str) -> None:
    """A key that was cut when it was copied is no proof of a forgery."""
    pytest.importorskip("cryptography")

    assert is_signed(b"x", b"y", SigningKey(sort, b"\0\0\0", strict=False)) == "key_unreadable"


def test_blanks_in_base64_do_not_count() -> None:
    """Records are folded."""
    assert without_base64("AA\n AA") == b"\0\0\0"
    assert without_base64("!") is None
