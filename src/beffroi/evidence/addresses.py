"""Addresses: the mailboxes of an e-mail header field, read as leniently as mail programs show them."""

import binascii
import re
from typing import Final, NamedTuple

from beffroi.evidence.domains import to_ascii

__all__ = ["Mailbox", "decode_words", "parse_mailboxes"]


class Mailbox(NamedTuple):
    """One address and the name shown with it.

    Args:
        address: In lower case, its domain in punycode.
        local: What stands before the last ``@``.
        domain: The host it writes from, lower-case ASCII; empty if it is no host name.
        display: The name shown, encoded words and quotes undone, or empty.
        start: Where the mailbox begins in the field as received.
        end: Where it ends.
    """

    address: str
    local: str
    domain: str
    display: str
    start: int
    end: int


_ANGLED: Final = re.compile(r"<([^<>]{0,320})>")
_BARE: Final = re.compile(r"[^\s<>()\[\]\",;:]{1,64}@[^\s<>()\[\]\",;:@]{1,255}")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_ENCODED: Final = re.compile(r"=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bBqQ])\?([^?\s]{0,400})\?=", re.ASCII)
_BETWEEN_ENCODED: Final = re.compile(r"(?<=\?=)\s{1,80}(?==\?)")
_LONGEST_FIELD = 4_000  # characters; RFC 5322 lines have 998, and some fields are folded
_MOST_MAILBOXES = 50


def parse_mailboxes(field: str) -> list[Mailbox]:
    """Return the mailboxes of ``From``, ``Reply-To`` or a sender as shown, in order (RFC 5322 §3.4, and laxer).

    The address is what stands in the last angle brackets of a mailbox: ``"a@b.example" <c@d.example>`` was written by
    ``c``. Commas in quotes do not part mailboxes; a mailbox without brackets is its bare address.
    """
    field = field[:_LONGEST_FIELD]
    hidden = _QUOTED.sub(lambda match: "x" * len(match.group()), field)
    mailboxes: list[Mailbox] = []
    last = 0
    for match in _ANGLED.finditer(hidden):
        start, end = match.span(1)
        mailbox = _mailbox(field[start:end], field[last : match.start()], last, match.end())
        if mailbox is not None:
            mailboxes.append(mailbox)
        last = match.end()
    if not mailboxes:
        for match in _BARE.finditer(hidden):
            mailbox = _mailbox(field[match.start() : match.end()], "", *match.span())
            if mailbox is not None:
                mailboxes.append(mailbox)
    return mailboxes[:_MOST_MAILBOXES]


def _mailbox(address: str, display: str, start: int, end: int) -> Mailbox | None:
    """Return the mailbox of an address with an ``@`` and something on both sides of it."""
    local, at, domain = address.strip().rpartition("@")
    local, domain = local.strip(' "').lower(), domain.strip(" .").lower()
    if not (local and at and domain):
        return None
    lead = len(display) - len(display.lstrip(" \t\r\n,;"))
    host = to_ascii(domain)
    shown = decode_words(display.strip(" \t\r\n,;"))
    if len(shown) > 1 and shown[0] == shown[-1] == '"':
        shown = shown[1:-1].replace('\\"', '"')
    return Mailbox(f"{local}@{host or domain}", local, host, shown.strip(), start + lead, end)


def decode_words(text: str) -> str:
    """Return ``text`` with its RFC 2047 encoded words decoded; one that cannot be is left as it is."""
    if "=?" not in text:
        return text
    return _ENCODED.sub(_decoded, _BETWEEN_ENCODED.sub("", text))


def _decoded(match: re.Match[str]) -> str:
    charset, encoding, payload = match.groups()
    try:
        if encoding in "bB":
            raw = binascii.a2b_base64(payload + "=" * (-len(payload) % 4))
        else:
            raw = binascii.a2b_qp(payload.encode("ascii"), header=True)
        return raw.decode(charset, "replace")
    except (ValueError, LookupError):
        return match.group()
