"""What the tests of the interview share: the packaged rulebook, a day, and stories answered at random."""

import datetime
import random

import pytest

from beffroi.contact import Channel
from beffroi.interview.choosing import open_questions
from beffroi.interview.script import Scripted
from beffroi.rulebook import Rulebook, load_rulebook

DAY = datetime.date(2026, 11, 23)
OFTEN_UNKNOWN = 0.25  # one answer in four is "I don't know"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


def answered_at_random(
    chance: random.Random, channel: Channel, rulebook: Rulebook, given: dict[str, tuple[str, ...]] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return answers to every question, those ``given`` first."""
    story = dict(given or {})
    while still_open := open_questions(channel, story, rulebook.on(DAY)):
        story[still_open[0].id] = _some_answer(chance, still_open[0], channel)
    return story


def _some_answer(chance: random.Random, question: Scripted, channel: Channel) -> tuple[str, ...]:
    closed = question.answers_on(channel)
    if chance.random() < OFTEN_UNKNOWN:
        return ()
    if not question.several:
        return (chance.choice([*closed, *question.tries]),)
    picked = chance.sample(list(closed), chance.choice((1, 1, 1, 2, 2, 3)))
    alone = [answer for answer in picked if closed[answer].alone]
    return tuple(alone[:1] or picked)
