"""Fitting: texts to a sparse matrix, one logistic regression a head, the features that matter kept in eight bits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from beffroi.evidence.learned.features import channel_key, keys_of_word, pair_key, squares_of
from beffroi.evidence.learned.signs import STEPS

__all__ = [
    "LEVELS",
    "Linear",
    "Matrix",
    "Packed",
    "Text",
    "feature_matrix",
    "fit",
    "packed",
    "scores",
    "words_and_signs",
]

INVERSE_REGULARISATION = 20.0
LEAST_TEXTS = 2
"""A feature that only one text has teaches nothing about the next."""
SIGN_WEIGHT = 0.2
"""What a sign counts in fitting, beside the words of a text, all of which together have the length one."""
LEAST_SIGNED = 8
"""A sign that fewer contacts have teaches nothing."""
LEVELS = 127
"""A weight is kept as a whole number from minus to plus this, times a scale for each head."""

Floats: TypeAlias = npt.NDArray[np.float64]
Keys: TypeAlias = npt.NDArray[np.uint32]
Answers: TypeAlias = npt.NDArray[np.bool_]


class Text(NamedTuple):
    """What of a contact the model reads: its words, how it came, and the signs seen in it."""

    words: list[str]
    channel: str
    signs: frozenset[str]


class Matrix(NamedTuple):
    """Texts by features, and the keys of the features, ascending; texts by signs, and the signs in their order."""

    values: Any  # scipy.sparse.csr_matrix, which has no types
    keys: Keys
    signed: Any
    signs: list[str]

    def rows(self, chosen: npt.NDArray[np.int64]) -> "Matrix":
        """Return the chosen texts alone."""
        return Matrix(self.values[chosen], self.keys, self.signed[chosen], self.signs)


class Linear(NamedTuple):
    """One weight for each feature and head, one intercept a head; by head, what each sign adds, in ``STEPS``."""

    keys: Keys
    weights: Floats
    intercepts: Floats
    signs: Mapping[int, Mapping[str, int]]


class Packed(NamedTuple):
    """A model as it is written down: the rounded weights, and the same as levels (features by heads) times scales."""

    linear: Linear
    levels: npt.NDArray[np.int16]
    scales: Floats


def feature_matrix(texts: Sequence[Text]) -> Matrix:
    """Return texts by features, each row divided by the length that the reader reckons with."""
    keys: list[int] = []
    values: list[float] = []
    ends = [0]
    for text in texts:
        pairs = set(zip(text.words, text.words[1:], strict=False))
        counted: dict[int, int] = {channel_key(text.channel): 1}
        squares = 1 + len(pairs)
        for word in set(text.words):
            of_word = keys_of_word(word, text.channel)
            squares += squares_of(of_word)
            for key, count in of_word.items():
                counted[key] = counted.get(key, 0) + count
        for pair in pairs:
            key = pair_key(*pair)
            counted[key] = counted.get(key, 0) + 1
        length = squares**0.5
        keys += counted
        values += [count / length for count in counted.values()]
        ends.append(len(keys))
    known, columns = np.unique(np.array(keys, dtype=np.uint32), return_inverse=True)
    matrix = csr_matrix((values, columns, ends), shape=(len(texts), len(known)))
    often = np.asarray((matrix != 0).sum(axis=0)).ravel() >= LEAST_TEXTS
    return Matrix(matrix[:, often], known[often], *_signed([text.signs for text in texts]))


def _signed(signs: Sequence[frozenset[str]]) -> tuple[Any, list[str]]:
    """Return texts by signs, each one or nought, and the signs that enough of them have."""
    counted = Counter(sign for of_text in signs for sign in of_text)
    names = sorted(sign for sign, count in counted.items() if count >= LEAST_SIGNED)
    columns = {sign: column for column, sign in enumerate(names)}
    ends, places = [0], []
    for of_text in signs:
        places += sorted(columns[sign] for sign in of_text & columns.keys())
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(signs), len(names))), names


def fit(matrix: Matrix, answers: Answers, by_signs: Sequence[int]) -> Linear:
    """Fit one logistic regression a head (a column of ``answers``); the same input always gives the same weights.

    Args:
        matrix: Texts by features and signs.
        answers: Texts by heads.
        by_signs: The heads that read the signs as well; the others stay a second opinion on what the signs say.
    """
    count = matrix.values.shape[1]
    both = words_and_signs(matrix)
    signs = {}
    weights = np.zeros((count, answers.shape[1]))
    intercepts = np.zeros(answers.shape[1])
    for head in range(answers.shape[1]):
        model = LogisticRegression(C=INVERSE_REGULARISATION, solver="liblinear", random_state=0)
        model.fit(both if head in by_signs else matrix.values, answers[:, head])
        weights[:, head] = model.coef_[0][:count]
        intercepts[head] = model.intercept_[0]
        if head in by_signs:
            worth = np.rint(model.coef_[0][count:] * SIGN_WEIGHT * STEPS).astype(int).tolist()
            signs[head] = dict(zip(matrix.signs, worth, strict=True))
    return Linear(matrix.keys, weights, intercepts, signs)


def words_and_signs(matrix: Matrix) -> Any:  # noqa: ANN401 - scipy has no types
    """Return texts by features and, after them, signs."""
    return hstack([matrix.values, matrix.signed * SIGN_WEIGHT]).tocsr()


def packed(model: Linear, most_features: int) -> Packed:
    """Return the model with its weightiest features alone, rounded."""
    weight = np.abs(model.weights / np.abs(model.weights).max(axis=0)).max(axis=1)
    kept = np.sort(np.argsort(-weight, kind="stable")[:most_features])
    weights = model.weights[kept]
    scales = np.abs(weights).max(axis=0) / LEVELS
    levels = np.rint(weights / scales).astype(np.int16)
    return Packed(Linear(model.keys[kept], levels * scales, model.intercepts, model.signs), levels, scales)


def scores(model: Linear, matrix: Matrix) -> Floats:
    """Return texts by heads, before calibration; features that the model does not have count nothing."""
    columns = np.minimum(np.searchsorted(matrix.keys, model.keys), len(matrix.keys) - 1)
    present = matrix.keys[columns] == model.keys
    sums = np.asarray(matrix.values[:, columns[present]] @ model.weights[present] + model.intercepts)
    for head, worth in model.signs.items():
        sums[:, head] += matrix.signed @ np.array([worth[sign] / STEPS for sign in matrix.signs])
    return sums
