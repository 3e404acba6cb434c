"""Which public body a contact claims to come from: someone must name it, and speak for it."""

from collections.abc import Sequence

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind, Learned, Voice

__all__ = ["claimed_body"]

_SPOKEN = frozenset({Channel.CALL, Channel.VISIT})
_ANOTHER = frozenset({Learned.CLAIMS_OTHER, Learned.CLAIMS_NOBODY, Learned.PRIVATE, Learned.THIRD_PARTY, Learned.WARNS})
_THE_BODY = frozenset({Learned.CLAIMS_ASSURANCE_MALADIE, Learned.TELLS_STORY})
_SHOWN = frozenset({"by_sender", "by_domain"})
_BEST_FIRST = ("by_sender", "by_name", "by_domain", "by_object", "by_topic")


def _is_heard_as_another(seen: Sequence[Evidence]) -> bool:
    """Return whether the words are likely those of another organisation, or of nobody's, that only names the body."""
    heard = {evidence.value for evidence in seen if evidence.kind is EvidenceKind.LEARNED}
    if heard.isdisjoint(_ANOTHER) or not heard.isdisjoint(_THE_BODY):
        return False
    return not any(evidence.kind is EvidenceKind.CLAIM and not _SHOWN.isdisjoint(evidence.traits) for evidence in seen)


def claimed_body(channel: Channel, seen: Sequence[Evidence]) -> str | None:
    """Return the id of the body that the contact claims, or ``None``.

    Args:
        channel: How the contact came. A call told by the person who had it names the body in the third person.
        seen: All that was seen in it.
    """
    voice = next((evidence.value for evidence in seen if evidence.kind is EvidenceKind.VOICE), None)
    speaks_for_it = voice == Voice.AS_BODY or (voice == Voice.REPORTER and channel in _SPOKEN)
    if not speaks_for_it:
        return None
    if _is_heard_as_another(seen):
        return None
    claims = [evidence for evidence in seen if evidence.kind is EvidenceKind.CLAIM]
    tells_a_story = any(evidence.kind is EvidenceKind.PRETEXT for evidence in seen)
    for trait in _BEST_FIRST if tells_a_story else _BEST_FIRST[:-1]:
        for claim in claims:
            if trait in claim.traits:
                return claim.value
    return None
