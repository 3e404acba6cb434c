"""Body names: whether a name shown is that of a public body, or of a thing only it has."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from beffroi.evidence.directory import Directory
from beffroi.evidence.lookalikes import DirectoryKey

__all__ = ["body_named_in"]

_WORDS: Final = re.compile(r"[a-z]+|\d+", re.ASCII)  # "cpam75" is a name and a number
_LONGEST_NAME = 400  # characters of a name shown that are looked at
_SHORTEST_JOINED = 8  # letters: "monespacesante" is told inside a longer word, "ameli" is not (Amélie, camélia)


class _Names(NamedTuple):
    """The names of all bodies, each between blanks, and those long enough without theirs; with their body."""

    spaced: tuple[tuple[str, str], ...]
    joined: tuple[tuple[str, str], ...]


@lru_cache(maxsize=16)
def _names_of(key: DirectoryKey) -> _Names:
    named = [
        (" ".join(_WORDS.findall(name)), body.public_body)
        for body in key.directory.bodies
        for name in (*body.names, *body.objects)
    ]
    joined = [(name.replace(" ", ""), body) for name, body in named if " " in name]
    joined += [
        ("".join(_WORDS.findall(word)), body.public_body) for body in key.directory.bodies for word in body.brand_words
    ]
    return _Names(
        tuple((f" {name} ", body) for name, body in named if name),
        tuple(dict.fromkeys((name, body) for name, body in joined if len(name) >= _SHORTEST_JOINED)),
    )


def body_named_in(folded: str, directory: Directory) -> str | None:
    """Return the id of the first public body whose name or object stands in a folded name, or ``None``.

    A name counts as whole words (``INFO-CPAM``, ``Ameli.fr``) and, where it has two words or more, written in one
    (``@assurance_maladie``, ``MonEspaceSante``): a first name such as Amélie is no body.
    """
    words = _WORDS.findall(folded[:_LONGEST_NAME])
    if not words:
        return None
    names = _names_of(DirectoryKey(directory))
    spaced = f" {' '.join(words)} "
    for name, public_body in names.spaced:
        if name in spaced:
            return public_body
    together = "".join(words)
    for name, public_body in names.joined:
        if name in together:
            return public_body
    return None
