"""The interview as a whole: few questions, the right ones, and the verdict that all of them would have given."""

import datetime
import random
import statistics
import time
from typing import NamedTuple

import msgspec
import pytest
from interviews import DAY, answered_at_random

from beffroi.contact import Channel
from beffroi.errors import ContactError
from beffroi.interview import AT_MOST, Step, interview, next_question, told_contact
from beffroi.interview.choosing import open_questions
from beffroi.rulebook import Rulebook
from beffroi.verdict import VerdictWord, judge

Story = dict[str, tuple[str, ...]]
_STORIES = 12
_ENDINGS = 4
_MOST_CHANGED = 0.02  # of the endings; docs/interview.md says what was measured over thousands
_SECONDS_A_STEP = 0.1
_CPU_MARGIN = 3  # a neighbour on the same processor makes it wait


class Told(NamedTuple):
    """An interview that came to its end."""

    step: Step
    answers: Story


def told(channel: Channel, story: Story, rulebook: Rulebook) -> Told:
    """Answer each question from a story, "I don't know" where it says nothing, until none is left."""
    answers: Story = {}
    while True:
        step = interview(channel, answers, rulebook, DAY)
        assert step.asked == len(answers) <= AT_MOST
        if step.question is None:
            return Told(step, answers)
        assert step.question.id not in answers
        answers[step.question.id] = story.get(step.question.id, ())


@pytest.mark.parametrize(
    ("channel", "story", "verdict", "finding", "most"),
    [
        pytest.param(
            "call",
            {"who": ("assurance_maladie",), "asked": ("card",), "number": ("01 99 00 11 22",), "about": ("refund",)},
            "fraud",
            "asks_card",
            2,
            id="a false adviser asks for the card",
        ),
        pytest.param(
            "call",
            {"who": ("assurance_maladie",), "asked": ("card",), "number": ("36 46",), "expected": ("booked",)},
            "fraud",
            "asks_card",
            3,
            id="what is asked outweighs the number shown and the appointment",
        ),
        pytest.param(
            "call",
            {
                "who": ("assurance_maladie",),
                "number": ("36 46",),
                "asked": ("nothing",),
                "about": ("my_case",),
                "pressure": ("none",),
                "expected": ("booked",),
            },
            "consistent",
            "official_number",
            5,
            id="36 46 calls about an appointment",
        ),
        pytest.param(
            "call",
            {"who": ("assurance_maladie",), "number": ("06 39 98 00 12",), "about": ("hearing",), "asked": ("nir",)},
            "fraud",
            "asks_personal_data",
            4,
            id="a canvasser offers a hearing test in its name",
        ),
        pytest.param(
            "call",
            {"who": ("bank",), "number": ("hidden",), "about": ("account_fraud",), "asked": ("hand_over",)},
            "fraud",
            "courier_pickup",
            5,
            id="the false bank adviser sends a courier",
        ),
        pytest.param(
            "call",
            {"who": ("assurance_maladie",), "asked": ("call_back",), "call_back": ("0 899 00 00 17",)},
            "fraud",
            "premium_number",
            3,
            id="a premium number is to be called back",
        ),
        pytest.param(
            "call",
            {"who": ("bank",), "number": ("01 99 00 11 22",), "asked": ("nothing",), "pressure": ("none",)},
            "unrelated",
            None,
            6,
            id="a call of one's bank that asks nothing",
        ),
        pytest.param(
            "visit",
            {"who": ("assurance_maladie",), "asked": ("card", "code"), "about": ("carte_vitale",)},
            "fraud",
            "asks_card",
            2,
            id="a false agent at the door wants card and code",
        ),
        pytest.param(
            "visit",
            {"who": ("assurance_maladie",), "asked": ("sign",), "about": ("hearing",)},
            "suspicious",
            "pretext_other",
            5,
            id="a hearing test is offered at the door",
        ),
        pytest.param(
            "visit",
            {"who": ("assurance_maladie",), "asked": ("papers",), "about": ("my_case",), "expected": ("booked",)},
            "consistent",
            None,
            5,
            id="a visit that was agreed upon",
        ),
    ],
)
def test_a_known_story_gets_its_verdict_in_few_questions(
    rulebook: Rulebook, channel: str, story: Story, verdict: str, finding: str | None, most: int
) -> None:
    """The person is frightened and the telephone may ring again."""
    end = told(Channel(channel), story, rulebook)

    assert end.step.verdict.verdict == verdict
    assert finding is None or finding in [one.code for one in end.step.verdict.findings]
    assert end.step.asked <= most


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VISIT])
def test_who_knows_nothing_is_asked_little_and_told_so(rulebook: Rulebook, channel: Channel) -> None:
    """No sign of fraud was seen because nothing was: the face must say it."""
    end = told(channel, {}, rulebook)

    assert end.step.asked <= AT_MOST
    assert end.step.verdict.verdict is VerdictWord.UNRELATED
    assert end.step.verdict.findings == ()
    assert not end.step.told


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VISIT])
def test_the_word_does_not_change_after_the_end(rulebook: Rulebook, channel: Channel) -> None:
    """Whatever would have been answered to the rest, with no more than the odd exception that is documented."""
    chance = random.Random(f"endings of a {channel}")  # noqa: S311 - no secret
    changed = tried = 0
    for _ in range(_STORIES):
        end = told(channel, answered_at_random(chance, channel, rulebook), rulebook)
        if end.step.asked == AT_MOST or not open_questions(channel, end.answers, rulebook.on(DAY)):
            continue
        for _ in range(_ENDINGS):
            whole = answered_at_random(chance, channel, rulebook, end.answers)
            verdict = judge(told_contact(channel, whole), rulebook, DAY)
            tried += 1
            changed += verdict.verdict is not end.step.verdict.verdict

    assert tried >= _STORIES
    assert changed <= _MOST_CHANGED * tried


def test_the_question_asked_can_change_the_word(rulebook: Rulebook) -> None:
    """The first one at least: nobody answers for nothing."""
    question = next_question(Channel.CALL, {}, rulebook, DAY)
    assert question is not None

    words = {
        interview(Channel.CALL, {question.id: [answer]}, rulebook, DAY).verdict.verdict for answer in question.answers
    }

    assert len(words) > 1


def test_after_the_last_question_nothing_is_asked(rulebook: Rulebook) -> None:
    """Six, and no more."""
    six = dict.fromkeys(("asked", "about", "pressure", "expected", "number", "call_back"), ())

    assert next_question(Channel.CALL, six, rulebook, DAY) is None
    assert next_question(Channel.CALL, dict(list(six.items())[:-1]), rulebook, DAY) is not None


def test_a_step_is_plain_data_and_always_the_same(rulebook: Rulebook) -> None:
    """It is sent as JSON, and all that is needed to go on is what was answered."""
    answers = {"asked": ["code"], "who": []}

    step = interview(Channel.CALL, answers, rulebook, DAY)

    assert step == interview(Channel.CALL, dict(reversed(answers.items())), rulebook, DAY)
    assert msgspec.json.decode(msgspec.json.encode(step), type=Step) == step
    assert step.verdict == judge(step.contact, rulebook, DAY)
    assert (step.asked, step.at_most, step.told) == (2, AT_MOST, True)


def test_the_facts_of_the_day_count(rulebook: Rulebook) -> None:
    """01 87 52 00 70 was official in 2022."""
    answers = {"who": ["assurance_maladie"], "number": ["01 87 52 00 70"], "about": ["my_case"], "asked": ["nothing"]}

    then = interview(Channel.CALL, answers, rulebook, datetime.date(2022, 1, 10))
    now = interview(Channel.CALL, answers, rulebook, DAY)

    assert then.verdict.verdict is VerdictWord.CONSISTENT
    assert now.verdict.verdict is VerdictWord.SUSPICIOUS


def test_what_cannot_be_an_answer_is_refused(rulebook: Rulebook) -> None:
    """As in telling; the step passes it on."""
    with pytest.raises(ContactError, match=r"^answers\.who: "):
        interview(Channel.CALL, {"who": ["king"]}, rulebook, DAY)


def test_a_step_takes_less_than_a_tenth_of_a_second(rulebook: Rulebook) -> None:
    """A page that waits for the next question is left."""
    chance = random.Random("how long a step takes")  # noqa: S311 - no secret
    interview(Channel.CALL, {}, rulebook, DAY)
    seconds = []
    for _ in range(3):
        answers: Story = {}
        story = answered_at_random(chance, Channel.CALL, rulebook)
        question = next_question(Channel.CALL, answers, rulebook, DAY)
        while question is not None:
            answers[question.id] = story.get(question.id, ())
            began = time.process_time()
            question = next_question(Channel.CALL, answers, rulebook, DAY)
            seconds.append(time.process_time() - began)

    assert statistics.median(seconds) < _SECONDS_A_STEP
    assert max(seconds) < _SECONDS_A_STEP * _CPU_MARGIN
