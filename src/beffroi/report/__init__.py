"""Documents made from what the rooms below know, each for one reader; nothing here prints."""

from beffroi.report.calendar import WATCH, calendar_file
from beffroi.report.complaint import BroughtFile, complaint_pdf
from beffroi.report.deadlines import Deadline, deadlines
from beffroi.report.known_frauds import FraudGuide, FraudName, fraud_guide, known_frauds
from beffroi.report.labelled import Asked, Label, Labelled, Pretext, Split, read_labelled, split_of
from beffroi.report.marked import MarkedField, Segment, mark
from beffroi.report.occurrence import Occurrence
from beffroi.report.official import BodyGuide, Listed, OfficialGuide, Section, official_guide
from beffroi.report.quality import Figures, Found, Miss, Proportion, Quality, miss_of
from beffroi.report.relative import warn_relatives
from beffroi.report.sourcing import Sourced
from beffroi.report.telling import MESSAGE_LANGUAGE, Telling, tell
from beffroi.report.unchecked import Unchecked, unchecked

__all__ = [
    "MESSAGE_LANGUAGE",
    "WATCH",
    "Asked",
    "BodyGuide",
    "BroughtFile",
    "Deadline",
    "Figures",
    "Found",
    "FraudGuide",
    "FraudName",
    "Label",
    "Labelled",
    "Listed",
    "MarkedField",
    "Miss",
    "Occurrence",
    "OfficialGuide",
    "Pretext",
    "Proportion",
    "Quality",
    "Section",
    "Segment",
    "Sourced",
    "Split",
    "Telling",
    "Unchecked",
    "calendar_file",
    "complaint_pdf",
    "deadlines",
    "fraud_guide",
    "known_frauds",
    "mark",
    "miss_of",
    "official_guide",
    "read_labelled",
    "split_of",
    "tell",
    "unchecked",
    "warn_relatives",
]
