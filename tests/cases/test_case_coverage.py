"""Every rule in use, every finding code and every truth has its cases: a caught one, and a spared one beside it."""

from collections import defaultdict

import pytest

from beffroi import Rulebook
from beffroi.evidence import look
from beffroi.rulebook import Status
from beffroi.verdict.claimed import claimed_body
from beffroi.verdict.matching import RuleIndex, Spoken, rules_that_speak

from .conftest import Case, read_cases

CASES = read_cases()
TRUTH = ".truth_"


@pytest.fixture(scope="module")
def spoken(rulebook: Rulebook) -> dict[str, list[Spoken]]:
    """Return what every rule said on each case, by the case's name."""
    index = RuleIndex(rulebook.rules)
    return {str(case): _rules_on(case, rulebook, index) for case in CASES}


def _rules_on(case: Case, rulebook: Rulebook, index: RuleIndex) -> list[Spoken]:
    contact = case.contact
    assert contact.date is not None
    day = rulebook.on(contact.date)
    trusted = case.trusted_authserv
    seen = look(contact, day.directory, rulebook.lexicon, trusted_authserv=trusted, notes=case.notes).evidence
    claimed = claimed_body(contact.channel, seen)
    return list(rules_that_speak(index, seen, contact.channel, claimed, day))


def test_every_rule_in_use_speaks_in_a_case_that_expects_its_code(
    rulebook: Rulebook, spoken: dict[str, list[Spoken]]
) -> None:
    """A rule without a case may have gone silent long ago, and nobody would know."""
    shown = {one.rule.id for case in CASES for one in spoken[str(case)] if one.rule.code in case.expect.findings}

    in_use = {rule.id for rule in rulebook.rules if rule.status is not Status.RETIRED}

    assert sorted(in_use - shown) == []


def test_every_finding_code_has_a_case_caught_and_a_case_spared(rulebook: Rulebook) -> None:
    """The spared stand beside the caught, or a rule that always speaks would pass."""
    codes = {rule.code for rule in rulebook.rules if rule.status is not Status.RETIRED}
    caught = {code for case in CASES for code in case.expect.findings}
    spared = {code for case in CASES for code in case.expect.without}

    assert {"not caught": sorted(codes - caught), "not spared": sorted(codes - spared)} == {
        "not caught": [],
        "not spared": [],
    }


def test_no_case_expects_a_code_that_no_rule_makes(rulebook: Rulebook) -> None:
    """A slip in a code would make a spared case worthless."""
    codes = {rule.code for rule in rulebook.rules}
    named = {code for case in CASES for part in (case.expect.findings, case.expect.without) for code in part}

    assert sorted(named - codes) == []


def test_every_truth_of_a_body_is_met_in_a_case(rulebook: Rulebook, spoken: dict[str, list[Spoken]]) -> None:
    """Each fact has a case that fails without it."""
    truths = {fact_id for fact_id in rulebook.facts if TRUTH in fact_id}
    met = {one.fact_id for case in CASES for one in spoken[str(case)]}

    assert sorted(truths - met) == []


def test_every_file_of_truths_and_of_what_is_never_asked_holds_caught_and_spared_cases() -> None:
    """A file of caught cases alone says nothing about what must be left in peace."""
    verdicts: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        expected = case.expect.verdict
        verdicts[case.file] |= {expected} if isinstance(expected, str) else set(expected)

    for file in sorted(verdicts):
        if file.startswith(("truth_", "never_asks_")):
            assert {"fraud", "consistent"} <= verdicts[file], file
