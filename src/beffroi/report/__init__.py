"""Documents made from what the rooms below know, each for one reader; nothing here prints."""

from beffroi.report.calendar import WATCH, calendar_file
from beffroi.report.complaint import BroughtFile, complaint_pdf
from beffroi.report.deadlines import Deadline, deadlines
from beffroi.report.labelled import Asked, Label, Labelled, Pretext, Split, read_labelled, split_of
from beffroi.report.marked import MarkedField, Segment, mark
from beffroi.report.occurrence import Occurrence
from beffroi.report.quality import Figures, Found, Miss, Proportion, Quality, miss_of
from beffroi.report.relative import warn_relatives
from beffroi.report.telling import MESSAGE_LANGUAGE, Telling, tell
from beffroi.report.unchecked import Unchecked, unchecked

__all__ = [
    "MESSAGE_LANGUAGE",
    "WATCH",
    "Asked",
    "BroughtFile",
    "Deadline",
    "Figures",
    "Found",
    "Label",
    "Labelled",
    "MarkedField",
    "Miss",
    "Occurrence",
    "Pretext",
    "Proportion",
    "Quality",
    "Segment",
    "Split",
    "Telling",
    "Unchecked",
    "calendar_file",
    "complaint_pdf",
    "deadlines",
    "mark",
    "miss_of",
    "read_labelled",
    "split_of",
    "tell",
    "unchecked",
    "warn_relatives",
]
