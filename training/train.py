"""Train the learned recogniser from the development side of the corpus and write its file and its model card.

The same corpus and the same versions (requirements-train.txt) give the same file, byte for byte.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt
from calibration import NEVER, Calibration, calibrate_heads
from card import Results, model_card
from fitting import LEVELS, Floats, Matrix, Packed, Text, feature_matrix, fit, packed, scores
from heads import HEADS, Labels, answers
from sklearn.model_selection import GroupKFold

from beffroi.contact import read_contact
from beffroi.evidence.learned import Learned
from beffroi.evidence.learned.model import FILE, Header, to_bytes
from beffroi.evidence.looking import hear
from beffroi.report import Split, split_of
from beffroi.rulebook import load_rulebook

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "contacts.jsonl"
CARD = Path(__file__).parent / "MODEL_CARD.md"
FOLD_MODELS = ROOT / "build" / "folds"
FOLDS = 5
TODAY = date(2026, 11, 23)  # for a contact without a date
MOST_FEATURES = 40_000
BY_SIGNS: tuple[int, ...] = ()
"""The heads that read what the other recognisers saw as well as the words; none does yet."""

Answers: TypeAlias = npt.NDArray[np.bool_]


class Examples(NamedTuple):
    """The development side of the corpus: labels, texts, the group of each, and the answer to each head."""

    labels: list[Labels]
    texts: list[Text]
    groups: list[str]
    answers: Answers


class Fold(NamedTuple):
    """A model that did not see the rows that were left out."""

    number: int
    left_out: npt.NDArray[np.int64]
    model: Packed


def main() -> None:
    """Cross-validate by group, fit on all, write the model and its card."""
    examples = read_examples()
    print(f"{len(examples.texts)} contacts of the development side, {len(set(examples.groups))} groups")
    matrix = feature_matrix(examples.texts)
    print(f"{len(matrix.keys)} features; {len(HEADS)} heads, {FOLDS} folds", flush=True)
    folds, unseen = cross_validate(matrix, examples)
    calibration = calibrate_heads(unseen, examples.answers)
    FOLD_MODELS.mkdir(parents=True, exist_ok=True)
    for fold in folds:
        name = FOLD_MODELS / f"fold{fold.number}.bin"
        name.write_bytes(model_file(fold.model, calibration, f"all but fold {fold.number}"))
        name.with_suffix(".txt").write_text("\n".join(examples.labels[row].id for row in fold.left_out) + "\n")
    whole = packed(fit(matrix, examples.answers, BY_SIGNS), MOST_FEATURES)
    written = model_file(whole, calibration, f"{len(examples.texts)} contacts of the corpus, development side")
    FILE.write_bytes(written)
    results = Results(examples.labels, examples.answers, calibration, len(whole.linear.keys), len(written))
    CARD.write_text(model_card(results), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)}: {len(written):,} bytes, {len(whole.linear.keys):,} features")
    print(f"{CARD.relative_to(ROOT)}: what it sees and what it does not")
    print(f"{FOLD_MODELS.relative_to(ROOT)}: a model a fold, for evaluate_unseen.py")


def read_examples() -> Examples:
    """Read the development side of the corpus; the test side is never opened for training."""
    labels, texts, groups = [], [], []
    rulebook = load_rulebook(None)
    for line in CORPUS.read_bytes().splitlines():
        known = msgspec.json.decode(line, type=Labels)
        if split_of(known.id) is Split.TEST:
            continue
        data = msgspec.json.decode(line)
        contact = read_contact({key: data[key] for key in ("channel", "sender", "subject", "text", "date", "lang")})
        labels.append(known)
        directory = rulebook.on(contact.date or TODAY).directory
        heard = hear(contact, directory, rulebook.lexicon)
        texts.append(Text(heard.words, contact.channel, heard.signs))
        groups.append(known.id.partition("-")[0])
    return Examples(labels, texts, groups, np.array([list(answers(known).values()) for known in labels]))


def cross_validate(matrix: Matrix, examples: Examples) -> tuple[list[Fold], Floats]:
    """Return a model a fold, and the scores of each text by the one that saw no text of its group."""
    unseen = np.zeros(examples.answers.shape)
    folds = []
    parts = GroupKFold(FOLDS).split(matrix.values, examples.answers, examples.groups)
    for number, (seen, left_out) in enumerate(parts, start=1):
        model = packed(fit(matrix.rows(seen), examples.answers[seen], BY_SIGNS), MOST_FEATURES)
        unseen[left_out] = scores(model.linear, matrix.rows(left_out))
        folds.append(Fold(number, left_out, model))
        print(f"fold {number} of {FOLDS}", flush=True)
    return folds, unseen


def model_file(model: Packed, calibration: Calibration, trained_on: str) -> bytes:
    """Return the file that the package reads."""
    header = Header(
        heads=HEADS,
        scales=tuple(map(float, model.scales)),
        intercepts=tuple(
            float(intercept) + shift / slope
            for intercept, shift, slope in zip(
                model.linear.intercepts, calibration.shifts, calibration.slopes, strict=True
            )
        ),
        slopes=calibration.slopes,
        likely=calibration.likely,
        sure=calibration.sure,
        unlikely=tuple(
            bound if head == Learned.TELLS_STORY else -NEVER
            for head, bound in zip(HEADS, calibration.unlikely, strict=True)
        ),
        trained_on=trained_on,
        signs={HEADS[head]: dict(worth) for head, worth in model.linear.signs.items()},
    )
    return to_bytes(header, model.linear.keys.tolist(), (model.levels + LEVELS).astype(np.uint8).tobytes())


if __name__ == "__main__":
    main()
