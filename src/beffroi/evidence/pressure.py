"""How a contact presses: deadline, threat, authority, secrecy, reward, fear."""

from collections.abc import Iterator

from beffroi.evidence.evidence import Evidence, EvidenceKind
from beffroi.evidence.lexicon import CueKind
from beffroi.evidence.passage import Passage

__all__ = ["find_pressure"]


def find_pressure(passage: Passage) -> Iterator[Evidence]:
    """Yield one PRESSURE per place where the contact presses, in reading order."""
    for cue in passage.of(CueKind.PRESSURE):
        yield passage.evidence(EvidenceKind.PRESSURE, cue)
