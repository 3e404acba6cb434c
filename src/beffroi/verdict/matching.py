"""Which rules speak on a contact: conditions met by what was seen and by the facts of the day."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind
from beffroi.rulebook import Condition, FactValue, Relation, Rule, RulebookDay, Status, When

__all__ = ["RuleIndex", "Spoken", "rules_that_speak"]


class Spoken(NamedTuple):
    """A rule that spoke on one piece of evidence, and the fact it met."""

    rule: Rule
    evidence: Evidence
    fact_id: str
    fact_value: FactValue


class _Ready(NamedTuple):
    """A rule with its conditions as places in the list of all conditions: many rules share one."""

    rule: Rule
    alongside: tuple[int, ...]
    unless: tuple[int, ...]


class RuleIndex:
    """The rules that are in use, by what they speak on.

    Attributes:
        conditions: All that they ask of the rest of a contact, each once.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        places: dict[Condition, int] = {}
        self._rules = tuple(
            _Ready(
                rule,
                tuple(places.setdefault(condition, len(places)) for condition in rule.when.alongside),
                tuple(places.setdefault(condition, len(places)) for condition in rule.when.unless),
            )
            for rule in rules
            if rule.status is not Status.RETIRED
        )
        self.conditions = tuple(places)
        self._about: dict[tuple[EvidenceKind, str, Channel, bool], tuple[_Ready, ...]] = {}
        self._values = frozenset(
            (ready.rule.when.evidence, value) for ready in self._rules for value in ready.rule.when.value
        )

    def about(self, evidence: Evidence, channel: Channel, *, is_claimed: bool) -> tuple[_Ready, ...]:
        """Return the rules whose kind, value, channels and claim fit: worked out once for each way to fit."""
        kind = evidence.kind
        value = evidence.value if (kind, evidence.value) in self._values else ""
        key = (kind, value, channel, is_claimed)
        rules = self._about.get(key)
        if rules is None:
            rules = self._about[key] = tuple(ready for ready in self._rules if _is_about(ready.rule.when, *key))
        return rules


def _is_about(when: When, kind: EvidenceKind, value: str, channel: Channel, is_claimed: bool) -> bool:  # noqa: FBT001  # positions of a key
    return (
        when.evidence is kind
        and (not when.value or value in when.value)
        and (not when.channels or channel in when.channels)
        and (when.claimed is None or when.claimed is is_claimed)
    )


def rules_that_speak(
    index: RuleIndex, seen: Sequence[Evidence], channel: Channel, claimed: str | None, day: RulebookDay
) -> Iterator[Spoken]:
    """Yield every rule that speaks, once for each piece of evidence it speaks on, in the order of the evidence."""
    is_met = _Conditions(index.conditions, seen).is_met
    for evidence in seen:
        for rule, alongside, unless in index.about(evidence, channel, is_claimed=claimed is not None):
            when = rule.when
            if (
                when.traits <= evidence.traits
                and when.without.isdisjoint(evidence.traits)
                and not (when.any_traits and when.any_traits.isdisjoint(evidence.traits))
                and all(map(is_met, alongside))
                and not any(map(is_met, unless))
                and (met := _fact_met(rule, evidence, channel, claimed, day)) is not None
            ):
                yield Spoken(rule, evidence, *met)


class _Conditions:
    """Whether the rest of a contact meets a condition, asked of the same contact by many rules, worked out once."""

    def __init__(self, conditions: Sequence[Condition], seen: Sequence[Evidence]) -> None:
        self._conditions = conditions
        self._seen: dict[EvidenceKind, list[Evidence]] = {}
        for evidence in seen:
            self._seen.setdefault(evidence.kind, []).append(evidence)
        self._known: dict[int, bool] = {}

    def is_met(self, place: int) -> bool:
        known = self._known.get(place)
        if known is None:
            condition = self._conditions[place]
            of_kind = self._seen.get(condition.evidence, ())
            known = self._known[place] = any(_fits(condition, evidence) for evidence in of_kind)
        return known


def _fits(condition: Condition, evidence: Evidence) -> bool:
    return (
        (not condition.value or evidence.value in condition.value)
        and condition.traits <= evidence.traits
        and condition.without.isdisjoint(evidence.traits)
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
