"""Which public body a contact is about: every place where it is named, whoever speaks."""

import enum
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.lookalikes import DirectoryKey
from beffroi.evidence.passage import Passage

__all__ = ["ClaimTrait", "find_claims"]


class ClaimTrait(enum.StrEnum):
    """By what a contact is about a body."""

    BY_NAME = "by_name"
    BY_OBJECT = "by_object"  # a thing only this body has, such as the carte Vitale
    BY_SENDER = "by_sender"
    BY_DOMAIN = "by_domain"  # a link to, or an imitation of, its site


_BY_NAME = frozenset({ClaimTrait.BY_NAME})
_BY_OBJECT = frozenset({ClaimTrait.BY_OBJECT})
_BY_SENDER = frozenset({ClaimTrait.BY_SENDER})
_BY_DOMAIN = frozenset({ClaimTrait.BY_DOMAIN})
_OF_A_NUMBER = ("numero de ", "numeros de ", "no de ", "num de ", "numero ", "number of ")  # "numéro de sécurité sociale"


class _Name(NamedTuple):
    """One way to name a body: the pattern, the body and by what it names it."""

    pattern: re.Pattern[str]
    public_body: str
    traits: frozenset[str]


def find_claims(passages: Sequence[Passage], found: Sequence[Evidence], directory: Directory) -> Iterator[Evidence]:
    """Yield one CLAIM per place where a body of ``directory`` is named in the text, by the sender or by a link."""
    names = _names_of(DirectoryKey(directory))
    for passage in passages:
        folded = passage.folded
        for first_word, named in names:
            if first_word in folded:
                for name in named:
                    yield from _places(passage, name)
    for evidence in found:
        if evidence.public_body is None:
            continue
        if evidence.kind is EvidenceKind.LINK:
            yield _claim(evidence.public_body, evidence.span, _BY_DOMAIN)
        elif evidence.span.field is Field.SENDER:
            yield _claim(evidence.public_body, evidence.span, _BY_SENDER)


def _places(passage: Passage, name: _Name) -> Iterator[Evidence]:
    folded = passage.folded
    for match in name.pattern.finditer(folded):
        if not folded.endswith(_OF_A_NUMBER, 0, match.start()):
            start, end = passage.text.to_original(match.start(), match.end())
            yield _claim(name.public_body, Span(passage.field, start, end), name.traits)


def _claim(public_body: str, span: Span, traits: frozenset[str]) -> Evidence:
    return Evidence(EvidenceKind.CLAIM, public_body, span, traits, public_body)


@lru_cache(maxsize=16)
def _names_of(key: DirectoryKey) -> tuple[tuple[str, tuple[_Name, ...]], ...]:
    """Return every name of every body by its first word, so that most are ruled out by one look."""
    by_first_word: dict[str, list[_Name]] = {}
    for body in key.directory.bodies:
        for words, traits in ((body.names, _BY_NAME), (body.objects, _BY_OBJECT)):
            for word in words:
                first_word = word.split(maxsplit=1)[0]
                by_first_word.setdefault(first_word, []).append(_Name(_whole(word), body.public_body, traits))
    return tuple((first_word, tuple(names)) for first_word, names in by_first_word.items())


def _whole(word: str) -> re.Pattern[str]:
    """Return a pattern for ``word`` as a whole word, outside hosts and addresses."""
    spaced = r"[^a-z0-9]{1,4}".join(map(re.escape, word.split()))
    return re.compile(rf"(?<![a-z0-9@./_-]){spaced}(?![a-z0-9@_]|\.[a-z]|-[a-z0-9-]{{0,60}}\.)")
