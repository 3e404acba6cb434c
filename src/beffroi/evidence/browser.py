"""Browser: where a browser goes for one address."""

import re
from functools import lru_cache
from typing import NamedTuple

import can_ada

from beffroi.evidence.domains import to_unicode

__all__ = ["LONGEST_ADDRESS", "LONGEST_HOST", "Target", "read_address"]

LONGEST_ADDRESS = 4096
"""Characters of an address that are read; what follows belongs to it but is not looked at."""

LONGEST_HOST = 253
"""Characters of a host name, by RFC 1035 §2.3.4."""

_SCHEMES = frozenset({"http", "https", "ftp", "ws", "wss", "data", "javascript"})
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


class Target(NamedTuple):
    """Where a browser goes for one address.

    Args:
        url: The address in its normal form; without a scheme if it was written without.
        host: Host name in lower-case ASCII (punycode), IP address in its usual form, or empty (``data:``).
        shown: The host in Unicode letters.
        scheme: ``https``, ``data``..., with ``http`` for an address without one.
        port: Digits when it is not the scheme's own, else empty.
        userinfo: What stands before ``@`` in the authority.
        path: Path, query and fragment.
        is_ip: The host is an IP address.
    """

    url: str
    host: str
    shown: str
    scheme: str
    port: str
    userinfo: str
    path: str
    is_ip: bool


def read_address(address: str) -> Target | None:
    """Return where a browser goes for ``address``, or ``None`` if it goes nowhere.

    Source:
        The URL Standard of WHATWG, as implemented by ``can_ada``.
    """
    address = address.strip()[:LONGEST_ADDRESS]
    return _read_short(address) if len(address) <= LONGEST_HOST else _read(address)


def _read(address: str) -> Target | None:
    scheme, colon, _ = address.partition(":")
    has_scheme = bool(colon) and scheme.lower() in _SCHEMES
    try:
        url = can_ada.parse(address if has_scheme else "http://" + address)
    except (ValueError, TypeError):  # the latter for half a surrogate pair
        return None
    host = url.hostname.rstrip(".")
    scheme = url.protocol[:-1]
    if len(host) > LONGEST_HOST or (not host and scheme not in {"data", "javascript"}):
        return None
    is_ip = host.startswith("[") or _IPV4.fullmatch(host) is not None
    path = url.pathname + url.search + url.hash
    userinfo = f"{url.username}:{url.password}" if url.password else url.username
    href = url.href if has_scheme else url.href.removeprefix("http://")
    if not has_scheme and path == "/":
        href = href.removesuffix("/")
    return Target(href, host, to_unicode(host), scheme, url.port, userinfo, path, is_ip)


_read_short = lru_cache(maxsize=16_384)(_read)
