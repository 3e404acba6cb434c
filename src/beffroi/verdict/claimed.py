"""Which public body a contact claims to come from: someone must name it, and speak for it."""

from collections.abc import Sequence

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.evidence import Evidence, EvidenceKind, Learned, LearnedTrait, Voice

__all__ = ["claimed_body"]

_NOBODY = frozenset({Learned.CLAIMS_NOBODY, Learned.PRIVATE})
_ANOTHER = _NOBODY | {Learned.CLAIMS_OTHER}
_HEADS = frozenset(Learned)
_SHOWN = frozenset({"by_sender", "by_domain"})
_BEST_FIRST = ("by_sender", "by_name", "by_domain", "by_object", "by_topic")


def claimed_body(channel: Channel, seen: Sequence[Evidence]) -> str | None:
    """Return the id of the body that the contact claims, or ``None``.

    Args:
        channel: How the contact came. A call told by the person who had it names the body in the third person.
        seen: All that was seen in it.
    """
    voice = next((evidence.value for evidence in seen if evidence.kind is EvidenceKind.VOICE), None)
    speaks_for_it = voice == Voice.AS_BODY or (voice == Voice.REPORTER and channel in TOLD_CHANNELS)
    if not speaks_for_it:
        return None
    claims = [evidence for evidence in seen if evidence.kind is EvidenceKind.CLAIM]
    heard = frozenset(
        evidence.value
        for evidence in seen
        if evidence.kind is EvidenceKind.LEARNED and LearnedTrait.LIKELY in evidence.traits
    )
    tells_a_story = any(evidence.kind is EvidenceKind.PRETEXT for evidence in seen)
    for trait in _BEST_FIRST if tells_a_story else _BEST_FIRST[:-1]:
        for claim in claims:
            if trait in claim.traits:
                return None if _is_heard_as_another(claim.value, claims, heard) else claim.value
    return None


def _is_heard_as_another(public_body: str, claims: Sequence[Evidence], heard: frozenset[str]) -> bool:
    """Return whether the words are likely those of another organisation, or of nobody's, that only names the body.

    The model knows some bodies by name (``claims_assurance_maladie``); any other is one of its ``claims_other``.
    """
    own = f"claims_{public_body}"
    is_known = own in _HEADS
    if heard.isdisjoint(_ANOTHER if is_known else _NOBODY):
        return False
    if not heard.isdisjoint({own if is_known else Learned.CLAIMS_OTHER, Learned.TELLS_STORY}):
        return False
    return not any(claim.value == public_body and not _SHOWN.isdisjoint(claim.traits) for claim in claims)
