"""What a contact asks for: a thing and an ask that stand in one sentence, neither of them turned round.

"Communiquez votre RIB" asks for bank details; "ne communiquez jamais votre RIB", "nous ne vous demanderons pas votre RIB"
and "vos coordonnées bancaires ont été modifiées" ask for nothing.
"""

import enum
from collections.abc import Iterator, Sequence

from beffroi.evidence.evidence import Evidence, EvidenceKind, Span
from beffroi.evidence.lexicon import Cue, CueKind
from beffroi.evidence.passage import Passage
from beffroi.evidence.words import Request

__all__ = ["RequestTrait", "find_requests"]

_ASK_REACH = 110  # characters between an ask and its thing; a list of documents runs to about a hundred


class RequestTrait(enum.StrEnum):
    """How, or where, a thing is asked for."""

    TOLD = "told"  # the person tells that the caller asked
    PREPARE = "prepare"  # to be kept ready, not yet given
    LOG_IN = "log_in"  # by logging in
    IMPLIED = "implied"  # not named, but what is wanted comes to that
    IN_ACCOUNT = "in_account"  # inside the account, reached by oneself
    BY_REPLY = "by_reply"  # in an answer to the contact
    BY_PHONE = "by_phone"
    AT_THE_COUNTER = "at_the_counter"  # to be brought along
    OFFICIAL = "official"  # the link or number to be used is the body's own


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
_CODES = frozenset({Request.ONE_TIME_CODE, Request.PASSWORD})


def find_requests(passage: Passage, found: Sequence[Evidence], *, is_spoken: bool) -> Iterator[Evidence]:
    """Yield one REQUEST per thing asked for in ``passage``, in reading order.

    Args:
        passage: The field to read.
        found: The links and phones already found in the contact: an address to open is a request to click, a number to
            ring one to call back.
        is_spoken: The contact is a call: what its words tell of, the caller asked. In a message they only report.
    """
    if passage.cues:
        leads_away = any(_leads_away(evidence) for evidence in found)
        gives_code = any(cue.means == "gives_code" for cue in passage.of(CueKind.COMFORT))
        for cue in passage.of(CueKind.THING):
            ask = _ask_for(cue, passage, is_spoken=is_spoken)
            if ask is None or (gives_code and cue.means in _CODES and ask.means != "told"):
                continue
            yield passage.evidence(EvidenceKind.REQUEST, cue, traits=_traits(cue, ask, passage, leads_away=leads_away))
        if leads_away:
            yield from _log_ins(passage)
        for cue in passage.of(CueKind.REQUEST):
            if not passage.is_denied(cue) and not passage.denies_noun(cue):
                traits = _traits(cue, None, passage, leads_away=leads_away)
                yield passage.evidence(EvidenceKind.REQUEST, cue, traits=traits)
    yield from _implied(passage, found)


def _log_ins(passage: Passage) -> Iterator[Evidence]:
    """Yield a request for the password where the contact, which leads to a site of its own, wants a log-in."""
    for cue in passage.of(CueKind.ASK):
        if cue.means == "log_in" and not passage.is_denied(cue):
            password = Cue(Request.PASSWORD, cue.start, cue.end)
            yield passage.evidence(EvidenceKind.REQUEST, password, traits=frozenset({RequestTrait.IMPLIED}))


def _leads_away(evidence: Evidence) -> bool:
    """Return whether ``evidence`` is a link or a number to call that is nobody official's."""
    if evidence.kind is EvidenceKind.LINK:
        return evidence.traits.isdisjoint({"official", "other_official", "mail"})
    return evidence.kind is EvidenceKind.PHONE and "call_back" in evidence.traits and "official" not in evidence.traits


def _ask_for(thing: Cue, passage: Passage, *, is_spoken: bool) -> Cue | None:
    """Return the nearest ask of the thing's sentence that is not denied, or ``None``."""
    if passage.denies_noun(thing):
        return None
    start, end = passage.sentence(thing.start)
    nearest: Cue | None = None
    nearest_distance = _ASK_REACH
    for ask in passage.within(CueKind.ASK, start, end):
        if ask.means == "told" and not is_spoken:
            continue
        distance = max(thing.start - ask.end, ask.start - thing.end, 0)
        if distance < nearest_distance and not passage.is_denied(ask):
            nearest, nearest_distance = ask, distance
    return nearest


def _traits(cue: Cue, ask: Cue | None, passage: Passage, *, leads_away: bool) -> frozenset[str]:
    start, end = passage.sentence(cue.start)
    traits: set[str] = {_PLACES[place.means] for place in passage.within(CueKind.PLACE, start, end)}
    if leads_away:  # whatever the words say, it is not the account that is opened
        traits.discard(RequestTrait.IN_ACCOUNT)
    if ask is not None and ask.means in _MANNERS:
        traits.add(_MANNERS[ask.means])
    return frozenset(traits)


def _implied(passage: Passage, found: Sequence[Evidence]) -> Iterator[Evidence]:
    for evidence in found:
        if evidence.span.field is not passage.field:
            continue
        if evidence.kind is EvidenceKind.LINK and "mail" not in evidence.traits:
            yield _request(Request.CLICK, evidence.span, evidence)
        elif evidence.kind is EvidenceKind.PHONE and "call_back" in evidence.traits:
            yield _request(Request.CALL_BACK, evidence.span, evidence)


def _request(value: Request, span: Span, because: Evidence) -> Evidence:
    return Evidence(EvidenceKind.REQUEST, value, span, because.traits & {"official"}, None, because.detail)
