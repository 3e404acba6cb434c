"""``beffroi rulebook``: what officials say on any day, and where it was read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beffroi import load_rulebook

Beffroi = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["list"], "assurance_maladie.calls_from", id="every fact"),
        pytest.param(["list", "--on", "2016-01-01"], "(not in force)", id="facts of another day"),
        pytest.param(["list", "--rules"], "asks_reply", id="every rule"),
        pytest.param(["show", "assurance_maladie.calls_from"], "2021", id="a fact with its history"),
        pytest.param(["show", "assurance_maladie.calls_from"], "but also: ", id="a fact that sources disagree on"),
        pytest.param(["show", "assurance_maladie.calls_from", "--on", "2021-10-04"], "0187520070", id="on a day"),
        pytest.param(["show", "asks_reply"], "because: ", id="a rule"),
        pytest.param(["check"], "no fault; version ", id="the packaged rulebook is sound"),
        pytest.param(["diff", "2021-12-01", "2026-11-23"], "  - number: 0187520070", id="what is gone"),
        pytest.param(["diff", "2021-12-01", "2026-11-23"], "  + number: 0178857003", id="what is new"),
        pytest.param(["diff", "2021-12-01", "2026-11-23"], "  = the same, by another source", id="what is read anew"),
        pytest.param(["diff", "2026-03-02", "2026-03-02"], "0 facts are not on 2026-03-02", id="the same day"),
        pytest.param(["stale", "--on", "2026-11-23"], "0 facts are past their recheck date", id="nothing stale"),
    ],
)
def test_the_rulebook_can_be_asked(beffroi: Beffroi, arguments: list[str], said: str) -> None:
    """Whoever doubts a verdict can see what it rests on."""
    outcome = beffroi("rulebook", *arguments)

    assert said in outcome.out
    assert outcome.err == ""
    assert outcome.status == 0


def test_one_day_hides_the_values_of_others(beffroi: Beffroi) -> None:
    """With --on, 2021's numbers are not 2026's."""
    assert "0187520070" not in beffroi("rulebook", "show", "assurance_maladie.calls_from", "--on", "2026-10-05").out


def test_facts_past_their_date_fail_the_job_that_looks_for_them(beffroi: Beffroi) -> None:
    """It runs on a schedule, and must be noticed."""
    outcome = beffroi("rulebook", "stale", "--on", "2030-01-01")

    assert outcome.status == 1
    assert "days late" in outcome.out


def test_the_faults_of_a_folder_are_all_shown_with_their_lines(beffroi: Beffroi, tmp_path: Path) -> None:
    """Editors jump to path:line."""
    facts = tmp_path / "facts" / "law"
    facts.mkdir(parents=True)
    (facts / "one.yaml").write_text("id: law.one\ncolour: red\n", encoding="utf-8")
    (facts / "two.yaml").write_text("id: law.two\ncolour: red\n", encoding="utf-8")

    outcome = beffroi("rulebook", "check", str(tmp_path))

    assert outcome.status == 1
    assert "one.yaml:2: " in outcome.out
    assert "two.yaml:2: " in outcome.out
    assert outcome.err.endswith(" faults\n")


def test_one_fault_is_one_fault(beffroi: Beffroi, tmp_path: Path) -> None:
    """A count reads as people count."""
    assert beffroi("rulebook", "check", str(tmp_path / "gone")).err == "1 fault\n"


def test_a_retired_rule_names_its_heir_and_a_fact_its_notes(beffroi: Beffroi, tmp_path: Path) -> None:
    """Who looks for an old finding is led to the new one."""
    packaged = Path(load_rulebook.__code__.co_filename).parent / "rules" / "asks_reply.yaml"
    text = packaged.read_text(encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    retired = text.replace("status: trusted", "status: retired").replace("id: asks_reply", "id: asked_reply")
    (rules / "asked_reply.yaml").write_text(f"{retired}replaced_by: asks_reply\n", encoding="utf-8")

    outcome = beffroi("rulebook", "show", "asked_reply", "--rulebook", str(tmp_path))

    assert "replaced by: asks_reply" in outcome.out


def test_other_commands_tell_the_first_fault_and_how_many_more(beffroi: Beffroi, tmp_path: Path) -> None:
    """One line on standard error."""
    facts = tmp_path / "facts" / "law"
    facts.mkdir(parents=True)
    (facts / "one.yaml").write_text("id: law.one\ncolour: red\n", encoding="utf-8")

    outcome = beffroi("check", "Coucou", "--rulebook", str(tmp_path))

    assert outcome.status == 2
    assert "one.yaml:" in outcome.err
    assert " more)" in outcome.err
    assert outcome.err.count("\n") == 1
