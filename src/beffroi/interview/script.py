"""The script: questions.yaml as data, its questions with the words that each answer tells."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.errors import RulebookError
from beffroi.interview.question import Kind, Question
from beffroi.rulebook import parse_yaml

__all__ = ["NUMBER", "Scripted", "Words", "load_script", "script"]

NUMBER = "{number}"
"""Where the words of a question have the number that is typed."""

_PACKAGED = Path(__file__).parent / "questions.yaml"
_ID = re.compile(r"[a-z][a-z_]*\Z")
_FACT = re.compile(r"[a-z_]+\.[a-z0-9_]+\Z")
_FEWEST_ANSWERS = 2


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one closed answer says.

    Args:
        tells: The words it adds to what is judged: a sentence, or nothing.
        alone: It goes with no other answer.
        channels: Where it is offered, if not wherever the question is asked.
    """

    tells: str
    alone: bool = False
    channels: frozenset[Channel] = frozenset()


class Scripted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the file; the file's own comments say what each part is for."""

    id: str
    channels: frozenset[Channel]
    kind: Kind
    facts: tuple[str, ...]
    answers: dict[str, Words]
    several: bool = False
    after: dict[str, str] = {}
    into: Literal["text", "sender"] = "text"
    typed: str = ""
    tries: tuple[str, ...] = msgspec.field(default=(), name="try")

    def answers_on(self, channel: Channel) -> dict[str, Words]:
        """Return the closed answers that are offered on a channel, in order."""
        return {name: words for name, words in self.answers.items() if not words.channels or channel in words.channels}

    def as_asked_on(self, channel: Channel) -> Question:
        """Return the question as it is put to a person."""
        offered = self.answers_on(channel)
        alone = tuple(name for name, words in offered.items() if words.alone)
        return Question(self.id, self.kind, self.several, tuple(offered), alone, self.facts)


@functools.lru_cache(maxsize=1)
def script() -> tuple[Scripted, ...]:
    """Return the packaged questions, read once a process."""
    return load_script(_PACKAGED)


def load_script(path: Path) -> tuple[Scripted, ...]:
    """Read and check a script.

    Raises:
        RulebookError: The file does not have the shape that its comments say; every fault is named with its line.
    """
    document = parse_yaml(path.read_bytes(), str(path))
    if document.issues:
        raise RulebookError(document.issues)
    try:
        read = msgspec.convert(document.data, tuple[Scripted, ...])
    except msgspec.ValidationError as error:
        document.add(_place_in(str(error)), str(error))
        raise RulebookError(document.issues) from error
    for place, question in enumerate(read):
        for part, message in _faults(question, read[:place]):
            document.add((place, part), f"{question.id}: {message}")
    if document.issues:
        raise RulebookError(document.issues)
    return read


def _place_in(message: str) -> tuple[int | str, ...]:
    """Return where msgspec found a fault: it says ``$[3].kind``."""
    place = re.search(r"`\$\[(\d+)\](?:\.([a-z]+))?", message)
    return () if place is None else (int(place[1]), place[2] or "")


def _faults(question: Scripted, before: tuple[Scripted, ...]) -> Iterator[tuple[str, str]]:
    """Yield (part, what is wrong with it) for each fault that the shape alone does not show."""
    known = {other.id: other for other in before}
    if question.id in known:
        yield "id", "there is another question of this name"
    for name in (question.id, *question.answers):
        if _ID.match(name) is None:
            yield "id", f"expected a name of letters and _, found {name!r}"
    if not question.channels or not question.channels <= TOLD_CHANNELS:
        yield "channels", f"expected one or more of {', '.join(sorted(TOLD_CHANNELS))}"
    if not question.facts or not all(map(_FACT.match, question.facts)):
        yield "facts", "expected the ids of one or more facts: assurance_maladie.never_asks"
    for other, answer in question.after.items():
        if other not in known or answer not in known[other].answers:
            yield "after", f"expected a question before this one and its answer, found {other}: {answer}"
    yield from _faults_of_kind(question)


def _faults_of_kind(question: Scripted) -> Iterator[tuple[str, str]]:
    if question.kind is Kind.NUMBER:
        if question.typed.count(NUMBER) != 1:
            yield "typed", f"expected words with {NUMBER} in them once"
        if not question.tries:
            yield "try", "expected at least one number to try"
        if question.several:
            yield "several", "a number goes with no other answer"
    else:
        if len(question.answers) < _FEWEST_ANSWERS:
            yield "answers", f"expected at least {_FEWEST_ANSWERS}"
        if question.typed or question.tries:
            yield "kind", "only a number is typed or tried"
    if any(words.alone for words in question.answers.values()) and not question.several:
        yield "answers", "where one answer is given, each stands alone"
