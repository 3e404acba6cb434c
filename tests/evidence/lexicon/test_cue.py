"""Cues and entries are plain, frozen data."""

import pytest

from beffroi.evidence.lexicon import Cue, CueKind, Entry


def test_a_cue_says_what_it_means_and_where_it_stands() -> None:
    """Three values, in this order."""
    assert Cue("card", 3, 8) == ("card", 3, 8)


def test_an_entry_cannot_be_changed() -> None:
    """It is shared by every contact that is judged."""
    entry = Entry(CueKind.THING, "card", frozenset({"cb"}), frozenset(), (), "cb", "x", "here:1")

    with pytest.raises(AttributeError):
        entry.means = "password"  # type: ignore[misc]


def test_a_kind_is_named_as_its_files_are() -> None:
    """``thing.fr.yaml`` holds entries of the kind ``thing``."""
    assert CueKind("thing") is CueKind.THING
