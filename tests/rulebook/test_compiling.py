"""YAML files to facts and rules."""

import pytest

from beffroi.errors import Issue, RulebookError
from beffroi.rulebook.compiling import compile_rulebook
from beffroi.rulebook.files import SourceFile


def files(**contents: str) -> list[SourceFile]:
    """Return files by place, two underscores for each slash."""
    return [
        SourceFile(f"/toy/{name.replace('__', '/')}.yaml", f"{name.replace('__', '/')}.yaml", content.encode())
        for name, content in contents.items()
    ]


def test_facts_rules_and_weighing_are_typed(never_asks: str, toy_rule: str, toy_weighing: str) -> None:
    """What comes out needs no more checks."""
    rule = toy_rule.replace(".never_asks", "toy.never_asks")
    compiled = compile_rulebook(
        [files(facts__toy__never_asks=never_asks, rules__asks_card_by_sms=rule, rules__weighing=toy_weighing)]
    )

    assert [fact.id for fact in compiled.facts] == ["toy.never_asks"]
    assert compiled.facts[0].values[1].also_said[0].source.read_on.isoformat() == "2026-11-21"
    assert [rule.strength.value for rule in compiled.rules] == ["decisive"]
    assert compiled.weighing.fraud[0].decisive == 1


def test_faults_come_sorted_and_once_with_those_found_before(toy_weighing: str) -> None:
    """A reader goes through them file by file."""
    before = Issue("/toy/facts/zoo", 1, "expected a folder here")
    broken = files(rules__weighing=toy_weighing, facts__b__x="- 1\n", facts__a__x="a: 1\na: 2\n")

    with pytest.raises(RulebookError) as caught:
        compile_rulebook([broken], [before, before])

    places = [(issue.path, issue.line) for issue in caught.value.issues]
    assert places == sorted(places)
    assert caught.value.issues.count(before) == 1
    assert {"/toy/facts/a/x.yaml", "/toy/facts/b/x.yaml", "/toy/facts/zoo"} == {path for path, _ in places}
