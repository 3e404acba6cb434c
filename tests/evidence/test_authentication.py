"""Authentication-Results, as RFC 8601 writes them and as hosts do."""

import time

import pytest

from beffroi.evidence.authentication import AuthenticationResult, parse_authentication_results


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
