"""Plain words: a short text as names and labels are compared, and the names that programs give their owner."""

import re
import unicodedata
from typing import Final

__all__ = ["is_owner", "plain"]

_OWNER: Final = frozenset({"me", "moi", "you", "vous", "yo", "tu", "ich", "io", "eu", "self"})
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST = 100


def plain(written: str) -> str:
    """Return a short text in lower case, its accents left out and its signs made blanks.

    >>> plain("Numéro de_téléphone")
    'numero de telephone'
    """
    letters = unicodedata.normalize("NFKD", written[:_LONGEST].casefold()).encode("ascii", "ignore").decode()
    return _SIGNS.sub(" ", letters).strip()


def is_owner(name: str) -> bool:
    """Return whether a name is what a telephone calls its owner: "Moi", "You"."""
    return plain(name) in _OWNER
