"""ODF: the words and links of OpenDocument files, as LibreOffice writes them (ODF 1.3)."""

from collections.abc import Mapping

from beffroi.contact.readers.documents.running_text import RunningText, as_link
from beffroi.contact.readers.documents.xml_walk import walk_xml

__all__ = ["read_odf_part"]

_PARAGRAPHS = frozenset({"p", "h"})
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}


class _Walker:
    elements = frozenset({*_PARAGRAPHS, *_BLANKS, "a"})

    def __init__(self, text: RunningText) -> None:
        self._text = text
        self._paragraphs = 0
        self._targets: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _PARAGRAPHS:
            self._paragraphs += 1
        elif name == "a":
            target = next((value for key, value in attributes.items() if key.endswith(":href")), "")
            self._targets.append("" if target.startswith(("#", "../")) else target)
        elif name in _BLANKS:
            self._text.add(_BLANKS[name])

    def end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._paragraphs -= 1
            self._text.add("\n")
        elif name == "a" and self._targets:
            target = self._targets.pop()
            if target:
                self._text.add(as_link(target))

    def words(self, text: str) -> None:
        if self._paragraphs:
            self._text.add(text)


def read_odf_part(content: bytes, text: RunningText) -> bool:
    """Put the words of one part behind ``text``; say whether it was whole.

    Raises:
        EnoughError: There are as many words as are kept.
    """
    return walk_xml(content, _Walker(text))
