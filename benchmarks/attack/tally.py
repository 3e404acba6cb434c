"""Tally: contacts judged before and after an attack, counted."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from attack.attacks import STRENGTHS, Attack, attacked
from beffroi import Contact, Rulebook, Verdict, VerdictWord, check
from beffroi.report import Label, Labelled, Proportion
from beffroi.rulebook import Speaks

__all__ = ["TODAY", "Change", "Row", "changes", "count", "sample"]

_GRAVEST_FIRST = (VerdictWord.FRAUD, VerdictWord.SUSPICIOUS, VerdictWord.CONSISTENT, VerdictWord.UNRELATED)
_ALARM = frozenset({VerdictWord.FRAUD, VerdictWord.SUSPICIOUS})
_FRAUDS = frozenset({Label.FRAUD, Label.OTHER_FRAUD})
TODAY = datetime.date(2026, 11, 23)  # every contact of the corpus has a date; no clock decides


class Change(NamedTuple):
    """One contact before and after an attack.

    Args:
        labelled: The contact as it was.
        become: What the person gets instead: one contact, or two.
        before: How it was judged.
        after: How the gravest of ``become`` is judged.
    """

    labelled: Labelled
    become: tuple[Contact, ...]
    before: Verdict
    after: Verdict

    @property
    def of_fraud(self) -> bool:
        """Whether it is a fraud."""
        return self.labelled.label in _FRAUDS

    @property
    def lost(self) -> list[str]:
        """The codes of findings against it that it had and has no more."""
        return sorted(_against(self.before) - _against(self.after))

    @property
    def won(self) -> list[str]:
        """The codes of findings against it that it did not have."""
        return sorted(_against(self.after) - _against(self.before))

    @property
    def flipped(self) -> bool:
        """Whether a caught fraud is caught no more, or an honest contact is accused now."""
        return (self.after.verdict in _ALARM) is not self.of_fraud


class Row(msgspec.Struct, frozen=True):
    """How contacts fared under one attack of one strength.

    Frauds are those that were caught (judged fraud or suspicious) as they were, honest contacts those that were not
    accused; both only if the attack changed them.

    Args:
        attack: Its name.
        strength: 1 light, 2 moderate, 3 heavy.
        caught: Frauds still caught.
        fraud: Of those judged fraud as they were, those judged fraud still.
        consistent: Frauds now judged consistent.
        unrelated: Frauds now judged unrelated.
        flipped: Frauds now judged consistent or unrelated.
        accused: Honest contacts now judged suspicious or fraud.
        accused_of_fraud: Honest contacts now judged fraud.
        lost: Finding codes against that frauds had and lost as they got away, and how many did, the most lost first.
    """

    attack: str
    strength: int
    caught: Proportion
    fraud: Proportion
    consistent: Proportion
    unrelated: Proportion
    flipped: Proportion
    accused: Proportion
    accused_of_fraud: Proportion
    lost: tuple[tuple[str, int], ...]


def _against(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings if finding.speaks is Speaks.AGAINST}


def sample(contacts: Iterable[Labelled], many: int | None) -> list[Labelled]:
    """Return ``many`` frauds and as many honest contacts, drawn by their ids, in the order of the corpus."""
    kept = list(contacts)
    if many is None:
        return kept
    drawn: set[str] = set()
    for side in (True, False):
        ids = [labelled.id for labelled in kept if (labelled.label in _FRAUDS) is side]
        drawn.update(sorted(ids, key=lambda one: hashlib.sha256(f"sample {one}".encode()).digest())[:many])
    return [labelled for labelled in kept if labelled.id in drawn]


def changes(
    contacts: Iterable[Labelled], attacks: Sequence[Attack], rulebook: Rulebook
) -> Iterator[tuple[Attack, int, Change]]:
    """Judge contacts as they are and under each attack that suits them.

    Args:
        contacts: Frauds and honest ones; those judged wrongly as they are, are passed over.
        attacks: Honest contacts get only those that honest people do as well, other frauds none of those that speak
            of the Assurance Maladie.
        rulebook: What to judge by.

    Yields:
        The attack, its strength, and what it did to one contact; nothing where it changed nothing.
    """
    for labelled in contacts:
        before = check(labelled.contact, rulebook=rulebook, today=TODAY)
        if (before.verdict in _ALARM) is not (labelled.label in _FRAUDS):
            continue
        for attack in attacks:
            if not _suits(attack, labelled.label):
                continue
            for strength in STRENGTHS:
                become = attacked(attack, labelled.contact, strength)
                if become:
                    verdicts = (check(contact, rulebook=rulebook, today=TODAY) for contact in become)
                    after = min(verdicts, key=lambda verdict: _GRAVEST_FIRST.index(verdict.verdict))
                    yield attack, strength, Change(labelled, become, before, after)


def _suits(attack: Attack, label: Label) -> bool:
    if label in _FRAUDS:
        return label is Label.FRAUD or not attack.of_the_body
    return attack.honest


def count(attack: str, strength: int, found: Sequence[Change]) -> Row:
    """Return the row of one attack and strength."""
    frauds = [change.after.verdict for change in found if change.of_fraud]
    honest = [change.after.verdict for change in found if not change.of_fraud]
    were_fraud = [
        change.after.verdict for change in found if change.of_fraud and change.before.verdict is VerdictWord.FRAUD
    ]
    lost = Counter(code for change in found if change.of_fraud and change.flipped for code in change.lost)

    def share(verdicts: Sequence[VerdictWord], *words: VerdictWord) -> Proportion:
        return Proportion(sum(map(verdicts.count, words)), len(verdicts))

    return Row(
        attack=attack,
        strength=strength,
        caught=share(frauds, *_ALARM),
        fraud=share(were_fraud, VerdictWord.FRAUD),
        consistent=share(frauds, VerdictWord.CONSISTENT),
        unrelated=share(frauds, VerdictWord.UNRELATED),
        flipped=share(frauds, VerdictWord.CONSISTENT, VerdictWord.UNRELATED),
        accused=share(honest, *_ALARM),
        accused_of_fraud=share(honest, VerdictWord.FRAUD),
        lost=tuple(sorted(lost.items(), key=lambda one: (-one[1], one[0]))),
    )
