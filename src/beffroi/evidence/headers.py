"""Headers: what an e-mail's own headers say against the address it shows."""

import enum
from collections.abc import Iterator
from typing import Final, NamedTuple

from beffroi.contact import Contact
from beffroi.evidence.addresses import parse_mailboxes
from beffroi.evidence.authentication import AuthenticationResult, parse_authentication_results
from beffroi.evidence.directory import Directory
from beffroi.evidence.domains import registrable_domain
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.lookalikes import HostClass, standing_of
from beffroi.evidence.reading import Reading

__all__ = ["HeaderTrait", "HeaderValue", "find_headers", "render_headers"]


class HeaderValue(enum.StrEnum):
    """What is seen in headers."""

    REPLY_TO_MISMATCH = "reply_to_mismatch"  # the answer would go to another owner's domain
    RETURN_PATH_MISMATCH = "return_path_mismatch"  # what cannot be delivered would
    AUTHENTICATION_FAILED = "authentication_failed"  # a host on the way says the sender's domain does not vouch for it


class HeaderTrait(enum.StrEnum):
    """What else is seen of them."""

    UNVERIFIED = "unverified"  # any host on the way can write this header: a pass proves nothing, a failure little
    LOOKALIKE = "lookalike"  # the other domain imitates a body's
    FREE_MAIL = "free_mail"  # the other domain gives anyone an address
    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"


class _Header(NamedTuple):
    """One header's value, and where it stands in ``render_headers``."""

    value: str
    span: Span


_FAILURES: Final = frozenset({"fail", "softfail", "hardfail"})
_METHODS: Final = frozenset({"spf", "dkim", "dmarc"})
_MOST_HEADERS = 2_000  # looked at; large mails have some 100
_MOST_RESULTS = 20  # Authentication-Results fields, one a host on the way


def render_headers(headers: tuple[tuple[str, str], ...]) -> str:
    """Return the headers as the text that spans of ``Field.HEADERS`` count in: ``Name: value``, one a line."""
    return "\n".join(f"{name}: {value}" for name, value in headers)


def find_headers(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield one HEADER for each header that speaks against the address shown, in the order of ``HeaderValue``.

    ``detail`` is the other domain, or the methods that failed (``dkim=fail dmarc=fail``). The span is the header's
    value.
    """
    contact = reading.contact
    if not contact.headers:
        return
    wanted = _wanted_headers(contact)
    shown = _domain_of(wanted["from"][0].value if wanted["from"] else contact.sender or "")
    if not shown:
        return
    for name, value in (("reply-to", HeaderValue.REPLY_TO_MISMATCH), ("return-path", HeaderValue.RETURN_PATH_MISMATCH)):
        for header in wanted[name][:1]:
            evidence = _mismatch(header, value, shown, directory)
            if evidence is not None:
                yield evidence
    for header in wanted["authentication-results"][:_MOST_RESULTS]:
        failed = _failed_methods(header.value, shown)
        if failed:
            traits = frozenset({HeaderTrait.UNVERIFIED, *(HeaderTrait(result.method) for result in failed)})
            detail = " ".join(dict.fromkeys(f"{result.method}={result.result}" for result in failed))
            yield Evidence(EvidenceKind.HEADER, HeaderValue.AUTHENTICATION_FAILED, header.span, traits, None, detail)


def _wanted_headers(contact: Contact) -> dict[str, list[_Header]]:
    """Return the headers that are looked at, by lower-case name, each with its span."""
    wanted: dict[str, list[_Header]] = {"from": [], "reply-to": [], "return-path": [], "authentication-results": []}
    at = 0
    for name, value in contact.headers[:_MOST_HEADERS]:
        start = at + len(name) + 2
        at = start + len(value) + 1
        headers = wanted.get(name.strip().lower())
        if headers is not None:
            headers.append(_Header(value, Span(Field.HEADERS, start, start + len(value))))
    return wanted


def _domain_of(field: str) -> str:
    """Return the domain of the first address of a header, or empty."""
    mailboxes = parse_mailboxes(field)
    return mailboxes[0].domain if mailboxes else ""


def _mismatch(header: _Header, value: HeaderValue, shown: str, directory: Directory) -> Evidence | None:
    """Return the evidence that a header leads to another owner's domain than ``shown``, if it does."""
    other = _domain_of(header.value)
    if not other or registrable_domain(other) == registrable_domain(shown):
        return None
    if any(other in body.email_domains for body in directory.bodies):
        return None
    standing = standing_of(other, directory)
    if standing.host_class in {HostClass.OFFICIAL, HostClass.OTHER_OFFICIAL}:
        return None
    traits: set[str] = set()
    if standing.host_class is HostClass.LOOKALIKE:
        traits.add(HeaderTrait.LOOKALIKE)
    if other in directory.free_mail or registrable_domain(other) in directory.free_mail:
        traits.add(HeaderTrait.FREE_MAIL)
    return Evidence(EvidenceKind.HEADER, value, header.span, frozenset(traits), standing.public_body, other)


def _failed_methods(value: str, shown: str) -> list[AuthenticationResult]:
    """Return the results of one header that failed for the domain shown.

    A DMARC pass settles it: one signature of another may then fail without meaning anything (RFC 7489 §4.2).
    """
    results = [result for result in parse_authentication_results(value) if result.method in _METHODS]
    if any(result.method == "dmarc" and result.result == "pass" for result in results):
        return []
    owner = registrable_domain(shown)
    return [
        result
        for result in results
        if result.result in _FAILURES and (not result.domain or registrable_domain(result.domain) == owner)
    ]
