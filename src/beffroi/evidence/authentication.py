"""Authentication-Results: what a receiving host wrote down of SPF, DKIM and DMARC (RFC 8601, RFC 7208 §9.1)."""

import re
from typing import Final, NamedTuple

from beffroi.evidence.domains import registrable_domain

__all__ = [
    "AuthenticationResult",
    "authserv_of",
    "is_aligned",
    "parse_authentication_results",
    "parse_received_spf",
]


class AuthenticationResult(NamedTuple):
    """One method's result: ``dkim``, ``fail``, and the domain it was about, empty if none is told."""

    method: str
    result: str
    domain: str


# A quoted string is one token, a comment none; both may hold anything, semicolons too.
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[;()=]|\\.|[^\s;()="\\]+|.', re.DOTALL)
_PROPERTIES: Final = ("smtp.mailfrom", "smtp.helo", "header.d", "header.i", "header.from", "header.sender")
# Whom a method vouches for (RFC 7489 §3.1): what else stands in its result is about another.
_ABOUT: Final = {
    "spf": ("smtp.mailfrom", "smtp.helo"),
    "dkim": ("header.d", "header.i"),
    "dmarc": ("header.from",),
}
_SPF_RESULT: Final = re.compile(r"\s{0,9}([a-zA-Z]{1,20})\b")
_SPF_PAIR: Final = re.compile(
    r"\b(envelope-from|helo|receiver)\s{0,9}=\s{0,9}(?:\"([^\"]{0,300})\"|([^\s;\"]{1,300}))", re.IGNORECASE
)
_LONGEST_VALUE = 8_000  # characters of one header that are read


def parse_authentication_results(value: str) -> list[AuthenticationResult]:
    """Return the results in one ``Authentication-Results`` value, in order; what cannot be read is passed over.

    Comments (nested ones too), quoted strings and white space around ``=`` are understood; whether the host that wrote
    the header is to be believed, ``authserv_of`` helps to tell. An ``ARC-Authentication-Results`` is read alike.
    """
    results = []
    for statement in _statements(value[:_LONGEST_VALUE])[1:]:
        if len(statement) < 3 or statement[1] != "=":  # noqa: PLR2004 - method, sign, result
            continue
        method = statement[0].partition("/")[0].lower()
        results.append(AuthenticationResult(method, statement[2].lower(), _domain_in(statement[3:], method)))
    return results


def authserv_of(value: str) -> str:
    """Return the name under which a host wrote an ``Authentication-Results`` value, in lower case (RFC 8601 §2.2)."""
    first = _statements(value[:_LONGEST_VALUE])[0]
    return first[0].lower().rstrip(".") if first else ""


def parse_received_spf(value: str) -> tuple[AuthenticationResult, str]:
    """Return the result of a ``Received-SPF`` value, and the host that wrote it, empty if it is not told."""
    value = value[:_LONGEST_VALUE]
    match = _SPF_RESULT.match(value)
    pairs: dict[str, str] = {}
    for name, quoted, plain in _SPF_PAIR.findall(value):
        pairs.setdefault(name.lower(), (quoted or plain).lower())
    domain = (pairs.get("envelope-from") or pairs.get("helo", "")).rpartition("@")[2].strip(".<>")
    result = match.group(1).lower() if match else ""
    return AuthenticationResult("spf", result, domain), pairs.get("receiver", "").rstrip(".")


def is_aligned(authenticated: str, shown: str, *, strict: bool = False) -> bool:
    """Return whether what vouches for ``authenticated`` vouches for the domain shown (RFC 7489 §3.1).

    Args:
        authenticated: The domain that a method is about.
        shown: The domain of the address shown, lower-case ASCII.
        strict: Both must be the same; else both must have been registered as one.
    """
    if not authenticated or not shown:
        return False
    return authenticated == shown or (not strict and registrable_domain(authenticated) == registrable_domain(shown))


def _statements(value: str) -> list[list[str]]:
    """Return the tokens of ``value`` without comments, parted at its semicolons."""
    statements: list[list[str]] = [[]]
    depth = 0
    for match in _TOKEN.finditer(value):
        piece = match.group()
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(0, depth - 1)
        elif depth or piece.isspace():
            continue
        elif piece == ";":
            statements.append([])
        else:
            statements[-1].append(piece.strip('"'))
    return statements


def _domain_in(tokens: list[str], method: str) -> str:
    """Return the domain that a result is about: ``header.from=ameli.fr``; the first that is told, if none is."""
    told: dict[str, str] = {}
    for place in range(len(tokens) - 2):
        name = tokens[place].lower()
        if tokens[place + 1] == "=" and name in _PROPERTIES:
            domain = tokens[place + 2].rpartition("@")[2].lower().strip(".<>")
            if domain:
                told.setdefault(name, domain)
    return next((told[name] for name in (*_ABOUT.get(method, ()), *told) if name in told), "")
