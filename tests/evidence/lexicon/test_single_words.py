"""Single words of a pattern are taken out of it; what remains is found as before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.lexicon.notation import expand
from beffroi.evidence.lexicon.single_words import closing_of, parted, spellings_of, split_off_words


@pytest.mark.parametrize(
    ("plain", "words", "beginnings", "rest"),
    [
        pytest.param("rib", {"rib"}, set(), set(), id="one word"),
        pytest.param("(rib|iban)", {"rib", "iban"}, set(), set(), id="two words"),
        pytest.param("ribs?", {"rib", "ribs"}, set(), set(), id="an optional letter"),
        pytest.param("rembours*", set(), {"rembours"}, set(), id="a beginning"),
        pytest.param("carte vitale", set(), set(), {"carte vitale"}, id="two words in a row"),
        pytest.param("(payez|regl*|payer par carte)", {"payez"}, {"regl"}, {"payer par carte"}, id="one of each"),
        pytest.param("((a|b)|c d)", {"a", "b"}, set(), {"c d"}, id="a group in a group"),
    ],
)
def test_a_pattern_is_split_in_three(plain: str, words: set[str], beginnings: set[str], rest: set[str]) -> None:
    """A dictionary finds words faster than any pattern engine."""
    split = split_off_words(plain)

    assert (split.words, split.beginnings, set(split.rest)) == (words, beginnings, rest)


def test_an_alternative_with_too_many_spellings_is_left_to_the_pattern() -> None:
    """A dictionary of thousands of spellings of one word would help nobody."""
    many = "".join(f"{letter}?" for letter in "abcdefghijklmnop")

    assert split_off_words(many).words == frozenset()
    assert spellings_of(many) is None


def test_parts_and_brackets_are_told_apart() -> None:
    """A bar inside brackets belongs to them."""
    assert parted("a|(b|c)|d") == ["a", "(b|c)", "d"]
    assert closing_of("(b(c)d)e", 0) == 6
    assert closing_of("(b", 0) == -1


_ALTERNATIVES = st.lists(
    st.from_regex(r"[a-c]{1,3}(\([ab]\|c\)\??)?( [a-c]{1,2})?\*?", fullmatch=True), min_size=1, max_size=4
)


@given(_ALTERNATIVES, st.text("abc .", max_size=12))
def test_words_and_rest_together_find_what_the_pattern_finds(alternatives: list[str], text: str) -> None:
    """Whether it occurs, not how often: the dictionary looks at whole words."""
    plain = f"({'|'.join(alternatives)})"
    split = split_off_words(plain)

    whole = re.search(expand(plain), text, re.ASCII) is not None
    in_words = any(
        word in split.words
        or any(word.startswith(start) and word[len(start) :].isalpha() | (word == start) for start in split.beginnings)
        for word in re.findall(r"\w+", text, re.ASCII)
    )
    in_rest = any(re.search(expand(rest), text, re.ASCII) for rest in split.rest)

    assert (in_words or in_rest) is whole


@pytest.mark.parametrize("word", ["(ab", "a)b", "a??"])
def test_a_word_that_is_badly_formed_is_left_to_the_pattern(word: str) -> None:
    """The pattern engine says what is wrong with it."""
    assert spellings_of(word) is None
