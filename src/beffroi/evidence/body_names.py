"""Body names: whether a name shown is that of a public body, or of a thing only it has."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from beffroi.evidence.directory import Directory

__all__ = ["body_named_in"]

_WORDS: Final = re.compile(r"[a-z]+|\d+", re.ASCII)  # "cpam75" is a name and a number
_LONGEST_NAME = 400  # characters of a name shown that are looked at
_SHORTEST_JOINED = 8  # letters: "monespacesante" is told inside a longer word, "ameli" is not (Amélie, camélia)


class _Names(NamedTuple):
    """The names of all bodies with their body: between blanks, by their longest word; and long ones without blanks."""

    spaced: dict[str, tuple[tuple[str, str], ...]]
    joined: tuple[tuple[str, str], ...]
    any_joined: re.Pattern[str]


@lru_cache(maxsize=16)
def _names_of(directory: Directory) -> _Names:
    named = [
        (" ".join(_WORDS.findall(name)), body.public_body)
        for body in directory.bodies
        for name in (*body.names, *body.objects)
    ]
    joined = [(name.replace(" ", ""), body) for name, body in named if " " in name]
    joined += [
        ("".join(_WORDS.findall(word)), body.public_body) for body in directory.bodies for word in body.brand_words
    ]
    spaced: dict[str, list[tuple[str, str]]] = {}
    for name, body in named:
        if name:
            spaced.setdefault(max(name.split(), key=len), []).append((f" {name} ", body))
    long_enough = tuple(dict.fromkeys((name, body) for name, body in joined if len(name) >= _SHORTEST_JOINED))
    return _Names(
        {longest: tuple(names) for longest, names in spaced.items()},
        long_enough,
        re.compile("|".join(re.escape(name) for name, _ in long_enough) or "(?!)"),
    )


def body_named_in(folded: str, directory: Directory) -> str | None:
    """Return the id of the first public body whose name or object stands in a folded name, or ``None``.

    A name counts as whole words (``INFO-CPAM``, ``Ameli.fr``) and, where it has two words or more, written in one
    (``@assurance_maladie``, ``MonEspaceSante``): a first name such as Amélie is no body.
    """
    return _named_in(folded[:_LONGEST_NAME], directory)


@lru_cache(maxsize=4096)
def _named_in(folded: str, directory: Directory) -> str | None:
    """Return what ``body_named_in`` does; organisations write under the same few names again and again."""
    words = _WORDS.findall(folded)
    if not words:
        return None
    names = _names_of(directory)
    spaced = f" {' '.join(words)} "
    for word in words:
        for name, public_body in names.spaced.get(word, ()):
            if name in spaced:
                return public_body
    together = "".join(words)
    if len(together) < _SHORTEST_JOINED or names.any_joined.search(together) is None:
        return None
    return next(public_body for name, public_body in names.joined if name in together)
