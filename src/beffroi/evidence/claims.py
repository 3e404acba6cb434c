"""Which public body a contact is about: every place where it is named, whoever speaks."""

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.passage import Passage

__all__ = ["ClaimTrait", "find_claims"]


class ClaimTrait(enum.StrEnum):
    """By what a contact is about a body."""

    BY_NAME = "by_name"
    BY_OBJECT = "by_object"  # a thing only this body has, such as the carte Vitale
    BY_TOPIC = "by_topic"  # not named; but hardly anybody else writes about this
    BY_SENDER = "by_sender"
    BY_DOMAIN = "by_domain"  # a link to, or an imitation of, its site


_BY_NAME = frozenset({ClaimTrait.BY_NAME})
_BY_OBJECT = frozenset({ClaimTrait.BY_OBJECT})
_BY_TOPIC = frozenset({ClaimTrait.BY_TOPIC})
_BY_SENDER = frozenset({ClaimTrait.BY_SENDER})
_BY_DOMAIN = frozenset({ClaimTrait.BY_DOMAIN})
_WORD = re.compile(r"[a-z0-9]+")
_JOINS = re.compile(r"[a-z0-9@./_-]")  # before a name: it is a part of something longer
_REACHED = (
    "sur ",
    "compte ",
    "espace ",
    "site ",
    "appli ",
    "application ",
    "via ",
    "on ",
)  # a place, nobody who speaks
_OF_A_NUMBER = (
    "numero de ",
    "numeros de ",
    "no de ",
    "num de ",
    "numero ",
    "number of ",
)  # "numéro de sécurité sociale"


class _Name(NamedTuple):
    """One way to name a body: the words, folded, the body and by what they name it."""

    words: str
    public_body: str
    traits: frozenset[str]


def find_claims(passages: Sequence[Passage], found: Sequence[Evidence], directory: Directory) -> Iterator[Evidence]:
    """Yield one CLAIM per place where a body of ``directory`` is named in the text, by the sender or by a link."""
    names = _names_of(directory)
    for passage in passages:
        for longest in sorted(names.keys() & _words(passage)):
            for name in names[longest]:
                yield from _places(passage, name)
    for evidence in found:
        if evidence.public_body is None:
            continue
        if evidence.kind is EvidenceKind.LINK:
            yield _claim(evidence.public_body, evidence.span, _BY_DOMAIN)
        elif evidence.span.field is Field.SENDER:
            yield _claim(evidence.public_body, evidence.span, _BY_SENDER)


def _words(passage: Passage) -> Iterable[str]:
    """Return the words of a passage, those joined by an underscore one by one."""
    return _WORD.findall(passage.folded) if "_" in passage.folded else passage.words


def _places(passage: Passage, name: _Name) -> Iterator[Evidence]:
    folded = passage.folded
    for match in _whole(name.words).finditer(folded):
        place = match.start()
        if not (place and _JOINS.match(folded, place - 1)) and not folded.endswith(_OF_A_NUMBER, 0, place):
            start, end = passage.text.to_original(match.start(), match.end())
            reached = name.traits is _BY_NAME and folded.endswith(_REACHED, 0, place)
            yield _claim(name.public_body, Span(passage.field, start, end), _BY_OBJECT if reached else name.traits)


def _claim(public_body: str, span: Span, traits: frozenset[str]) -> Evidence:
    return Evidence(EvidenceKind.CLAIM, public_body, span, traits, public_body)


@lru_cache(maxsize=16)
def _names_of(directory: Directory) -> dict[str, tuple[_Name, ...]]:
    """Return every name of every body by its longest word, so that only those whose word stands there are tried."""
    by_longest_word: dict[str, list[_Name]] = {}
    for body in directory.bodies:
        for words, traits in ((body.names, _BY_NAME), (body.objects, _BY_OBJECT), (body.topics, _BY_TOPIC)):
            for word in words:
                longest = max(_WORD.findall(word), key=len)
                by_longest_word.setdefault(longest, []).append(_Name(word, body.public_body, traits))
    return {longest: tuple(names) for longest, names in by_longest_word.items()}


@lru_cache(maxsize=4096)
def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern for ``words`` to the end of a word, outside hosts and addresses.

    What stands before is looked at later: a pattern that begins with letters is searched for much faster.
    """
    spaced = r"[^a-z0-9]{1,4}".join(map(re.escape, words.split()))
    return re.compile(rf"{spaced}(?![a-z0-9@_]|\.[a-z]|-[a-z0-9-]{{0,60}}\.)")
