"""The model card: figures for every question, of the model that is packaged."""

from importlib import resources
from pathlib import Path

import pytest

from beffroi.evidence.learned import Learned
from beffroi.evidence.learned.model import FILE

CARD = Path(__file__).resolve().parents[2] / "training" / "MODEL_CARD.md"


@pytest.mark.parametrize("head", Learned)
def test_the_card_has_figures_for_every_question(head: Learned) -> None:
    """How many it is true of, how well they are told apart, and what the two levels are worth."""
    rows = [line for line in CARD.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{head}` |")]

    assert len(rows) == 1
    _, true_of, area, precision, likely, sure = (cell.strip() for cell in rows[0].strip("|").split("|"))
    assert int(true_of.replace(",", "")) > 0
    assert 0.5 < float(area) <= 1
    assert 0 < float(precision) <= 1
    for level in (likely, sure):
        assert level == "never" or all(0 <= int(share.rstrip("%")) <= 100 for share in level.split(", "))


def test_the_card_is_of_the_packaged_model() -> None:
    """Trained anew, it is described anew."""
    card = CARD.read_text(encoding="utf-8")
    data = resources.files("beffroi.evidence.learned").joinpath(FILE).read_bytes()
    count = int.from_bytes(data.partition(b"\n")[2][4:8], "little")
    questions = [line.split("`")[1] for line in card.splitlines() if line.startswith("| `")]

    assert questions == list(Learned)
    assert f"{count:,} features" in card
    assert f"{len(data) / 1e6:.2f} MB" in card
