"""Addresses: links written so that a person can follow them and a filter does not see them."""

import re
from collections.abc import Callable
from random import Random

from attack.places import find_links, rewritten

__all__ = ["broken_links", "defanged_links", "spoken_links"]

_SCHEME = re.compile(r"^(?:(https?)://)?(?=.)")
_JOINT = re.compile(r"[.\-/]")
_WORDS = {".": " point ", "-": " tiret ", "/": " slash "}
_HEAVY = 3


def _on_links(text: str, rewrite: Callable[[str], str]) -> str:
    return rewritten(text, find_links(text), rewrite)


def broken_links(text: str, strength: int, chance: Random) -> str:
    """Cut links by a space behind a dot, by a line break behind a dot or hyphen, or by spaces all over."""

    def rewrite(link: str) -> str:
        scheme, rest = _parts(link)
        if strength == 1:
            return scheme + _at_last_dot(rest, ". ")
        if strength < _HEAVY:
            places = [found.end() for found in _JOINT.finditer(rest) if found.end() < len(rest)]
            place = chance.choice(places)
            return scheme + rest[:place] + "\n" + rest[place:]
        return scheme.replace("//", "/ / ") + _JOINT.sub(lambda found: f" {found.group()} ", rest).strip()

    return _on_links(text, rewrite)


def defanged_links(text: str, strength: int, chance: Random) -> str:
    """Write ``hxxp``, then ``[.]`` as well, then other brackets and signs."""

    def rewrite(link: str) -> str:
        scheme, rest = _parts(link)
        if strength == 1:
            return (scheme.replace("tt", "xx") or "hxxps://") + rest
        dot = (
            chance.choice(("[.]", "(.)"))
            if strength < _HEAVY
            else chance.choice(("[dot]", "(point)", " [ . ] ", "{.}"))
        )
        host, slash, path = rest.partition("/")
        opened = scheme.replace("tt", "xx") if strength < _HEAVY else scheme.replace("tt", "**").replace(":", "[:]")
        return opened + host.replace(".", dot) + slash + path

    return _on_links(text, rewrite)


def spoken_links(text: str, strength: int, chance: Random) -> str:
    """Say links in words: the last dot, then every dot and hyphen, then slashes and an advice how to type it."""

    def rewrite(link: str) -> str:
        _, rest = _parts(link)
        if strength == 1:
            host, slash, path = rest.partition("/")
            return _at_last_dot(host, " point ") + slash + path
        if strength < _HEAVY:
            host, slash, path = rest.partition("/")
            return re.sub(r"[.\-]", lambda found: _WORDS[found.group()], host) + slash + path
        said = _JOINT.sub(lambda found: _WORDS[found.group()], rest.rstrip("/"))
        return chance.choice((f"{said} (sans espace)", f"{said}, tout attaché", f"w w w point {said}", said.upper()))

    return _on_links(text, rewrite)


def _parts(link: str) -> tuple[str, str]:
    """Return ``https://``, which may be missing, and what follows it."""
    scheme, mark, rest = link.partition("://")
    return (scheme + mark, rest) if mark else ("", link)


def _at_last_dot(host: str, sign: str) -> str:
    before, _, after = host.rpartition(".")
    return before + sign + after
