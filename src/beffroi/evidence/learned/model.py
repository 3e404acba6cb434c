"""The model: one weight for each feature and head, read from the package and added up in whole numbers.

A word's weights for all heads lie side by side in one long integer, so that adding the words of a text up is adding
integers: exact, the same on every machine, and as fast as anything in Python. The file is written by ``training/``.
"""

import sys
import zlib
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import exp, sqrt
from struct import Struct, calcsize, pack, unpack_from
from typing import Final, NamedTuple

import msgspec

from beffroi.evidence.learned.features import (
    MOST_WORDS,
    channel_key,
    keys_of_word,
    pair_key,
    squares_of,
)

__all__ = ["FILE", "Header", "Model", "load_model", "packaged_model", "to_bytes"]

FILE: Final = "model.bin"
"""The name of the file in this package."""

_MAGIC: Final = b"beffroi learned model 1\n"
_LENGTHS: Final = "<II"  # bytes of the header, count of features
_BIAS: Final = 127  # added to each weight, so that none is negative and no lane borrows from the next
_PAIRS_AT_ONCE: Final = 250  # that fit into the sixteen bits of a lane
_WORDS_REMEMBERED: Final = 30_000


class Header(msgspec.Struct, frozen=True):
    """What a model file says of itself.

    Args:
        heads: The questions it answers, in the order of the weights.
        scales: What one step of a weight is worth, one a head.
        intercepts: Scores of an empty text, one a head.
        slopes: What a score is multiplied by to be the logarithm of the odds, one a head.
        likely: The calibrated score from which an answer is likely, one a head: 3 in 100 of the texts of which it is
            not true reach it.
        sure: The same where 1 in 200 do.
        unlikely: The score up to which an answer is unlikely: 1 in 100 of the texts of which it is true are as low.
            Lower than any score for the heads of which nobody wants to know.
        trained_on: What it was trained on, in a line.
    """

    heads: tuple[str, ...]
    scales: tuple[float, ...]
    intercepts: tuple[float, ...]
    slopes: tuple[float, ...]
    likely: tuple[float, ...]
    sure: tuple[float, ...]
    unlikely: tuple[float, ...]
    trained_on: str = ""


class _WordWeights(NamedTuple):
    """One word of one channel: its weights in lanes, how many features they are of, and its part of the length."""

    lanes: int
    features: int
    squares: int


class Model:
    """A linear model over the features of a text.

    Args:
        header: What the file says of itself.
        keys: The features' keys.
        weights: One byte for each feature and head, the features in the order of ``keys``.
    """

    def __init__(self, header: Header, keys: Sequence[int], weights: bytes) -> None:
        self.header = header
        width = len(header.heads)
        self._row_bytes = 2 * width
        lanes = bytearray(2 * len(weights))
        lanes[::2] = weights  # sixteen bits a lane: the pieces of a word are added up without carrying over
        self._rows = bytes(lanes)
        self._places = dict(zip(keys, range(0, len(lanes), self._row_bytes), strict=True))
        self._narrow = Struct(f"<{width}H")
        self._wide = Struct(f"<{width}I")
        self._of_word = lru_cache(maxsize=_WORDS_REMEMBERED)(self._work_out_word)
        self._of_channel = cache(self._work_out_channel)

    def scores(self, words: Sequence[str], channel: str) -> list[float]:
        """Return the score of each head for a text: the logarithm of the odds that it is true of it.

        Args:
            words: The words of the text (``words_of``); the first ``MOST_WORDS`` count.
            channel: How it came.
        """
        words = words[:MOST_WORDS]
        total, features, squares = self._of_channel(channel)
        of_word = self._of_word
        for word in set(words):
            weights = of_word(word, channel)
            total += weights.lanes
            features += weights.features
            squares += weights.squares
        pairs = set(pairwise(words))
        rows = [place for place in map(self._places.get, [pair_key(*pair) for pair in pairs]) if place is not None]
        for start in range(0, len(rows), _PAIRS_AT_ONCE):
            total += self._widened(sum(map(self._row, rows[start : start + _PAIRS_AT_ONCE])))
        length = sqrt(squares + len(pairs))
        bias = _BIAS * (features + len(rows))
        header = self.header
        return [
            ((lane - bias) * scale / length + intercept) * slope
            for lane, scale, intercept, slope in zip(
                self._wide.unpack(total.to_bytes(self._wide.size, "little")),
                header.scales,
                header.intercepts,
                header.slopes,
                strict=True,
            )
        ]

    def probabilities(self, words: Sequence[str], channel: str) -> dict[str, float]:
        """Return for each head the probability that it is true of a text, between 0 and 1, calibrated."""
        return {
            head: 1 / (1 + exp(-score))
            for head, score in zip(self.header.heads, self.scores(words, channel), strict=True)
        }

    def shares(self, words: Sequence[str], channel: str, heads: Sequence[int]) -> list[list[int]]:
        """Return, for each of ``heads``, what each word adds to its score, with its pairs, in steps of its scale."""
        weights = [self._of_word(word, channel) for word in words]
        rows = [
            (place, row)
            for place, pair in enumerate(pairwise(words))
            if (row := self._places.get(pair_key(*pair))) is not None
        ]
        return [self._shares_of(head, weights, rows) for head in heads]

    def _shares_of(self, head: int, weights: Sequence[_WordWeights], rows: Sequence[tuple[int, int]]) -> list[int]:
        shift = 32 * head
        shares = [(one.lanes >> shift & 0xFFFFFFFF) - _BIAS * one.features for one in weights]
        for place, row in rows:
            weight = self._rows[row + 2 * head] - _BIAS
            shares[place] += weight
            shares[place + 1] += weight
        return shares

    def _work_out_word(self, word: str, channel: str) -> _WordWeights:
        keys = keys_of_word(word, channel)
        lanes = features = 0
        for key, count in keys.items():
            place = self._places.get(key)
            if place is not None:
                lanes += count * self._row(place)
                features += count
        return _WordWeights(self._widened(lanes), features, squares_of(keys))

    def _work_out_channel(self, channel: str) -> _WordWeights:
        place = self._places.get(channel_key(channel))
        return _WordWeights(0, 0, 1) if place is None else _WordWeights(self._widened(self._row(place)), 1, 1)

    def _row(self, place: int) -> int:
        return int.from_bytes(self._rows[place : place + self._row_bytes], "little")

    def _widened(self, lanes: int) -> int:
        """Return lanes of sixteen bits as lanes of thirty-two, in which six hundred words can be added up."""
        narrow = self._narrow.unpack(lanes.to_bytes(self._row_bytes, "little"))
        return int.from_bytes(self._wide.pack(*narrow), "little")


def to_bytes(header: Header, keys: Sequence[int], weights: bytes) -> bytes:
    """Return a model file; ``load_model`` reads it."""
    said = msgspec.json.encode(header)
    packed_keys = array("I", keys)
    if sys.byteorder == "big":
        packed_keys.byteswap()
    body = packed_keys.tobytes() + weights
    return _MAGIC + pack(_LENGTHS, len(said), len(keys)) + said + zlib.compress(body, 9)


def load_model(data: bytes) -> Model:
    """Read a model file.

    Raises:
        ValueError: It is none, or one of another version.
    """
    if not data.startswith(_MAGIC):
        message = f"expected a model file that begins with {_MAGIC!r}, found {data[: len(_MAGIC)]!r}"
        raise ValueError(message)
    start = len(_MAGIC) + calcsize(_LENGTHS)
    length, count = unpack_from(_LENGTHS, data, len(_MAGIC))
    header = msgspec.json.decode(data[start : start + length], type=Header)
    body = zlib.decompress(data[start + length :])
    keys = array("I", body[: 4 * count])
    if sys.byteorder == "big":
        keys.byteswap()
    return Model(header, keys, body[4 * count :])


@cache
def packaged_model() -> Model:
    """Return the model that comes with beffroi, loaded once a process."""
    return load_model(resources.files(__package__).joinpath(FILE).read_bytes())
