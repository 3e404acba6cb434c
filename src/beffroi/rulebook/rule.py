"""What follows when evidence meets a fact: one rule, and how findings are weighed together."""

import enum

import msgspec

from beffroi.contact import Channel
from beffroi.evidence import EvidenceKind

__all__ = ["Condition", "Relation", "Rule", "Speaks", "Status", "Strength", "Threshold", "Topic", "Weighing", "When"]


class Strength(enum.StrEnum):
    """How much one finding weighs, in words."""

    DECISIVE = "decisive"
    STRONG = "strong"
    WEAK = "weak"


class Speaks(enum.StrEnum):
    """Which way a finding points."""

    AGAINST = "against"
    FOR = "for"


class Status(enum.StrEnum):
    """Where a rule stands in its life; a retired one never speaks and names its heir."""

    TRIAL = "trial"
    TRUSTED = "trusted"
    RETIRED = "retired"


class Topic(enum.StrEnum):
    """What a finding is about; findings with different topics are independent (design.md §6)."""

    WHO_SPEAKS = "who_speaks"
    WHAT_IS_ASKED = "what_is_asked"
    WHERE_IT_LEADS = "where_it_leads"
    WHAT_IT_PRETENDS = "what_it_pretends"
    HOW_IT_HIDES = "how_it_hides"
    HOW_IT_PRESSES = "how_it_presses"
    HOW_IT_READS = "how_it_reads"  # what the model sees: one witness, whatever it says


class Relation(enum.StrEnum):
    """How the evidence must meet the fact for the rule to speak.

    ``in_force`` asks only that the fact says something on the day; ``listed`` that the evidence's value is one of the
    fact's values on the day and for the channel; ``absent`` that it is none of them.
    """

    IN_FORCE = "in_force"
    LISTED = "listed"
    ABSENT = "absent"


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Evidence that must be there.

    Args:
        evidence: Its kind.
        value: Its value is one of these; empty means any.
        traits: It has all of these.
        without: It has none of these.
    """

    evidence: EvidenceKind
    value: tuple[str, ...] = ()
    traits: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a rule speaks: on each evidence that fits, as long as the rest of the contact fits too.

    Args:
        evidence: Kind of the evidence the finding is about.
        value: Its value is one of these; empty means any.
        traits: It has all of these.
        any_traits: It has at least one of these; empty asks for none.
        without: It has none of these.
        channels: The contact came by one of these; empty means any.
        claimed: The contact claims a public body of the rulebook (``true``), claims none (``false``), or either.
        alongside: For each of these conditions the contact shows some evidence that fits.
        unless: For none of these conditions does it.
    """

    evidence: EvidenceKind
    value: tuple[str, ...] = ()
    traits: frozenset[str] = frozenset()
    any_traits: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    channels: tuple[Channel, ...] = ()
    claimed: bool | None = None
    alongside: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule, as its YAML file says it.

    Args:
        id: The file's name.
        code: The finding it makes; several rules may make the same one.
        status: ``trial``, ``trusted`` or ``retired``.
        says: What it means, in English, for analysts.
        when: What it speaks on.
        fact: Id of the fact met: absolute (``law.premium_numbers``), or of the body the evidence or the contact is
            about when it starts with a dot (``.never_asks``); a rule whose fact says nothing on the day stays silent.
        relation: How evidence and fact must meet.
        speaks: Against or for.
        topic: What it is about.
        strength: How much it weighs.
        because: Why that much.
        wrong_when: Known false positives.
        replaced_by: The heir of a retired rule.
    """

    id: str
    code: str
    status: Status
    says: str
    when: When
    fact: str
    speaks: Speaks
    topic: Topic
    strength: Strength
    because: str
    wrong_when: str
    relation: Relation = Relation.IN_FORCE
    replaced_by: str | None = None


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At least so many findings against, from at least so many topics; a stronger one counts as a weaker one too."""

    because: str
    decisive: int = 0
    strong: int = 0
    weak: int = 0
    topics: int = 1


class Weighing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How findings against add up to a verdict: the first list one of whose thresholds is reached decides."""

    fraud: tuple[Threshold, ...]
    suspicious: tuple[Threshold, ...]
