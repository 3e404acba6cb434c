"""Sentences for citizens, by language, found by code; the only room with prose."""

from beffroi.texts.answer import Answer, Quote, Reason, answer, source_line
from beffroi.texts.catalogue import Catalogue, StepText, VerdictText
from beffroi.texts.direction import isolated_lines
from beffroi.texts.loading import check_catalogues, languages, load_catalogue
from beffroi.texts.places import body_places, step_places
from beffroi.texts.wording import capitalised, day_in_words, joined, listed, number_in_words, shown, terms, visible

__all__ = [
    "Answer",
    "Catalogue",
    "Quote",
    "Reason",
    "StepText",
    "VerdictText",
    "answer",
    "body_places",
    "capitalised",
    "check_catalogues",
    "day_in_words",
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
