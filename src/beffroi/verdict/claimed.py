"""Which public body a contact claims to come from: someone must name it, and speak for it."""

from collections.abc import Sequence

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind, Voice

__all__ = ["claimed_body"]

_SPOKEN = frozenset({Channel.CALL, Channel.VISIT})
_BEST_FIRST = ("by_sender", "by_name", "by_domain", "by_object", "by_topic")


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
    claims = [evidence for evidence in seen if evidence.kind is EvidenceKind.CLAIM]
    tells_a_story = any(evidence.kind is EvidenceKind.PRETEXT for evidence in seen)
    for trait in _BEST_FIRST if tells_a_story else _BEST_FIRST[:-1]:
        for claim in claims:
            if trait in claim.traits:
                return claim.value
    return None
