"""Documents made from what the rooms below know, each for one reader; nothing here prints."""

from beffroi.report.labelled import Asked, Label, Labelled, Pretext, Split, read_labelled, split_of
from beffroi.report.quality import Figures, Found, Miss, Proportion, Quality, miss_of

__all__ = [
    "Asked",
    "Figures",
    "Found",
    "Label",
    "Labelled",
    "Miss",
    "Pretext",
    "Proportion",
    "Quality",
    "Split",
    "miss_of",
    "read_labelled",
    "split_of",
]
