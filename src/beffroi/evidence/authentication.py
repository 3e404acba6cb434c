"""Authentication-Results: what a receiving host wrote down of SPF, DKIM and DMARC (RFC 8601)."""

import re
from typing import Final, NamedTuple

__all__ = ["AuthenticationResult", "parse_authentication_results"]


class AuthenticationResult(NamedTuple):
    """One method's result: ``dkim``, ``fail``, and the domain it was about, empty if none is told."""

    method: str
    result: str
    domain: str


# A quoted string is one token, a comment none; both may hold anything, semicolons too.
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[;()=]|\\.|[^\s;()="\\]+|.', re.DOTALL)
_PROPERTIES: Final = frozenset({"smtp.mailfrom", "smtp.helo", "header.d", "header.i", "header.from", "header.sender"})
_LONGEST_VALUE = 8_000  # characters of one header that are read


def parse_authentication_results(value: str) -> list[AuthenticationResult]:
    """Return the results in one ``Authentication-Results`` value, in order; what cannot be read is passed over.

    Comments (nested ones too), quoted strings and white space around ``=`` are understood; the name of the host that
    wrote the header is not checked, for the reader of a saved mail cannot know it.
    """
    results = []
    for statement in _statements(value[:_LONGEST_VALUE])[1:]:
        if len(statement) < 3 or statement[1] != "=":  # noqa: PLR2004 - method, sign, result
            continue
        method = statement[0].partition("/")[0].lower()
        results.append(AuthenticationResult(method, statement[2].lower(), _domain_in(statement[3:])))
    return results


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


def _domain_in(tokens: list[str]) -> str:
    """Return the domain of the first property that names one: ``header.from=ameli.fr``."""
    for place in range(len(tokens) - 2):
        if tokens[place + 1] == "=" and tokens[place].lower() in _PROPERTIES:
            domain = tokens[place + 2].rpartition("@")[2].lower().strip(".<>")
            if domain:
                return domain
    return ""
