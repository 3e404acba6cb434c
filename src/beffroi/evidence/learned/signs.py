"""Signs: what the other recognisers found in a contact, as the model reads it beside the words.

Words say how a contact is told; signs say what is in it: that it asks for a card, that its link is nobody official's,
that its sender imitates. Only words of closed lists are signs, never anything that a contact says.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from beffroi.evidence.evidence import Evidence, EvidenceKind

__all__ = ["STEPS", "signs_of"]

STEPS: Final = 1_000
"""What a sign adds to a score is kept as a whole number of steps; so many are one."""

_TOLD_BY_VALUE: Final = frozenset(
    {EvidenceKind.REQUEST, EvidenceKind.PRETEXT, EvidenceKind.PRESSURE, EvidenceKind.CLAIM, EvidenceKind.COMFORT}
)
"""Kinds whose values are a closed list; the value of a link is the link."""
_REMEMBERED: Final = 8_192


def signs_of(seen: Iterable[Evidence], channel: str) -> frozenset[str]:
    """Return the signs of what is seen in a contact, each alone and once more with its channel.

    >>> from beffroi.evidence.evidence import Field, Span
    >>> asked = Evidence(EvidenceKind.REQUEST, "card", Span(Field.TEXT, 0, 4))
    >>> sorted(signs_of([asked], "sms"))[:3]
    ['request', 'request card', 'request nobody']
    """
    return frozenset().union(
        *(
            _signs_of_one(
                one.kind,
                one.value if one.kind in _TOLD_BY_VALUE else "",
                one.traits,
                "nobody" if one.public_body is None else "of a body",
                channel,
            )
            for one in seen
        )
    )


@lru_cache(maxsize=_REMEMBERED)
def _signs_of_one(kind: EvidenceKind, value: str, traits: frozenset[str], of_whom: str, channel: str) -> frozenset[str]:
    said = [*traits, of_whom]
    if value:
        said.append(value)
    signs = [str(kind), *(f"{kind} {word}" for word in said)]
    return frozenset([*signs, *(f"{channel} {sign}" for sign in signs)])
