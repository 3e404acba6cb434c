"""Cautions: the sentences of a contact that warn of frauds or say what nobody asks for, and what in it is official.

They cost a fraud nothing, and set beside it they make the whole read like an honest notice. So the model reads what
else is said.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.lexicon import CueKind
from beffroi.evidence.passage import Passage

__all__ = ["Stretches", "cautions"]

Stretches: TypeAlias = Mapping[Field, Sequence[tuple[int, int]]]

_SHOWN = frozenset({EvidenceKind.LINK, EvidenceKind.PHONE})
_LONGEST_SENTENCE = 240  # characters
_SHORT_SENTENCE = 45  # characters: "Connectez-vous directement sur ameli.fr."
_DENIALS = frozenset({"never", "never_asked"})


def cautions(
    passages: Sequence[Passage], channel: Channel, found: Sequence[Evidence], quoted: Sequence[Span]
) -> Stretches:
    """Return where such sentences, official links and official numbers stand, in the folded text and in reading order.

    None where something is quoted: without them, what is quoted as a warning would read as if it were meant.

    Args:
        passages: The fields of the contact.
        channel: How it came. In the account of a call, what was not asked is a part of what happened.
        found: Its links and numbers.
        quoted: The stretches of it that are quotes.
    """
    if quoted:
        return {}
    told = channel in TOLD_CHANNELS
    official = [one.span for one in found if one.kind in _SHOWN and "official" in one.traits]
    stretches = {
        passage.field: _apart([*_sentences_of(passage, told=told), *_places_of(official, passage)])
        for passage in passages
    }
    return {field: places for field, places in stretches.items() if places}


def _sentences_of(passage: Passage, *, told: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences that warn or deny; a long one says more than that, and is heard."""
    cues = [cue for cue in passage.of(CueKind.SPEAKER) if cue.means == "warns"]
    if not told:
        cues += [cue for cue in passage.of(CueKind.DENY) if cue.means in _DENIALS]
    for cue in cues:
        start, end = passage.sentence(cue.start)
        if end - start <= _LONGEST_SENTENCE:
            yield start, end


def _places_of(spans: Sequence[Span], passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield what is official: the short sentence that says nothing else, or else the link or number alone."""
    origin = passage.text.origin
    for span in spans:
        if span.field is not passage.field:
            continue
        place = (span.start, span.end)
        if origin is not None:
            place = bisect_left(origin, span.start), bisect_left(origin, span.end)
        start, end = passage.sentence(place[0])
        yield (start, end) if end - start <= _SHORT_SENTENCE else place


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in reading order, those inside another left out."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
