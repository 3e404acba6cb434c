"""Carried addresses: those that stand within another, plainly, percent-encoded or in base64; read, never opened."""

import base64
import binascii
import re
from typing import Final
from urllib.parse import unquote

__all__ = ["IN_BASE64", "carried_in", "uncover"]

IN_BASE64: Final = re.compile(r"(?:aHR0c|d3d3L)(?:[A-Za-z0-9+_-]|%2[bBfF]){8,4000}(?:=|%3[dD]){0,2}")
"""An address in base64: ``http`` or ``www.`` begins it. Mailing tools count clicks by such; it is no disguise."""

_AFTER: Final = r"(?:[?&#;][a-z_]{1,20}=|/|__)"
_PLAIN: Final = re.compile(rf"{_AFTER}(https?(?::|%3a|%253a)[/\\%][^&#\s]{{3,}})", re.IGNORECASE)
_PROOFPOINT: Final = re.compile(r"[?&]u=(https?-3A__[^&#\s]{3,})")  # urldefense v2: "-" for "%", "_" for "/"
_HOST: Final = re.compile(
    r"[?&](?:url|u|q|to|go|goto|link|dest|destination|target|next|redirect|redirect_ur[il]|return|continue|out)"
    r"=([a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?%][^&#\s]*)?)",
    re.IGNORECASE,
)


def carried_in(path: str) -> str | None:
    """Return the first address carried in a path and its parameters, as it stands there, or ``None``."""
    if "aHR0c" in path or "d3d3L" in path:
        match = IN_BASE64.search(path)
        if match is not None and uncover(match.group()):
            return match.group()
    match = _PLAIN.search(path) or _PROOFPOINT.search(path) or _HOST.search(path)
    return match.group(1) if match is not None else None


def uncover(carried: str) -> str:
    """Return an address as ``carried_in`` gives it as a browser would be sent to it; empty if it cannot be read."""
    if IN_BASE64.fullmatch(carried) is not None:
        plain = unquote(carried).rstrip("=").replace("-", "+").replace("_", "/")
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]
        try:
            return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("ascii")
        except (binascii.Error, UnicodeDecodeError):
            return ""
    if carried[:9].startswith(("http-3A__", "https-3A_")):
        carried = carried.replace("-", "%").replace("_", "/")
    return unquote(unquote(carried))
