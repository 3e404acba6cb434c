"""Calibration: scores that are logarithms of odds, and from where on an answer is likely or sure."""

from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

__all__ = ["LIKELY", "NEVER", "SURE", "Bound", "Calibration", "calibrate_heads", "threshold"]

NEVER = 99.0
"""A score no text reaches."""


class Bound(NamedTuple):
    """What an answer must hold to on texts not trained on.

    Args:
        most_false: The share of the texts of which it is not true that may reach it.
        least_true: The share of the texts that reach it of which it must be true.
    """

    most_false: float
    least_true: float


LIKELY = Bound(0.03, 0.5)
SURE = Bound(0.005, 0.8)
UNLIKELY = 0.01
"""The share of the texts of which it is true that may be as low."""

Floats: TypeAlias = npt.NDArray[np.float64]
Answers: TypeAlias = npt.NDArray[np.bool_]


class Calibration(NamedTuple):
    """For each head: slope and shift of its scores, the levels; and the scores made logarithms of odds."""

    slopes: tuple[float, ...]
    shifts: tuple[float, ...]
    likely: tuple[float, ...]
    sure: tuple[float, ...]
    unlikely: tuple[float, ...]
    scores: Floats


def calibrate_heads(unseen: Floats, answers: Answers) -> Calibration:
    """Calibrate the scores of texts by models that had not seen them, texts by heads."""
    slopes, shifts, likely, sure, unlikely = [], [], [], [], []
    calibrated = np.zeros(unseen.shape)
    for head in range(unseen.shape[1]):
        slope, shift = _slope_and_shift(unseen[:, head], answers[:, head])
        calibrated[:, head] = slope * unseen[:, head] + shift
        slopes.append(slope)
        shifts.append(shift)
        likely.append(threshold(calibrated[:, head], answers[:, head], LIKELY))
        sure.append(max(likely[-1], threshold(calibrated[:, head], answers[:, head], SURE)))
        unlikely.append(float(np.quantile(calibrated[answers[:, head], head], UNLIKELY, method="lower")))
    return Calibration(tuple(slopes), tuple(shifts), tuple(likely), tuple(sure), tuple(unlikely), calibrated)


def _slope_and_shift(scores: Floats, answers: Answers) -> tuple[float, float]:
    """Return slope and intercept that make ``scores`` logarithms of odds (Platt's method)."""
    model = LogisticRegression(C=1e6, solver="liblinear", random_state=0)
    model.fit(scores.reshape(-1, 1), answers)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def threshold(scores: Floats, answers: Answers, bound: Bound) -> float:
    """Return the lowest score from which both halves of ``bound`` hold, ``NEVER`` if there is none."""
    order = np.argsort(-scores, kind="stable")
    true = np.cumsum(answers[order])
    false = np.cumsum(~answers[order])
    holds = (false <= bound.most_false * (~answers).sum()) & (true >= bound.least_true * (true + false))
    places = np.flatnonzero(holds)
    return float(scores[order[places[-1]]]) if len(places) else NEVER
