"""What the tests of advice share: the packaged rulebook and bare verdicts."""

import datetime
from collections.abc import Callable

import pytest

from beffroi.contact import Channel
from beffroi.evidence import Field
from beffroi.rulebook import Rulebook, Speaks, Standing, Strength, load_rulebook
from beffroi.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

DAY = datetime.date(2026, 11, 2)
MakeVerdict = Callable[..., Verdict]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def make_verdict() -> MakeVerdict:
    """Return a function that makes a verdict with findings of the codes given."""

    def make(
        word: str = "fraud",
        channel: str = "sms",
        *,
        claimed: bool = True,
        findings: tuple[str, ...] = (),
        date: datetime.date = DAY,
    ) -> Verdict:
        return Verdict(
            id=None,
            channel=Channel(channel),
            date=date,
            verdict=VerdictWord(word),
            public_body="assurance_maladie" if claimed else None,
            findings=tuple(map(_finding, findings)),
            advice=(),
            rulebook="r",
            engine="e",
        )

    return make


def _finding(code: str) -> Finding:
    source = CitedSource("Cnam", "Communiqué", None, None, Standing.PRESS)
    evidence = CitedEvidence(Field.TEXT, 0, 1, "value")
    return Finding(code, Speaks.AGAINST, Strength.STRONG, "says", (evidence,), "assurance_maladie.web_domains", source)
