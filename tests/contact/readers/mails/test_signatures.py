"""Signatures: what holds, and all the ways in which one does not."""

import base64
import datetime
import hashlib

import pytest

from beffroi.contact.readers import OUR_AUTHSERV
from beffroi.contact.readers.mails.canonical import body_as_signed, field_as_signed, parts_of
from beffroi.contact.readers.mails.signatures import results_header, verify_signatures

_RFC_8463_KEYS = {
    "brisbane._domainkey.football.example.com": "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    "test._domainkey.football.example.com": (
        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qh"
        "dR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hst"
        "T5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"
    ),
}
_RFC_8463_MAIL = b"""\
DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
"""
_MAIL = b"From: Ameli <a@ameli.example>\r\nSubject: Dossier\r\n\r\nBonjour,\r\n\r\nvotre  dossier\r\n\r\n"


class Signer:
    """A domain with a key of its own, that signs as it is told to."""

    def __init__(self) -> None:
        ed25519 = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
        self._key = ed25519.Ed25519PrivateKey.generate()
        public = base64.b64encode(self._key.public_key().public_bytes_raw()).decode()
        self.keys = {"s1._domainkey.ameli.example": f"v=DKIM1; k=ed25519; p={public}"}

    def sign(
        self, mail: bytes = _MAIL, names: str = "from:from:subject", more: str = "", form: str = "relaxed"
    ) -> bytes:
        """Return a mail with its signature above it."""
        fields, body = parts_of(mail)
        relaxed = form == "relaxed"
        length = int(more.partition("l=")[2].partition(";")[0]) if "l=" in more else None
        digest = hashlib.sha256(body_as_signed(body, relaxed=relaxed)[:length]).digest()
        start = (
            f"DKIM-Signature: v=1; a=ed25519-sha256; c={form}/{form}; d=ameli.example; s=s1; {more}"
            f"h={names}; bh={base64.b64encode(digest).decode()}; b="
        ).encode()
        left = list(fields)
        pieces = []
        for name in names.encode().split(b":"):
            found = next((field for field in reversed(left) if field.name == name), None)
            if found is not None:
                left.remove(found)
                pieces.append(field_as_signed(found, relaxed=relaxed) + b"\r\n")
        (own,), _ = parts_of(start + b"\r\n\r\n")
        pieces.append(field_as_signed(own, relaxed=relaxed))
        signature = self._key.sign(hashlib.sha256(b"".join(pieces)).digest())
        return start + base64.b64encode(signature) + b"\r\n" + mail


@pytest.fixture
def signer() -> Signer:
    """Return a domain with a key."""
    return Signer()


def result(mail: bytes, keys: dict[str, str], received: datetime.datetime | None = None) -> tuple[str, str]:
    """Return what came of the one signature of a mail."""
    (signature,) = verify_signatures(mail, keys, received)
    return signature.result, signature.why


def test_the_example_of_the_standard_holds_for_both_algorithms() -> None:
    """RFC 8463 appendix A: a mail and its keys that other programs made."""
    pytest.importorskip("cryptography")

    signatures = verify_signatures(_RFC_8463_MAIL, _RFC_8463_KEYS)

    assert [(one.result, one.domain, one.selector) for one in signatures] == [
        ("pass", "football.example.com", "brisbane"),
        ("pass", "football.example.com", "test"),
    ]
    changed = verify_signatures(_RFC_8463_MAIL.replace(b"Joe SixPack", b"Ameli"), _RFC_8463_KEYS)
    assert [(one.result, one.why) for one in changed] == [("fail", "signature")] * 2


@pytest.mark.parametrize("form", ["simple", "relaxed"])
def test_a_mail_holds_in_either_form_and_with_any_line_ends(signer: Signer, form: str) -> None:
    """Programs save mails with the line ends of their system."""
    mail = signer.sign(form=form)

    assert result(mail, signer.keys) == ("pass", "")
    assert result(mail.replace(b"\r\n", b"\n"), signer.keys) == ("pass", "")
    assert result(mail.replace(b"Dossier", b"Autre"), signer.keys) == ("fail", "signature")
    assert result(mail + b"Rappelez le 01 99 00 12 34", signer.keys) == ("fail", "body_changed")


def test_what_nobody_signed_is_no_pass(signer: Signer) -> None:
    """Words behind the length that was signed, or a second From above the one that was, are what a person reads."""
    partly = signer.sign(more="l=8; ") + b"Rappelez le 01 99 00 12 34"
    second = b"From: Autre <b@autre.example>\r\n" + signer.sign(names="from:subject")

    assert result(partly, signer.keys) == ("policy", "body_partly_signed")
    assert result(second, signer.keys) == ("policy", "several_from")
    assert result(b"From: Autre <b@autre.example>\r\n" + signer.sign(), signer.keys) == ("fail", "signature")
    assert result(signer.sign(names="subject"), signer.keys) == ("permerror", "from_not_signed")


def test_a_signature_may_have_expired_when_the_mail_came(signer: Signer) -> None:
    """That counts by the day of receipt; a mail read years later was good when it came."""
    mail = signer.sign(more="t=1700000000; x=1700000100; ")
    then = datetime.datetime.fromtimestamp(1_700_000_050, datetime.UTC)

    assert result(mail, signer.keys) == ("pass", "")
    assert result(mail, signer.keys, then) == ("pass", "")
    assert result(mail, signer.keys, then + datetime.timedelta(days=1)) == ("neutral", "expired")
    assert result(signer.sign(more="t=9; x=8; "), signer.keys) == ("permerror", "expiry")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"v=1", b"v=2", ("permerror", "incomplete")),
        (b"ed25519-sha256", b"rsa-sha1", ("neutral", "algorithm")),
        (b"ed25519-sha256", b"rsa-sha256", ("permerror", "key_of_another_sort")),
        (b"c=relaxed/relaxed", b"c=other", ("permerror", "form")),
        (b"s=s1", b"s=s2", ("temperror", "no_key")),
        (b"s=s1", b"s=s1; i=@autre.example", ("permerror", "identity")),
        (b"s=s1", b"s=s1; l=x", ("permerror", "length")),
        (b"s=s1", b"s=s1; l=999", ("permerror", "length")),
        (b"d=ameli.example", b"d=", ("permerror", "unreadable")),
        (b"d=ameli.example", b"d=a\xe9 b", ("permerror", "unreadable")),
    ],
)
def test_a_signature_that_is_not_as_it_should_be_is_said_so(
    signer: Signer, old: bytes, new: bytes, expected: tuple[str, str]
) -> None:
    """None of these proves a forgery."""
    assert result(signer.sign().replace(old, new, 1), signer.keys) == expected


def test_results_are_noted_as_a_mail_server_would(signer: Signer) -> None:
    """Under a name that no mail server can bear."""
    name, value = results_header(verify_signatures(signer.sign(), signer.keys))

    assert name == "Authentication-Results"
    assert value.startswith(f"{OUR_AUTHSERV}; dkim=pass (ok) header.d=ameli.example header.s=s1 header.b=")
    assert results_header(()) == (name, f"{OUR_AUTHSERV}; dkim=none")


def test_a_mail_of_signatures_is_read_in_part(signer: Signer) -> None:
    """Each costs time."""
    mail = b"DKIM-Signature: v=1; d=a.example; s=b\r\n" * 50 + _MAIL

    assert len(verify_signatures(mail, signer.keys)) == 10
    assert verify_signatures(b"", {}) == ()
    assert verify_signatures(b"DKIM-Signature" * 100_000, {}) == ()
