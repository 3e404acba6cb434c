"""Headers that every answer carries; one that the answer itself sets counts more.

There are no cookies, and so no token against forged forms: nothing is kept between requests that one could act upon.
"""

from collections.abc import Sequence
from typing import Final

from starlette.types import Message

__all__ = ["HeaderGuard"]

_Header = tuple[bytes, bytes]

_EVERYWHERE: Final[tuple[_Header, ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_NOTHING: Final = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PAGE: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
_DEVICES: Final = (
    b"permissions-policy",
    b"camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()",
)
_DENIED: Final = (b"x-frame-options", b"DENY")
_API: Final = "/api/"
_STATE: Final = frozenset({"/health", "/ready", "/metrics"})
_EMBED: Final = "/embed/"


class HeaderGuard:
    """Adds the headers that an answer lacks.

    Args:
        frame_ancestors: Origins, besides our own, that may show what stands under ``/embed/`` in a frame.
    """

    def __init__(self, frame_ancestors: Sequence[str]) -> None:
        by_named = " ".join(("'self'", *frame_ancestors))  # the page of demonstration is one of ours
        self._api = (*_EVERYWHERE, (b"content-security-policy", _NOTHING), _DENIED)
        self._page = (*_EVERYWHERE, (b"content-security-policy", f"{_PAGE}'none'".encode()), _DENIED, _DEVICES)
        self._embed = (*_EVERYWHERE, (b"content-security-policy", f"{_PAGE}{by_named}".encode()), _DEVICES)

    def add_to(self, start: Message, path: str) -> None:
        """Add to the start of an answer, in place, what it lacks.

        Args:
            start: The message ``http.response.start``.
            path: The address that was asked for.
        """
        wanted = self._embed if path.startswith(_EMBED) else self._page
        if path.startswith(_API) or path in _STATE:
            wanted = self._api
        headers = start.get("headers") or ()
        present = {name.lower() for name, _ in headers}
        start["headers"] = [*headers, *(header for header in wanted if header[0] not in present)]
