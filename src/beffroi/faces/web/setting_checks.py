"""Checks of settings that are of the right type, and still of no use."""

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

__all__ = ["faults_of"]

_ORIGIN: Final = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?\Z")
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+\Z")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def faults_of(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each fault: the setting's key, and what was expected and found."""
    for key, check in _CHECKS.items():
        if values.get(key):
            yield from ((key, fault) for fault in check(values[key]))


def _origins(origins: tuple[str, ...]) -> Iterator[str]:
    for origin in origins:
        if _ORIGIN.match(origin) is None:
            yield f"expected origins such as https://www.mairie.example, without a path, found {origin!r}"


def _networks(networks: tuple[str, ...]) -> Iterator[str]:
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            yield f"expected addresses or networks such as 10.0.0.1 or 10.0.0.0/8, found {network!r}"


def _rate(rate: str) -> Iterator[str]:
    from limits import parse_many  # noqa: PLC0415  # of the extra

    try:
        parse_many(rate)
    except ValueError:
        yield f"expected a rate such as 300/minute or 20/second;5000/day, found {rate!r}"


def _redis(address: str) -> Iterator[str]:
    if not address.startswith(("redis://", "rediss://", "redis+unix://")):
        yield "expected an address that starts with redis://, rediss:// or redis+unix://, found another"
    try:
        import redis  # noqa: F401, PLC0415  # only asked for where an address is given
    except ModuleNotFoundError:
        yield "redis, which counts for several servers, is not installed: pip install 'beffroi[redis]' adds it"


def _folder(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield f"expected a folder, found {'a file' if path.exists() else 'nothing'} at {path}"


def _file(path: Path) -> Iterator[str]:
    if not path.is_file():
        yield f"expected a file, found {'something else' if path.exists() else 'nothing'} at {path}"


def _colour(colour: str) -> Iterator[str]:
    if _COLOUR.match(colour) is None:
        yield f"expected a colour such as #1a5f7a, found {colour!r}"


def _site(address: str) -> Iterator[str]:
    if _ADDRESS.match(address) is None:
        yield f"expected an address that starts with https://, found {address!r}"


def _public(address: str) -> Iterator[str]:
    yield from _origins((address,))


_CHECKS: Final[Mapping[str, Callable[[Any], Iterator[str]]]] = {
    "cors_origins": _origins,
    "frame_ancestors": _origins,
    "trusted_proxies": _networks,
    "public_address": _public,
    "rate_limit": _rate,
    "redis_url": _redis,
    "rulebook": _folder,
    "reading.dns_file": _file,
    "town_hall.accent": _colour,
    "town_hall.site": _site,
}
