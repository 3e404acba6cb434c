"""Findings weighed together, as the rulebook says (design.md §6)."""

from collections.abc import Sequence
from typing import NamedTuple

from beffroi.rulebook import Strength, Threshold, Topic, Weighing
from beffroi.verdict.verdict import VerdictWord

__all__ = ["Weight", "weigh"]


class Weight(NamedTuple):
    """What one rule puts on the scale for one piece of evidence."""

    strength: Strength
    topic: Topic


_AT_LEAST = {
    Strength.DECISIVE: frozenset({Strength.DECISIVE}),
    Strength.STRONG: frozenset({Strength.DECISIVE, Strength.STRONG}),
    Strength.WEAK: frozenset(Strength),
}


def weigh(against: Sequence[Weight], claimed: str | None, weighing: Weighing) -> VerdictWord:
    """Return the verdict that findings against a contact add up to.

    Findings in favour are not asked: nothing makes up for what a body never does.

    Args:
        against: One weight for each rule that spoke against, and each piece of evidence it spoke on.
        claimed: The body the contact claims, or ``None``.
        weighing: The rulebook's thresholds.
    """
    for word, thresholds in ((VerdictWord.FRAUD, weighing.fraud), (VerdictWord.SUSPICIOUS, weighing.suspicious)):
        if against and any(_is_reached(threshold, against) for threshold in thresholds):
            return word
    return VerdictWord.CONSISTENT if claimed is not None else VerdictWord.UNRELATED


def _is_reached(threshold: Threshold, against: Sequence[Weight]) -> bool:
    for strength, needed in (
        (Strength.DECISIVE, threshold.decisive),
        (Strength.STRONG, threshold.strong),
        (Strength.WEAK, threshold.weak),
    ):
        if needed:
            enough = [weight for weight in against if weight.strength in _AT_LEAST[strength]]
            if len(enough) < needed or len({weight.topic for weight in enough}) < threshold.topics:
                return False
    return True
