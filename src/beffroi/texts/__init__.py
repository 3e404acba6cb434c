"""Sentences for citizens, by language, found by code; the only room with prose."""

from beffroi.texts.answer import Answer, Quote, Reason, answer, source_line
from beffroi.texts.catalogue import Catalogue, QuestionText, StepText, VerdictText
from beffroi.texts.direction import isolated_lines
from beffroi.texts.loading import check_catalogues, languages, load_catalogue
from beffroi.texts.places import body_places, step_places
from beffroi.texts.told import in_words_of_reader
from beffroi.texts.wording import capitalised, day_in_words, joined, listed, number_in_words, shown, terms, visible

__all__ = [
    "Answer",
    "Catalogue",
    "QuestionText",
    "Quote",
    "Reason",
    "StepText",
    "VerdictText",
    "answer",
    "body_places",
    "capitalised",
    "check_catalogues",
    "day_in_words",
    "in_words_of_reader",
    "isolated_lines",
    "joined",
    "languages",
    "listed",
    "load_catalogue",
    "number_in_words",
    "shown",
    "source_line",
    "step_places",
    "terms",
    "visible",
]
