"""Every worked contact gets the verdict, the findings and the advice that its file says it must get."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from beffroi import Contact, Finding, Verdict, VerdictWord

from .conftest import Case, Expectation, judged, read_cases

CASES = read_cases()
KNOWN_MISSES: dict[str, str] = {
    "other_bodies: a training already begun": "to the model all that names a training account reads like a fraud",
    "other_frauds: a stranger on the telephone wants the social security number": (
        "to the model the call is no story as frauds tell it, and what is asked weighs little alone"
    ),
}
"""Cases judged otherwise than they should be, each with what would have to be understood."""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=KNOWN_MISSES[str(case)], strict=True))
        if str(case) in KNOWN_MISSES
        else case
        for case in CASES
    ],
    ids=str,
)
def test_each_worked_contact_is_judged_as_its_file_says(case: Case) -> None:
    """A case is written from the facts and the promises, never from what the code happens to do."""
    verdict = judged(case)

    faults = list(_faults(case, verdict))

    assert not faults, "\n".join([str(case), *faults, *_seen(case.contact, verdict)])


def test_every_known_miss_is_a_case() -> None:
    """One that was renamed would excuse nothing, and nobody would see it."""
    assert set(KNOWN_MISSES) <= {str(case) for case in CASES}


def test_each_case_has_a_day_and_a_name_of_its_own() -> None:
    """Without a day a case would be judged by the facts of the day the tests run."""
    names = [str(case) for case in CASES]

    assert sorted(names) == sorted(set(names))
    assert [str(case) for case in CASES if case.contact.date is None] == []


def _faults(case: Case, verdict: Verdict) -> Iterator[str]:
    expect = case.expect
    allowed = (expect.verdict,) if isinstance(expect.verdict, VerdictWord) else expect.verdict
    if allowed and verdict.verdict not in allowed:
        yield f"expected the verdict {' or '.join(allowed)}, found {verdict.verdict}"
    if expect.public_body is not None and (verdict.public_body or "none") != expect.public_body:
        yield f"expected the public body {expect.public_body}, found {verdict.public_body}"
    yield from _faults_of_findings(case, {finding.code: finding for finding in verdict.findings})
    yield from _faults_of_advice(expect, verdict.advice)


def _faults_of_findings(case: Case, found: Mapping[str, Finding]) -> Iterator[str]:
    expect = case.expect
    yield from (f"expected the finding {code}, it is missing" for code in expect.findings if code not in found)
    yield from (f"expected no finding {code}, found: {found[code].says}" for code in expect.without if code in found)
    for code, fact in expect.facts.items():
        if code not in found or found[code].fact != fact:
            yield f"expected {code} to rest on {fact}, found {found[code].fact if code in found else 'no such finding'}"
    for code, words in expect.words.items():
        if code not in found or words not in _cited(case.contact, found[code]):
            yield f"expected {code} to point at {words!r}"


def _faults_of_advice(expect: Expectation, advice: Sequence[str]) -> Iterator[str]:
    steps = iter(advice)
    for step in expect.advice_includes:
        if step not in steps:  # goes on from the step before: the order counts
            yield f"expected the step {step} in its place, found {', '.join(advice)}"
    yield from (f"expected no step {step}, found it" for step in expect.advice_without if step in advice)


def _cited(contact: Contact, finding: Finding) -> list[str]:
    return [getattr(contact, one.field)[one.start : one.end] for one in finding.evidence]


def _seen(contact: Contact, verdict: Verdict) -> Iterator[str]:
    yield f"  {verdict.channel} of {verdict.date}: {verdict.verdict}, claims {verdict.public_body}"
    for finding in verdict.findings:
        values = ", ".join(one.value for one in finding.evidence)
        yield f"  {finding.speaks} {finding.strength} {finding.code} ({finding.fact}): {values}"
    yield f"  {contact.sender!r}: {contact.text!r}"
