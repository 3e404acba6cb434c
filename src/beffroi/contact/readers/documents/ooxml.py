"""OOXML: the words, links and active parts of Word, Excel and PowerPoint documents since 2007 (ECMA-376).

Nothing is believed of where a part should stand: every part is looked at, and words count where Office shows words.
"""

import contextlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from beffroi.contact.readers.documents.running_text import RunningText, as_link
from beffroi.contact.readers.documents.xml_walk import EnoughError, walk_xml

__all__ = ["Relations", "read_part", "read_relations"]

_WORDS = frozenset({"t", "instrText", "f"})
_LINE_ENDS = frozenset({"p", "br", "cr", "si", "row"})
_HIDES = frozenset({"cNvPr", "docPr"})  # a picture with a link: it has no words of its own
_FETCHED = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath", "aFChunk"})
_ON_THE_NET = re.compile(r"(?:https?|ftps?)://", re.IGNORECASE)
_LINK_FIELD = re.compile(
    r"""HYPERLINK\s*(?:\(\s*)?"([^"]+)"(?:\s*[,;]\s*"([^"]*)")?  # of Word, and of Excel with the words to show
    |HYPERLINK\s+([^\s"\\]\S*)""",
    re.IGNORECASE | re.VERBOSE,
)
_RUNS = re.compile(r"\A\s*=?\s*DDE(?:AUTO)?\b|\A[\s=+@-]*[\w.]{1,60}\|\s*'", re.IGNORECASE)  # cmd|' /c calc'!A0
_LONGEST_FIELD = 8_000
_MOST_RELATIONS = 10_000


class Relations(NamedTuple):
    """What a part points to outside of the document.

    Args:
        links: Targets of links, by the id that the words bear.
        fetched: Targets that Office fetches by itself from the net, by what it takes them for.
    """

    links: dict[str, str]
    fetched: tuple[tuple[str, str], ...]


class _RelationsWalker:
    elements = frozenset({"Relationship"})

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.fetched: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - there is but one
        if attributes.get("TargetMode") != "External":
            return
        if len(self.links) + len(self.fetched) >= _MOST_RELATIONS:
            raise EnoughError
        sort = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if sort == "hyperlink":
            self.links[attributes.get("Id", "")] = target
        elif sort in _FETCHED and _ON_THE_NET.search(target):
            self.fetched.append((sort, target))

    def end(self, name: str) -> None:
        """Nothing stands between the ends."""

    def words(self, text: str) -> None:
        """Relations have no words."""


def read_relations(content: bytes) -> Relations:
    """Read the relations of one part, as far as they are whole."""
    walker = _RelationsWalker()
    with contextlib.suppress(EnoughError):
        walk_xml(content, walker)
    return Relations(walker.links, tuple(walker.fetched))


class _PartWalker:
    """Gathers the words of one part; a link's target is put behind the words that bear it."""

    elements = (
        _WORDS | _LINE_ENDS | _HIDES | {"hyperlink", "hlinkClick", "hlinkHover", "fldSimple", "fldChar", "tab", "r"}
    )

    def __init__(self, links: dict[str, str], text: RunningText) -> None:
        self.used: set[str] = set()
        self.fields: list[str] = []
        self._links = links
        self._text = text
        self._inside = ""
        self._targets: list[str] = []  # of the links that the words are within
        self._after_run = ""
        self._field = ""  # the instruction of the field that is open, as far as it was seen
        self._field_target = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _WORDS:
            self._inside = name
        elif name == "hyperlink":
            self._targets.append(self._target(attributes))
            self._text.add(attributes.get("display", ""))
        elif name in {"hlinkClick", "hlinkHover"}:
            self._after_run = self._target(attributes)
        elif name == "fldSimple":
            self._instruction(next((value for key, value in attributes.items() if key.endswith("instr")), ""))
        elif name == "fldChar":
            self._field_char(next((value for key, value in attributes.items() if key.endswith("fldCharType")), ""))
        elif name == "tab":
            self._text.add("\t")

    def end(self, name: str) -> None:
        if name in _WORDS:
            if name == "f":
                self._close_field()
            self._inside = ""
        elif name == "hyperlink" and self._targets:
            self._add_target(self._targets.pop())
        elif name == "r" or name in _HIDES:
            self._add_target(self._after_run)
            self._after_run = ""
        elif name == "fldSimple":
            self._close_field()
            self._add_target(self._field_target)
            self._field_target = ""
        if name in _LINE_ENDS:
            self._text.add("\n")

    def words(self, text: str) -> None:
        if self._inside == "t":
            self._text.add(text)
        elif self._inside:
            self._instruction(text)

    def _target(self, attributes: Mapping[str, str]) -> str:
        for key, value in attributes.items():
            if key.endswith(":id") and value in self._links:
                self.used.add(value)
                return self._links[value]
        return ""

    def _add_target(self, target: str) -> None:
        if target:
            self._text.add(as_link(target))

    def _instruction(self, words: str) -> None:
        self._field = (self._field + words)[:_LONGEST_FIELD]

    def _field_char(self, sort: str) -> None:
        """Follow a field of Word: its instruction, then ``separate``, what is shown of it, and ``end``."""
        if sort in {"begin", "separate", "end"}:
            self._close_field()
        if sort == "end":
            self._add_target(self._field_target)
            self._field_target = ""

    def _close_field(self) -> None:
        link = _LINK_FIELD.search(self._field)
        if link is not None:
            self._field_target = link[1] or link[3]
            if self._inside == "f":
                self._text.add(f"\n{link[2] or ''}")
                self._add_target(self._field_target)
                self._field_target = ""
        elif _RUNS.search(self._field):
            self.fields.append(self._field.strip())
        self._field = ""


def read_part(content: bytes, relations: Relations, text: RunningText) -> tuple[bool, tuple[str, ...]]:
    """Put the words of one part behind ``text``.

    Returns:
        Whether the part was whole, and the instructions in it that start programs.

    Raises:
        EnoughError: There are as many words as are kept.
    """
    walker = _PartWalker(relations.links, text)
    whole = walk_xml(content, walker)
    for key, target in relations.links.items():
        if key not in walker.used:  # links nothing shows, or that stand where we do not look
            text.add(f"\n{as_link(target)}")
    text.add("\n")
    return whole, tuple(walker.fields)
