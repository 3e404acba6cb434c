"""Vouching: what the hosts that carried an e-mail noted of whether its sender's domain vouches for it.

Any host on the way can write such a note, the sender's too. Only that of a host which the person trusts is believed;
another's pass proves nothing, and its failure little. But a failure that stands where the receiver writes is believed:
nobody would forge that against themselves.
"""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from beffroi.evidence.authentication import (
    AuthenticationResult,
    authserv_of,
    is_aligned,
    parse_authentication_results,
    parse_received_spf,
)
from beffroi.evidence.evidence import Span
from beffroi.evidence.receivers import note_of_receiver

__all__ = ["Header", "Outcome", "read_notes"]


class Header(NamedTuple):
    """One header's value, and where it stands in ``render_headers``."""

    name: str
    value: str
    span: Span


class Outcome(NamedTuple):
    """What one note comes to for the domain shown.

    Args:
        header: The note.
        results: The results it rests on.
        vouched: The domain vouches for the mail; else it does not.
        trusted: A host that the person trusts wrote it, and it leaves no other reading.
    """

    header: Header
    results: tuple[AuthenticationResult, ...]
    vouched: bool
    trusted: bool


_FAILURES: Final = frozenset({"fail", "softfail", "hardfail"})
_HARD: Final = frozenset({"fail", "hardfail"})
_METHODS: Final = frozenset({"spf", "dkim", "dmarc"})
_RESULTS: Final = "authentication-results"
_ARC: Final = "arc-authentication-results"
_SPF: Final = "received-spf"
_MOST = 20  # notes that are read, one a host on the way


def read_notes(
    headers: Sequence[Header], shown: str, trusted: Collection[str], receivers: Collection[str] = ()
) -> list[Outcome]:
    """Return what the notes come to.

    The topmost ``Authentication-Results`` of a trusted host settles it, and so does its ``Received-SPF`` above all
    ``Received`` headers where it wrote no other. Without one, each that speaks of a failure comes back, unbelieved; a
    ``Received-SPF`` or a sealed copy (ARC) only where there is nothing else.

    Args:
        headers: Those of these names and ``received``, from the topmost on.
        shown: The domain of the address shown.
        trusted: Names of hosts that are trusted, in lower case.
        receivers: Hosts, or domains of hosts, of providers whose failures are believed where they stand on top.
    """
    notes = [header for header in headers if header.name == _RESULTS]
    for header in notes if trusted else ():
        if authserv_of(header.value) in trusted:
            return _settled(header, parse_authentication_results(header.value), shown)
    for header in headers if trusted else ():
        if header.name == "received":
            break
        if header.name == _SPF and (read := parse_received_spf(header.value))[1] in trusted:
            return _settled(header, [read[0]], shown)
    if notes and (by_receiver := _noted_by_receiver(headers, shown, receivers)):
        return by_receiver
    if not notes:
        notes = [header for header in headers if header.name in {_ARC, _SPF}]
    outcomes = []
    for header in notes[:_MOST]:
        failed = _failed(_results_in(header), shown, certain=header.name == _SPF)
        if failed:
            outcomes.append(Outcome(header, failed, vouched=False, trusted=False))
    return outcomes


def _noted_by_receiver(headers: Sequence[Header], shown: str, receivers: Collection[str]) -> list[Outcome]:
    """Return the failure that the receiver noted on top, if it leaves no other reading."""
    place = note_of_receiver([(header.name, header.value) for header in headers], receivers)
    if place is None:
        return []
    settled = _settled(headers[place], parse_authentication_results(headers[place].value), shown)
    return [outcome for outcome in settled if outcome.trusted and not outcome.vouched]


def _results_in(header: Header) -> list[AuthenticationResult]:
    if header.name == _SPF:
        return [parse_received_spf(header.value)[0]]
    return parse_authentication_results(header.value)


def _settled(header: Header, results: list[AuthenticationResult], shown: str) -> list[Outcome]:
    """Return what the note of a trusted host comes to, or nothing where it says neither."""
    results = [result for result in results if result.method in _METHODS or result.method == "arc"]
    passed = tuple(one for one in results if one.result == "pass" and _vouches(one, shown))
    dmarc = [one for one in results if one.method == "dmarc" and is_aligned(one.domain or shown, shown)]
    was_forwarded = any(one.method == "arc" and one.result == "pass" for one in results)
    if any(one.result in _HARD for one in dmarc):
        failed = tuple(one for one in results if one.result in _FAILURES and one.method in _METHODS)
        return [Outcome(header, failed, vouched=False, trusted=not was_forwarded)]
    if passed:
        return [Outcome(header, passed, vouched=True, trusted=True)]
    failed = _failed(results, shown, certain=False)
    # A signature alone may break on the way, and so may SPF: only an outright failure of the latter leaves no doubt.
    is_plain = any(one.method == "spf" and one.result in _HARD and one.domain for one in failed)
    return [Outcome(header, failed, vouched=False, trusted=is_plain and not was_forwarded)] if failed else []


def _vouches(result: AuthenticationResult, shown: str) -> bool:
    """Return whether a pass is one of the domain shown, and not of the tool that sent the mail."""
    if result.method == "dmarc":
        return is_aligned(result.domain or shown, shown)
    return result.method in {"spf", "dkim"} and is_aligned(result.domain, shown)


def _failed(results: Sequence[AuthenticationResult], shown: str, *, certain: bool) -> tuple[AuthenticationResult, ...]:
    """Return the results that failed for the domain shown.

    A DMARC pass settles it: one signature of another may then fail without meaning anything (RFC 7489 §4.2).

    Args:
        results: Those of one note.
        shown: The domain of the address shown.
        certain: Only those that name that domain.
    """
    results = [result for result in results if result.method in _METHODS]
    if any(result.method == "dmarc" and result.result == "pass" for result in results):
        return ()
    return tuple(
        result
        for result in results
        if result.result in _FAILURES and (is_aligned(result.domain, shown) or (not result.domain and not certain))
    )
