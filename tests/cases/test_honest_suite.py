"""Honest contacts that look odd: notices that frighten, bills, codes, families, warnings that quote frauds.

They are the honest contacts of the corpus that were written blind to the rules, its development side. None may be
judged a fraud; the packaged model has read them, so this holds what was mended and measures nothing.
"""

from pathlib import Path

import pytest

from beffroi import VerdictWord, check
from beffroi.report import Label, Labelled, Split, read_labelled

from .conftest import packaged_rulebook

CORPUS = Path(__file__).parents[2] / "corpus" / "contacts.jsonl"
FIRST_WRITTEN_BLIND = "c2001"
FEWEST = 400
KNOWN_ALARMS: dict[str, str] = {
    "c3030-1": "a genuine warning of the body quotes a link that imitates it",
    "c2225-1": "an employer's bookkeeper, a real one, wants RIB and social security number brought along",
    "c4463-1": "a pay office that one works with wants the RIB on paper, and speaks of sick pay",
    "c6919-1": "a gendarme recites what nobody will ask for",
    "c9111-1": "a managing agent wants an unpaid call for funds, and warns of false bank details himself",
    "c9641-2": "in Creole: the person asked in jest whether the card is wanted, the adviser laughed",
    "c9862-1": "a florist sends, from a telephone, the link to pay that one asked for",
    "c9881-1": "an insurer refuses to take bank details by telephone and names the Assurance Maladie",
    "c9885-1": "an operator's unpaid bill, with a threat and its own site that no list knows",
}
"""Honest contacts still judged a fraud, each with what would have to be understood."""


def _odd_and_honest() -> list[Labelled]:
    lines = CORPUS.read_bytes().splitlines()
    labelled = [read_labelled(line, f"contacts.jsonl:{number}") for number, line in enumerate(lines, start=1)]
    return [
        one
        for one in labelled
        if one.split is Split.DEV and one.id >= FIRST_WRITTEN_BLIND and one.label in {Label.GENUINE, Label.OTHER_HAM}
    ]


HONEST = _odd_and_honest()


@pytest.mark.parametrize(
    "labelled",
    [
        pytest.param(one, id=one.id, marks=pytest.mark.xfail(reason=KNOWN_ALARMS[one.id], strict=True))
        if one.id in KNOWN_ALARMS
        else pytest.param(one, id=one.id)
        for one in HONEST
    ],
)
def test_an_odd_honest_contact_is_no_fraud(labelled: Labelled) -> None:
    """What frightens, presses or asks may be honest."""
    verdict = check(labelled.contact, rulebook=packaged_rulebook())

    assert verdict.verdict is not VerdictWord.FRAUD


def test_the_suite_is_large() -> None:
    """A handful of honest contacts would prove little."""
    assert len(HONEST) >= FEWEST
    assert set(KNOWN_ALARMS) <= {one.id for one in HONEST}
