"""The model: one weight for each feature and head, read from the package and added up in whole numbers.

A word's weights for all heads lie side by side in one long integer, so that adding the words of a text up is adding
integers: exact, the same on every machine, and as fast as anything in Python. The file is written by ``training/``.
"""

import enum
import sys
from array import array
from bisect import insort
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise, repeat, starmap
from math import exp, sqrt
from pathlib import Path
from struct import Struct, calcsize, pack, unpack_from
from typing import Final

import msgspec

from beffroi.evidence.learned.features import (
    MOST_WORDS,
    channel_key,
    keys_of_word,
    pair_key,
    squares_of,
)
from beffroi.evidence.learned.signs import STEPS

__all__ = ["FILE", "Header", "LearnedTrait", "Model", "load_model", "packaged_model", "to_bytes"]

FILE: Final = Path(__file__).with_name("model.bin")
"""The file in this package."""

_MAGIC: Final = b"beffroi learned model 2\n"  # 2: not compressed; a wheel is, and that saves 10 ms a start
_LENGTHS: Final = "<II"  # bytes of the header, count of features
_BIAS: Final = 127  # added to each weight, so that none is negative and no lane borrows from the next
_PAIRS_AT_ONCE: Final = 250  # that fit into the sixteen bits of a lane
_WORDS_REMEMBERED: Final = 30_000
_PAIRS_REMEMBERED: Final = 60_000
_NO_ROW: Final = -1
_LOWEST: Final = -99.0  # a score that no text has


class LearnedTrait(enum.StrEnum):
    """How sure the model is; what is sure is likely as well."""

    LIKELY = "likely"  # 3 in 100 of the texts of which it is not true look as much like it
    SURE = "sure"  # 1 in 200
    UNLIKELY = "unlikely"  # 1 in 100 of the texts of which it is true look as little like it


_LIKELY: Final = frozenset({LearnedTrait.LIKELY})
_SURE: Final = frozenset({LearnedTrait.LIKELY, LearnedTrait.SURE})
_UNLIKELY: Final = frozenset({LearnedTrait.UNLIKELY})


class Header(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a model file says of itself.

    Args:
        heads: The questions it answers, in the order of the weights.
        scales: What one step of a weight is worth, one a head.
        intercepts: Scores of an empty text, one a head.
        slopes: What a score is multiplied by to be the logarithm of the odds, one a head, above nought.
        likely: The calibrated score from which an answer is likely, one a head: 3 in 100 of the texts of which it is
            not true reach it.
        sure: The same where 1 in 200 do.
        unlikely: The score up to which an answer is unlikely: 1 in 100 of the texts of which it is true are as low.
            -99 for the heads of which nobody wants to know.
        trained_on: What it was trained on, in a line.
        signs: What each sign (``signs_of``) adds to the score of a head before its slope, in ``STEPS``; by head.
    """

    heads: tuple[str, ...]
    scales: tuple[float, ...]
    intercepts: tuple[float, ...]
    slopes: tuple[float, ...]
    likely: tuple[float, ...]
    sure: tuple[float, ...]
    unlikely: tuple[float, ...]
    trained_on: str = ""
    signs: dict[str, dict[str, int]] = {}


class Model:
    """A linear model over the features of a text and the signs seen in it.

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
        self._wide = Struct(f"<{width + 2}I")
        self._likely = self._in_steps(header.likely)
        lowest = self._in_steps(header.unlikely)
        self._unlikely = [(head, level) for head, level in enumerate(lowest) if header.unlikely[head] > _LOWEST]
        self._signs = [(header.heads.index(head), worth) for head, worth in header.signs.items()]
        self._of_word = lru_cache(maxsize=_WORDS_REMEMBERED)(self._work_out_word)
        self._of_channel = cache(self._work_out_channel)
        self._row_of_pair = lru_cache(maxsize=_PAIRS_REMEMBERED)(self._work_out_pair)

    @property
    def reads_signs(self) -> bool:
        """Whether what else was seen in a contact changes an answer."""
        return bool(self._signs)

    def scores(self, words: Sequence[str], channel: str, signs: Collection[str] = ()) -> list[float]:
        """Return the score of each head for a text: the logarithm of the odds that it is true of it.

        Args:
            words: The words of the text (``words_of``); the first ``MOST_WORDS`` count.
            channel: How it came.
            signs: What else was seen in it (``signs_of``).
        """
        sums, bias, length = self._sums(words, channel, signs)
        return [self._score(head, sums[head] - bias, length) for head in range(len(self.header.heads))]

    def answers(
        self, words: Sequence[str], channel: str, signs: Collection[str] = ()
    ) -> list[tuple[int, frozenset[LearnedTrait]]]:
        """Return the heads with an answer and how sure it is, in their order; the arguments are those of ``scores``."""
        sums, bias, length = self._sums(words, channel, signs)
        answers = [
            (head, self._yes(head, steps - bias, length))
            for head, (steps, level) in enumerate(zip(sums, self._likely, strict=False))
            if steps >= level * length + bias
        ]
        for head, level in self._unlikely:
            if sums[head] <= level * length + bias:
                insort(answers, (head, _UNLIKELY), key=_head)
        return answers

    def probabilities(self, words: Sequence[str], channel: str, signs: Collection[str] = ()) -> dict[str, float]:
        """Return for each head the probability that it is true of a text, between 0 and 1, calibrated."""
        return {
            head: 1 / (1 + exp(-score))
            for head, score in zip(self.header.heads, self.scores(words, channel, signs), strict=True)
        }

    def shares(self, words: Sequence[str], channel: str, heads: Sequence[int]) -> list[list[int]]:
        """Return, for each of ``heads``, what each word adds to its score, with its pairs, in steps of its scale."""
        weights = [self._of_word(word, channel) for word in words]
        features = [self._lane(lanes, len(self.header.heads)) for lanes in weights]
        rows = [
            (place, row)
            for place, pair in enumerate(pairwise(words))
            if (row := self._places.get(pair_key(*pair))) is not None
        ]
        shares = []
        for head in heads:
            of_words = [self._lane(lanes, head) - _BIAS * count for lanes, count in zip(weights, features, strict=True)]
            for place, row in rows:
                weight = self._rows[row + 2 * head] - _BIAS
                of_words[place] += weight
                of_words[place + 1] += weight
            shares.append(of_words)
        return shares

    def _sums(self, words: Sequence[str], channel: str, signs: Collection[str]) -> tuple[Sequence[float], int, float]:
        """Return the sum of weights of each head, then more; what to take off each; the length of the text."""
        words = words[:MOST_WORDS]
        total = self._of_channel(channel) + sum(map(self._of_word, set(words), repeat(channel)))
        pairs = set(pairwise(words))
        rows = [row for row in starmap(self._row_of_pair, pairs) if row != _NO_ROW]
        for start in range(0, len(rows), _PAIRS_AT_ONCE):
            total += self._widened(sum(rows[start : start + _PAIRS_AT_ONCE]))
        *_, features, squares = sums = self._wide.unpack(total.to_bytes(self._wide.size, "little"))
        length = sqrt(squares + len(pairs))
        return self._with_signs(sums, signs, length), _BIAS * (features + len(rows)), length

    def _with_signs(self, sums: Sequence[int], signs: Collection[str], length: float) -> Sequence[float]:
        """Return the sums and what the signs add, times ``length``: that of a text says nothing of its signs."""
        if not self._signs:
            return sums
        added: list[float] = list(sums)
        for head, worth in self._signs:
            steps = sum(worth.get(sign, 0) for sign in signs)
            added[head] += steps * length / (STEPS * self.header.scales[head])
        return added

    def _in_steps(self, levels: Sequence[float]) -> tuple[float, ...]:
        """Return scores as sums of weights, for a text of length one."""
        header = self.header
        fitted = zip(levels, header.slopes, header.intercepts, header.scales, strict=True)
        return tuple((level / slope - intercept) / scale for level, slope, intercept, scale in fitted)

    def _score(self, head: int, steps: float, length: float) -> float:
        header = self.header
        return (steps * header.scales[head] / length + header.intercepts[head]) * header.slopes[head]

    def _yes(self, head: int, steps: float, length: float) -> frozenset[LearnedTrait]:
        return _SURE if self._score(head, steps, length) >= self.header.sure[head] else _LIKELY

    def _work_out_word(self, word: str, channel: str) -> int:
        keys = keys_of_word(word, channel)
        lanes = features = 0
        for key, count in keys.items():
            place = self._places.get(key)
            if place is not None:
                lanes += count * self._row(place)
                features += count
        return self._widened(lanes, features, squares_of(keys))

    def _work_out_channel(self, channel: str) -> int:
        place = self._places.get(channel_key(channel))
        return self._widened(0, 0, 1) if place is None else self._widened(self._row(place), 1, 1)

    def _work_out_pair(self, first: str, second: str) -> int:
        """Return the weights of a pair, sixteen bits each, or ``_NO_ROW``."""
        place = self._places.get(pair_key(first, second))
        return _NO_ROW if place is None else self._row(place)

    def _row(self, place: int) -> int:
        return int.from_bytes(self._rows[place : place + self._row_bytes], "little")

    def _lane(self, lanes: int, index: int) -> int:
        return lanes >> 32 * index & 0xFFFFFFFF

    def _widened(self, lanes: int, features: int = 0, squares: int = 0) -> int:
        """Return lanes of sixteen bits as lanes of thirty-two, in which six hundred words can be added up.

        Two more follow: how many features they are of, and their part of the squared length.
        """
        narrow = self._narrow.unpack(lanes.to_bytes(self._row_bytes, "little"))
        return int.from_bytes(self._wide.pack(*narrow, features, squares), "little")


def _head(answer: tuple[int, frozenset[LearnedTrait]]) -> int:
    return answer[0]


def to_bytes(header: Header, keys: Sequence[int], weights: bytes) -> bytes:
    """Return a model file; ``load_model`` reads it."""
    said = msgspec.json.encode(header)
    packed_keys = array("I", keys)
    if sys.byteorder == "big":
        packed_keys.byteswap()
    body = packed_keys.tobytes() + weights
    return _MAGIC + pack(_LENGTHS, len(said), len(keys)) + said + body


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
    body = data[start + length :]
    keys = array("I", body[: 4 * count])
    if sys.byteorder == "big":
        keys.byteswap()
    return Model(header, keys, body[4 * count :])


@cache
def packaged_model() -> Model:
    """Return the model that comes with beffroi, loaded once a process."""
    return load_model(FILE.read_bytes())
