"""Findings against a contact add up to one of four words, as the rulebook says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi import Rulebook, VerdictWord
from beffroi.rulebook import Strength, Threshold, Topic, Weighing
from beffroi.verdict.weighing import Weight, weigh

from .conftest import WEIGHING

ASKED, LEADS, HIDES = Topic.WHAT_IS_ASKED, Topic.WHERE_IT_LEADS, Topic.HOW_IT_HIDES
DECISIVE, STRONG, WEAK = Strength.DECISIVE, Strength.STRONG, Strength.WEAK


@pytest.mark.parametrize(
    ("against", "word"),
    [
        pytest.param([], VerdictWord.UNRELATED, id="nothing"),
        pytest.param([(DECISIVE, ASKED)], VerdictWord.FRAUD, id="one decisive"),
        pytest.param([(STRONG, ASKED)], VerdictWord.SUSPICIOUS, id="one strong"),
        pytest.param([(STRONG, ASKED), (STRONG, ASKED)], VerdictWord.SUSPICIOUS, id="two strong of one sort"),
        pytest.param([(STRONG, ASKED), (STRONG, LEADS)], VerdictWord.FRAUD, id="two strong of two sorts"),
        pytest.param([(WEAK, ASKED)], VerdictWord.UNRELATED, id="one weak"),
        pytest.param([(WEAK, ASKED)] * 9, VerdictWord.UNRELATED, id="many weak of one sort"),
        pytest.param([(WEAK, ASKED), (WEAK, LEADS)], VerdictWord.SUSPICIOUS, id="two weak of two sorts"),
        pytest.param([(STRONG, ASKED), (WEAK, LEADS)], VerdictWord.SUSPICIOUS, id="a weak one lifts no strong one"),
    ],
)
def test_findings_add_up_as_the_thresholds_say(against: list[tuple[Strength, Topic]], word: VerdictWord) -> None:
    """Two signs of one sort are one sign seen twice."""
    assert weigh([Weight(*one) for one in against], None, WEIGHING) is word


def test_a_stronger_finding_counts_as_a_weaker_one_too() -> None:
    """A strong and a weak one of two sorts are two weak ones at least."""
    weighing = Weighing(fraud=(), suspicious=(Threshold("two", weak=2, topics=2),))

    assert weigh([Weight(DECISIVE, ASKED), Weight(WEAK, LEADS)], None, weighing) is VerdictWord.SUSPICIOUS


def test_every_part_of_a_threshold_must_be_reached() -> None:
    """One strong and two more of any strength, from three sorts."""
    weighing = Weighing(fraud=(Threshold("mixed", strong=1, weak=3),), suspicious=())
    three = [Weight(STRONG, ASKED), Weight(WEAK, LEADS), Weight(WEAK, HIDES)]

    assert weigh(three, None, weighing) is VerdictWord.FRAUD
    assert weigh(three[:2], None, weighing) is VerdictWord.UNRELATED
    assert weigh(three[1:] * 3, None, weighing) is VerdictWord.UNRELATED


def test_a_threshold_of_nothing_is_never_a_reason_to_accuse() -> None:
    """An empty threshold would accuse everyone; the loader refuses it, and it is not reached by chance either way."""
    assert weigh([], None, Weighing(fraud=(), suspicious=())) is VerdictWord.UNRELATED


@pytest.mark.parametrize(("claimed", "word"), [("toy", VerdictWord.CONSISTENT), (None, VerdictWord.UNRELATED)])
def test_without_enough_against_it_depends_on_whether_a_body_is_claimed(claimed: str | None, word: VerdictWord) -> None:
    """Consistent is the best there is; none of the words says genuine."""
    assert weigh([], claimed, WEIGHING) is word
    assert weigh([Weight(WEAK, ASKED)], claimed, WEIGHING) is word


_WEIGHTS = st.lists(st.builds(Weight, st.sampled_from(Strength), st.sampled_from(Topic)), max_size=6)
_BY_WORD = [VerdictWord.UNRELATED, VerdictWord.SUSPICIOUS, VerdictWord.FRAUD]


@given(_WEIGHTS, _WEIGHTS)
def test_more_against_never_makes_a_contact_better(against: list[Weight], more: list[Weight]) -> None:
    """Whatever else is found."""
    before, after = (weigh(found, None, WEIGHING) for found in (against, against + more))

    assert _BY_WORD.index(after) >= _BY_WORD.index(before)


@given(_WEIGHTS)
def test_the_order_of_findings_does_not_matter(against: list[Weight]) -> None:
    """Nor does how often the same is found."""
    assert weigh(against, None, WEIGHING) is weigh(against[::-1], None, WEIGHING)


def test_the_packaged_thresholds_are_those_of_the_design(rulebook: Rulebook) -> None:
    """Fraud on one decisive finding, or on strong ones of two sorts; suspicious on one strong."""
    weighing = rulebook.weighing

    assert weigh([Weight(DECISIVE, ASKED)], None, weighing) is VerdictWord.FRAUD
    assert weigh([Weight(STRONG, ASKED), Weight(STRONG, LEADS)], None, weighing) is VerdictWord.FRAUD
    assert weigh([Weight(STRONG, ASKED)] * 3, None, weighing) is VerdictWord.SUSPICIOUS
    assert weigh([Weight(WEAK, ASKED)], None, weighing) is VerdictWord.UNRELATED
    assert weigh([Weight(WEAK, topic) for topic in Topic], None, weighing) is VerdictWord.SUSPICIOUS
