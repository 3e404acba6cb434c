"""What officials say and what follows from it, read as of one day."""

from beffroi.rulebook.fact import Fact, FactValue, OtherStatement, Source, Standing
from beffroi.rulebook.history import Change, ShownFact, ShownValue, StaleFact, diff, show, stale
from beffroi.rulebook.loading import load_rulebook
from beffroi.rulebook.rule import (
    Condition,
    Relation,
    Rule,
    Speaks,
    Status,
    Strength,
    Threshold,
    Topic,
    Weighing,
    When,
)
from beffroi.rulebook.rulebook import Rulebook, RulebookDay
from beffroi.rulebook.yaml_lines import Document, parse_yaml

__all__ = [
    "Change",
    "Condition",
    "Document",
    "Fact",
    "FactValue",
    "OtherStatement",
    "Relation",
    "Rule",
    "Rulebook",
    "RulebookDay",
    "ShownFact",
    "ShownValue",
    "Source",
    "Speaks",
    "StaleFact",
    "Standing",
    "Status",
    "Strength",
    "Threshold",
    "Topic",
    "Weighing",
    "When",
    "diff",
    "load_rulebook",
    "parse_yaml",
    "show",
    "stale",
]
