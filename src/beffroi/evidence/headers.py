"""Headers: what an e-mail's own headers say for and against the address it shows."""

import enum
from collections.abc import Collection, Iterator

from beffroi.contact import Contact
from beffroi.evidence.addresses import Mailbox, parse_mailboxes
from beffroi.evidence.directory import Directory
from beffroi.evidence.domains import registrable_domain
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.lookalikes import HostClass, stand_as_mail, standing_of
from beffroi.evidence.reading import Reading
from beffroi.evidence.vouching import Header, Outcome, read_notes

__all__ = ["HeaderTrait", "HeaderValue", "find_headers", "render_headers"]


class HeaderValue(enum.StrEnum):
    """What is seen in headers."""

    REPLY_TO_MISMATCH = "reply_to_mismatch"  # the answer would go to another owner's domain
    RETURN_PATH_MISMATCH = "return_path_mismatch"  # what cannot be delivered would
    SENDER_MISMATCH = "sender_mismatch"  # another owner's domain sent it in the name of the address shown
    SEVERAL_FROM = "several_from"  # addresses of several owners, or several fields, of which programs show any one
    AUTHENTICATION_FAILED = "authentication_failed"  # a host on the way says the sender's domain does not vouch for it
    PARTS_DISAGREE = "parts_disagree"  # the text beside a page says other words than the page
    AUTHENTICATED = "authenticated"  # a host that the person trusts says that it does


class HeaderTrait(enum.StrEnum):
    """What else is seen of them."""

    UNVERIFIED = "unverified"  # any host on the way can write this header: a pass proves nothing, a failure little
    TRUSTED = "trusted"  # a host that the person trusts, or the receiver, wrote it, and it leaves no other reading
    OFFICIAL = "official"  # the domain shown, or of several addresses one, is a body's
    REPEATED = "repeated"  # there are several From fields, where the standard allows one (RFC 5322 §3.6)
    LOOKALIKE = "lookalike"  # the other domain imitates a body's
    FREE_MAIL = "free_mail"  # the other domain gives anyone an address
    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"


_OTHERS = (
    ("reply-to", HeaderValue.REPLY_TO_MISMATCH),
    ("return-path", HeaderValue.RETURN_PATH_MISMATCH),
    ("sender", HeaderValue.SENDER_MISMATCH),
)
_NOTES = ("authentication-results", "arc-authentication-results", "received-spf", "received")
_WANTED = frozenset({"from", *(name for name, _ in _OTHERS), *_NOTES})
_MOST_HEADERS = 2_000  # looked at; large mails have some 100


def render_headers(headers: tuple[tuple[str, str], ...]) -> str:
    """Return the headers as the text that spans of ``Field.HEADERS`` count in: ``Name: value``, one a line."""
    return "\n".join(f"{name}: {value}" for name, value in headers)


def find_headers(reading: Reading, directory: Directory, trusted_authserv: Collection[str] = ()) -> Iterator[Evidence]:
    """Yield one HEADER for each header that speaks for or against the address shown, in the order of ``HeaderValue``.

    ``detail`` is the other domain, or the results that it rests on (``dkim=fail dmarc=fail``). The span is the header's
    value.

    Args:
        reading: The contact.
        directory: Whose domains are official.
        trusted_authserv: Names of hosts, in lower case, whose ``Authentication-Results`` are believed.
    """
    contact = reading.contact
    if not contact.headers:
        return
    wanted = _wanted_headers(contact)
    from_headers = [header for header in wanted if header.name == "from"]
    shown = _domain_of(from_headers[0].value if from_headers else contact.sender or "")
    if not shown:
        return
    for name, value in _OTHERS:
        header = next((header for header in wanted if header.name == name), None)
        evidence = _mismatch(header, value, shown, directory) if header is not None else None
        if evidence is not None:
            yield evidence
    several = _several_from(from_headers, directory)
    yield from several
    for outcome in read_notes(wanted, shown, trusted_authserv, directory.mail_receivers):
        if not (several and outcome.vouched):
            yield _of_outcome(outcome, shown, directory)


def _wanted_headers(contact: Contact) -> list[Header]:
    """Return the headers that are looked at, their names in lower case, each with its span."""
    wanted: list[Header] = []
    at = 0
    for written, value in contact.headers[:_MOST_HEADERS]:
        start = at + len(written) + 2
        at = start + len(value) + 1
        name = written.strip().lower()
        if name in _WANTED:
            wanted.append(Header(name, value, Span(Field.HEADERS, start, start + len(value))))
    return wanted


def _domain_of(field: str) -> str:
    """Return the domain of the first address of a header, or empty."""
    mailboxes = parse_mailboxes(field)
    return mailboxes[0].domain if mailboxes else ""


def _mismatch(header: Header, value: HeaderValue, shown: str, directory: Directory) -> Evidence | None:
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


def _several_from(headers: list[Header], directory: Directory) -> list[Evidence]:
    """Return the evidence that the mail shows addresses of several owners, or differing From fields: at most one."""
    mailboxes: list[tuple[Header, Mailbox]] = [
        (header, one) for header in headers for one in parse_mailboxes(header.value)
    ]
    if not mailboxes:
        return []
    first_header, first = mailboxes[0]
    for header, mailbox in mailboxes[1:]:
        is_repeated = header.span != first_header.span and mailbox.address != first.address
        if is_repeated or registrable_domain(mailbox.domain) != registrable_domain(first.domain):
            bodies = [stand_as_mail(one.domain, directory) for _, one in mailboxes]
            official = [one.public_body for one in bodies if one.host_class is HostClass.OFFICIAL]
            seen = {HeaderTrait.OFFICIAL: bool(official), HeaderTrait.REPEATED: is_repeated}
            traits = frozenset(trait for trait, is_so in seen.items() if is_so)
            body = official[0] if official else None
            return [Evidence(EvidenceKind.HEADER, HeaderValue.SEVERAL_FROM, header.span, traits, body, mailbox.address)]
    return []


def _of_outcome(outcome: Outcome, shown: str, directory: Directory) -> Evidence:
    value = HeaderValue.AUTHENTICATED if outcome.vouched else HeaderValue.AUTHENTICATION_FAILED
    standing = stand_as_mail(shown, directory)
    traits: set[str] = {HeaderTrait(result.method) for result in outcome.results}
    body = None
    if outcome.trusted:
        traits.add(HeaderTrait.TRUSTED)
        if standing.host_class is HostClass.OFFICIAL:
            traits.add(HeaderTrait.OFFICIAL)
            body = standing.public_body
    else:
        traits.add(HeaderTrait.UNVERIFIED)
    detail = " ".join(dict.fromkeys(f"{result.method}={result.result}" for result in outcome.results))
    return Evidence(EvidenceKind.HEADER, value, outcome.header.span, frozenset(traits), body, detail)
