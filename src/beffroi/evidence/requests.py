"""What a contact asks for: a thing and an ask that stand in one sentence, neither of them turned round.

"Communiquez votre RIB" asks for bank details; "ne le communiquez jamais", "nous ne vous demanderons pas votre RIB"
and "vos coordonnées bancaires ont été modifiées" ask for nothing.
"""

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.evidence.evidence import Evidence, EvidenceKind
from beffroi.evidence.lexicon import Cue, CueKind
from beffroi.evidence.passage import Passage
from beffroi.evidence.words import Request

__all__ = ["RequestTrait", "find_requests"]

_ASK_REACH = 110  # characters between an ask and its thing; a list of documents runs to about a hundred
_PLACE_REACH = 300  # characters before a request in which its place is sought
_LONGEST_ASK = 60  # characters of an ask itself
_TOLD_REACH = 60  # the same in an account of a call, whose long sentences speak of many things


class RequestTrait(enum.StrEnum):
    """How, or where, a thing is asked for."""

    TOLD = "told"  # the person tells that the caller asked
    PREPARE = "prepare"  # to be kept ready, not yet given
    LOG_IN = "log_in"  # by logging in
    MENTIONED = "mentioned"  # spoken of in a call, without a word that asks for it
    NOWHERE = "nowhere"  # in a message that gives no way to hand it over but the official ones
    IMPLIED = "implied"  # not named, but what is wanted comes to that
    IN_ACCOUNT = "in_account"  # inside the account, reached by oneself
    BY_REPLY = "by_reply"  # in an answer to the contact
    BY_PHONE = "by_phone"
    AT_THE_COUNTER = "at_the_counter"  # to be brought along
    OFFICIAL = "official"  # the link or number to be used is the body's own


_MENTIONED = frozenset({RequestTrait.MENTIONED})
_IMPLIED = frozenset({RequestTrait.IMPLIED})
_NEED_A_WAY = frozenset(
    {
        Request.CARD,
        Request.BANK_DETAILS,
        Request.PASSWORD,
        Request.ONE_TIME_CODE,
        Request.NIR,
        Request.MEDICAL,
        Request.IDENTITY,
        Request.ADDRESS,
        Request.PAYMENT,
    }
)
_PLACES = {
    "in_account": RequestTrait.IN_ACCOUNT,
    "by_reply": RequestTrait.BY_REPLY,
    "by_phone": RequestTrait.BY_PHONE,
    "at_the_counter": RequestTrait.AT_THE_COUNTER,
}
_MANNERS = {
    "told": RequestTrait.TOLD,
    "prepare": RequestTrait.PREPARE,
    "log_in": RequestTrait.LOG_IN,
}
_ASKING = frozenset({CueKind.THING, CueKind.ASK, CueKind.REQUEST})
_CODES = frozenset({Request.ONE_TIME_CODE, Request.PASSWORD})


class _Setting(NamedTuple):
    """What the rest of the contact says about every request in it."""

    is_spoken: bool  # a call: what its words tell of, the caller asked
    leads_away: bool  # a link, a number or a code to scan that is nobody official's
    wants_reply: bool  # an answer by return
    gives_code: bool  # the contact brings the code that it speaks of


def find_requests(passage: Passage, found: Sequence[Evidence], channel: Channel) -> Iterator[Evidence]:
    """Yield one REQUEST per thing asked for in ``passage``, in reading order.

    Args:
        passage: The field to read.
        found: The links and phones already found in the contact: an address to open is a request to click, a number to
            ring one to call back.
        channel: How the contact came. What the account of a call tells of, the caller asked.
    """
    if not passage.cues.keys().isdisjoint(_ASKING):
        setting = _Setting(
            channel in TOLD_CHANNELS,
            any(_leads_away(evidence) for evidence in found)
            or any(cue.means == Request.SCAN_CODE for cue in passage.of(CueKind.REQUEST)),
            _is_conversation(channel, found)
            or any(cue.means == Request.REPLY and not passage.is_denied(cue) for cue in passage.of(CueKind.REQUEST)),
            any(cue.means == "gives_code" for cue in passage.of(CueKind.COMFORT)),
        )
        yield from _things_asked(passage, setting)
        yield from _log_ins(passage, setting)
        yield from _whole_requests(passage, setting)
    yield from _implied(passage, found)


def _is_conversation(channel: Channel, found: Sequence[Evidence]) -> bool:
    """Return whether an answer goes back to the writer as a matter of course."""
    return channel in {Channel.SOCIAL, Channel.VOICEMAIL} or (
        channel is Channel.SMS
        and any(evidence.kind is EvidenceKind.SENDER and "number" in evidence.traits for evidence in found)
    )


def _things_asked(passage: Passage, setting: _Setting) -> Iterator[Evidence]:
    counts_mentions = setting.is_spoken and not _caller_refused(passage)
    for cue in passage.of(CueKind.THING):
        ask = _ask_for(cue, passage, is_spoken=setting.is_spoken)
        if ask is None:
            if counts_mentions and not passage.is_denied(cue) and not passage.denies_noun(cue):
                yield passage.evidence(EvidenceKind.REQUEST, cue, traits=_MENTIONED)
        elif not (setting.gives_code and cue.means == Request.ONE_TIME_CODE and ask.means not in {"told", "send"}):
            yield passage.evidence(EvidenceKind.REQUEST, cue, traits=_traits(cue, ask, passage, setting))


def _log_ins(passage: Passage, setting: _Setting) -> Iterator[Evidence]:
    """Yield a request for the password where the contact, which leads to a site of its own, wants a log-in."""
    if not setting.leads_away:
        return
    for cue in passage.of(CueKind.ASK):
        if cue.means == "log_in" and not passage.is_denied(cue):
            password = Cue(Request.PASSWORD, cue.start, cue.end)
            yield passage.evidence(EvidenceKind.REQUEST, password, traits=_IMPLIED)


def _whole_requests(passage: Passage, setting: _Setting) -> Iterator[Evidence]:
    caller_refused = setting.is_spoken and _caller_refused(passage)
    for cue in passage.of(CueKind.REQUEST):
        if not passage.is_denied(cue) and not passage.denies_noun(cue):
            traits = _traits(cue, None, passage, setting)
            if caller_refused and cue.means == Request.PAYMENT and not _is_wanted(cue, passage):
                traits |= _MENTIONED
            yield passage.evidence(EvidenceKind.REQUEST, cue, traits=traits)


def _caller_refused(passage: Passage) -> bool:
    """Return whether a caller said of anything at all that it was not wanted: "surtout pas", "on l'a déjà"."""
    return any(cue.means == "never_asked" for cue in passage.of(CueKind.DENY))


def _is_wanted(payment: Cue, passage: Passage) -> bool:
    """Return whether a caller wanted the payment that the person tells of: of money, all calls speak."""
    return _ask_for(payment, passage, is_spoken=True) is not None


def _leads_away(evidence: Evidence) -> bool:
    """Return whether ``evidence`` is a way to hand something over: a link, a number to call, an impostor's address."""
    if evidence.kind is EvidenceKind.SENDER:
        return "foreign_domain" in evidence.traits and evidence.public_body is not None
    if evidence.kind is EvidenceKind.LINK:
        return evidence.traits.isdisjoint({"official", "other_official"})
    return (
        evidence.kind is EvidenceKind.PHONE
        and "call_back" in evidence.traits
        and evidence.traits.isdisjoint({"official", "reporting"})
    )


def _ask_for(thing: Cue, passage: Passage, *, is_spoken: bool) -> Cue | None:
    """Return the nearest ask of the thing's sentence that is not denied, or ``None``."""
    if passage.denies_noun(thing):
        return None
    nearest: Cue | None = None
    nearest_distance = _TOLD_REACH if is_spoken else _ASK_REACH
    for ask in passage.around(CueKind.ASK, thing, _ASK_REACH + _LONGEST_ASK):
        if ask.means == "told" and not is_spoken:
            continue
        distance = max(thing.start - ask.end, ask.start - thing.end, 0)
        if distance < nearest_distance and not passage.is_denied(ask):
            nearest, nearest_distance = ask, distance
    return nearest


def _traits(cue: Cue, ask: Cue | None, passage: Passage, setting: _Setting) -> frozenset[str]:
    own, end = passage.sentence(cue.start)
    start, _ = passage.sentence(max(own - 1, 0))  # the sentence before may say where: "par la poste. Retournez-le …"
    is_sent = setting.is_spoken or setting.wants_reply or (ask is not None and ask.means == "send")
    traits: set[str] = {
        _PLACES[place.means]
        for place in passage.within(
            CueKind.PLACE, max(start, cue.start - _PLACE_REACH), min(end, cue.end + _PLACE_REACH)
        )
        if not (is_sent and place.start < own and place.means == "in_account")  # "… ameli.fr. Envoyez-nous votre RIB"
    }
    if setting.leads_away or RequestTrait.BY_REPLY in traits or (setting.is_spoken and cue.means in _CODES):
        traits.discard(RequestTrait.IN_ACCOUNT)  # whatever else the words say, it is not the account that is opened
    elif not setting.is_spoken and cue.means in _NEED_A_WAY and not _has_a_way(ask, traits, setting):
        traits.add(RequestTrait.NOWHERE)
    if setting.is_spoken and cue.means == Request.HAND_OVER:  # who collects it at the door has it put in an envelope
        traits.discard(RequestTrait.AT_THE_COUNTER)
    if ask is not None and ask.means in _MANNERS:
        traits.add(_MANNERS[ask.means])
    return frozenset(traits)


def _has_a_way(ask: Cue | None, traits: set[str], setting: _Setting) -> bool:
    """Return whether a written contact that leads nowhere of its own still lets the person hand something over."""
    return setting.wants_reply or RequestTrait.BY_REPLY in traits or (ask is not None and ask.means == "send")


def _implied(passage: Passage, found: Sequence[Evidence]) -> Iterator[Evidence]:
    for evidence in found:
        if evidence.span.field is not passage.field:
            continue
        if evidence.kind is EvidenceKind.LINK and "mail" not in evidence.traits:
            yield _request(Request.CLICK, evidence)
        elif evidence.kind is EvidenceKind.PHONE and "call_back" in evidence.traits:
            yield _request(Request.CALL_BACK, evidence)


def _request(value: Request, because: Evidence) -> Evidence:
    official = not because.traits.isdisjoint({"official", "other_official"})
    traits = frozenset({RequestTrait.OFFICIAL}) if official else frozenset[str]()
    detail = because.value if because.kind is EvidenceKind.PHONE else because.detail
    return Evidence(EvidenceKind.REQUEST, value, because.span, traits, None, detail)
