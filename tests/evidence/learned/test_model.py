"""The model: weights read from a file and added up in whole numbers, as exactly as on paper."""

import itertools
import json
import math
import os
import random
import subprocess
import sys
import time
from array import array
from collections import Counter
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.evidence.folding import fold
from beffroi.evidence.learned import Learned, LearnedTrait, Model, packaged_model
from beffroi.evidence.learned.features import (
    MOST_WORDS,
    channel_key,
    keys_of_word,
    pair_key,
    squares_of,
    words_of,
)
from beffroi.evidence.learned.model import FILE, Header, load_model, to_bytes

NEVER = 99.0
CHANNELS = st.sampled_from(["sms", "email", "call", "voicemail", "social", "letter"])
WORDS = st.lists(
    st.sampled_from(
        ["votre", "carte", "vitale", "ameli", "_", "#2", "#9", "rembourser", "code", "aaaaaaaaaaaaaaaaaaaaaaaa"]
    )
    | st.text(alphabet="aberstv", min_size=1, max_size=24),
    max_size=60,
)
FRAUD = (
    "Ameli : votre nouvelle carte Vitale est disponible. Suite à un incident de livraison, merci de mettre à jour vos "
    "coordonnées et de régler les frais de 0,95 € sur https://ameli-livraison.example/suivi avant le 12 mars, faute de "
    "quoi votre dossier sera suspendu. L'équipe de l'Assurance Maladie vous remercie."
)
HEADER = Header(
    heads=("asks_card", "told"),
    scales=(0.5, 0.25),
    intercepts=(-1.0, 2.0),
    slopes=(1.0, 3.0),
    likely=(0.0, 1.0),
    sure=(2.0, NEVER),
    unlikely=(-NEVER, -NEVER),
    trained_on="nothing",
)
TOY_KEYS = [*keys_of_word("#2", "sms"), *keys_of_word("_", "sms"), pair_key("#2", "_"), channel_key("sms")]
_LEVELS = [(10, -1), (0, 2), (-127, 127), (5, 5), (1, 3), (2, -2)]
TOY_WEIGHTS = bytes(127 + level for pair in _LEVELS for level in pair)

ONE_MESSAGE = 100e-6
"""Seconds for one message of three hundred characters."""


def packaged_bytes() -> bytes:
    """Return the model file as it is shipped."""
    return FILE.read_bytes()


def toy_model() -> Model:
    """Return a model of two heads that knows two words, a pair and a channel."""
    return load_model(to_bytes(HEADER, TOY_KEYS, TOY_WEIGHTS))


def test_signs_add_the_same_to_a_short_and_a_long_text() -> None:
    """Signs that the model does not know add nothing; the other heads read none."""
    header = msgspec.structs.replace(HEADER, signs={"told": {"request card": 500, "link": -250}})
    plain, model = toy_model(), load_model(to_bytes(header, TOY_KEYS, TOY_WEIGHTS))
    signs = {"request card", "link", "never heard of"}

    for words in (["#2"], ["#2", "_", "votre", "carte"] * 20):
        before, after = plain.scores(words, "sms"), model.scores(words, "sms", signs)
        assert after[0] == before[0]
        assert after[1] == pytest.approx(before[1] + 3.0 * 0.25)
    assert model.scores(["#2"], "sms") == plain.scores(["#2"], "sms")
    assert model.reads_signs
    assert not plain.reads_signs


def test_signs_can_make_an_answer_sure() -> None:
    """A text that is likely one by its words is surely one for what was seen in it."""
    header = msgspec.structs.replace(HEADER, signs={"asks_card": {"request card": 9_000}})
    model = load_model(to_bytes(header, TOY_KEYS, TOY_WEIGHTS))

    assert dict(model.answers(["#2"], "call"))[0] == {LearnedTrait.LIKELY}
    assert dict(model.answers(["#2"], "call", {"request card"}))[0] == {LearnedTrait.LIKELY, LearnedTrait.SURE}


class OnPaper:
    """The same model in the plainest arithmetic: every feature looked up, every weight a float."""

    def __init__(self, data: bytes) -> None:
        """Read the file once more, without the package's own reader."""
        magic, _, rest = data.partition(b"\n")
        assert magic == b"beffroi learned model 2"
        length, count = (int.from_bytes(rest[place : place + 4], "little") for place in (0, 4))
        self.header = json.loads(rest[8 : 8 + length])
        body = rest[8 + length :]
        self.row_of = {int.from_bytes(body[4 * row : 4 * row + 4], "little"): row for row in range(count)}
        self.weights = body[4 * count :]

    def scores(self, words: Sequence[str], channel: str) -> list[float]:
        """Return what ``Model.scores`` should."""
        words = words[:MOST_WORDS]
        pairs = set(itertools.pairwise(words))
        counted = Counter([channel_key(channel)])
        squares = 1 + len(pairs)
        for word in set(words):
            counted.update(keys_of_word(word, channel))
            squares += squares_of(keys_of_word(word, channel))
        counted.update(pair_key(*pair) for pair in pairs)
        known = [(self.row_of[key], count) for key, count in counted.items() if key in self.row_of]
        header, width = self.header, len(self.header["heads"])
        return [
            header["slopes"][head]
            * (
                math.fsum(
                    count / math.sqrt(squares) * (self.weights[width * row + head] - 127) * header["scales"][head]
                    for row, count in known
                )
                + header["intercepts"][head]
            )
            for head in range(width)
        ]


ON_PAPER = OnPaper(packaged_bytes())


@settings(max_examples=60, deadline=None)
@given(WORDS, CHANNELS)
def test_a_score_is_what_the_weights_of_the_file_add_up_to(words: list[str], channel: str) -> None:
    """Whole numbers side by side are a way to be fast, not another model."""
    assert packaged_model().scores(words, channel) == pytest.approx(ON_PAPER.scores(words, channel), abs=1e-9, rel=0)


@pytest.mark.parametrize("word", ["a" * 24, "carte", "_"])
def test_a_long_text_is_added_up_without_carrying_over(word: str) -> None:
    """As many words and pairs as are read, all of them different, each of them at the edge of its lane."""
    letters = random.Random(3)  # noqa: S311  # words, no secret
    words = [word, *("".join(letters.choices("esr", k=24)) for _ in range(MOST_WORDS))]

    assert packaged_model().scores(words, "sms") == pytest.approx(ON_PAPER.scores(words, "sms"), abs=1e-9, rel=0)


@pytest.mark.parametrize("level", [-127, 127])
def test_weights_as_great_as_can_be_do_not_overflow(level: int) -> None:
    """A word of one letter meets its heaviest piece twenty times over, and every pair is known."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [first + second * 23 for first in letters for second in letters][:MOST_WORDS]
    keys = {channel_key("sms"), *(pair_key(*pair) for pair in itertools.pairwise(words))}
    keys.update(key for word in words for key in keys_of_word(word, "sms"))
    data = to_bytes(HEADER, sorted(keys), bytes([127 + level]) * 2 * len(keys))

    found = load_model(data).scores(words, "sms")

    assert found == pytest.approx(OnPaper(data).scores(words, "sms"), abs=1e-6, rel=1e-12)
    assert all(math.copysign(1, score) == math.copysign(1, level) for score in found)


def test_a_score_is_reckoned_as_the_header_says() -> None:
    """Steps times their worth by the length of the text, the intercept, the slope."""
    asks_card, told = toy_model().scores(["#2", "_", "#2"], "sms")

    length = math.sqrt(2 + 2 + 2 + 1)  # two words of two keys, two pairs, the channel
    assert asks_card == pytest.approx((10 + 0 - 127 + 5 + 1 + 2) * 0.5 / length - 1)
    assert told == pytest.approx(((-1 + 2 + 127 + 5 + 3 - 2) * 0.25 / length + 2) * 3)


def test_a_text_without_known_words_has_the_score_of_an_empty_one() -> None:
    """What the model does not know says nothing."""
    for words in ([], ["jamais", "entendu"]):
        assert toy_model().scores(words, "call") == [-1.0, 6.0]


def test_a_probability_is_the_score_as_odds() -> None:
    """Between nought and one, by the name of its head."""
    model = toy_model()

    assert model.probabilities([], "call") == {
        "asks_card": pytest.approx(1 / (1 + math.e)),
        "told": pytest.approx(1 / (1 + math.exp(-6))),
    }
    assert all(0 < one < 1 for one in packaged_model().probabilities(words_of(fold(FRAUD).folded), "sms").values())


def test_each_word_has_its_share_of_a_score() -> None:
    """With the pairs that it stands in; the page shows the words that weigh most."""
    model = toy_model()

    assert model.shares(["#2", "_", "rien"], "sms", [0, 1]) == [
        [10 + 0 + 1, -127 + 5 + 1, 0],
        [-1 + 2 + 3, 127 + 5 + 3, 0],
    ]


@settings(max_examples=60, deadline=None)
@given(WORDS, CHANNELS)
def test_an_answer_is_given_where_a_score_reaches_its_level(words: list[str], channel: str) -> None:
    """Compared in steps of the weights, it comes to the same; a score right at its level may go either way."""
    model = packaged_model()
    said = model.header
    answers = dict(model.answers(words, channel))

    assert list(answers) == sorted(answers)
    for head, score in enumerate(model.scores(words, channel)):
        levels = {"likely": said.likely[head], "sure": said.sure[head], "unlikely": said.unlikely[head]}
        if min(abs(score - level) for level in levels.values()) > 1e-9:
            reached = {name for name in ("likely", "sure") if score >= levels[name]}
            assert answers.get(head, set()) == (reached or ({"unlikely"} if score <= levels["unlikely"] else set()))


def test_what_was_scored_before_does_not_matter() -> None:
    """Words are remembered: the first time and after a thousand others, they weigh the same."""
    words = words_of(fold(FRAUD).folded)
    first = load_model(packaged_bytes()).scores(words, "sms")
    for channel in ("call", "email"):
        packaged_model().scores(words[::-1], channel)

    assert packaged_model().scores(words, "sms") == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_words_have_the_same_score_in_another_process(seed: str) -> None:
    """To the last bit, however its sets are ordered."""
    words = words_of(fold(FRAUD).folded)
    program = (
        "import sys; from beffroi.evidence.learned import packaged_model\n"
        "print([score.hex() for score in packaged_model().scores(sys.argv[1:], 'sms')])"
    )

    said = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ, PYTHONHASHSEED=seed),
    )

    assert said.stdout.strip() == str([score.hex() for score in packaged_model().scores(words, "sms")])


def test_a_file_is_read_as_it_was_written() -> None:
    """Header, keys and weights, byte for byte."""
    paper = ON_PAPER
    header = load_model(packaged_bytes()).header

    again = to_bytes(header, list(paper.row_of), paper.weights)

    assert load_model(again).header == header
    assert OnPaper(again).row_of == paper.row_of
    assert OnPaper(again).weights == paper.weights
    assert again == to_bytes(load_model(again).header, array("I", paper.row_of), paper.weights)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"PK\x03\x04", id="a file of another kind"),
        pytest.param(packaged_bytes().replace(b"model 2", b"model 3", 1), id="a later version"),
        pytest.param(b"\n" + packaged_bytes(), id="one that begins later"),
    ],
)
def test_a_file_that_is_no_model_is_refused(data: bytes) -> None:
    """By what it begins with: what was expected, what was found."""
    with pytest.raises(ValueError, match=r"expected a model file that begins with b'beffroi learned model 2"):
        load_model(data)


def test_the_packaged_model_answers_the_questions_of_the_list() -> None:
    """In their order; each with all its figures."""
    header = packaged_model().header
    figures = (header.scales, header.intercepts, header.slopes, header.likely, header.sure, header.unlikely)

    assert header.heads == tuple(Learned)
    assert {len(figure) for figure in figures} == {len(Learned)}
    assert all(math.isfinite(one) for figure in figures for one in figure)
    assert all(scale > 0 and slope > 0 for scale, slope in zip(header.scales, header.slopes, strict=True))
    assert header.trained_on


def test_the_levels_of_the_packaged_model_stand_in_their_order() -> None:
    """What is sure is likely, and nothing is likely and unlikely at once."""
    header = packaged_model().header
    levels = dict(zip(header.heads, zip(header.unlikely, header.likely, header.sure, strict=True), strict=True))

    assert [head for head, (unlikely, likely, sure) in levels.items() if not unlikely < likely <= sure] == []
    assert [head for head, (unlikely, _, _) in levels.items() if unlikely > -NEVER] == [Learned.TELLS_STORY]


def test_the_packaged_model_is_small() -> None:
    """It comes with every installation."""
    assert len(packaged_bytes()) <= 6_000_000


def test_the_packaged_model_is_loaded_at_once() -> None:
    """The command starts with it, each time."""
    data = packaged_bytes()
    took = []
    for _ in range(7):
        started = time.process_time()
        load_model(data)
        took.append(time.process_time() - started)

    assert min(took) <= 0.06


def test_a_message_is_scored_in_a_tenth_of_a_millisecond() -> None:
    """Three hundred characters, their words known from messages before; an operator has millions."""
    folded = fold(FRAUD[:300]).folded
    model = packaged_model()
    bound = ONE_MESSAGE if sys.gettrace() is None else 10 * ONE_MESSAGE  # counting covered lines slows each of them
    best = 1.0
    for _ in range(50_000):  # a busy neighbour slows a machine for seconds: it is tried until it was left alone once
        started = time.perf_counter()
        model.scores(words_of(folded), "sms")
        best = min(best, time.perf_counter() - started)
        if best <= bound:
            break

    assert best <= bound
