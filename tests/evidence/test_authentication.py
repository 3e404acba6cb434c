"""Authentication-Results, as RFC 8601 writes them and as hosts do."""

import time

import pytest

from beffroi.evidence.authentication import (
    AuthenticationResult,
    authserv_of,
    is_aligned,
    parse_authentication_results,
    parse_received_spf,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("mx.example; none", []),
        ("mx.example 1; spf=pass smtp.mailfrom=b.example", [("spf", "pass", "b.example")]),
        ("mx.example; SPF=Fail smtp.mailfrom=a@B.example.", [("spf", "fail", "b.example")]),
        ('mx.example; dkim=fail reason="bad; dkim=pass" header.d=b.example', [("dkim", "fail", "b.example")]),
        ('mx.example (a; (nested) spf=pass); spf = softfail (x) smtp.mailfrom = "a@b.example"',
         [("spf", "softfail", "b.example")]),
        ("mx.example; dmarc/1=fail (p=reject) header.from=<a@b.example>", [("dmarc", "fail", "b.example")]),
        ("mx.example; dkim=pass header.i=@b.example; dkim=fail header.d=c.example",
         [("dkim", "pass", "b.example"), ("dkim", "fail", "c.example")]),
        ("mx.example; spf=fail smtp.remote-ip=192.0.2.1", [("spf", "fail", "")]),
        ("mx.example; spf=fail header.d=;", [("spf", "fail", "")]),
        ("mx.example; dkim=neutral (no key\\) still) header.d=b.example", [("dkim", "neutral", "b.example")]),
        ("mx.example; spf; =fail; spf fail x", []),
        ("mx.example; ) spf=fail", [("spf", "fail", "")]),
        ("mx.example; spf=fail (never closed header.d=b.example", [("spf", "fail", "")]),
        ("", []),
    ],
)  # fmt: skip
def test_results_are_read_through_comments_and_quotes(value: str, expected: list[tuple[str, str, str]]) -> None:
    """A comment that says "pass" is no result."""
    assert parse_authentication_results(value) == [AuthenticationResult(*result) for result in expected]


@pytest.mark.parametrize("unit", ["(", '"', ";", "=", "a ", "\\", '"\\', "; spf=fail header.d=b.example"])
def test_a_long_value_is_cut(unit: str) -> None:
    """No header of a megabyte is read to its end."""
    began = time.process_time()

    assert len(parse_authentication_results(unit * 200_000)) < 1_000
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("value", "name"),
    [("MX.example. 1; spf=pass", "mx.example"), ("(a) mx.example;", "mx.example"), ("; spf=pass", ""), ("", "")],
)
def test_the_host_that_wrote_a_note_is_its_first_word(value: str, name: str) -> None:
    """Behind a comment, before a version."""
    assert authserv_of(value) == name


def test_a_result_is_about_the_domain_its_method_vouches_for() -> None:
    """What else stands in it is another's: a mailing tool signs for itself."""
    (result,) = parse_authentication_results("mx; dkim=pass header.from=ameli.fr header.d=outil.example")

    assert result == AuthenticationResult("dkim", "pass", "outil.example")


@pytest.mark.parametrize(
    ("value", "result", "receiver"),
    [
        (
            'Fail (mx.example: no) envelope-from="a@B.example"; receiver=MX.example; helo=c',
            ("fail", "b.example"),
            "mx.example",
        ),
        ("pass client-ip=192.0.2.1; helo=c.example", ("pass", "c.example"), ""),
        ("", ("", ""), ""),
    ],
)
def test_received_spf_is_read(value: str, result: tuple[str, str], receiver: str) -> None:
    """RFC 7208 section 9.1."""
    assert parse_received_spf(value) == (AuthenticationResult("spf", *result), receiver)


@pytest.mark.parametrize(
    ("authenticated", "shown", "strict", "aligned"),
    [
        ("ameli.fr", "info.ameli.fr", False, True),
        ("mail.ameli.fr", "info.ameli.fr", False, True),
        ("ameli.fr", "info.ameli.fr", True, False),
        ("info.ameli.fr", "info.ameli.fr", True, True),
        ("outil.example", "ameli.fr", False, False),
        ("a.asso.fr", "b.asso.fr", False, False),
        ("", "ameli.fr", False, False),
    ],
)
def test_a_pass_counts_for_the_domain_shown_alone(authenticated: str, shown: str, strict: bool, aligned: bool) -> None:  # noqa: FBT001
    """A pass of a mailing tool proves nothing for the body."""
    assert is_aligned(authenticated, shown, strict=strict) is aligned
