"""What speaks for a contact: it asks nothing, or it invites to log in by oneself."""

from collections.abc import Iterator

from beffroi.evidence.evidence import Evidence, EvidenceKind
from beffroi.evidence.lexicon import CueKind
from beffroi.evidence.passage import Passage

__all__ = ["find_comfort"]


def find_comfort(passage: Passage) -> Iterator[Evidence]:
    """Yield one COMFORT per reassuring statement, in reading order."""
    for cue in passage.of(CueKind.COMFORT):
        yield passage.evidence(EvidenceKind.COMFORT, cue)
