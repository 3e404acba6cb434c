"""Choosing what to ask next: the question whose answers lead to verdicts that lie furthest apart.

Nothing here knows what a question is about. Each answer of each open question is tried: the contact it would make is
judged, and the verdicts are compared. A rule that is added to the rulebook changes the interview by itself.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from beffroi.contact import Channel, Contact
from beffroi.errors import UnknownFactError
from beffroi.interview.script import Scripted, script
from beffroi.interview.telling import Given, tell
from beffroi.rulebook import RulebookDay, Speaks
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["Judge", "open_questions", "worth_asking"]

Judge: TypeAlias = Callable[[Contact], Verdict]
"""What judges a contact, by one rulebook and one day."""

_SEVERITY = {VerdictWord.UNRELATED: 0, VerdictWord.CONSISTENT: 1, VerdictWord.SUSPICIOUS: 2, VerdictWord.FRAUD: 3}


class _Outcome(NamedTuple):
    """What counts of a verdict here; the greater, the graver."""

    severity: int
    against: int


class _Tried(NamedTuple):
    """An answer to an open question, and what the verdict would be."""

    outcome: _Outcome
    adds: Given


def open_questions(channel: Channel, given: Given, day: RulebookDay) -> tuple[Scripted, ...]:
    """Return the questions that may still be asked, in the order of the script.

    A question is open on its channels while it has no answer, "I don't know" being one, once the answer it comes
    ``after`` was given, and if one of its facts says something on the day.
    """
    return tuple(
        question
        for question in script()
        if channel in question.channels
        and question.id not in given
        and all(answer in given.get(other, ()) for other, answer in question.after.items())
        and any(_is_in_force(fact, day) for fact in question.facts)
    )


def _is_in_force(fact: str, day: RulebookDay) -> bool:
    try:
        return bool(day.values(fact))
    except UnknownFactError:  # a rulebook of one's own need not have it
        return False


def worth_asking(channel: Channel, given: Given, day: RulebookDay, judge: Judge) -> Scripted | None:
    """Return the question to ask next, or ``None`` where no answer that is left can change the verdict's word.

    First each answer to each open question is tried by itself. Where none changes the word, each is tried once more
    with the gravest answers to all the others beside it, or with the mildest: two answers may do what neither does
    alone. Where still nothing changes, the word counts as settled. Else the question comes first whose answers lead
    to words that lie furthest apart; of equals the first of the script, whose order is that of a conversation.

    Args:
        channel: How the contact came.
        given: The answers so far, checked.
        day: The facts in force on the day of the contact.
        judge: What judges a contact.
    """

    def outcome(*adds: Given) -> _Outcome:
        return judged(tell(channel, {name: answer for each in (given, *adds) for name, answer in each.items()}))

    @functools.cache  # the two ends often meet
    def judged(contact: Contact) -> _Outcome:
        verdict = judge(contact)
        return _Outcome(_SEVERITY[verdict.verdict], sum(one.speaks is Speaks.AGAINST for one in verdict.findings))

    now = outcome()
    open_ = {question.id: question for question in open_questions(channel, given, day)}
    alone = {one: [_Tried(outcome(adds), adds) for adds in _answers_to(open_[one], channel)] for one in open_}
    reached = {one: [now, *(tried.outcome for tried in each)] for one, each in alone.items()}
    for pick in _ways_from(now) if _is_settled(now, reached) else ():
        whole = {one: [_Tried(outcome(adds), adds) for adds in _all_together(open_[one], channel)] for one in open_}
        end = {one: pick([*whole[one], *alone[one], _Tried(now, {})], key=_outcome_of).adds for one in open_}
        for one in open_:
            tried = [*(each.adds for each in (*whole[one], *alone[one])), {}]
            beside = [_Tried(outcome(*_without(end, one), adds), adds) for adds in tried]
            reached[one] += (each.outcome for each in beside)
            end[one] = pick(beside, key=_outcome_of).adds
    if _is_settled(now, reached):
        return None
    return open_[max(open_, key=lambda one: _apart(reached[one]))]  # of equals the first


def _ways_from(now: _Outcome) -> tuple[Callable[..., _Tried], ...]:
    """Return which ends there are to go to: fraud can only become milder, unrelated only graver."""
    ways = {max(_SEVERITY.values()): (min,), min(_SEVERITY.values()): (max,)}
    return ways.get(now.severity, (max, min))


def _outcome_of(tried: _Tried) -> _Outcome:
    return tried.outcome


def _is_settled(now: _Outcome, reached: Mapping[str, Sequence[_Outcome]]) -> bool:
    return all(one.severity == now.severity for each in reached.values() for one in each)


def _without(end: Mapping[str, Given], question: str) -> Iterator[Given]:
    return (adds for other, adds in end.items() if other != question)


def _all_together(question: Scripted, channel: Channel) -> Iterator[Given]:
    """Yield all answers at once that a question takes together, if it takes several."""
    if question.several:
        closed = question.answers_on(channel)
        yield {question.id: tuple(answer for answer, words in closed.items() if words.tells and not words.alone)}


def _apart(outcomes: Sequence[_Outcome]) -> int:
    """Return how far the mildest and the gravest of the words lie apart."""
    words = [one.severity for one in outcomes]
    return max(words) - min(words)


def _answers_to(question: Scripted, channel: Channel) -> Iterator[Given]:
    """Yield each answer to a question that tells something, and with it each to the question that it opens."""
    telling = [answer for answer, words in question.answers_on(channel).items() if words.tells]
    for answer in (*telling, *question.tries):
        adds = {question.id: (answer,)}
        yield adds
        for other in script():
            if other.after.get(question.id) == answer and channel in other.channels:
                yield from ({**adds, **more} for more in _answers_to(other, channel))
