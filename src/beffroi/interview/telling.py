"""Telling: the answers given become an ordinary contact, each part of which knows the answer it comes from."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from beffroi.contact import Channel, Contact
from beffroi.errors import ContactError
from beffroi.evidence import Field
from beffroi.interview.question import Kind
from beffroi.interview.script import NUMBER, Scripted, script

__all__ = ["Answers", "Given", "ToldPart", "read_answers", "tell", "told_contact", "told_spans"]

Answers: TypeAlias = Mapping[str, Sequence[str]]
"""Answers by question: ids of closed answers, or the one number that was typed; empty for "I don't know"."""

Given: TypeAlias = Mapping[str, tuple[str, ...]]
"""Answers that were checked."""

_FIELDS = {"text": Field.TEXT, "sender": Field.SENDER}
_NUMBER = re.compile(r"[+(]?[0-9][0-9 ().\-/\u00a0\u202f]{1,28}\Z")
_FEWEST_DIGITS = 2
_LONGEST_SHOWN = 40


class ToldPart(msgspec.Struct, frozen=True):
    """A part of what was told: ``field[start:end]``, in code points, and the answer that tells it.

    Args:
        field: The contact's text or sender.
        start: Its first character.
        end: The one after its last.
        question: Id of the question.
        answer: Id of the closed answer; ``None`` for a number that was typed.
    """

    field: Field
    start: int
    end: int
    question: str
    answer: str | None


def told_contact(channel: Channel, answers: Answers, date: datetime.date | None = None) -> Contact:
    """Return the contact that answers tell: the words of each, one sentence after another.

    Args:
        channel: ``call`` or ``visit``.
        answers: What was answered so far; none of it is required.
        date: The day of the call; ``None`` for the day it is judged.

    Raises:
        ContactError: There is no such question on this channel, or no such answer to it.
    """
    return tell(channel, read_answers(channel, answers), date)


def told_spans(channel: Channel, answers: Answers) -> tuple[ToldPart, ...]:
    """Return which answer each part of the contact comes from, in order.

    A face then shows the answer in the reader's own language where a finding quotes the French words told.

    Raises:
        ContactError: As ``told_contact``.
    """
    parts = []
    at = {Field.TEXT: 0, Field.SENDER: 0}
    for question, answer, words in _told(channel, read_answers(channel, answers)):
        field = _FIELDS[question.into]
        parts.append(ToldPart(field, at[field], at[field] + len(words), question.id, answer))
        at[field] += len(words) + 1
    return tuple(parts)


def tell(channel: Channel, given: Given, date: datetime.date | None = None) -> Contact:
    """Return the contact that checked answers tell."""
    told: dict[str, list[str]] = {"text": [], "sender": []}
    for question, _, words in _told(channel, given):
        told[question.into].append(words)
    return Contact(channel, " ".join(told["text"]), sender=" ".join(told["sender"]) or None, date=date)


def _told(channel: Channel, given: Given) -> Iterator[tuple[Scripted, str | None, str]]:
    """Yield each question with an answer that tells something: the answer's id, ``None`` where typed, and its words."""
    for question in script():
        answered = given.get(question.id, ())
        closed = question.answers_on(channel)
        for answer in answered:
            if answer not in closed:
                yield question, None, question.typed.replace(NUMBER, answer)
            elif closed[answer].tells:
                yield question, answer, closed[answer].tells


def read_answers(channel: Channel, answers: Answers) -> Given:
    """Check answers that came from outside and return them in the order of the script.

    Raises:
        ContactError: The interview is not about this channel; there is no such question on it, no such answer to the
            question, more of them than it takes, or no telephone number where one is typed. The message says what
            there is.
    """
    asked = {question.id: question for question in script() if channel in question.channels}
    if not asked:
        channels = sorted({channel.value for question in script() for channel in question.channels})
        expected = f"one an interview is about: {', '.join(channels)}"
        raise ContactError(field="channel", expected=expected, found=repr(str(channel)))
    for name in answers:
        if name not in asked:
            expected = f"the questions about a {channel}: {', '.join(asked)}"
            raise ContactError(field="answers", expected=expected, found=repr(str(name)[:_LONGEST_SHOWN]))
    return {name: _read(question, channel, answers[name]) for name, question in asked.items() if name in answers}


def _read(question: Scripted, channel: Channel, answered: Sequence[str]) -> tuple[str, ...]:
    field = f"answers.{question.id}"
    closed = question.answers_on(channel)
    if isinstance(answered, str) or not all(isinstance(answer, str) for answer in answered):
        raise ContactError(field, "a list of answers", "something else", quotes=False)
    if question.kind is Kind.NUMBER:
        read = tuple(answer if answer in closed else _number(field, answer, closed) for answer in answered)
    else:
        unknown = next((answer for answer in answered if answer not in closed), None)
        if unknown is not None:
            raise ContactError(field, f"one of {', '.join(closed)}", repr(unknown[:_LONGEST_SHOWN]))
        read = tuple(name for name in closed if name in answered)
    if len(read) > 1 and (not question.several or any(answer in closed and closed[answer].alone for answer in read)):
        stands_alone = next((answer for answer in read if answer in closed and closed[answer].alone), None)
        expected = f"{stands_alone} without another answer" if stands_alone else "one answer"
        raise ContactError(field, expected, f"{len(read)} answers", quotes=False)
    return read


def _number(field: str, typed: str, closed: Mapping[str, object]) -> str:
    """Return a number as typed, its digits those of the West."""
    western = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in typed.strip()[: _LONGEST_SHOWN + 1])
    if _NUMBER.match(western) is None or sum(map(str.isdecimal, western)) < _FEWEST_DIGITS:
        expected = f"a telephone number such as 01 99 00 11 22, or one of {', '.join(closed)}"
        raise ContactError(field, expected, repr(typed[:_LONGEST_SHOWN]))
    return western
