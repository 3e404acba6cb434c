"""Why a contact says it writes: one PRETEXT per reason given, unless the sentence turns it round."""

from collections.abc import Iterator

from beffroi.evidence.evidence import Evidence, EvidenceKind
from beffroi.evidence.lexicon import CueKind
from beffroi.evidence.passage import Passage

__all__ = ["find_pretexts"]


def find_pretexts(passage: Passage) -> Iterator[Evidence]:
    """Yield one PRETEXT per reason given, in reading order.

    "La carte Vitale n'expire pas" gives none, "carte gratuite" gives no fee.
    """
    for cue in passage.of(CueKind.PRETEXT):
        if not passage.is_denied(cue):
            yield passage.evidence(EvidenceKind.PRETEXT, cue)
