"""Who speaks: the body itself, someone about it, someone who warns, a relative, a third party, a person who tells of a call.

Mention is not use (design.md §2, promise 4): a town hall that quotes a fraud, a daughter who writes "pense à ta carte
vitale", a pharmacist who reminds of an appointment claim nothing on behalf of the body. What they quote or mention is
reported speech, and no rule gets to see it.
"""

import re
from collections.abc import Iterable, Sequence

from beffroi.contact import Channel
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.lexicon import Cue, CueKind
from beffroi.evidence.passage import Passage
from beffroi.evidence.words import Pretext, Request, Voice

__all__ = ["find_voice", "is_reported", "quotes"]

_SPOKEN = frozenset({Channel.CALL, Channel.VISIT})
_OPENING = 70  # characters in which an organisation presents itself
_CLOSING = 90  # characters in which it signs
_QUOTE = re.compile(r'"[^"\n]{3,600}"')
_MOSTLY_QUOTED = 0.6  # a message that is one long quote is no quote, but the message
_SENSITIVE = frozenset(
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
_HARMLESS_LINKS = frozenset({"official", "other_official", "mail"})
_HARMLESS_NUMBERS = frozenset({"official", "reporting"})
_FAMILY_KEEPS = frozenset({Request.CARD, Request.PASSWORD, Request.ONE_TIME_CODE, Request.GIFT_CARD, Request.PAYMENT})
_MENTIONS = frozenset({Voice.WARNS, Voice.RELATIVE, Voice.ABOUT_BODY, Voice.REPORTER})
_MEANT = frozenset({EvidenceKind.REQUEST, EvidenceKind.PRETEXT, EvidenceKind.PRESSURE})


def find_voice(channel: Channel, passages: Sequence[Passage], seen: Sequence[Evidence]) -> Evidence | None:
    """Return one VOICE for the contact, or ``None`` when nothing tells who speaks.

    Args:
        channel: How the contact came.
        passages: Its fields.
        seen: All other evidence found in it.
    """
    place = _first_words(passages)
    if place is None:
        return None
    is_call = channel in _SPOKEN
    word = _voice_of_a_call(passages, seen) if is_call else _voice_of_a_message(passages, seen)
    if word is None:
        return None
    traits = _organisations(passages)
    if is_call and "called_oneself" in _speakers(passages):
        traits |= {"called_oneself"}
    return Evidence(EvidenceKind.VOICE, word, place, traits)


def is_reported(evidence: Evidence, voice: Voice | None, channel: Channel, quoted: Sequence[Span]) -> bool:
    """Return whether ``evidence`` is mentioned in the contact and not meant by it."""
    if evidence.kind is EvidenceKind.LINK:
        return voice in _MENTIONS and _starts_inside(evidence.span, quoted)
    if evidence.kind not in _MEANT:
        return False
    if voice is Voice.WARNS:
        return True
    if voice is Voice.RELATIVE and evidence.value != Pretext.RELATIVE_IN_NEED:
        return evidence.value not in _FAMILY_KEEPS or _starts_inside(evidence.span, quoted)
    if voice in {Voice.ABOUT_BODY, Voice.REPORTER} and channel not in _SPOKEN:
        return evidence.kind is not EvidenceKind.REQUEST
    return channel not in _SPOKEN and _starts_inside(evidence.span, quoted)


def quotes(passages: Sequence[Passage]) -> list[Span]:
    """Return the quoted stretches of the fields as received; a field that is mostly one quote has none."""
    spans: list[Span] = []
    for passage in passages:
        if '"' not in passage.folded:
            continue
        found = [match.span() for match in _QUOTE.finditer(passage.folded)]
        if sum(end - start for start, end in found) < _MOSTLY_QUOTED * len(passage.folded):
            spans.extend(Span(passage.field, *passage.text.to_original(start, end)) for start, end in found)
    return spans


def _first_words(passages: Sequence[Passage]) -> Span | None:
    for passage in passages:
        if passage.folded and passage.field is not Field.SENDER:
            return Span(passage.field, 0, min(len(passage.text.original), _OPENING))
    return None


def _voice_of_a_call(passages: Sequence[Passage], seen: Sequence[Evidence]) -> Voice | None:
    speakers = _speakers(passages)
    names_body = any(e.kind is EvidenceKind.CLAIM and "by_object" not in e.traits for e in seen)
    sender_is_other = _sender_is_other(passages, seen)
    asked = _asks_something_sensitive(seen, ())
    if "called_oneself" in speakers and not asked:
        return Voice.REPORTER
    if sender_is_other and not asked:
        return Voice.THIRD_PARTY
    if names_body:
        return Voice.REPORTER if "reporter" in speakers else Voice.AS_BODY
    if any(e.kind is EvidenceKind.CLAIM for e in seen):
        return Voice.REPORTER if asked else Voice.THIRD_PARTY
    return Voice.REPORTER if "reporter" in speakers else None


def _voice_of_a_message(passages: Sequence[Passage], seen: Sequence[Evidence]) -> Voice | None:
    speakers = _speakers(passages)
    claims = [e for e in seen if e.kind is EvidenceKind.CLAIM]
    from_body = any("by_sender" in claim.traits for claim in claims)
    quoted = quotes(passages)
    imitates = any(
        e.kind is EvidenceKind.LINK and "lookalike" in e.traits and not _starts_inside(e.span, quoted) for e in seen
    )
    demands = _asks_something_sensitive(seen, quoted) or _leads_elsewhere(seen, quoted)
    if "warns" in speakers and not demands:
        return Voice.AS_BODY if from_body else Voice.WARNS
    if from_body or imitates:
        return Voice.AS_BODY
    if "relative" in speakers and "as_body" not in speakers:
        return Voice.RELATIVE
    by_name = any("by_object" not in claim.traits for claim in claims)
    if _is_third_party(passages, seen) and not (by_name and _leads_elsewhere(seen, quoted)):
        return Voice.THIRD_PARTY
    if not claims:
        return None
    if demands or "as_body" in speakers or (
        _opens_with_a_name(claims) and ("addresses_you" in speakers or "reporter" not in speakers)
    ):
        return Voice.AS_BODY
    return Voice.ABOUT_BODY


def _speakers(passages: Sequence[Passage]) -> set[str]:
    return {cue.means for passage in passages for cue in passage.of(CueKind.SPEAKER)}


def _sender_is_other(passages: Sequence[Passage], seen: Sequence[Evidence]) -> bool:
    """Return whether the sender presents itself as another organisation or a known person."""
    if any(e.kind is EvidenceKind.SENDER and e.public_body is not None for e in seen):
        return False
    return any(p.field is Field.SENDER and p.of(CueKind.ORGANISATION) for p in passages)


def _is_third_party(passages: Sequence[Passage], seen: Sequence[Evidence]) -> bool:
    if _sender_is_other(passages, seen):
        return True
    for passage in passages:
        if passage.field is Field.SENDER:
            continue
        length = len(passage.folded)
        if any(_at_an_end(cue, length) for cue in passage.of(CueKind.ORGANISATION)):
            return not _opens_with_a_name([e for e in seen if e.kind is EvidenceKind.CLAIM])
    return False


def _organisations(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the kinds of the other organisations that present themselves in the sender, the opening or the closing."""
    return frozenset(
        cue.means
        for passage in passages
        for cue in passage.of(CueKind.ORGANISATION)
        if passage.field is Field.SENDER or _at_an_end(cue, len(passage.folded))
    )


def _at_an_end(cue: Cue, length: int) -> bool:
    return cue.start < _OPENING or cue.end > length - _CLOSING


def _opens_with_a_name(claims: Iterable[Evidence]) -> bool:
    return any("by_name" in claim.traits and claim.span.start < _OPENING // 2 for claim in claims)


def _asks_something_sensitive(seen: Sequence[Evidence], quoted: Sequence[Span]) -> bool:
    return any(
        e.kind is EvidenceKind.REQUEST and e.value in _SENSITIVE and not _starts_inside(e.span, quoted) for e in seen
    )


def _leads_elsewhere(seen: Sequence[Evidence], quoted: Sequence[Span]) -> bool:
    return any(
        (
            (e.kind is EvidenceKind.LINK and _HARMLESS_LINKS.isdisjoint(e.traits))
            or (e.kind is EvidenceKind.PHONE and "call_back" in e.traits and _HARMLESS_NUMBERS.isdisjoint(e.traits))
        )
        and not _starts_inside(e.span, quoted)
        for e in seen
    )


def _starts_inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.field is span.field and other.start <= span.start < other.end for other in others)
