"""A rule speaks on each evidence that fits, when the rest of the contact and the facts of the day fit too."""

import datetime

import pytest

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind
from beffroi.rulebook import Condition, Relation, Rule, Status, When
from beffroi.verdict.matching import RuleIndex, rules_that_speak

from .conftest import BODY, day, rule, seen

REQUEST, LINK = EvidenceKind.REQUEST, EvidenceKind.LINK


def _speaks(
    one: Rule,
    *evidence: Evidence,
    channel: Channel = Channel.SMS,
    claimed: str | None = None,
    on: datetime.date = datetime.date(2026, 3, 2),
) -> int:
    """Return how often a rule speaks."""
    return len(list(rules_that_speak(RuleIndex([one]), evidence, channel, claimed, day(on))))


CARD = seen(REQUEST, "card", "told", "by_phone")
MAIL = Condition(LINK, traits=frozenset({"mail"}))


@pytest.mark.parametrize(
    ("when", "evidence", "times"),
    [
        pytest.param(When(REQUEST), [CARD], 1, id="any value"),
        pytest.param(When(REQUEST), [CARD, CARD], 2, id="once for each evidence"),
        pytest.param(When(LINK), [CARD], 0, id="another kind"),
        pytest.param(When(REQUEST, ("card", "nir")), [CARD], 1, id="one of the values"),
        pytest.param(When(REQUEST, ("nir",)), [CARD], 0, id="none of the values"),
        pytest.param(When(REQUEST, traits=frozenset({"told", "by_phone"})), [CARD], 1, id="all the traits"),
        pytest.param(When(REQUEST, traits=frozenset({"told", "official"})), [CARD], 0, id="a trait is missing"),
        pytest.param(When(REQUEST, any_traits=frozenset({"told", "official"})), [CARD], 1, id="one trait of several"),
        pytest.param(When(REQUEST, any_traits=frozenset({"official"})), [CARD], 0, id="no trait of several"),
        pytest.param(When(REQUEST, without=frozenset({"official"})), [CARD], 1, id="without a trait"),
        pytest.param(When(REQUEST, without=frozenset({"told"})), [CARD], 0, id="with the trait that must not be"),
        pytest.param(When(REQUEST, alongside=(MAIL,)), [CARD, seen(LINK, "x", "mail")], 1, id="beside what must be"),
        pytest.param(When(REQUEST, alongside=(MAIL,)), [CARD, seen(LINK, "x")], 0, id="what must be lacks a trait"),
        pytest.param(When(REQUEST, alongside=(MAIL,)), [CARD], 0, id="what must be is not there"),
        pytest.param(
            When(REQUEST, alongside=(Condition(LINK), Condition(EvidenceKind.PRETEXT))),
            [CARD, seen(LINK, "x")],
            0,
            id="two things must be, one is",
        ),
        pytest.param(
            When(REQUEST, alongside=(Condition(LINK, ("a", "b")),)),
            [CARD, seen(LINK, "b")],
            1,
            id="of one of the values",
        ),
        pytest.param(
            When(REQUEST, alongside=(Condition(LINK, without=frozenset({"official"})),)),
            [CARD, seen(LINK, "x", "official")],
            0,
            id="only an official one",
        ),
        pytest.param(When(REQUEST, unless=(MAIL,)), [CARD], 1, id="unless what is not there"),
        pytest.param(When(REQUEST, unless=(MAIL,)), [CARD, seen(LINK, "x", "mail")], 0, id="unless what is there"),
        pytest.param(
            When(REQUEST, unless=(Condition(LINK), MAIL)), [CARD, seen(LINK, "x")], 0, id="one of two is there"
        ),
    ],
)
def test_each_condition_is_met_by_what_fits_it(when: When, evidence: list[Evidence], times: int) -> None:
    """Each field of ``When`` decides by itself."""
    assert _speaks(rule(when=when), *evidence) == times


@pytest.mark.parametrize(
    ("channels", "channel", "times"),
    [
        ((), Channel.CALL, 1),
        ((Channel.SMS,), Channel.SMS, 1),
        ((Channel.SMS, Channel.EMAIL), Channel.EMAIL, 1),
        ((Channel.SMS,), Channel.CALL, 0),
    ],
)
def test_a_rule_holds_for_its_channels(channels: tuple[Channel, ...], channel: Channel, times: int) -> None:
    """None named means all."""
    assert _speaks(rule(when=When(REQUEST, channels=channels)), CARD, channel=channel) == times


@pytest.mark.parametrize(
    ("wanted", "claimed", "times"),
    [(None, None, 1), (None, BODY, 1), (True, BODY, 1), (True, None, 0), (False, None, 1), (False, BODY, 0)],
)
def test_a_rule_may_ask_whether_a_body_is_claimed(wanted: bool | None, claimed: str | None, times: int) -> None:  # noqa: FBT001
    """What nobody says of himself is judged by general guidance."""
    assert _speaks(rule(when=When(REQUEST, claimed=wanted)), CARD, claimed=claimed) == times


@pytest.mark.parametrize(
    ("relation", "word", "times"),
    [
        (Relation.LISTED, "card", 1),
        (Relation.LISTED, "nir", 0),
        (Relation.ABSENT, "card", 0),
        (Relation.ABSENT, "nir", 1),
        (Relation.IN_FORCE, "nir", 1),
    ],
)
def test_evidence_meets_its_fact_as_the_rule_says(relation: Relation, word: str, times: int) -> None:
    """Listed among its values, absent from them, or neither here nor there."""
    one = rule(fact=".never_asks", relation=relation)

    assert _speaks(one, seen(REQUEST, word), claimed=BODY) == times


def test_a_fact_of_a_body_needs_a_body() -> None:
    """That of the evidence first, else the one that is claimed."""
    one = rule(fact=".never_asks")

    assert _speaks(one, CARD) == 0
    assert _speaks(one, CARD, claimed=BODY) == 1
    assert _speaks(one, seen(REQUEST, "card", body=BODY)) == 1
    assert _speaks(one, seen(REQUEST, "card", body="other"), claimed=BODY) == 0


def test_a_fact_that_holds_for_other_channels_is_not_met() -> None:
    """What is promised for SMS is not promised for calls."""
    one = rule(fact=".never_asks")

    assert _speaks(one, CARD, claimed=BODY, channel=Channel.CALL) == 0


@pytest.mark.parametrize(
    ("on", "times"),
    [
        (datetime.date(2019, 12, 31), 0),
        (datetime.date(2020, 1, 1), 1),
        (datetime.date(2021, 12, 31), 1),
        (datetime.date(2022, 1, 1), 0),
    ],
)
def test_a_fact_counts_on_its_days_both_ends_included(on: datetime.date, times: int) -> None:
    """Promise 2."""
    assert _speaks(rule(fact="toy.closed"), CARD, on=on) == times


@pytest.mark.parametrize(("status", "times"), [(Status.TRIAL, 1), (Status.TRUSTED, 1), (Status.RETIRED, 0)])
def test_a_retired_rule_is_silent(status: Status, times: int) -> None:
    """It is kept to name its heir."""
    assert _speaks(rule(status=status, replaced_by="other"), CARD) == times


def test_rules_speak_in_the_order_of_the_evidence() -> None:
    """Findings show the words in reading order."""
    first, second = seen(REQUEST, "card"), seen(REQUEST, "nir", start=9)
    index = RuleIndex([rule("b", When(REQUEST, ("nir",))), rule("a")])

    spoken = list(rules_that_speak(index, [first, second], Channel.SMS, None, day()))

    assert [(one.rule.id, one.evidence.value) for one in spoken] == [("a", "card"), ("b", "nir"), ("a", "nir")]
    assert {one.fact_id for one in spoken} == {"law.always"}
