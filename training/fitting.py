"""Fitting: texts to a sparse matrix, one logistic regression a head, the features that matter kept in eight bits."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from beffroi.evidence.learned.features import channel_key, keys_of_word, pair_key, squares_of

__all__ = ["LEVELS", "Linear", "Matrix", "Packed", "Text", "feature_matrix", "fit", "packed", "scores"]

INVERSE_REGULARISATION = 20.0
LEAST_TEXTS = 2
"""A feature that only one text has teaches nothing about the next."""
LEVELS = 127
"""A weight is kept as a whole number from minus to plus this, times a scale for each head."""

Floats: TypeAlias = npt.NDArray[np.float64]
Keys: TypeAlias = npt.NDArray[np.uint32]
Answers: TypeAlias = npt.NDArray[np.bool_]


class Text(NamedTuple):
    """What of a contact the model reads: its words and how it came."""

    words: list[str]
    channel: str


class Matrix(NamedTuple):
    """Texts by features, and the keys of the features, ascending."""

    values: Any  # scipy.sparse.csr_matrix, which has no types
    keys: Keys


class Linear(NamedTuple):
    """One weight for each feature and head, and one intercept a head."""

    keys: Keys
    weights: Floats
    intercepts: Floats


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
    return Matrix(matrix[:, often], known[often])


def fit(matrix: Matrix, answers: Answers) -> Linear:
    """Fit one logistic regression a head (a column of ``answers``); the same input always gives the same weights."""
    weights = np.zeros((matrix.values.shape[1], answers.shape[1]))
    intercepts = np.zeros(answers.shape[1])
    for head in range(answers.shape[1]):
        model = LogisticRegression(C=INVERSE_REGULARISATION, solver="liblinear", random_state=0)
        model.fit(matrix.values, answers[:, head])
        weights[:, head] = model.coef_[0]
        intercepts[head] = model.intercept_[0]
    return Linear(matrix.keys, weights, intercepts)


def packed(model: Linear, most_features: int) -> Packed:
    """Return the model with its weightiest features alone, rounded."""
    weight = np.abs(model.weights / np.abs(model.weights).max(axis=0)).max(axis=1)
    kept = np.sort(np.argsort(-weight, kind="stable")[:most_features])
    weights = model.weights[kept]
    scales = np.abs(weights).max(axis=0) / LEVELS
    levels = np.rint(weights / scales).astype(np.int16)
    return Packed(Linear(model.keys[kept], levels * scales, model.intercepts), levels, scales)


def scores(model: Linear, matrix: Matrix) -> Floats:
    """Return texts by heads, before calibration; features that the model does not have count nothing."""
    columns = np.minimum(np.searchsorted(matrix.keys, model.keys), len(matrix.keys) - 1)
    present = matrix.keys[columns] == model.keys
    return np.asarray(matrix.values[:, columns[present]] @ model.weights[present] + model.intercepts)
