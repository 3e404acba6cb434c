"""Which rules speak on a contact: conditions met by what was seen and by the facts of the day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind
from beffroi.rulebook import Condition, FactValue, Relation, Rule, RulebookDay, Status

__all__ = ["RuleIndex", "Spoken", "rules_that_speak"]


class Spoken(NamedTuple):
    """A rule that spoke on one piece of evidence, and the fact it met."""

    rule: Rule
    evidence: Evidence
    fact_id: str
    fact_value: FactValue


class RuleIndex:
    """The rules that are in use, by the evidence they speak on."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_kind: dict[tuple[EvidenceKind, str], list[Rule]] = {}
        for rule in rules:
            if rule.status is not Status.RETIRED:
                for value in rule.when.value or ("",):
                    by_kind.setdefault((rule.when.evidence, value), []).append(rule)
        self._rules: Mapping[tuple[EvidenceKind, str], Sequence[Rule]] = by_kind

    def about(self, evidence: Evidence) -> Iterator[Rule]:
        """Yield the rules whose kind and value fit ``evidence``."""
        yield from self._rules.get((evidence.kind, evidence.value), ())
        yield from self._rules.get((evidence.kind, ""), ())


def rules_that_speak(
    index: RuleIndex, seen: Sequence[Evidence], channel: Channel, claimed: str | None, day: RulebookDay
) -> Iterator[Spoken]:
    """Yield every rule that speaks, once for each piece of evidence it speaks on, in the order of the evidence."""
    for evidence in seen:
        for rule in index.about(evidence):
            when = rule.when
            if (
                when.traits <= evidence.traits
                and when.without.isdisjoint(evidence.traits)
                and not (when.any_traits and when.any_traits.isdisjoint(evidence.traits))
                and not (when.channels and channel not in when.channels)
                and (when.claimed is None or when.claimed is (claimed is not None))
                and all(_is_met(condition, seen) for condition in when.alongside)
                and not any(_is_met(condition, seen) for condition in when.unless)
                and (met := _fact_met(rule, evidence, channel, claimed, day)) is not None
            ):
                yield Spoken(rule, evidence, *met)


def _is_met(condition: Condition, seen: Sequence[Evidence]) -> bool:
    return any(
        evidence.kind is condition.evidence
        and (not condition.value or evidence.value in condition.value)
        and condition.traits <= evidence.traits
        and condition.without.isdisjoint(evidence.traits)
        for evidence in seen
    )


def _fact_met(
    rule: Rule, evidence: Evidence, channel: Channel, claimed: str | None, day: RulebookDay
) -> tuple[str, FactValue] | None:
    fact_id = day.fact_for(rule.fact, evidence.public_body or claimed)
    if fact_id is None:
        return None
    fact_value = day.value(fact_id, channel)
    if fact_value is None:
        return None
    if rule.relation is not Relation.IN_FORCE:
        is_listed = evidence.value in fact_value.value
        if is_listed is not (rule.relation is Relation.LISTED):
            return None
    return fact_id, fact_value
