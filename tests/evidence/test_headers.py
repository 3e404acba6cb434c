"""Headers: what speaks against the address shown, and what is everyday forwarding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Channel, Contact
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence
from beffroi.evidence.headers import find_headers, render_headers
from beffroi.evidence.reading import read

Headers = tuple[tuple[str, str], ...]
FROM = ("From", "Assurance Maladie <a@info.ameli.fr>")
RESULTS = "Authentication-Results"


def seen(
    directory: Directory, headers: Headers, sender: str | None = None, trusted: tuple[str, ...] = ()
) -> list[Evidence]:
    """Return the HEADER evidence of an e-mail."""
    return list(find_headers(read(Contact(Channel.EMAIL, "", sender=sender, headers=headers)), directory, trusted))


@pytest.mark.parametrize(
    ("headers", "value", "detail", "traits"),
    [
        ((FROM, ("Reply-To", "x <x@relais.example>")), "reply_to_mismatch", "relais.example", ""),
        ((FROM, ("REPLY-TO", "x@gmail.com")), "reply_to_mismatch", "gmail.com", "free_mail"),
        ((FROM, ("reply-to", "x@ameli-secu.example")), "reply_to_mismatch", "ameli-secu.example", "lookalike"),
        ((FROM, ("Return-Path", "<b@relais.example>")), "return_path_mismatch", "relais.example", ""),
        ((FROM, ("Sender", "x@relais.example")), "sender_mismatch", "relais.example", ""),
        ((FROM, ("From", "x@relais.example")), "several_from", "x@relais.example", "official repeated"),
        ((FROM, ("From", "b@info.ameli.fr")), "several_from", "b@info.ameli.fr", "official repeated"),
        ((FROM, (RESULTS, "mx; dmarc=fail header.from=info.ameli.fr")), "authentication_failed", "dmarc=fail",
         "unverified dmarc"),
        ((FROM, (RESULTS, "mx; spf=softfail smtp.mailfrom=x@ameli.fr; dkim=fail")), "authentication_failed",
         "spf=softfail dkim=fail", "unverified spf dkim"),
    ],
)  # fmt: skip
def test_what_speaks_against_the_address_shown_is_seen(
    directory: Directory, headers: Headers, value: str, detail: str, traits: str
) -> None:
    """With the other domain, or the methods that failed, and the header's own words."""
    (evidence,) = seen(directory, headers)

    assert (evidence.value, evidence.detail, evidence.traits) == (value, detail, frozenset(traits.split()))
    assert render_headers(headers)[evidence.span.start : evidence.span.end] == headers[1][1]


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (FROM,),
        (FROM, ("Reply-To", "x@ameli.fr")),
        (FROM, ("Reply-To", "x@assurance-maladie.fr")),
        (FROM, ("Reply-To", "x@caf.fr")),
        (FROM, ("Reply-To", "")),
        (FROM, ("Reply-To", "personne")),
        (FROM, ("Return-Path", "<>")),
        (FROM, (RESULTS, "mx; dmarc=pass; dkim=fail header.d=info.ameli.fr")),
        (FROM, (RESULTS, "mx; dkim=fail header.d=liste.example")),
        (FROM, (RESULTS, "mx; spf=pass; arc=fail")),
        (("From", "personne"), ("Reply-To", "x@relais.example")),
        (("Reply-To", "x@relais.example"),),
    ],
)
def test_everyday_headers_are_spared(directory: Directory, headers: Headers) -> None:
    """A mailing list breaks its own signature; a body's second domain is its own."""
    assert seen(directory, headers) == []


def test_the_sender_stands_in_for_a_missing_from(directory: Directory) -> None:
    """Some readers keep it apart."""
    (evidence,) = seen(directory, (("Reply-To", "x@relais.example"),), "Ameli <a@ameli.fr>")

    assert evidence.value == "reply_to_mismatch"


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(["From", "Reply-To", RESULTS, "X"]), st.text(max_size=40)), max_size=6))
def test_any_headers_are_read_and_spans_are_their_values(directory: Directory, headers: list[tuple[str, str]]) -> None:
    """Nothing raises, and each span is one header's value."""
    rendered = render_headers(tuple(headers))
    for evidence in seen(directory, tuple(headers), "a@ameli.fr"):
        assert rendered[evidence.span.start : evidence.span.end] in {value for _, value in headers}


def test_a_trusted_host_is_believed_and_no_other(directory: Directory) -> None:
    """Whoever sends a mail can write such a header into it."""
    passed = (RESULTS, "mx.example; dkim=pass header.d=ameli.fr; spf=pass smtp.mailfrom=outil.example")
    failed = (RESULTS, "autre.example; dmarc=fail header.from=info.ameli.fr")

    (trusted,) = seen(directory, (failed, passed, FROM), trusted=("mx.example",))
    (untrusted,) = seen(directory, (failed, passed, FROM))

    assert (trusted.value, trusted.traits, trusted.public_body) == (
        "authenticated",
        {"trusted", "official", "dkim"},
        "assurance_maladie",
    )
    assert (untrusted.value, untrusted.traits) == ("authentication_failed", {"unverified", "dmarc"})


def test_a_mail_of_several_senders_is_authenticated_for_none(directory: Directory) -> None:
    """Which of them a program shows, nobody knows."""
    headers = ((RESULTS, "mx; dmarc=pass header.from=info.ameli.fr"), FROM, ("From", "x@relais.example"))

    assert [one.value for one in seen(directory, headers, trusted=("mx",))] == ["several_from"]
