"""The plan of advice is read strictly, and speaks of what exists."""

from pathlib import Path

import pytest

from beffroi.advice import plan as plan_module
from beffroi.advice.done import Done
from beffroi.advice.plan import SERVICES, Condition, Plan, Situation, load_plan, plan
from beffroi.contact import Channel
from beffroi.errors import RulebookError
from beffroi.rulebook import Rulebook
from beffroi.verdict import VerdictWord

_PACKAGED = Path(plan_module.__file__).parent / "steps.yaml"
_NEVER_AT_HAND = {"hacked_account", "my_number_used", "unfair_business", "personal_data", "parcel_or_lottery"}


def test_the_packaged_plan_is_read_once() -> None:
    """It is asked for every message."""
    assert plan() is plan()
    assert isinstance(plan(), Plan)


def test_every_finding_the_plan_looks_for_is_one_that_a_rule_can_make(rulebook: Rulebook) -> None:
    """A misspelled code would make a step that is never given."""
    made = {rule.code for rule in rulebook.rules}

    assert plan().finding_codes() <= made


def test_every_step_of_the_facts_has_its_place(rulebook: Rulebook) -> None:
    """A step without a place would come last, however urgent."""
    steps = {
        step
        for fact in rulebook.facts.values()
        if fact.kind == "first_aid"
        for value in fact.values
        for step in value.value["steps"]
    }
    services = {fact_id.partition(".")[2] for fact_id in rulebook.facts if fact_id.startswith("reporting.")}

    assert steps - services - set(plan().same_as) - {"report_it"} <= set(plan().order)


def test_every_word_of_the_services_is_a_channel_or_a_case(rulebook: Rulebook) -> None:
    """A service that takes an unknown word would be offered to nobody."""
    takes = {
        word
        for fact in rulebook.facts.values()
        if fact.kind == "service"
        for value in fact.values
        for word in value.value["takes"]
    }

    assert takes - set(Channel) - _NEVER_AT_HAND == set(plan().cases)


def test_steps_named_in_the_tables_are_placed_or_services() -> None:
    """A misspelled step in a table would never meet its own."""
    read = plan()
    named = {*read.only, *read.instead_of, *(step for steps in read.instead_of.values() for step in steps), *read.shows}

    assert {step for step in named if not step.startswith("report_")} <= set(read.order)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        pytest.param(Condition(), True, id="an empty condition always holds"),
        pytest.param(Condition(verdict=frozenset({VerdictWord.FRAUD})), True, id="this verdict"),
        pytest.param(Condition(verdict=frozenset({VerdictWord.UNRELATED})), False, id="another verdict"),
        pytest.param(Condition(channel=frozenset({Channel.SMS, Channel.CALL})), True, id="one of these channels"),
        pytest.param(Condition(channel=frozenset({Channel.EMAIL})), False, id="another channel"),
        pytest.param(Condition(claimed=True), True, id="a body is claimed"),
        pytest.param(Condition(claimed=False), False, id="no body is claimed"),
        pytest.param(Condition(finding=frozenset({"short_link", "attachment"})), True, id="one of these was found"),
        pytest.param(Condition(finding=frozenset({"attachment"})), False, id="this was not found"),
        pytest.param(Condition(done=frozenset({Done.CLICKED})), True, id="this was done"),
        pytest.param(Condition(done=frozenset({Done.PAID})), False, id="this was not done"),
        pytest.param(Condition(unless_done=frozenset({Done.PAID})), True, id="unless what was not done"),
        pytest.param(Condition(unless_done=frozenset({Done.CLICKED})), False, id="unless what was done"),
        pytest.param(Condition(nothing_done=True), False, id="something was done"),
    ],
)
def test_every_part_of_a_condition_must_hold(condition: Condition, holds: bool) -> None:  # noqa: FBT001 - a table
    """One part that fails is enough to leave a step out."""
    now = Situation(VerdictWord.FRAUD, Channel.SMS, True, frozenset({"short_link"}), frozenset({"clicked"}))  # noqa: FBT003

    assert condition.holds(now) is holds


@pytest.mark.parametrize(
    ("old", "new", "line_with", "message"),
    [
        pytest.param("order:\n", "order: [\n", "", "not YAML", id="no YAML"),
        pytest.param(
            "  installed: {}\n", "  installed: {}\n  installed: {}\n", "installed: {}", "twice", id="key twice"
        ),
        pytest.param("  installed: {}\n", "  instaled: {}\n", "instaled: {}", "knows no deed", id="unknown deed"),
        pytest.param("  - services\n", "", "", "where 'services' stand", id="no place for the services"),
        pytest.param("  - tell_bank\n", "  - tell_bank\n  - tell_bank\n", "tell_bank", "stands twice", id="step twice"),
        pytest.param("  - if_in_doubt\n", "", "if_in_doubt", "no place in `order`", id="step without a place"),
        pytest.param("services_when:", "services_wen:", "", "services_wen", id="unknown key"),
        pytest.param("claimed: true", "claimed: maybe", "", "bool", id="wrong type"),
        pytest.param("verdict: [unrelated]", "verdict: [unrelatd]", "", "unrelatd", id="unknown word"),
    ],
)
def test_a_faulty_plan_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, line_with: str, message: str
) -> None:
    """Who edits the plan sees at once what is wrong, and where."""
    text = _PACKAGED.read_text(encoding="utf-8")
    path = tmp_path / "steps.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(RulebookError, match=message) as refused:
        load_plan(path)

    assert all(issue.path == str(path) for issue in refused.value.issues)
    if line_with:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert any(line_with in lines[issue.line - 1] for issue in refused.value.issues)


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    """Mending one fault a run is a waste of an afternoon."""
    text = _PACKAGED.read_text(encoding="utf-8")
    path = tmp_path / "steps.yaml"
    path.write_text(text.replace("  - services\n", "").replace("  paid: {}\n", ""), encoding="utf-8")

    with pytest.raises(RulebookError) as refused:
        load_plan(path)

    assert len(refused.value.issues) == 2


def test_the_services_have_one_place() -> None:
    """Two places would name every service twice."""
    assert plan().order.count(SERVICES) == 1
