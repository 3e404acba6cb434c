"""Told: a call or a visit that was told by answers, shown as these answers, each with the reasons that rest on it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from beffroi.contact import Channel
from beffroi.evidence import Field
from beffroi.interview import ToldPart, told_spans
from beffroi.texts import Answer, Catalogue

__all__ = ["ToldAnswer", "told_answers"]


class ToldAnswer(NamedTuple):
    """One answer in the reader's language.

    Args:
        question: What was asked.
        words: What was answered; a number as it was typed.
        reasons: Numbers of the reasons that rest on it, from 1, those in favour after those against.
    """

    question: str
    words: str
    reasons: tuple[int, ...]


def told_answers(
    channel: Channel, answers: Mapping[str, Sequence[str]], said: Answer, catalogue: Catalogue
) -> tuple[ToldAnswer, ...]:
    """Return the answers that told something, in order.

    Args:
        channel: ``call`` or ``visit``.
        answers: By question.
        said: The verdict on what they tell, in words.
        catalogue: The reader's language.

    Raises:
        ContactError: They are no answers to our questions.
    """
    parts = told_spans(channel, answers)
    return tuple(
        ToldAnswer(
            catalogue.interview_question(part.question, channel).title,
            _words(part, answers, channel, catalogue),
            _reasons_on(part, said),
        )
        for part in parts
    )


def _words(part: ToldPart, answers: Mapping[str, Sequence[str]], channel: Channel, catalogue: Catalogue) -> str:
    if part.answer is None:
        return " ".join(answers[part.question])
    return catalogue.interview_answer(part.question, part.answer, channel)


def _reasons_on(part: ToldPart, said: Answer) -> tuple[int, ...]:
    def rests_on_it(field: Field, start: int, end: int) -> bool:
        return field is part.field and start < part.end and part.start < end

    return tuple(
        number
        for number, reason in enumerate((*said.reasons, *said.in_favour), 1)
        if any(rests_on_it(quote.field, quote.start, quote.end) for quote in reason.quotes)
    )
