"""Heads: the questions that the model is taught to answer, and what the labels of the corpus say to each."""

import re

import msgspec

from beffroi.evidence.learned import Learned

__all__ = ["HEADS", "Labels", "answers"]

HEADS: tuple[str, ...] = tuple(head.value for head in Learned)
"""In the order of the model file. ``tells_x``: a story about x told as frauds tell it; ``tells_story``: any of them."""

_FRAUDS = frozenset({"fraud", "other_fraud"})
_ASSURANCE_MALADIE = "Assurance Maladie"
_WARNS = re.compile(
    r"\b(?:warn|quote|tells? (?:of|about) (?:a |the )?(?:false|fraud|scam)|scam|awareness)", re.IGNORECASE
)


class Labels(msgspec.Struct, frozen=True):
    """What a line of the corpus says of its contact."""

    id: str
    channel: str
    lang: str
    label: str
    asks: tuple[str, ...]
    pretext: str | None
    pressure: tuple[str, ...]
    claims: str | None
    why: str

    @property
    def is_fraud(self) -> bool:
        """Whether it is a fraud, in whoever's name."""
        return self.label in _FRAUDS


def answers(known: Labels) -> dict[str, bool]:
    """Return the answer to each head that the labels of a contact give.

    The voice is not labelled: it follows from label, channel and the reason written beside the label.
    """
    yes = {f"asks_{name}" for name in known.asks} | {f"presses_{name}" for name in known.pressure}
    if known.is_fraud:
        yes |= {"tells_story", f"tells_{known.pretext or 'other'}"}
    if known.claims is None:
        yes.add("claims_nobody")
    else:
        yes.add("claims_assurance_maladie" if known.claims == _ASSURANCE_MALADIE else "claims_other")
    yes.add(_voice(known))
    return {head: head in yes for head in HEADS}


def _voice(known: Labels) -> str:
    is_other_ham = known.label == "other_ham"
    if is_other_ham and _WARNS.search(known.why):
        return "warns"
    if is_other_ham and known.claims is None:
        return "private"
    if known.channel == "call":
        return "told"
    return "third_party" if is_other_ham else "speaks_as"
