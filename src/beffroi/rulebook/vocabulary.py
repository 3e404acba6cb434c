"""Vocabulary: the words a rule may use of each kind of evidence.

A rule with a word no recogniser says would never speak and no one would know, so the loader refuses it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from beffroi.evidence import (
    BRAND,
    DECORATION,
    HARMLESS,
    AttachmentSort,
    AttachmentTrait,
    ClaimTrait,
    EvidenceKind,
    HeaderTrait,
    HeaderValue,
    Learned,
    LearnedTrait,
    LinkTrait,
    PhoneTrait,
    Pressure,
    Pretext,
    Request,
    RequestTrait,
    SenderTrait,
    Unread,
    Voice,
)

__all__ = ["TRAITS", "TRAIT_KEYS", "VALUES"]

TRAIT_KEYS: Final = ("traits", "any_traits", "without")
"""Keys of a condition that list traits."""

VALUES: Final[Mapping[EvidenceKind, frozenset[str]]] = MappingProxyType(
    {
        EvidenceKind.ATTACHMENT: frozenset(AttachmentSort),
        EvidenceKind.HEADER: frozenset(HeaderValue),
        EvidenceKind.LEARNED: frozenset(Learned),
        EvidenceKind.REQUEST: frozenset(Request),
        EvidenceKind.PRETEXT: frozenset(Pretext),
        EvidenceKind.PRESSURE: frozenset(Pressure),
        EvidenceKind.UNREAD: frozenset(Unread),
        EvidenceKind.VOICE: frozenset(Voice),
    }
)
"""Values by kind, for the kinds whose values are a closed list; elsewhere the value is the thing itself."""

TRAITS: Final[Mapping[EvidenceKind, frozenset[str]]] = MappingProxyType(
    {
        EvidenceKind.ATTACHMENT: frozenset(AttachmentTrait),
        EvidenceKind.CLAIM: frozenset(ClaimTrait),
        EvidenceKind.DISGUISE: frozenset((BRAND, DECORATION, HARMLESS)),
        EvidenceKind.HEADER: frozenset(HeaderTrait),
        EvidenceKind.LEARNED: frozenset(LearnedTrait),
        EvidenceKind.LINK: frozenset(LinkTrait),
        EvidenceKind.PHONE: frozenset(PhoneTrait),
        EvidenceKind.REQUEST: frozenset(RequestTrait),
        EvidenceKind.SENDER: frozenset(SenderTrait),
    }
)
"""Traits by kind."""
