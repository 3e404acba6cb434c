"""One step of the interview: all answers so far in, the next question and the verdict out. Nothing is kept between."""

import datetime
from collections.abc import Callable

import msgspec

from beffroi.contact import Channel, Contact
from beffroi.interview.choosing import worth_asking
from beffroi.interview.question import Question
from beffroi.interview.telling import Answers, read_answers, tell
from beffroi.rulebook import Rulebook
from beffroi.verdict import Verdict, judge

__all__ = ["AT_MOST", "Step", "interview", "next_question"]

AT_MOST = 6
"""The most questions that are asked."""


class Step(msgspec.Struct, frozen=True):
    """Where an interview stands.

    Args:
        question: What to ask next; ``None`` when nothing that is left would change the verdict, or enough was asked.
        contact: What was told so far, as a contact.
        verdict: The verdict on it, by the ordinary judge.
        asked: How many questions were asked so far.
        at_most: How many are asked at most.
        told: Whether anything was told at all: if not, the verdict rests on nothing, and a face should say so.
    """

    question: Question | None
    contact: Contact
    verdict: Verdict
    asked: int
    at_most: int
    told: bool


def next_question(
    channel: Channel,
    answers: Answers,
    rulebook: Rulebook,
    today: datetime.date,
    judge_one: Callable[[Contact, Rulebook, datetime.date], Verdict] = judge,
) -> Question | None:
    """Return the question to ask next; ``None`` when the interview is over.

    Args:
        channel: ``call`` or ``visit``.
        answers: What was answered so far, "I don't know" as an empty list.
        rulebook: Facts and rules.
        today: The day of the contact, whose facts count.
        judge_one: What judges; the ordinary judge unless a test has its own.

    Raises:
        ContactError: There is no such question on this channel, or no such answer to it.
    """
    given = read_answers(channel, answers)
    if len(given) >= AT_MOST:
        return None
    question = worth_asking(channel, given, rulebook.on(today), lambda one: judge_one(one, rulebook, today))
    return None if question is None else question.as_asked_on(channel)


def interview(
    channel: Channel,
    answers: Answers,
    rulebook: Rulebook,
    today: datetime.date,
    judge_one: Callable[[Contact, Rulebook, datetime.date], Verdict] = judge,
) -> Step:
    """Return where an interview stands after the answers so far: the next question, and the verdict on what was told.

    Args and errors as ``next_question``. The same arguments always give the same step.
    """
    given = read_answers(channel, answers)
    contact = tell(channel, given)
    verdict = judge_one(contact, rulebook, today)
    question = next_question(channel, answers, rulebook, today, judge_one)
    told = bool(contact.text or contact.sender)
    return Step(question, contact, verdict, len(given), AT_MOST, told)
