"""Sentences for citizens, by language, found by code; the only room with prose."""

from beffroi.texts.answer import Answer, Quote, Reason, answer
from beffroi.texts.catalogue import Catalogue, StepText, VerdictText
from beffroi.texts.direction import isolated_lines
from beffroi.texts.loading import check_catalogues, languages, load_catalogue
from beffroi.texts.wording import joined

__all__ = [
    "Answer",
    "Catalogue",
    "Quote",
    "Reason",
    "StepText",
    "VerdictText",
    "answer",
    "check_catalogues",
    "isolated_lines",
    "joined",
    "languages",
    "load_catalogue",
]
