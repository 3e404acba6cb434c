"""Advice: what the person should do now, as ordered step codes."""

import functools
from collections.abc import Collection, Iterator
from typing import Any

from beffroi.advice.done import Done
from beffroi.advice.plan import SERVICES, Plan, Situation, plan
from beffroi.contact import Channel
from beffroi.rulebook import Fact, FactValue, Rulebook, RulebookDay
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["MAKE_SURE", "REPORT", "advise", "current_value", "service_of", "tells_a_service"]

MAKE_SURE = "make_sure_by_yourself"  # in every advice about a contact that claims a public body
REPORT = "report_"  # the step ``report_x`` is: tell the service of the fact ``reporting.x``
_REPORTING = "reporting."
_FIRST_AID = "first_aid."
_RECEIVED = "received"
_REPORT_IT = "report_it"  # in the facts: here the services stand; they come from ``takes``
_NOTHING: frozenset[Done] = frozenset()
_SITUATIONS_KEPT = 8192  # a few dozen finding sets a channel and stretch of facts; a hostile batch cannot fill memory


def advise(verdict: Verdict, rulebook: Rulebook, done: Collection[Done] = ()) -> tuple[str, ...]:
    """Return what the person should do, as step codes, the most urgent first.

    Args:
        verdict: The verdict; its own ``advice`` is not read.
        rulebook: The facts: first aid and the services that can be told.
        done: What the person has already done.

    Returns:
        Codes of steps; the catalogues of :mod:`beffroi.texts` have a sentence for each. ``report_x`` means the service
        of the fact ``reporting.x``.

    Source:
        ``facts/first_aid`` and ``facts/reporting``; which apply, and in which order, is in ``advice/steps.yaml``.
    """
    bits = _finding_bits()
    found = 0
    for finding in verdict.findings:
        found |= bits.get(finding.code, 0)
    return _advised(
        rulebook,
        rulebook.on(verdict.date),
        verdict.verdict,
        verdict.channel,
        verdict.public_body is not None,
        found,
        frozenset(map(Done, done)) if done else _NOTHING,
    )


def service_of(step: str) -> str | None:
    """Return the id of the fact whose number, address, price and hours go with a step, if there is one."""
    if step.startswith(REPORT):
        return _REPORTING + step.removeprefix(REPORT)
    shown = plan().shows.get(step)
    return None if shown is None else _REPORTING + shown


def tells_a_service(step: str) -> bool:
    """Return whether a step is to tell a service what happened, once the rest is done.

    A service with a place of its own in the plan's order (blocking a bank card) is a step like any other.
    """
    return step.startswith(REPORT) and step not in plan().order


def current_value(fact: Fact | None, day: RulebookDay, channel: str) -> FactValue | None:
    """Return what help a fact offers to a person whose contact came on ``day``.

    Advice is for now: a service that opened after the contact came helps, so where none was in force on its day the
    earliest later value is taken; a service that had closed by then is not.
    """
    if fact is None:
        return None
    held = day.value(fact.id, channel)
    if held is not None:
        return held
    in_force = day.values(fact.id)
    later = (
        value
        for value in fact.values
        if value not in in_force and value.until is None and (not value.channels or channel in value.channels)
    )
    return min(later, key=lambda value: value.since, default=None)


@functools.lru_cache(maxsize=1)
def _finding_bits() -> dict[str, int]:
    """Return one bit for each finding code that makes a difference, so that a set of findings is one small number."""
    return {code: 1 << place for place, code in enumerate(sorted(plan().finding_codes()))}


@functools.lru_cache(maxsize=_SITUATIONS_KEPT)
def _advised(  # noqa: PLR0913, PLR0917 - the parts of the key, side by side
    rulebook: Rulebook,
    day: RulebookDay,
    word: VerdictWord,
    channel: Channel,
    claimed: bool,  # noqa: FBT001 - the same
    found: int,
    done: frozenset[Done],
) -> tuple[str, ...]:
    findings = frozenset(code for code, bit in _finding_bits().items() if found & bit)
    now = Situation(word, channel, claimed, findings, done)
    drawn = plan()
    ranks = _ranks(rulebook, day, channel)
    steps = set(_first_aid_steps(drawn, rulebook, day, now, ranks))
    steps.update(said.step for said in drawn.say if said.when.holds(now))
    steps.update(_services_told(drawn, rulebook, day, now))
    steps = {step for step in steps if step not in drawn.only or drawn.only[step].holds(now)}
    for kept in [step for step in steps if step in drawn.instead_of]:
        steps.difference_update(drawn.instead_of[kept])
    return _in_order(drawn, steps, ranks)


def _first_aid_steps(
    drawn: Plan, rulebook: Rulebook, day: RulebookDay, now: Situation, services: Collection[str]
) -> Iterator[str]:
    """Yield the steps that the facts give for what was done, a service to tell by its ``report_`` code.

    A service that is no more is passed over.
    """
    for deed in (_RECEIVED, *now.done):
        held = current_value(rulebook.facts.get(_FIRST_AID + deed), day, now.channel)
        if held is None or not drawn.first_aid[deed].holds(now):
            continue
        for step in held.value["steps"]:
            if REPORT + step in services:
                yield REPORT + step
            elif step != _REPORT_IT and _REPORTING + step not in rulebook.facts:
                yield drawn.same_as.get(step, step)


def _services(rulebook: Rulebook, day: RulebookDay, channel: Channel) -> Iterator[tuple[str, Any]]:
    """Yield (step code, what the fact says) for each service there is."""
    for fact_id, fact in rulebook.facts.items():
        if fact_id.startswith(_REPORTING):
            held = current_value(fact, day, channel)
            if held is not None:
                yield REPORT + fact_id.removeprefix(_REPORTING), held.value


def _ranks(rulebook: Rulebook, day: RulebookDay, channel: Channel) -> dict[str, int]:
    """Return the place of each service among the others, low ones first."""
    return {step: value["rank"] for step, value in _services(rulebook, day, channel)}


def _services_told(drawn: Plan, rulebook: Rulebook, day: RulebookDay, now: Situation) -> Iterator[str]:
    """Yield the services that take this channel, or a case at hand."""
    if not drawn.services_when.holds(now):
        return
    at_hand = {str(now.channel), *(case for case, condition in drawn.cases.items() if condition.holds(now))}
    for step, value in _services(rulebook, day, now.channel):
        if not at_hand.isdisjoint(value["takes"]):
            yield step


def _in_order(drawn: Plan, steps: set[str], ranks: dict[str, int]) -> tuple[str, ...]:
    """Return ``steps`` in the plan's order; services it does not place by their rank, anything else last, by name."""
    placed = set(drawn.order)
    services = sorted(
        (step for step in steps if step in ranks and step not in placed), key=lambda step: (ranks[step], step)
    )
    ordered: list[str] = []
    for step in drawn.order:
        if step == SERVICES:
            ordered += services
        elif step in steps:
            ordered.append(step)
    return (*ordered, *sorted(steps.difference(ordered)))
