"""What a contact gives to act on: the web addresses that were found at fault, and the number it came from."""

import re
from html import unescape

from beffroi.contact import Contact
from beffroi.evidence import Field
from beffroi.verdict import CitedEvidence, Verdict

__all__ = ["faulty_addresses", "sender_number"]

_LEADS_AWAY = frozenset({"lookalike_domain", "foreign_domain", "short_link", "link_text_mismatch", "quishing"})
_MOST_ADDRESSES = 20
_LONGEST_ADDRESS = 2_000  # browsers take no longer ones everywhere
_WRITTEN_IN = frozenset({Field.TEXT, Field.SUBJECT, Field.HTML})
_HOST = re.compile(r"[^\s@/]+\.[^\s@/]+\Z")
_BREAKS = re.compile(r"[\s<>]")
_BETWEEN_DIGITS = re.compile(r"[\s.\-()\u2010-\u2015]+")
_NUMBER = re.compile(r"\+?\d{3,15}\Z")
_FRANCE = "+33"


def faulty_addresses(contact: Contact, verdict: Verdict) -> tuple[str, ...]:
    """Return the web addresses on which findings against the contact rest, each once, in the order of the findings.

    An address is given exactly as received, with all that follows the host: it often names the very page. Where it was
    written in disguise (``ameli point example``), the host is given as the recognisers understood it.
    """
    found = (
        _address(contact, cited)
        for finding in verdict.findings
        if finding.code in _LEADS_AWAY
        for cited in finding.evidence
    )
    return tuple(dict.fromkeys(address for address in found if address))[:_MOST_ADDRESSES]


def sender_number(contact: Contact) -> str | None:
    """Return the number a contact came from, as one dials it in France, or ``None`` where the sender shows none.

    >>> from beffroi.contact import Channel
    >>> sender_number(Contact(Channel.CALL, "", sender="+33 1 99 00 12 34"))
    '0199001234'
    """
    bare = _BETWEEN_DIGITS.sub("", (contact.sender or "").replace("(0)", ""))
    if not _NUMBER.match(bare):
        return None
    return "0" + bare.removeprefix(_FRANCE) if bare.startswith(_FRANCE) else bare


def _address(contact: Contact, cited: CitedEvidence) -> str | None:
    """Return the web address that a piece of evidence is, or ``None`` where it is something else."""
    scheme, separator, rest = cited.value.partition("://")
    authority = (rest if separator else scheme).partition("/")[0]
    host = authority.rpartition("@")[2] if separator else authority
    if not _HOST.match(host):
        return None
    if cited.field not in _WRITTEN_IN:
        return cited.value[:_LONGEST_ADDRESS] if cited.field is Field.ATTACHMENTS else None
    received = {Field.TEXT: contact.text, Field.SUBJECT: contact.subject, Field.HTML: contact.html}[cited.field] or ""
    words = received[cited.start : cited.end]
    if cited.field is Field.HTML:
        words = unescape(words)
    is_whole = host.lower() in words.lower() and _BREAKS.search(words) is None
    return (words if is_whole else cited.value)[:_LONGEST_ADDRESS]
