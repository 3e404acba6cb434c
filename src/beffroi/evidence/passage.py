"""One folded field with the cues found in it and its sentences: what the recognisers of meaning read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.folding import FoldedText
from beffroi.evidence.lexicon import Cue, CueKind, Lexicon, words_of

__all__ = ["Passage"]

# Only from where a run of signs begins: else a million exclamation marks are gone through a million times.
_SENTENCE_END = re.compile(r"(?<![.!?;])[.!?;]++(?=[\s\"')]|$)\s*+|\n\s*+")
_TURN = re.compile(
    r"\b(?:mais|puis|ensuite|sauf|seulement|simplement|juste|pourtant|en revanche|but|then|only)\b"
    r"|, (?:et|il|elle|ils|elles|on) "
)
_ANSWER_ENDS = re.compile(r"(?: besoin| la peine)?[^a-z0-9]*(?:[.!,;]|\n|$)")  # the refusal is the whole answer
_CLAUSE_BREAKS = frozenset(',;:"()\n')
_STOPS = _CLAUSE_BREAKS | frozenset(".!?")
_SENTENCE_REACH = 300  # characters of a sentence looked at around a cue; longer ones are lists, or hostile
_DENIAL_REACH = 45  # characters; "ne vous demandera par aucun moyen" is 33
_REFUSAL_REACH = 12  # characters into an answer: a dash, a blank, "jamais"
_REFUSALS = frozenset({"never", "never_asked"})
_DENY_NOUNS = frozenset({"never", "only_named"})
_DENIED_NOUN_REACH = 28  # characters from where a denial begins: "aucun de vos ", "ni votre "
_LONGEST_DENIAL = 40  # characters of one that ends right before its noun: "si vous avez donné vos "


class Passage:
    """The text of one field, folded, with its cues.

    Args:
        field: Which part of the contact it is.
        text: That part, folded.
        lexicon: The word lists.

    Attributes:
        words: Its words.
        cues: What the word lists found in it, by kind, each in reading order.
    """

    __slots__ = ("_ends", "cues", "field", "folded", "text", "words")

    def __init__(self, field: Field, text: FoldedText, lexicon: Lexicon) -> None:
        self.field = field
        self.text = text
        self.folded = text.folded
        self.words = words_of(text.folded)
        self.cues = lexicon.cues(text.folded, self.words)
        self._ends: list[int] | None = None  # where sentences end; few passages are asked

    def of(self, kind: CueKind) -> list[Cue]:
        """Return the cues of one kind, in reading order."""
        return self.cues.get(kind, [])

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence around ``place`` starts and ends, in the folded text."""
        ends = self._ends
        if ends is None:
            ends = self._ends = [match.end() for match in _SENTENCE_END.finditer(self.folded)] if self.cues else []
        index = bisect_right(ends, place)
        start = ends[index - 1] if index else 0
        end = ends[index] if index < len(ends) else len(self.folded)
        return start, end

    def within(self, kind: CueKind, start: int, end: int) -> list[Cue]:
        """Return the cues of one kind that start inside ``folded[start:end]``."""
        cues = self.of(kind)
        first = bisect_left(cues, start, key=_start)
        last = bisect_left(cues, end, key=_start)
        return cues[first:last]

    def around(self, kind: CueKind, cue: Cue, reach: int) -> list[Cue]:
        """Return the cues of one kind in the sentence of ``cue`` that start at most ``reach`` characters from it."""
        start, end = self.sentence(cue.start)
        return self.within(kind, max(start, cue.start - reach), min(end, cue.end + reach))

    def is_denied(self, cue: Cue) -> bool:
        """Return whether the sentence turns ``cue`` round: "ne donnez jamais", "aucun code", "sans payer"."""
        denials = self.of(CueKind.DENY)
        if not denials:
            return False
        near = self.around(CueKind.DENY, cue, _SENTENCE_REACH)
        spared = [denial for denial in near if denial.means == "not_denied"]
        for denial in near:
            if denial.means == "never_asked" and not self._turns(denial, cue) and not self._is_cut_off(denial, cue):
                return True
            if denial.means == "never" and not _covered(denial, spared) and self._reaches(denial, cue):
                return True
        return False

    def _turns(self, denial: Cue, cue: Cue) -> bool:
        """Return whether the sentence turns between a denial and a later ``cue``: "il n'a rien dit, mais voulait …"."""
        return denial.start < cue.start and _TURN.search(self.folded, denial.start, cue.start) is not None

    def _is_cut_off(self, denial: Cue, cue: Cue) -> bool:
        """Return whether ``denial`` comes after ``cue``, in another clause: "donnez-le, ne le donnez à personne"."""
        if denial.start < cue.end:
            return False
        between = self.folded[cue.end : denial.start].rstrip(' "-').removesuffix(":")  # an answer: 'my RIB: "no need"'
        return not _CLAUSE_BREAKS.isdisjoint(between)

    def _reaches(self, denial: Cue, cue: Cue) -> bool:
        if denial.end <= cue.start:
            between = self.folded[denial.end : cue.start]
            if _TURN.search(between):
                return False
        elif denial.start >= cue.end:
            between = self.folded[cue.end : denial.start]
        else:
            return True
        return len(between) <= _DENIAL_REACH and _CLAUSE_BREAKS.isdisjoint(between)

    def denies_noun(self, cue: Cue) -> bool:
        """Return whether a denial stands right before ``cue``: "ni RIB", "aucun mot de passe", "changement de RIB"."""
        if not self.of(CueKind.DENY):
            return False
        if self._is_refused(cue) or self._is_kept_to_oneself(cue):
            return True
        for denial in self.within(CueKind.DENY, cue.start - _LONGEST_DENIAL, cue.start):
            if denial.means in _DENY_NOUNS and denial.end <= cue.start:
                between = self.folded[denial.end : cue.start]
                if (
                    (cue.start - denial.start <= _DENIED_NOUN_REACH or between.isspace())
                    and _STOPS.isdisjoint(between)
                    and not _TURN.search(between)
                    and not _covered(denial, self._not_denied_near(denial))
                ):
                    return True
        return False

    def _is_refused(self, cue: Cue) -> bool:
        """Return whether ``cue`` is in a question that the next sentence refuses: "Et mon RIB ? — Aucun besoin."."""
        _, end = self.sentence(cue.start)
        if self.folded[cue.end : end].rstrip()[-1:] != "?":
            return False
        return any(
            denial.means in _REFUSALS
            and not _covered(denial, self._not_denied_near(denial))
            and _ANSWER_ENDS.match(self.folded, denial.end) is not None
            for denial in self.within(CueKind.DENY, end, end + _REFUSAL_REACH)
        )

    def _is_kept_to_oneself(self, cue: Cue) -> bool:
        """Return whether this sentence or the next says that ``cue`` is not wanted: "Le code ? Ne me le lisez pas."."""
        _, end = self.sentence(cue.start)
        _, end = self.sentence(end)
        near = self.within(CueKind.DENY, cue.end, min(end, cue.end + _SENTENCE_REACH))
        return any(denial.means == "refused" for denial in near)

    def _not_denied_near(self, denial: Cue) -> Iterator[Cue]:
        return (cue for cue in self.around(CueKind.DENY, denial, _SENTENCE_REACH) if cue.means == "not_denied")

    def evidence(
        self,
        kind: EvidenceKind,
        cue: Cue,
        *,
        traits: frozenset[str] = frozenset(),
        public_body: str | None = None,
        detail: str = "",
    ) -> Evidence:
        """Return ``cue`` as evidence, its span in the field as received."""
        start, end = self.text.to_original(cue.start, cue.end)
        return Evidence(kind, cue.means, Span(self.field, start, end), traits, public_body, detail)


def _start(cue: Cue) -> int:
    return cue.start


def _covered(denial: Cue, others: list[Cue] | Iterator[Cue]) -> bool:
    return any(other.start <= denial.start and denial.end <= other.end for other in others)
