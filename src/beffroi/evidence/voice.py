"""Who speaks: the body itself, someone about it, someone who warns, a relative, a third party, one who tells of a call.

Mention is not use (design.md §2, promise 4): a town hall that quotes a fraud, a daughter who writes "pense à ta carte
vitale", a pharmacist who reminds of an appointment claim nothing on behalf of the body. What they quote or mention is
reported speech, and no rule gets to see it.
"""

from collections.abc import Sequence

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.hearing import FIRST_WORDS, OPENING, SECRETS, SENSITIVE, Hearing
from beffroi.evidence.lexicon import CueKind
from beffroi.evidence.passage import Passage
from beffroi.evidence.quotes import starts_inside
from beffroi.evidence.words import Pretext, Request, Voice

__all__ = ["find_voice", "is_reported"]

_TELLING = frozenset({CueKind.SPEAKER, CueKind.ORGANISATION})
# Who warns of a courier names him; who warns does not ask for papers, or to scan a code.
_BY_MESSAGE: frozenset[str] = (SENSITIVE - {Request.HAND_OVER}) | {
    Request.SCAN_CODE,
    Request.IDENTITY,
    Request.MEDICAL,
    Request.ADDRESS,
}
_ANSWER: frozenset[str] = frozenset({Request.REPLY})
_FAMILY_KEEPS = frozenset(
    {Request.PASSWORD, Request.ONE_TIME_CODE, Request.GIFT_CARD, Request.HAND_OVER, Request.INSTALL}
)
_MENTIONS = frozenset({Voice.WARNS, Voice.RELATIVE, Voice.ABOUT_BODY, Voice.REPORTER})
_MEANT = frozenset({EvidenceKind.REQUEST, EvidenceKind.PRETEXT, EvidenceKind.PRESSURE})


def find_voice(
    channel: Channel, passages: Sequence[Passage], seen: Sequence[Evidence], quoted: Sequence[Span]
) -> Evidence | None:
    """Return one VOICE for the contact, or ``None`` when nothing tells who speaks.

    Args:
        channel: How the contact came.
        passages: Its fields.
        seen: All other evidence found in it.
        quoted: The stretches of it that are quotes.
    """
    place = _first_words(passages)
    if place is None:
        return None
    if not _is_anybody_heard(passages, seen):
        return None
    hearing = Hearing(passages, seen, quoted)
    if channel in TOLD_CHANNELS:
        word = _voice_beside_the_body(hearing) or _voice_of_a_call(hearing)
    else:
        word = _voice_of_a_message(hearing, is_recording=channel is Channel.VOICEMAIL)
    if word is None:
        return None
    traits = hearing.organisations | ({"warns"} & hearing.speakers)
    if channel in TOLD_CHANNELS and "called_oneself" in hearing.speakers:
        traits |= {"called_oneself"}
    return Evidence(EvidenceKind.VOICE, word, place, traits)


def is_reported(
    evidence: Evidence, voice: Voice, channel: Channel, quoted: Sequence[Span], *, warns: bool = True
) -> bool:
    """Return whether ``evidence`` is mentioned in the contact and not meant by it.

    Args:
        evidence: What was seen.
        voice: Who speaks.
        channel: How the contact came.
        quoted: The stretches of it that are quotes.
        warns: Whether it speaks of frauds; else, who speaks as the body means what it quotes.
    """
    if evidence.kind is EvidenceKind.LINK:
        return voice in _MENTIONS and ("defanged" in evidence.traits or starts_inside(evidence.span, quoted))
    if evidence.kind not in _MEANT:
        return False
    if voice is Voice.WARNS:
        return True
    if voice is Voice.RELATIVE and evidence.value != Pretext.RELATIVE_IN_NEED:
        return evidence.value not in _FAMILY_KEEPS or starts_inside(evidence.span, quoted)
    if channel in TOLD_CHANNELS or voice in {Voice.ABOUT_BODY, Voice.REPORTER}:
        return channel not in TOLD_CHANNELS and evidence.kind is not EvidenceKind.REQUEST
    means_it = voice is Voice.AS_BODY and not warns and evidence.value in SENSITIVE
    return not means_it and starts_inside(evidence.span, quoted)


def _is_anybody_heard(passages: Sequence[Passage], seen: Sequence[Evidence]) -> bool:
    """Return whether anything at all tells who speaks; of most messages between people, nothing does."""
    for passage in passages:
        if not passage.cues.keys().isdisjoint(_TELLING):
            return True
    for evidence in seen:
        if evidence.kind is EvidenceKind.CLAIM or (
            evidence.kind is EvidenceKind.SENDER and "other_official" in evidence.traits
        ):
            return True
    return False


def _first_words(passages: Sequence[Passage]) -> Span | None:
    for passage in passages:
        if passage.folded and passage.field is not Field.SENDER:
            return Span(passage.field, 0, min(len(passage.text.original), OPENING))
    return None


def _voice_beside_the_body(hearing: Hearing) -> Voice | None:
    """Return the voice of a call in which the body does not speak, or ``None``."""
    asked = hearing.asks(SENSITIVE)
    if hearing.knows_caller and not hearing.is_from_body:
        return Voice.RELATIVE
    if not asked and (voice := _voice_of_a_harmless_call(hearing)) is not None:
        return voice
    if hearing.is_from_body:
        return None
    needs_no_secret = not hearing.asks(SECRETS)
    if (not hearing.names_body() and hearing.is_third_party(within=FIRST_WORDS)) or (
        needs_no_secret and "poses_as" not in hearing.speakers and hearing.is_third_party(within=OPENING)
    ):
        return Voice.THIRD_PARTY
    is_private = "relative" in hearing.speakers and not hearing.tells_as_frauds_do
    return Voice.RELATIVE if is_private and not asked else None


def _voice_of_a_harmless_call(hearing: Hearing) -> Voice | None:
    if "called_oneself" in hearing.speakers:
        return Voice.REPORTER
    if {"warns", "reporter"} <= hearing.speakers:
        return Voice.WARNS
    return Voice.THIRD_PARTY if hearing.sender_is_other() else None


def _voice_of_a_call(hearing: Hearing) -> Voice | None:
    is_told = "reporter" in hearing.speakers
    if hearing.names_body():
        return Voice.REPORTER if is_told else Voice.AS_BODY
    if hearing.claims:
        return Voice.REPORTER if hearing.asks(SENSITIVE) else Voice.THIRD_PARTY
    return Voice.REPORTER if is_told else None


def _voice_of_a_message(hearing: Hearing, *, is_recording: bool) -> Voice | None:
    leads_elsewhere = hearing.leads_elsewhere()
    warns = "warns" in hearing.speakers and not hearing.reads_like_fraud
    if warns and not leads_elsewhere and not hearing.asks(_BY_MESSAGE):
        return Voice.AS_BODY if hearing.is_from_body else Voice.WARNS
    if hearing.is_from_body or hearing.imitates():
        return Voice.AS_BODY
    is_led_away = bool(hearing.claims) and leads_elsewhere
    if (is_recording and hearing.knows_caller) or (_is_private(hearing) and not is_led_away):
        return Voice.RELATIVE
    if hearing.is_third_party() or _only_names_the_body(hearing):
        return Voice.THIRD_PARTY
    if not hearing.claims:
        return None
    demands = leads_elsewhere or hearing.asks(SENSITIVE)
    return _voice_of_a_claim(hearing, demands=demands, is_recording=is_recording)


def _is_private(hearing: Hearing) -> bool:
    """Return whether the words are those of a relative, and of nobody who speaks for an office."""
    return "relative" in hearing.speakers and "as_body" not in hearing.speakers and not hearing.reads_like_fraud


def _only_names_the_body(hearing: Hearing) -> bool:
    """Return whether a mail under a name and a site of its own names a body in passing, and asks nothing one keeps.

    What it asks may be its own bill, as long as the model hears neither the Assurance Maladie nor a story as frauds
    tell it.
    """
    is_heard = hearing.hears_assurance_maladie or hearing.tells_as_frauds_do
    return (
        bool(hearing.claims)
        and hearing.writes_under_its_own_name()
        and not hearing.presents_itself()
        and not hearing.asks(SENSITIVE if is_heard else SECRETS)
    )


def _voice_of_a_claim(hearing: Hearing, *, demands: bool, is_recording: bool) -> Voice:
    """Return whether a message that names a body speaks as it or about it."""
    presents_itself = hearing.presents_itself()
    addresses_you = "addresses_you" in hearing.speakers
    speaks_as_it = (
        (hearing.is_labelled() and (demands or hearing.asks(_ANSWER)))
        or ("as_body" in hearing.speakers and (demands or hearing.names_body()))
        or (demands and "reporter" not in hearing.speakers)
        or (addresses_you and (demands or (presents_itself and "reporter" not in hearing.speakers)))
        or (is_recording and (presents_itself or addresses_you))
    )
    return Voice.AS_BODY if speaks_as_it else Voice.ABOUT_BODY
