"""A question as it is put to a person: codes, whose sentences stand in the catalogue."""

import enum

import msgspec

__all__ = ["Kind", "Question"]


class Kind(enum.StrEnum):
    """How a question is answered."""

    CHOICE = "choice"  # by closed answers
    NUMBER = "number"  # by a telephone number that is typed, or a closed answer


class Question(msgspec.Struct, frozen=True):
    """One question about one channel.

    Args:
        id: Its name; its sentences are ``interview.question.<id>.title`` and ``.hint``.
        kind: How it is answered.
        several: More than one of the answers may be given.
        answers: Ids of the closed answers, in order; their sentences are ``interview.answer.<question>.<answer>``.
        alone: Those of them that go with no other ("nothing").
        facts: Ids of what officials say that an answer can meet.
    """

    id: str
    kind: Kind
    several: bool
    answers: tuple[str, ...]
    alone: tuple[str, ...]
    facts: tuple[str, ...]
