"""Which words a text must have for a pattern to be worth trying."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.lexicon.notation import expand
from beffroi.evidence.lexicon.required_words import rarity, required_words

_WORD = re.compile(r"\w+", re.ASCII)


@pytest.mark.parametrize(
    ("plain", "required"),
    [
        pytest.param("carte vitale", [{"carte"}, {"vitale"}], id="each word of a row"),
        pytest.param("(erreur|anomalie) ~ dossier", [{"erreur", "anomalie"}, {"dossier"}], id="one of two"),
        pytest.param("rembours* vite", [{"rembours*"}, {"vite"}], id="a beginning"),
        pytest.param("# euros", [{"euros"}], id="a number tells nothing"),
        pytest.param("cartes? vitale", [{"carte", "cartes"}, {"vitale"}], id="each spelling"),
        pytest.param("(la )?carte bleue", [{"carte"}, {"bleue"}], id="what may be missing tells nothing"),
    ],
)
def test_each_pattern_tells_the_words_it_needs(plain: str, required: list[set[str]]) -> None:
    """Most patterns are ruled out by looking at words alone."""
    assert [set(group) for group in required_words(plain)] == required


@pytest.mark.parametrize("plain", ["# ~ #", "%", "(#|carte)"])
def test_a_pattern_without_any_word_it_needs_is_refused(plain: str) -> None:
    """It would have to be tried on every text."""
    with pytest.raises(ValueError, match="expected a word that every match contains"):
        required_words(plain)


def test_long_words_are_rarer_than_short_and_common_ones() -> None:
    """A pattern hangs on the rarest of its words."""
    assert rarity(["anticipation"]) > rarity(["rib"])
    assert rarity(["coursier"]) > rarity(["bonjour"])
    assert rarity(["coursier", "ni"]) < rarity(["coursier"])


_WORDS = ["rib", "iban", "cart", "vit", "x"]
_PIECES = st.sampled_from(
    ["rib", "ibans?", "cart*", "(rib|iban)", "(la )?vit", "(x y|rib)", "mon ?vit", "#", "(rib|x*) vit"]
)
_TEXTS = st.lists(
    st.sampled_from(["rib", "iban", "ibans", "carte", "cart", "vit", "x", "xy", "y", "la", "monvit", "mon", "7"]),
    max_size=7,
)


@given(st.lists(_PIECES, min_size=1, max_size=3), st.sampled_from([" ", " ~ "]), _TEXTS)
def test_every_match_has_a_word_of_each_requirement(pieces: list[str], between: str, words: list[str]) -> None:
    """Else a pattern would not be tried where it matches."""
    plain, text = between.join(pieces), " ".join(words)
    if re.search(expand(plain), text, re.ASCII) is None:
        return
    try:
        required = required_words(plain)
    except ValueError:
        return
    there = set(_WORD.findall(text))

    for group in required:
        assert any(
            any(word.startswith(need[:-1]) for word in there) if need.endswith("*") else need in there for need in group
        ), (plain, text, required)
