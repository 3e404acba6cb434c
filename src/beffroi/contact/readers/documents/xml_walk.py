"""XML walk: what stands in the XML of an office document, element by element, with nothing in it expanded.

Office documents declare no document type, so one that does is refused whole: billion-laughs bombs need it, and so does
what fetches other files. Expat itself walks without recursion.
"""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

__all__ = ["EnoughError", "Walker", "walk_xml"]

_PIECE = 4_194_304  # bytes; expat 2.5 reads an unfinished tag again with each piece, so they are few


class EnoughError(Exception):
    """Raised by a walker that wants to see no more."""


class Walker(Protocol):
    """What :func:`walk_xml` calls; names come without their namespace's prefix."""

    elements: frozenset[str]
    """The elements that it wants to see begin and end."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See an element begin."""

    def end(self, name: str) -> None:
        """See an element end."""

    def words(self, text: str) -> None:
        """See text, all there is up to the next tag at once."""


class _RefusedError(Exception):
    """The document declares a document type."""


def walk_xml(content: bytes, walker: Walker) -> bool:
    """Show a document to ``walker``; say whether the document was whole as far as it was wanted.

    Raises:
        EnoughError: The walker raised it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65_536
    elements = walker.elements

    def start(prefixed: str, attributes: Mapping[str, str]) -> None:
        name = prefixed[prefixed.rfind(":") + 1 :]
        if name in elements:
            walker.start(name, attributes)

    def end(prefixed: str) -> None:
        name = prefixed[prefixed.rfind(":") + 1 :]
        if name in elements:
            walker.end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = walker.words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE], False)  # noqa: FBT003 - expat names no arguments
        parser.Parse(b"", True)  # noqa: FBT003 - the same
    except (expat.ExpatError, _RefusedError, ValueError):  # ValueError: an encoding that is none of text
        return False
    return True


def _refuse(*_: object) -> None:
    raise _RefusedError
