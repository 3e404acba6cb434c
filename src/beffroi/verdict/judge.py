"""The judge: evidence and the facts of the day in, findings out, weighed into one verdict."""

import datetime
from collections.abc import Collection, Iterable
from functools import lru_cache

from beffroi.contact import Contact, Note
from beffroi.evidence import EvidenceKind, Model, Sight, apart, look
from beffroi.rulebook import FactValue, Rulebook, Speaks, Strength
from beffroi.verdict.claimed import claimed_body
from beffroi.verdict.engine import ENGINE
from beffroi.verdict.matching import RuleIndex, Spoken, rules_that_speak
from beffroi.verdict.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord
from beffroi.verdict.weighing import Weight, weigh

__all__ = ["judge"]

_STRENGTHS = {Strength.DECISIVE: 0, Strength.STRONG: 1, Strength.WEAK: 2}
_GRAVEST_FIRST = (VerdictWord.FRAUD, VerdictWord.SUSPICIOUS, VerdictWord.CONSISTENT, VerdictWord.UNRELATED)
_SHOWN_AS_VALUE = frozenset({EvidenceKind.PHONE, EvidenceKind.SENDER})  # the detail of both is something else
_MAX_CITED = 20  # places a finding shows; a text that repeats itself a thousand times needs no more to be understood


def judge(  # noqa: PLR0913, PLR0917  # a contact and all that is known beside it
    contact: Contact,
    rulebook: Rulebook,
    today: datetime.date,
    model: Model | None = None,
    trusted_authserv: Collection[str] = (),
    notes: Collection[Note] = (),
) -> Verdict:
    """Return the verdict on ``contact``, by the facts in force on the day it was received.

    Where the text of an e-mail and its page say different things, the gravest verdict on either or on both counts:
    words that no mail program shows make nothing of those that it does.

    Args:
        contact: What reached the person.
        rulebook: Facts, rules, words and how findings are weighed.
        today: The day for a contact without a date.
        model: What sees beside the word lists; ``None`` for the packaged one.
        trusted_authserv: Names of hosts, in lower case, whose ``Authentication-Results`` are believed.
        notes: What was said about the reading of the file that it comes from: what was not read may be anything.

    Returns:
        The verdict, its advice still empty. The same arguments always give the same verdict.
    """
    date = contact.date or today
    day = rulebook.on(date)

    def judge_one(one: Contact) -> tuple[Verdict, Sight]:
        sight = look(one, day.directory, rulebook.lexicon, model, trusted_authserv, notes)
        return _verdict_on(sight, one, rulebook, date), sight

    verdict, sight = judge_one(contact)
    if verdict.verdict is not VerdictWord.FRAUD:
        for way in apart(sight.reading, rulebook.lexicon, day.directory):
            mildest = min((judge_one(one)[0] for one in way), key=_gravity)
            verdict = max(verdict, mildest, key=_gravity)  # of equals the first: what was found in all of it
    return verdict


def _gravity(verdict: Verdict) -> int:
    return -_GRAVEST_FIRST.index(verdict.verdict)


def _verdict_on(sight: Sight, contact: Contact, rulebook: Rulebook, date: datetime.date) -> Verdict:
    """Return the verdict on what is seen in a contact, by the facts in force on ``date``."""
    day = rulebook.on(date)
    claimed = claimed_body(contact.channel, sight.evidence)
    spoken = list(rules_that_speak(_index_of(rulebook), sight.evidence, contact.channel, claimed, day))
    weights = [Weight(s.rule.strength, s.rule.topic) for s in spoken if s.rule.speaks is Speaks.AGAINST]
    return Verdict(
        id=contact.id,
        channel=contact.channel,
        date=date,
        verdict=weigh(weights, claimed, rulebook.weighing),
        public_body=claimed,
        findings=_findings(spoken, sight),
        advice=(),
        rulebook=rulebook.version,
        engine=ENGINE,
    )


@lru_cache(maxsize=8)
def _index_of(rulebook: Rulebook) -> RuleIndex:
    return RuleIndex(rulebook.rules)


def _findings(spoken: Iterable[Spoken], sight: Sight) -> tuple[Finding, ...]:
    """Return one finding for each code and direction: the strongest rule's, with all the places its rules rest on."""
    by_code: dict[tuple[str, Speaks], list[Spoken]] = {}
    for one in spoken:
        by_code.setdefault((one.rule.code, one.rule.speaks), []).append(one)
    findings = [_finding(group, sight) for group in by_code.values()]
    findings.sort(key=_order)
    return tuple(findings)


def _order(finding: Finding) -> tuple[bool, int, str]:
    return finding.speaks is Speaks.FOR, _STRENGTHS[finding.strength], finding.code


def _leads_first(one: Spoken) -> tuple[int, bool, str]:
    """Order rules of one code: the strongest first, and of them one that rests on more than what the model sees."""
    return _STRENGTHS[one.rule.strength], one.evidence.kind is EvidenceKind.LEARNED, one.rule.id


def _finding(group: list[Spoken], sight: Sight) -> Finding:
    lead = min(group, key=_leads_first)
    seen = [one.evidence for one in group]
    # Words that a list knows say more to a reader than those that weigh most.
    shown = [one for one in seen if one.kind is not EvidenceKind.LEARNED] or sight.point_at(seen)
    cited: dict[CitedEvidence, None] = {}
    for evidence in shown:
        understood = evidence.value if evidence.kind in _SHOWN_AS_VALUE else evidence.detail or evidence.value
        cited[CitedEvidence(evidence.span.field, evidence.span.start, evidence.span.end, understood)] = None
    return Finding(
        code=lead.rule.code,
        speaks=lead.rule.speaks,
        strength=lead.rule.strength,
        says=lead.rule.says,
        evidence=tuple(cited)[:_MAX_CITED],
        fact=lead.fact_id,
        source=_cited_source(lead.fact_value),
    )


def _cited_source(fact_value: FactValue) -> CitedSource:
    source = fact_value.source
    return CitedSource(source.publisher, source.title, source.url, source.published, source.standing)
