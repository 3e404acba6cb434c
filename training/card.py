"""The model card: what the model was trained on, how well it sees on groups it has not seen, where it fails."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from calibration import Calibration
from heads import HEADS, Labels
from sklearn.metrics import average_precision_score, roc_auc_score

__all__ = ["Results", "model_card"]

STORY = "tells_story"
BINS = (0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0)
FEWEST = 5
LEVELS = ("likely", "sure")

Answers: TypeAlias = npt.NDArray[np.bool_]


class Results(NamedTuple):
    """All that a card tells of."""

    labels: Sequence[Labels]
    answers: Answers
    calibration: Calibration
    features: int
    size: int


KNOWN_FAILURES = (
    "## Known failures",
    "",
    "- Honest notices and warnings share most of their words with frauds: of them it is wrong most often.",
    "- Frauds without a story (a bare request to call back) and discreet ones look honest to it.",
    "- Questions true of fewer than some fifty contacts are learned badly; so are languages with a few dozen.",
    "- `speaks_as`, `told`, `warns`, `private` and `third_party` follow from other labels and were set by nobody.",
    "",
)


def model_card(results: Results) -> str:
    """Return the card as Markdown."""
    lines = [
        *_introduction(results),
        "## What it was trained on",
        "",
        *_table(("", "contacts"), _counts(results.labels)),
        "",
        "## What it sees",
        "",
        "*likely* and *sure*: the share of the texts of which the answer is true that reach the level (recall), and",
        "the share of those that reach it of which it is true (precision). A level is the lowest score at which at",
        "most 3 in 100 (likely) or 1 in 200 (sure) of the other texts reach it, and half, or four in five, of all",
        "that do are true.",
        "",
        *_table(
            ("question", "true of", "AUC", "average precision", *(f"{level}: recall, precision" for level in LEVELS)),
            (_head_row(results, head) for head in range(len(HEADS))),
        ),
        "",
        "## Stories told as frauds tell them, by channel and language",
        "",
        *_table(
            ("", "frauds", "likely", "sure", "honest", "likely", "sure"),
            (_story_row(results, name, chosen) for name, chosen in _parts(results.labels)),
        ),
        "",
        "## Calibration of `tells_story`",
        "",
        *_table(("probability said", "contacts", "of them frauds"), _calibration(results)),
        "",
        *KNOWN_FAILURES,
    ]
    return "\n".join(lines)


def _introduction(results: Results) -> list[str]:
    return [
        "# Model card of the learned recogniser",
        "",
        "Written by `make train`; do not edit. All figures are of five-fold cross-validation by group on the",
        f"development side of the corpus ({len(results.labels):,} invented contacts): each contact is scored by a",
        "model that saw none of its group. The test side is neither trained on nor measured here.",
        "",
        f"A linear model over words, pairs of words and pieces of words: {results.features:,} features, {len(HEADS)}",
        f"questions, weights of eight bits, {results.size / 1e6:.2f} MB. It gives evidence and no verdict: what a",
        "likely or a sure answer may do is written in the rules. It knows the manners of the corpus's few writers;",
        "the world has more.",
        "",
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]


def _counts(labels: Sequence[Labels]) -> Iterable[Sequence[str]]:
    for of in (Counter(k.label for k in labels), Counter(k.channel for k in labels), Counter(k.lang for k in labels)):
        for name, count in sorted(of.items(), key=lambda item: (-item[1], item[0])):
            yield name, f"{count:,}"


def _head_row(results: Results, head: int) -> Sequence[str]:
    true = results.answers[:, head]
    scores = results.calibration.scores[:, head]
    figures = (
        (f"{roc_auc_score(true, scores):.3f}", f"{average_precision_score(true, scores):.3f}")
        if FEWEST <= true.sum() < len(true)
        else ("", "")
    )
    levels = (
        _recall_and_precision(true, scores >= level[head])
        for level in (results.calibration.likely, results.calibration.sure)
    )
    return f"`{HEADS[head]}`", f"{true.sum():,}", *figures, *levels


def _recall_and_precision(true: Answers, said: Answers) -> str:
    if not said.any():
        return "never"
    return f"{(true & said).sum() / max(true.sum(), 1):.0%}, {(true & said).sum() / said.sum():.0%}"


def _parts(labels: Sequence[Labels]) -> Iterable[tuple[str, Answers]]:
    yield "all", np.ones(len(labels), dtype=bool)
    for channel in sorted({known.channel for known in labels}):
        yield channel, np.array([known.channel == channel for known in labels])
    french = np.array([known.lang == "fr" for known in labels])
    yield from (("French", french), ("other languages", ~french))


def _story_row(results: Results, name: str, chosen: Answers) -> Sequence[str]:
    head = HEADS.index(STORY)
    row = [name]
    for part in (chosen & results.answers[:, head], chosen & ~results.answers[:, head]):
        row.append(f"{part.sum():,}")
        row += [
            f"{(results.calibration.scores[part, head] >= level[head]).mean():.1%}"
            for level in (results.calibration.likely, results.calibration.sure)
        ]
    return row


def _calibration(results: Results) -> Iterable[Sequence[str]]:
    head = HEADS.index(STORY)
    said = 1 / (1 + np.exp(-results.calibration.scores[:, head]))
    for low, high in pairwise(BINS):
        inside = (said >= low) & (said < high)
        share = f"{results.answers[inside, head].mean():.0%}" if inside.any() else ""
        yield f"{low:.0%} to {high:.0%}", f"{inside.sum():,}", share
