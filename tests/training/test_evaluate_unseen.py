"""The development corpus is judged by models that have not seen it, and by no other."""

from importlib import resources
from pathlib import Path

import evaluate_unseen
import pytest

from beffroi.evidence.learned.model import FILE
from beffroi.report import Quality, Split, split_of

MODEL = resources.files("beffroi.evidence.learned").joinpath(FILE).read_bytes()


def write_fold(folder: Path, number: int, ids: list[str]) -> None:
    """Write a model a fold and what it did not see, as train.py does."""
    (folder / f"fold{number}.bin").write_bytes(MODEL)
    (folder / f"fold{number}.txt").write_text("".join(f"{name}\n" for name in ids), encoding="utf-8")


def test_a_contact_has_the_model_that_did_not_see_it(tmp_path: Path) -> None:
    """Each fold left some out."""
    write_fold(tmp_path, 1, ["c0007-1", "c0007-2"])
    write_fold(tmp_path, 2, ["c0009-1"])

    models = evaluate_unseen.fold_models(tmp_path)

    assert models.keys() == {"c0007-1", "c0007-2", "c0009-1"}
    assert models["c0007-1"] is models["c0007-2"]
    assert models["c0007-1"] is not models["c0009-1"]


@pytest.mark.parametrize("ids", [[], ["c0007-1"]])
def test_a_contact_that_every_model_may_have_seen_is_refused(
    ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures of another corpus, or of no fold models at all, would look better than they are."""
    if ids:
        write_fold(tmp_path, 1, ids)
    monkeypatch.setattr(evaluate_unseen, "FOLD_MODELS", tmp_path)

    with pytest.raises(SystemExit, match="make train"):
        evaluate_unseen.main()


def test_only_the_development_side_is_judged() -> None:
    """The test side is measured by ``beffroi evaluate --split test``, once in a while."""
    contacts = list(evaluate_unseen.development())

    assert contacts
    assert {split_of(labelled.id) for labelled in contacts} == {Split.DEV}


def test_the_figures_of_each_part_and_of_all_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the table of ``beffroi evaluate``, so that both can be held side by side."""
    contacts = list(evaluate_unseen.development())
    few = [*contacts[:5], *contacts[-5:]]
    write_fold(tmp_path, 1, [labelled.id for labelled in few])
    monkeypatch.setattr(evaluate_unseen, "FOLD_MODELS", tmp_path)
    monkeypatch.setattr(evaluate_unseen, "development", lambda: iter(few))

    evaluate_unseen.main()

    shown = capsys.readouterr().out
    assert "strict recall: fraud judged fraud" in shown
    parts = shown[shown.index("\npart ") :].splitlines()
    assert [line.split()[0] for line in parts[2:]] == [
        name for name in evaluate_unseen.PARTS if name in {evaluate_unseen.part_of(labelled.id) for labelled in few}
    ]


@pytest.mark.parametrize(
    ("contact_id", "part"),
    [
        ("c0001-1", "c0001-c0999"),
        ("c2000-3", "c2000-c5999"),
        ("c8399", "c6000-c8399"),
        ("c1500-1", "other groups"),
        ("c8400-1", "c8400-c8499"),
        ("c9999-1", "c8500-c9999"),
        ("x1-1", "other groups"),
    ],
)
def test_a_contact_stands_in_the_part_of_its_group(contact_id: str, part: str) -> None:
    """What is in none is shown apart, not lost."""
    assert evaluate_unseen.part_of(contact_id) == part


def test_a_part_without_contacts_is_not_shown() -> None:
    """A line of dashes tells nothing."""
    assert len(list(evaluate_unseen.by_part({"nothing": Quality()}))) == 1
