"""The interview: a call or a visit told by answers to the few questions that can change its verdict."""

from beffroi.interview.interview import AT_MOST, Step, interview, next_question
from beffroi.interview.question import Kind, Question
from beffroi.interview.script import script
from beffroi.interview.telling import Answers, ToldPart, told_contact, told_spans

__all__ = [
    "AT_MOST",
    "Answers",
    "Kind",
    "Question",
    "Step",
    "ToldPart",
    "interview",
    "next_question",
    "script",
    "told_contact",
    "told_spans",
]
