"""Running text: the words of a document as they are gathered, up to the longest that is kept."""

import re

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.documents.xml_walk import EnoughError

__all__ = ["RunningText", "as_link"]

_BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")
_UNFIT = re.compile(r"[\s<>]+")  # an address has none; they would end it early for who reads it
_LONGEST_TARGET = 2_000  # browsers' own limit is about that


def as_link(target: str) -> str:
    """Return the target of a link as it is written behind its words: ``36 46 <https://ameli.example/>``."""
    return f" <{_UNFIT.sub('', target[:_LONGEST_TARGET])}>"


class RunningText:
    """Words put one behind the other."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._left = MAX_TEXT_LENGTH

    def add(self, words: str) -> None:
        """Put words behind those that are there.

        Raises:
            EnoughError: There are as many as are kept.
        """
        self._pieces.append(words[: self._left])
        self._left -= len(words)
        if self._left <= 0:
            raise EnoughError

    @property
    def text(self) -> str:
        """All of it, without empty lines and blanks at the ends of lines."""
        return _BLANKS.sub("\n", "".join(self._pieces)).strip()
