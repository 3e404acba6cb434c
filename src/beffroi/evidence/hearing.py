"""Hearing: all that tells who speaks in a contact, gathered once for the decision."""

import re
from collections.abc import Sequence

from beffroi.evidence.domains import registrable_domain
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.learned import Learned, LearnedTrait
from beffroi.evidence.lexicon import Cue, CueKind
from beffroi.evidence.passage import Passage
from beffroi.evidence.quotes import starts_inside
from beffroi.evidence.words import Request

__all__ = ["FIRST_WORDS", "OPENING", "SECRETS", "SENSITIVE", "Hearing"]

FIRST_WORDS = 12
"""Characters of "Votre " and "La petite ", before the name of who speaks."""
OPENING = 70
"""Characters in which an organisation presents itself."""
SENSITIVE: frozenset[str] = frozenset(
    {
        Request.CARD,
        Request.BANK_DETAILS,
        Request.PASSWORD,
        Request.ONE_TIME_CODE,
        Request.PAYMENT,
        Request.GIFT_CARD,
        Request.HAND_OVER,
        Request.INSTALL,
        Request.NIR,
    }
)
"""What a warning, a relative or a pharmacist does not ask for."""
SECRETS: frozenset[str] = SENSITIVE - {Request.PAYMENT, Request.NIR}
"""What no doctor and no relative needs by telephone."""

_LABEL_STARTS = 2  # characters: a bracket
_LABEL_ENDS = 4  # characters: a bracket, a blank and the colon
_CLOSING = 90  # characters in which an organisation signs
_OF_THE_BODY = 30  # characters: "du centre, partenaire agréé de votre "
_MENTIONED = re.compile(r"\b(?:en|chez|au|aux|a la|votre|vos|par|dans|ma|mon|mes|une?|les|des|sa|son|ses|leur) $")
_PRESENTS = re.compile(r"\b(?:c'est|ici|je suis) [a-z' -]{0,24}$")  # "c'est Gwen votre infirmière"
_PRESENTED_REACH = 34  # characters
_IMPLIED = frozenset({"by_object", "by_topic"})
_HARMLESS_LINKS = frozenset({"official", "other_official", "mail", "defanged"})
_OF_A_BODY = frozenset({"official", "lookalike", "brand_name", "display_address", "free_mail"})
_IMITATED = frozenset({"bank", "state", "insurer", "commerce"})  # whose number, known to the telephone, can be shown
_MARKED = re.compile(r"(?i)spam|suspect|arnaque|fraud|scam|d[ée]march|ind[ée]sirable|affich|livreur|coursier|\d{4}|\?")
_HARMLESS_NUMBERS = frozenset({"official", "reporting"})


class Hearing:
    """One contact, heard with an ear for who speaks.

    Args:
        passages: Its fields.
        seen: All evidence found in it.
        quoted: The stretches of it that are quotes.

    Attributes:
        speakers: What the words say of the speaker, from the word lists (``relative``, ``addresses_you``).
        claims: The places where a body is meant; a mere topic only where a story known from frauds is told about it.
        organisations: The kinds of other organisations that present themselves: sender, opening or closing.
        is_from_body: The sender is, or calls itself, a body.
        knows_caller: The person knows who called: they say so, or their telephone shows a name that they once gave it.
        hears_assurance_maladie: The model hears the Assurance Maladie; other bodies it does not tell apart.
        tells_as_frauds_do: The model hears a story as frauds tell it.
        reads_like_fraud: The model hears an office, and a story as frauds tell it, and nothing is quoted.
    """

    def __init__(self, passages: Sequence[Passage], seen: Sequence[Evidence], quoted: Sequence[Span]) -> None:
        self._texts = [passage for passage in passages if passage.field is not Field.SENDER]
        self._seen = seen
        self._quoted = quoted
        self.speakers = {cue.means for passage in passages for cue in passage.of(CueKind.SPEAKER)}
        if "called_oneself" in self.speakers and any(map(_was_called_as_well, self._texts)):
            self.speakers.discard("called_oneself")
        tells_a_story = any(evidence.kind is EvidenceKind.PRETEXT for evidence in seen)
        self.claims = [
            evidence
            for evidence in seen
            if evidence.kind is EvidenceKind.CLAIM and (tells_a_story or "by_topic" not in evidence.traits)
        ]
        self.is_from_body = any("by_sender" in claim.traits for claim in self.claims)
        learned = {evidence.value for evidence in seen if LearnedTrait.LIKELY in evidence.traits}
        self.tells_as_frauds_do = Learned.TELLS_STORY in learned
        self.hears_assurance_maladie = Learned.CLAIMS_ASSURANCE_MALADIE in learned
        self.reads_like_fraud = self.tells_as_frauds_do and Learned.SPEAKS_AS in learned and not quoted
        self._of_sender = [cue.means for p in passages if p.field is Field.SENDER for cue in p.of(CueKind.ORGANISATION)]
        self.knows_caller = "known_caller" in self.speakers or (
            _IMITATED.isdisjoint(self._of_sender) and any(map(_is_a_name, seen))
        )
        self.organisations = frozenset(self._of_sender).union(
            cue.means for p in self._texts for cue in p.of(CueKind.ORGANISATION) if _is_at_an_end(cue, p)
        )

    def names_body(self) -> bool:
        """Return whether a body is named, and not only meant by a thing of its own or a topic."""
        return any(_IMPLIED.isdisjoint(claim.traits) for claim in self.claims)

    def opens_with_a_name(self) -> bool:
        """Return whether a body is named in the first words: "ASSURANCE MALADIE : …", "Bonjour, ici la CPAM"."""
        return any("by_name" in claim.traits and claim.span.start < OPENING // 2 for claim in self.claims)

    def is_labelled(self) -> bool:
        """Return whether a field begins with the name of a body and a colon, as a short message signs in front."""
        originals = {passage.field: passage.text.original for passage in self._texts}
        return any(
            "by_name" in claim.traits
            and claim.span.start <= _LABEL_STARTS
            and originals[claim.span.field][claim.span.end : claim.span.end + _LABEL_ENDS].lstrip(
                "]) \t\u00a0\u2009\u202f"
            )[:1]
            == ":"
            for claim in self.claims
            if claim.span.field in originals
        )

    def presents_itself(self) -> bool:
        """Return whether a body is named where one says who one is: in the subject, the opening or the last line."""
        closings = {passage.field: _closing(passage) for passage in self._texts}
        return any(
            "by_name" in claim.traits
            and (
                claim.span.field is Field.SUBJECT
                or claim.span.start < OPENING
                or claim.span.start >= closings.get(claim.span.field, claim.span.end)
            )
            for claim in self.claims
        )

    def asks(self, things: frozenset[str]) -> bool:
        """Return whether one of ``things`` is asked for outside quotes."""
        return any(
            evidence.kind is EvidenceKind.REQUEST
            and evidence.value in things
            and not starts_inside(evidence.span, self._quoted)
            for evidence in self._seen
        )

    def leads_elsewhere(self) -> bool:
        """Return whether a link or a number to call outside quotes is nobody official's."""
        return any(
            (
                (evidence.kind is EvidenceKind.LINK and _HARMLESS_LINKS.isdisjoint(evidence.traits))
                or (
                    evidence.kind is EvidenceKind.PHONE
                    and "call_back" in evidence.traits
                    and _HARMLESS_NUMBERS.isdisjoint(evidence.traits)
                )
            )
            and not starts_inside(evidence.span, self._quoted)
            for evidence in self._seen
        )

    def imitates(self) -> bool:
        """Return whether a link outside quotes imitates a body."""
        return any(
            evidence.kind is EvidenceKind.LINK
            and "lookalike" in evidence.traits
            and not starts_inside(evidence.span, self._quoted)
            for evidence in self._seen
        )

    def sender_is_other(self) -> bool:
        """Return whether the sender is, or presents itself as, an organisation that is no body of the directory."""
        senders = [evidence for evidence in self._seen if evidence.kind is EvidenceKind.SENDER]
        if any("other_official" in sender.traits and sender.public_body is None for sender in senders):
            return True
        return bool(self._of_sender) and all(sender.public_body is None for sender in senders)

    def writes_under_its_own_name(self) -> bool:
        """Return whether an e-mail comes from a domain that imitates nobody, and leads to that domain alone."""
        senders = [evidence for evidence in self._seen if evidence.kind is EvidenceKind.SENDER]
        if len(senders) != 1 or "email" not in senders[0].traits or not _OF_A_BODY.isdisjoint(senders[0].traits):
            return False
        own = registrable_domain(senders[0].value.rpartition("@")[2])
        return all(
            registrable_domain(evidence.detail) == own
            for evidence in self._seen
            if evidence.kind is EvidenceKind.LINK and _HARMLESS_LINKS.isdisjoint(evidence.traits)
        )

    def is_third_party(self, *, within: int | None = None) -> bool:
        """Return whether another organisation presents itself.

        Args:
            within: Characters of the beginning to look at; ``None`` for the opening and the closing.
        """
        if self.sender_is_other():
            return True
        names = [
            evidence for evidence in self._seen if evidence.kind is EvidenceKind.CLAIM and "by_name" in evidence.traits
        ]
        for passage in self._texts:
            for cue in passage.of(CueKind.ORGANISATION):
                presents = cue.start < within if within is not None else _is_at_an_end(cue, passage)
                if presents and not _is_only_mentioned(cue, passage) and not any(_owns(name, cue) for name in names):
                    return not self.opens_with_a_name()
        return False


def _is_a_name(evidence: Evidence) -> bool:
    """Return whether a telephone shows a name in place of a number, and no body's: one of its owner's own list."""
    return (
        evidence.kind is EvidenceKind.SENDER
        and "alphanumeric" in evidence.traits
        and "brand_name" not in evidence.traits
        and _MARKED.search(evidence.value) is None
    )


def _was_called_as_well(passage: Passage) -> bool:
    """Return whether another call counts than the one the person made.

    Either a caller had asked before ("elle voulait mon RIB, j'ai appelé ma banque"), or one called later ("j'ai appelé
    le 36 46, l'après-midi on me recontacte").
    """
    asked = [cue.start for cue in passage.of(CueKind.ASK) if cue.means == "told"]
    called = [cue.start for cue in passage.of(CueKind.SPEAKER) if cue.means == "called_oneself"]
    was_called = [cue.start for cue in passage.of(CueKind.SPEAKER) if cue.means == "was_called"]
    return bool(called) and (
        (bool(asked) and asked[0] < called[0]) or (bool(was_called) and called[0] < was_called[-1])
    )


def _is_at_an_end(cue: Cue, passage: Passage) -> bool:
    return cue.start < OPENING or cue.end > len(passage.folded) - _CLOSING


def _is_only_mentioned(cue: Cue, passage: Passage) -> bool:
    """Return whether an organisation is named, not presented: "en pharmacie", "chez votre médecin"."""
    folded, start = passage.folded, cue.start
    return (
        start > FIRST_WORDS
        and _MENTIONED.search(folded, max(start - 14, 0), start) is not None
        and _PRESENTS.search(folded, max(start - _PRESENTED_REACH, 0), start) is None
    )


def _owns(name: Evidence, cue: Cue) -> bool:
    """Return whether an organisation is one of the body's: "le médecin de la Sécurité sociale"."""
    return 0 <= name.span.start - cue.end <= _OF_THE_BODY


def _closing(passage: Passage) -> int:
    """Return where the signature of a field begins: in its last line, and near its end."""
    text = passage.text.original
    return max(text.rstrip().rfind("\n") + 1, len(text) - _CLOSING)
