"""Sentences for citizens, by language, found by code; the only room with prose."""

from beffroi.texts.answer import Answer, Quote, Reason, answer
from beffroi.texts.catalogue import Catalogue, QuestionText, StepText, VerdictText
from beffroi.texts.direction import isolated_lines
from beffroi.texts.loading import check_catalogues, languages, load_catalogue
from beffroi.texts.told import in_words_of_reader
from beffroi.texts.wording import joined

__all__ = [
    "Answer",
    "Catalogue",
    "QuestionText",
    "Quote",
    "Reason",
    "StepText",
    "VerdictText",
    "answer",
    "check_catalogues",
    "in_words_of_reader",
    "isolated_lines",
    "joined",
    "languages",
    "load_catalogue",
]
