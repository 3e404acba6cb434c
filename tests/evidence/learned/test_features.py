"""Features: the words of a text, links and numbers masked, and the keys they are known by."""

import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.folding import fold
from beffroi.evidence.learned.features import (
    MASK,
    channel_key,
    keys_of_word,
    pair_key,
    places_of_words,
    squares_of,
    words_of,
)


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        pytest.param("votre carte vitale", ["votre", "carte", "vitale"], id="words"),
        pytest.param("l'assurance-maladie", ["l", "assurance", "maladie"], id="signs part words"),
        pytest.param("le 12 a 08h30", ["le", "#2", "a", "#2", "h", "#2"], id="numbers by their digits"),
        pytest.param("1234567890123", ["#9"], id="long numbers are all the same"),
        pytest.param("voir https://ameli-x.example/a?b=c !", ["voir", MASK], id="a link, whatever it says"),
        pytest.param("www.ameli-x.example et ameli.fr", [MASK, "et", MASK], id="links without a scheme"),
        pytest.param("ameli-x.example/suivi/12.", [MASK], id="a host with its path"),
        pytest.param("a x@ameli-x.example,", ["a", MASK], id="a mail address"),
        pytest.param("payez 12.50 e", ["payez", "#2", "#2", "e"], id="an amount is no link"),
        pytest.param("le 06.39.98.00.12", ["le", *["#2"] * 5], id="nor is a telephone number"),
        pytest.param("10.20/mois", ["#2", "#2", "mois"], id="nor a price with its term"),
        pytest.param("c'est fini. merci", ["c", "est", "fini", "merci"], id="nor the end of a sentence"),
        pytest.param("http:// et www.", ["http", "et", "www"], id="nor the beginning of one alone"),
        pytest.param("a" * 30, ["a" * 24], id="a long word is cut short"),
        pytest.param("!?... - '", [], id="signs say nothing"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_its_words_without_what_differs_each_time(folded: str, words: list[str]) -> None:
    """A fraud changes its link and its amount, seldom its words."""
    assert words_of(folded) == words


def test_the_keys_of_a_word_are_itself_its_channel_and_its_pieces() -> None:
    """On the telephone "code" says something else than in an SMS; "remboursement" resembles "rembourser"."""
    sms, call = keys_of_word("code", "sms"), keys_of_word("code", "call")

    assert sum(sms.values()) == 2 + len(["<co", "cod", "ode", "de>", "<cod", "code", "ode>", "<code", "code>"])
    assert len(sms.keys() - call.keys()) == len(call.keys() - sms.keys()) == 1
    assert keys_of_word("rembourser", "sms").keys() & keys_of_word("remboursement", "sms").keys()


@pytest.mark.parametrize("word", ["#2", MASK])
def test_what_is_masked_has_no_pieces(word: str) -> None:
    """There is nothing in it to resemble."""
    assert sum(keys_of_word(word, "sms").values()) == 2


def test_a_piece_that_comes_twice_counts_twice() -> None:
    """And four times in the length of the text."""
    keys = keys_of_word("aaaa", "sms")

    assert sorted(keys.values()) == [1] * 9 + [2]
    assert squares_of(keys) == 9 + 4


def test_the_keys_are_the_same_everywhere() -> None:
    """The model file holds them: other keys, and it knows no word any more."""
    assert sorted(keys_of_word("_", "sms")) == [2314992658, 3232747264]
    assert pair_key("carte", "vitale") == 2944461290
    assert channel_key("sms") == 666731232


@given(st.text(alphabet="ab9.@/:-_ <\n", max_size=60) | st.text(max_size=60).map(lambda text: fold(text).folded))
def test_every_word_has_its_place(folded: str) -> None:
    """What weighs most is shown where it stands."""
    places = list(places_of_words(folded))

    assert len(places) == len(words_of(folded))
    assert all(0 <= start < end <= len(folded) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


def _of_any_letters(size: int) -> str:
    numbers = random.Random(7)  # noqa: S311  # a text, no secret
    return fold("".join(chr(numbers.randrange(0xD800)) for _ in range(size))).folded


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "9", ".", "@", "-", "_", "://", "a ", "a.", "9.", "a@", "a-", ". ", "a.b ", "a.b/", "a.9", "www."),
        *("http://", "https://a", "www.a ", "9.a.b@9a"),
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Four times the length may not take sixteen times as long, nor may what stands before or after it matter."""
    for before, after in (("", ""), ("a.b ", ""), ("9.", ".9"), ("a@", "@")):
        took = [_seconds(before + piece * (size // len(piece)) + after) for size in (20_000, 80_000)]

        assert took[1] < 9 * took[0] + 0.1


@pytest.mark.parametrize("piece", ["a", "a ", ".", "@"])
def test_the_longest_text_of_one_sign_is_read_in_a_second(piece: str) -> None:
    """As long as a field may be."""
    assert _seconds(f"a.b {piece * (1_000_000 // len(piece))}.9") < 1


def test_the_longest_text_of_any_letters_is_read_in_a_second() -> None:
    """Whatever script it is in, it comes folded."""
    assert _seconds(_of_any_letters(100_000)[:1_000_000]) < 1


def _seconds(folded: str) -> float:
    """Return how long it takes to read a text and to place its words, at best."""
    took = []
    for _ in range(2):
        started = time.process_time()
        words_of(folded)
        for _place in places_of_words(folded):
            pass
        took.append(time.process_time() - started)
    return min(took)
