"""Compiling: YAML files to facts and rules, every fault found on the way.

Slow (it needs the YAML parser and all checks), done once for each state of the files: loading.py keeps the outcome.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from beffroi.errors import Issue, LexiconError, RulebookError
from beffroi.evidence import Entry, WordList, read_entries
from beffroi.rulebook.cache import Compiled
from beffroi.rulebook.fact import Fact, Source
from beffroi.rulebook.fact_checks import check_fact
from beffroi.rulebook.files import SourceFile
from beffroi.rulebook.rule import Rule, Weighing
from beffroi.rulebook.rule_checks import check_rule, check_weighing
from beffroi.rulebook.yaml_lines import parse_yaml

__all__ = ["compile_rulebook"]

_WEIGHING = "rules/weighing.yaml"
_VERSION_DIGITS = 8


def compile_rulebook(folders: Sequence[Sequence[SourceFile]], issues: Sequence[Issue] = ()) -> Compiled:
    """Return the facts and rules of several folders as one rulebook.

    Args:
        folders: The files of each; a file in a later folder replaces the one at its place in an earlier folder.
        issues: Faults found before, to be reported with those found here.

    Raises:
        RulebookError: Something is wrong; ``issues`` has all of it, in order of files and lines.
    """
    by_place = {file.place: file for folder in folders for file in folder}
    words = [by_place.pop(place) for place in sorted(by_place) if place.startswith("lexicon/")]
    documents = {place: parse_yaml(file.content, file.path) for place, file in by_place.items()}
    weighing = documents.pop(_WEIGHING, None)
    facts = {_id(place): read for place, read in documents.items() if place.startswith("facts/")}
    rules = {_id(place): read for place, read in documents.items() if place.startswith("rules/")}
    for fact_id, document in facts.items():
        check_fact(document, fact_id)
    for rule_id, document in rules.items():
        check_rule(document, rule_id, rules, facts)
    if weighing is not None:
        check_weighing(weighing)
        documents[_WEIGHING] = weighing
    entries, faults = _read_words(tuple(WordList(file.path, file.content) for file in words))
    found = [*issues, *faults, *(issue for document in documents.values() for issue in document.issues)]
    if weighing is None:
        found.append(Issue(_WEIGHING, 1, "expected a file that says how findings are weighed, found none: add it"))
    if found or weighing is None:
        raise RulebookError(sorted(set(found)))
    return _compiled(
        tuple(msgspec.convert(facts[fact_id].data, Fact) for fact_id in sorted(facts)),
        tuple(msgspec.convert(rules[rule_id].data, Rule) for rule_id in sorted(rules)),
        msgspec.convert(weighing.data, Weighing),
        entries,
    )


@lru_cache(maxsize=4)
def _read_words(lists: tuple[WordList, ...]) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Read word lists; the same ones, with other facts and rules beside them, are not read again."""
    try:
        return read_entries(lists), ()
    except LexiconError as error:
        return (), tuple(error.issues)


def _id(place: str) -> str:
    """Return the id that a file's place gives: ``facts/law/canvassing.yaml`` is ``law.canvassing``."""
    return place.partition("/")[2].removesuffix(".yaml").replace("/", ".")


def _compiled(
    facts: tuple[Fact, ...], rules: tuple[Rule, ...], weighing: Weighing, entries: tuple[Entry, ...]
) -> Compiled:
    """Name the contents: the same facts and rules have the same version on every machine, comments aside."""
    patterns = [
        (e.kind, e.means, sorted(e.words), sorted(e.beginnings), [p.regex for p in e.patterns]) for e in entries
    ]
    contents = msgspec.json.encode((facts, rules, weighing, patterns), order="deterministic")
    digest = hashlib.sha256(contents).hexdigest()[:_VERSION_DIGITS]
    newest = max((source.read_on for source in _sources(facts)), default=None)
    return Compiled(f"{newest:%Y.%m.%d}+{digest}" if newest else f"0+{digest}", facts, rules, weighing, entries)


def _sources(facts: Iterable[Fact]) -> Iterable[Source]:
    for fact in facts:
        for value in fact.values:
            yield value.source
            yield from (other.source for other in value.also_said)
