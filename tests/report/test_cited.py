"""Addresses at fault and the sender's number."""

import msgspec
import pytest

from beffroi.contact import Channel, Contact
from beffroi.evidence import Field
from beffroi.report.cited import faulty_addresses, sender_number
from beffroi.rulebook import Speaks, Standing, Strength
from beffroi.verdict import CitedEvidence, CitedSource, Finding

from .conftest import EMAIL, LINK, SMS, Occur


def test_addresses_are_given_exactly_as_received(occur: Occur) -> None:
    """What follows the host names the very page; entities of HTML are no part of it."""
    assert faulty_addresses(SMS, occur(SMS).verdict) == (LINK,)
    assert faulty_addresses(EMAIL, occur(EMAIL).verdict) == ("http://ameli-vitale.example/pay?a=1&b=2",)


@pytest.mark.parametrize(
    ("text", "value", "code", "given"),
    [
        pytest.param("ameli point example", "ameli.example", "lookalike_domain", ("ameli.example",), id="in disguise"),
        pytest.param(
            "WWW.Ameli.Example/x", "www.ameli.example", "lookalike_domain", ("WWW.Ameli.Example/x",), id="case"
        ),
        pytest.param("carte", "card", "lookalike_domain", (), id="a request beside a link is no address"),
        pytest.param("a@ameli.example", "a@ameli.example", "foreign_domain", (), id="nor is a mail address"),
        pytest.param("http://x.example", "x.example", "asks_card", (), id="nor what another finding cites"),
        pytest.param("http://x.example/" + "y" * 5_000, "x.example", "short_link", None, id="a long one is cut"),
    ],
)
def test_only_web_addresses_at_fault_are_given(
    occur: Occur, text: str, value: str, code: str, given: tuple[str, ...] | None
) -> None:
    """A service for pages cannot use anything else."""
    contact = Contact(Channel.SMS, text)
    evidence = (CitedEvidence(Field.TEXT, 0, len(text), value), CitedEvidence(Field.SENDER, 0, 1, "z.example"))
    source = CitedSource("P", "T", None, None, Standing.PRESS)
    finding = Finding(code, Speaks.AGAINST, Strength.STRONG, "", evidence, "law.x", source)
    verdict = msgspec.structs.replace(occur(SMS).verdict, findings=(finding, finding))

    found = faulty_addresses(contact, verdict)

    if given is None:
        assert [len(one) for one in found] == [2_000]
    else:
        assert found == given


@pytest.mark.parametrize(
    ("sender", "number"),
    [
        ("+33639980012", "0639980012"),
        ("01 99 00 12 34", "0199001234"),
        ("+33 (0)1.99.00.12.34", "0199001234"),
        ("38663", "38663"),
        ("+447700900123", "+447700900123"),
        ("AMELI", None),
        ("", None),
        (None, None),
        ("1; DROP", None),
    ],
)
def test_a_number_is_given_as_one_dials_it(sender: str | None, number: str | None) -> None:
    """33700 takes the number, not how a telephone wrote it."""
    assert sender_number(Contact(Channel.SMS, "x", sender=sender)) == number
