"""Sentences: one catalogue file read line by line, each sentence with its place.

The files are YAML in one narrow form, ``key: "sentence"`` on one line, the sentence quoted as in JSON. Any YAML tool
reads them; read this way they cost a tenth of a general YAML reader, and every command loads them.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from beffroi.errors import Issue

__all__ = ["Sentence", "family_of", "read_sentences"]

_KEY = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*\Z")
_BRACES = frozenset("{}")
_PLACE = re.compile(r"\{([A-Za-z_]+)\}")
_NONE: frozenset[str] = frozenset()
_FAMILIES: Mapping[str, str] = {  # forms of one thing, which each language chooses by its own grammar
    "Public_body": "public_body",
    "of_public_body": "public_body",
    "by_channel": "channel",
    "this_contact": "channel",
    "This_contact": "channel",
    "in_this_contact": "channel",
}


class Sentence(NamedTuple):
    """One sentence as written, and where.

    ``key`` begins with the name of its file: ``findings.asks_card``.
    """

    key: str
    text: str
    path: str
    line: int

    @property
    def places(self) -> frozenset[str]:
        """The names in braces."""
        return frozenset(_PLACE.findall(self.text)) if "{" in self.text else _NONE

    @property
    def families(self) -> frozenset[str]:
        """What the names in braces stand for, whatever their grammatical form."""
        return frozenset(map(family_of, self.places))


def family_of(place: str) -> str:
    """Return what a placeholder stands for: ``public_body`` for ``Public_body`` and ``of_public_body``."""
    return _FAMILIES.get(place, place)


def read_sentences(path: Path, issues: list[Issue]) -> dict[str, Sentence]:
    """Return the sentences of one file by key; every fault is added to ``issues`` with its line."""
    found: dict[str, Sentence] = {}
    place = str(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        issues.append(Issue(place, 1, f"cannot be read as UTF-8 text: {error}"))
        return found
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        sentence = _sentence(line, path.stem, place, number)
        if isinstance(sentence, Issue):
            issues.append(sentence)
        elif sentence.key in found:
            first = found[sentence.key].line
            issues.append(Issue(place, number, f"the key {sentence.key!r} is given twice, first on line {first}"))
        else:
            found[sentence.key] = sentence
    return found


def _sentence(line: str, file: str, path: str, number: int) -> Sentence | Issue:
    key, colon, quoted = line.partition(": ")
    if not colon or not _KEY.match(key):
        return Issue(path, number, f'expected `key: "sentence"` on one line, found {line[:60]!r}')
    try:
        text = msgspec.json.decode(quoted, type=str)
    except msgspec.DecodeError as error:
        return Issue(path, number, f"{key!r}: expected one sentence in double quotes: {error}")
    if not text.strip():
        return Issue(path, number, f"{key!r} says nothing")
    if ("{" in text or "}" in text) and not _BRACES.isdisjoint(_PLACE.sub("", text)):
        return Issue(path, number, f"{key!r}: a placeholder is a name in braces, as in {{public_body}}")
    return Sentence(f"{file}.{key}", text, path, number)
