"""The rulebook as loaded: the packaged one, a folder on top, and the cache."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from beffroi.errors import RulebookError
from beffroi.rulebook import load_rulebook
from beffroi.rulebook.loading import load_folders

Write = Callable[..., Path]

TODAY = datetime.date(2026, 11, 23)


def test_the_packaged_rulebook_loads_without_a_fault() -> None:
    """What is shipped is checked by what ships it."""
    rulebook = load_rulebook()

    assert re.fullmatch(r"20\d\d\.\d\d\.\d\d\+[0-9a-f]{8}", rulebook.version)
    assert list(rulebook.facts) == sorted(rulebook.facts)
    assert [rule.id for rule in rulebook.rules] == sorted(rule.id for rule in rulebook.rules)


def test_a_new_body_is_a_folder_of_facts(write_toy: Write) -> None:
    """Other bodies that are impersonated the same way come without code (design.md §1)."""
    rulebook = load_rulebook(write_toy({"rules/weighing.yaml": None}))
    packaged = {body.public_body for body in load_rulebook().on(TODAY).directory.bodies}

    assert {body.public_body for body in rulebook.on(TODAY).directory.bodies} == packaged | {"toy"}
    assert rulebook.on(TODAY).fact_for(".never_asks", "toy") == "toy.never_asks"
    assert "asks_card_by_sms" in {rule.id for rule in rulebook.rules}
    assert rulebook.version != load_rulebook().version


def test_a_folder_with_only_facts_or_only_rules_is_enough(write_toy: Write, never_asks: str, toy_rule: str) -> None:
    """Most people add one fact."""
    facts = load_rulebook(write_toy({"facts/toy/never_asks.yaml": never_asks}, name="facts_only", bare=True))
    rule = toy_rule.replace(".never_asks", "assurance_maladie.never_asks")
    rules = load_rulebook(write_toy({"rules/asks_card_by_sms.yaml": rule}, name="rules_only", bare=True))

    assert "toy.never_asks" in facts.facts
    assert len(rules.rules) == len(load_rulebook().rules) + 1


def test_the_same_id_replaces_the_packaged_one(write_toy: Write, never_asks: str, toy_weighing: str) -> None:
    """A CPAM can correct a fact before the next release."""
    changed = never_asks.replace("toy.never_asks", "assurance_maladie.never_asks")
    places = {"facts/assurance_maladie/never_asks.yaml": changed, "rules/weighing.yaml": toy_weighing}
    rulebook = load_rulebook(write_toy(places, bare=True))

    said = rulebook.on(TODAY).value("assurance_maladie.never_asks", "sms")

    assert said is not None
    assert said.value == ["card"]
    assert rulebook.weighing.fraud[0].because == "One is enough."
    assert len(rulebook.facts) == len(load_rulebook().facts)


def test_faults_name_the_folder_they_are_in(write_toy: Write, never_asks: str) -> None:
    """The reader must not look for them in the package."""
    folder = write_toy(
        {"facts/toy/never_asks.yaml": never_asks.replace("says: What", "sais: What"), "rules/a.yml": "x"}
    )

    with pytest.raises(RulebookError) as caught:
        load_rulebook(folder)

    assert [(issue.path, issue.line) for issue in caught.value.issues] == [
        (str(folder / "facts" / "toy" / "never_asks.yaml"), 1),
        (str(folder / "facts" / "toy" / "never_asks.yaml"), 3),
        (str(folder / "rules" / "a.yml"), 1),
    ]
    assert str(caught.value).splitlines()[0].startswith(f"{caught.value.issues[0].path}:1: expected the key says")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Not taken for one without additions."""
    with pytest.raises(RulebookError, match="expected a folder with facts/, rules/ or lexicon/ in it"):
        load_rulebook(tmp_path / "gone")


def test_a_fault_of_one_folder_mended_in_the_next_is_none(write_toy: Write, never_asks: str) -> None:
    """What counts is the rulebook as a whole."""
    broken = write_toy({"facts/toy/never_asks.yaml": "x: [", "facts/toy/other.yaml": None}, name="broken")
    mended = write_toy({"facts/toy/never_asks.yaml": never_asks}, name="mended", bare=True)

    assert set(load_folders([broken, mended]).facts) == {"toy.names", "toy.never_asks"}


def test_a_rulebook_without_weighing_is_refused(write_toy: Write) -> None:
    """Nothing would ever be fraud."""
    with pytest.raises(RulebookError, match=r"weighing\.yaml:1: expected a file that says how findings are weighed"):
        load_folders([write_toy({"rules/weighing.yaml": None})])


def test_the_version_is_that_of_the_contents(write_toy: Write, never_asks: str) -> None:
    """The same facts have the same version on every machine; a comment changes nothing, a word does."""
    version = load_folders([write_toy()]).version
    comment = load_folders([write_toy({"facts/toy/never_asks.yaml": never_asks + "# seen\n"}, name="comment")]).version
    changed = {"facts/toy/never_asks.yaml": never_asks.replace("[card, password]", "[card]")}

    assert re.fullmatch(r"2026\.11\.23\+[0-9a-f]{8}", version)
    assert comment == version
    assert load_folders([write_toy(changed, name="word")]).version != version


def test_a_rulebook_without_facts_has_a_version_too(write_toy: Write, toy_weighing: str) -> None:
    """It is of no use, but no crash."""
    folder = write_toy({"rules/weighing.yaml": toy_weighing}, bare=True)

    assert load_folders([folder]).version.startswith("0+")


def test_a_second_load_comes_from_the_cache(tmp_path: Path, write_toy: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling costs a tenth of a second; reading what was kept, a hundredth."""
    folder, cache = write_toy(), tmp_path / "cache"
    first = load_folders([folder], cache=cache)

    def fail(*_: object) -> None:
        pytest.fail("compiled again")

    monkeypatch.setattr("beffroi.rulebook.compiling.compile_rulebook", fail)
    second = load_folders([folder], cache=cache)

    assert (second.version, dict(second.facts), second.rules) == (first.version, dict(first.facts), first.rules)
    assert second.weighing == first.weighing


def test_a_changed_file_is_compiled_again(tmp_path: Path, write_toy: Write, never_asks: str) -> None:
    """Even where size and time of change are the same."""
    cache = tmp_path / "cache"
    load_folders([write_toy()], cache=cache)
    changed = write_toy({"facts/toy/never_asks.yaml": never_asks.replace("value: [card]", "value: [nir ]")})

    said = load_folders([changed], cache=cache).on(TODAY).value("toy.never_asks", "sms")

    assert said is not None
    assert said.value == ["nir"]


def test_a_spoiled_cache_is_made_again(tmp_path: Path, write_toy: Write) -> None:
    """The user sees nothing of it."""
    folder, cache = write_toy(), tmp_path / "cache"
    first = load_folders([folder], cache=cache)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])

    assert load_folders([folder], cache=cache).version == first.version
    assert kept.read_bytes() == whole


def test_faults_are_never_kept(tmp_path: Path, write_toy: Write) -> None:
    """They are told again at every load until they are mended."""
    folder = write_toy({"rules/a.yml": "x"})

    for _ in range(2):
        with pytest.raises(RulebookError):
            load_folders([folder], cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
