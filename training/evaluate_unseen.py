"""Judge each contact of the development side with the model that saw none of its group, and show how well that went.

What ``beffroi evaluate --split dev`` shows is flattered: the packaged model was trained on those very contacts. Here it
is replaced by the fold models that ``train.py`` leaves in ``build/folds/``, each for the contacts it did not see.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from beffroi.evidence.learned import Model
from beffroi.evidence.learned.model import load_model
from beffroi.faces.cli.evaluating import as_text  # the one table of figures, so that both can be held side by side
from beffroi.faces.library import open_rulebook, today_in_paris
from beffroi.report import Labelled, Proportion, Quality, Split, read_labelled
from beffroi.verdict import judge

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "contacts.jsonl"
FOLD_MODELS = ROOT / "build" / "folds"
PARTS = {
    "c0001-c0999": range(1, 1000),
    "c2000-c5999": range(2000, 6000),
    "c6000-c8399": range(6000, 8400),
    "c8400-c8499": range(8400, 8500),
    "c8500-c9999": range(8500, 10000),
}
"""Parts of the corpus by the number of the group: each was written by others, at another time."""
ELSEWHERE = "other groups"
HEADINGS = ("strict", "lenient", "dangerous", "other fraud", "false fraud", "false alarm")
SHOWN_IDS = 5


def main() -> None:
    """Print the table of ``beffroi evaluate``, and its figures by part of the corpus."""
    contacts = list(development())
    models = fold_models(FOLD_MODELS)
    strangers = [labelled.id for labelled in contacts if labelled.id not in models]
    if strangers:
        sys.exit(
            f"{FOLD_MODELS}: expected a model trained without each contact of the development side, found none for "
            f"{len(strangers)} of {len(contacts)} ({', '.join(strangers[:SHOWN_IDS])} …): make train writes them anew"
        )
    rulebook, today = open_rulebook(None), today_in_paris()
    whole, parts = Quality(), {name: Quality() for name in (*PARTS, ELSEWHERE)}
    for labelled in contacts:
        verdict = judge(labelled.contact, rulebook, today, models[labelled.id])
        whole.add(labelled, verdict)
        parts[part_of(labelled.id)].add(labelled, verdict)
    print(
        "\n".join(as_text(whole, CORPUS.relative_to(ROOT), "dev, each contact by a model that saw none of its group"))
    )
    print()
    print("\n".join(by_part(parts)))


def development() -> Iterator[Labelled]:
    """Yield the labelled contacts of the development side; those of the test side are left unread."""
    for number, line in enumerate(CORPUS.read_bytes().splitlines(), start=1):
        labelled = read_labelled(line, f"{CORPUS.name}:{number}")
        if labelled.split is Split.DEV:
            yield labelled


def fold_models(folder: Path) -> dict[str, Model]:
    """Return, for the id of each contact, the model of ``folder`` that did not see it."""
    models: dict[str, Model] = {}
    for path in sorted(folder.glob("fold*.bin")):
        model = load_model(path.read_bytes())
        models.update(dict.fromkeys(path.with_suffix(".txt").read_text(encoding="utf-8").split(), model))
    return models


def part_of(contact_id: str) -> str:
    """Return the part of the corpus that a contact stands in.

    >>> part_of("c0007-2"), part_of("c6001-1"), part_of("c9000-1")
    ('c0001-c0999', 'c6000-c8399', 'other groups')
    """
    number = contact_id.partition("-")[0].removeprefix("c")
    return next((name for name, groups in PARTS.items() if number.isdecimal() and int(number) in groups), ELSEWHERE)


def by_part(parts: dict[str, Quality]) -> Iterator[str]:
    """Yield a line of figures for each part that has contacts."""
    yield f"{'part':<12}" + "".join(f"{heading:>16}" for heading in HEADINGS)
    for name, quality in parts.items():
        figures = quality.figures()
        if any(proportion.total for proportion in figures):
            yield f"{name:<12}" + "".join(f"{_share_of(proportion):>16}" for proportion in figures)


def _share_of(proportion: Proportion) -> str:
    share = proportion.share
    return "-" if share is None else f"{share:.1%} of {proportion.total}"


if __name__ == "__main__":
    main()
