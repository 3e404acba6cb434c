"""Receivers: the note that a mail provider wrote of a mail when it received it, told by where it stands.

Each host writes its lines above all that came with a mail (RFC 5321 §4.4). Whatever stands above the first
``Authentication-Results`` was then written by the receiver, if all hosts named there are its own.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from beffroi.evidence.authentication import authserv_of
from beffroi.evidence.domains import registrable_domain

__all__ = ["note_of_receiver"]

_RESULTS: Final = "authentication-results"
_BY: Final = re.compile(
    r"\s*+(?:from\s++(?P<sender>\S++)\s++(?:\([^()]*+\)\s*+)*+)?by\s++(?P<host>[^\s;()]++)", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"[\d.]+|\[?[\da-f:.]*:[\da-f:.]*\]?", re.IGNORECASE)
_LONGEST_VALUE = 2_000  # characters of a Received line that are read


def note_of_receiver(headers: Sequence[tuple[str, str]], receivers: Collection[str]) -> int | None:
    """Return the place of the note that the receiver wrote, or ``None`` if none is surely its own.

    It is the topmost ``Authentication-Results``; above it stand only ``Received`` lines of hosts of one provider, one
    at least by name, and it bears the name of that provider, or none, as Microsoft writes it.

    Args:
        headers: Names in lower case and values, from the topmost on.
        receivers: Hosts of providers, or the domains of such hosts, in lower case.
    """
    providers: set[str] = set()
    for place, (name, value) in enumerate(headers):
        if name == "received":
            provider = _provider_of(value[:_LONGEST_VALUE], receivers)
            if provider is None:
                return None
            providers.add(provider)
        elif name == _RESULTS:
            providers.discard("")  # within the provider, from one machine to the next
            written = authserv_of(value)
            own = "." not in written or registrable_domain(written) in providers
            return place if len(providers) == 1 and own else None
    return None


def _provider_of(received: str, receivers: Collection[str]) -> str | None:
    """Return whose host wrote a ``Received`` line; empty for a machine without a name, which nobody outside reaches."""
    match = _BY.match(received)
    if match is None:
        return None
    host = match["host"].lower().rstrip(".")
    if match["sender"] is None and _ADDRESS.fullmatch(host):
        return ""
    is_known = any(host == one or host.endswith(f".{one}") for one in receivers)
    return registrable_domain(host) if is_known else None
