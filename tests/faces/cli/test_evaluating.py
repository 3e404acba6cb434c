"""``beffroi evaluate``: figures of a labelled corpus, and the misses of dev only."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Beffroi = Callable[..., Any]

DEV, TEST = "c9001-1", "c9004-1"
HAM = {"channel": "sms", "sender": None, "subject": None, "text": "Coucou", "date": "2026-03-02", "lang": "fr"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of two: a fraud of dev that no rule can see, an honest contact of test."""
    path = tmp_path / "corpus.jsonl"
    rows = [
        HAM | {"id": DEV, "label": "fraud", "asks": ["card"], "pretext": "refund", "why": "Invented."},
        HAM | {"id": TEST, "label": "other_ham", "asks": [], "pretext": None, "why": "Invented."},
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return path


def test_figures_are_shown_with_their_intervals(beffroi: Beffroi, corpus: Path) -> None:
    """By label, channel, language and finding."""
    outcome = beffroi("evaluate", str(corpus))

    assert outcome.status == 0
    assert "strict recall: fraud judged fraud" in outcome.out
    assert "0.0%  [0.0%, 79.3%]  0/1" in outcome.out
    for word in ("genuine", "other_ham", "channel", "language", "asks_card", "pretext_refund", "nothing to count"):
        assert word in outcome.out


@pytest.mark.parametrize(
    ("split", "frauds", "honest"),
    [pytest.param("dev", 1, 0, id="dev"), pytest.param("test", 0, 1, id="test"), pytest.param("all", 1, 1, id="all")],
)
def test_each_side_of_the_split_is_measured_alone(
    beffroi: Beffroi, corpus: Path, split: str, frauds: int, honest: int
) -> None:
    """Rules are written by one side and measured on the other."""
    figures = json.loads(beffroi("evaluate", str(corpus), "--split", split, "--json").out)

    assert figures["all"]["strict"]["total"] == frauds
    assert figures["all"]["false_alarm"]["total"] == honest
    assert figures["split"] == split


def test_misses_are_written_as_codes(beffroi: Beffroi, corpus: Path, tmp_path: Path) -> None:
    """The id says which contact; its words stay where they are."""
    misses = tmp_path / "misses.jsonl"

    beffroi("evaluate", str(corpus), "--split", "dev", "--misses", str(misses))

    (miss,) = [json.loads(line) for line in misses.read_text(encoding="utf-8").splitlines()]
    assert (miss["id"], miss["label"], miss["verdict"]) == (DEV, "fraud", "unrelated")
    assert "text" not in miss


def test_misses_of_the_test_split_are_not_written_unawares(beffroi: Beffroi, corpus: Path, tmp_path: Path) -> None:
    """Rules tuned by them would make its figures worthless."""
    misses = tmp_path / "misses.jsonl"

    refused = beffroi("evaluate", str(corpus), "--misses", str(misses))
    warned = beffroi("evaluate", str(corpus), "--misses", str(misses), "--split", "test")

    assert refused.status == 2
    assert "--misses needs --split dev" in refused.err
    assert warned.status == 0
    assert "do not write rules by them" in warned.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "cannot be opened: No such file", id="no such file"),
        pytest.param(b"{}\n", "x.jsonl:1: expected a labelled contact", id="no labelled contact"),
        pytest.param(b"x" * 10_000_001, "x.jsonl:1: line too long", id="an endless line"),
    ],
)
def test_a_corpus_that_cannot_be_read_is_told(
    beffroi: Beffroi, tmp_path: Path, content: bytes | None, said: str
) -> None:
    """There are no figures of half a corpus."""
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_bytes(content)

    outcome = beffroi("evaluate", str(path))

    assert outcome.status == 2
    assert said in outcome.err


def test_misses_that_cannot_be_written_are_told(beffroi: Beffroi, corpus: Path) -> None:
    """Rather than lost."""
    outcome = beffroi("evaluate", str(corpus), "--split", "dev", "--misses", "/nonexistent/misses.jsonl")

    assert outcome.status == 2
    assert "cannot be written" in outcome.err
