"""Findings weighed into one of four words; each finding names its evidence and its fact."""

import datetime
import enum

import msgspec

from beffroi.contact import Channel
from beffroi.evidence import Field
from beffroi.rulebook import Speaks, Standing, Strength

__all__ = ["CitedEvidence", "CitedSource", "Finding", "Verdict", "VerdictWord"]


class VerdictWord(enum.StrEnum):
    """The four answers; none of them says "genuine" (design.md §2, promise 1)."""

    FRAUD = "fraud"
    SUSPICIOUS = "suspicious"
    CONSISTENT = "consistent"
    UNRELATED = "unrelated"


class CitedEvidence(msgspec.Struct, frozen=True):
    """The words a finding rests on: ``value`` is what was understood, ``field[start:end]`` what was received."""

    field: Field
    start: int
    end: int
    value: str


class CitedSource(msgspec.Struct, frozen=True):
    """Where the fact a finding meets was published."""

    publisher: str
    title: str
    url: str | None
    published: str | None
    standing: Standing


class Finding(msgspec.Struct, frozen=True):
    """One rule that spoke about one contact.

    Args:
        code: What was found; the key of its sentence in every language.
        speaks: Against the contact or for it.
        strength: How much it weighs.
        says: What the rule means, in English.
        evidence: The words it rests on; never empty.
        fact: Id of the official fact they meet.
        source: Where that fact was published.
    """

    code: str
    speaks: Speaks
    strength: Strength
    says: str
    evidence: tuple[CitedEvidence, ...]
    fact: str
    source: CitedSource


class Verdict(msgspec.Struct, frozen=True):
    """The answer about one contact, as in design.md §5; its JSON is a contract.

    Args:
        id: The contact's own id, or ``None``.
        channel: The contact's channel.
        date: The day whose facts were used.
        verdict: The answer in one word.
        public_body: Id of the body it claims, or ``None``.
        findings: Against first, strongest first; then those in favour.
        advice: Codes of the next steps, in order.
        rulebook: Version of the rulebook.
        engine: Version of beffroi.
    """

    id: str | None
    channel: Channel
    date: datetime.date
    verdict: VerdictWord
    public_body: str | None
    findings: tuple[Finding, ...]
    advice: tuple[str, ...]
    rulebook: str
    engine: str
