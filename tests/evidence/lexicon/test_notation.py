"""The notation of the word lists: what a line stands for, and what it refuses."""

import re

import pytest

from beffroi.evidence.lexicon.notation import expand, fill_in

WORDS = {"your": "votre|ta", "card": "<your> carte", "loop": "<loop>"}


def _finds(pattern: str, text: str) -> bool:
    return re.search(expand(fill_in(pattern, WORDS)), text, re.ASCII) is not None


@pytest.mark.parametrize(
    ("pattern", "found", "not_found"),
    [
        pytest.param("carte vitale", "la carte vitale", "la cartevitale", id="a space stands between words"),
        pytest.param("carte vitale", "carte - vitale", "carte et vitale", id="and for signs of any kind"),
        pytest.param("carte vitale", "carte\nvitale", "carte      vitale", id="up to four of them"),
        pytest.param("payez ~ carte", "payez vite la carte", "payez. Puis la carte", id="a gap stays in the sentence"),
        pytest.param("payez ~ carte", "payez carte", "payez " + "a " * 30 + "carte", id="and is short"),
        pytest.param("rembours*", "remboursement", "remb", id="a star is the rest of a word"),
        pytest.param("rembours*", "rembourse", "x rembours1x", id="of letters"),
        pytest.param("# euros", "18 euros", "x euros", id="a number"),
        pytest.param("code %", "code 482913", "code 12", id="a code of four to eight digits"),
        pytest.param("<your> rib", "ta rib", "sa rib", id="a set of words"),
        pytest.param("<card> bleue", "votre carte bleue", "une carte bleue", id="a set that uses another"),
        pytest.param("mondial ?relay", "mondialrelay", "mondial et relay", id="a space that may be missing"),
        pytest.param("(rib|iban)s?", "ibans", "rides", id="alternatives and an optional letter"),
        pytest.param("ameli.fr", "ameli.fr", "amelixfr", id="a point is a point"),
        pytest.param("+33", "+33", "33", id="a plus is a plus"),
        pytest.param("rib", "le rib.", "ribambelle", id="the whole stands on word boundaries"),
    ],
)
def test_each_sign_stands_for_what_the_notation_says(pattern: str, found: str, not_found: str) -> None:
    """Who adds a wording of a fraud writes no regular expression."""
    assert _finds(pattern, found)
    assert not _finds(pattern, not_found)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        pytest.param("(?=rib)", r"found '='", id="look-ahead"),
        pytest.param("(?<!x)rib", "found '!'", id="look-behind"),
        pytest.param("(?:a)\\1", "found '", id="back-reference"),
        pytest.param("rib{2,}", "found '{}'", id="braces"),
        pytest.param("[a-z]", r"found '\[\]'", id="a class of characters"),
        pytest.param("^rib", "found '^'".replace("^", r"\^"), id="an anchor"),
        pytest.param("RIB", "found 'RIB'", id="capitals"),
        pytest.param("indemnités", "found 'é'", id="accents"),
        pytest.param(" rib", "without space around it", id="a space before"),
        pytest.param("rib ", "without space around it", id="a space behind"),
        pytest.param("", "without space around it", id="nothing"),
        pytest.param("<unknown> rib", "a set of words of words.yaml, found <unknown>", id="an unknown set"),
        pytest.param("<loop>", "at most 5 deep", id="a set that uses itself"),
        pytest.param("(rib", "can be compiled", id="a bracket that is not closed"),
    ],
)
def test_what_the_notation_does_not_have_is_refused_by_name(pattern: str, fault: str) -> None:
    """No look-around, no back-reference, no unbounded repeat: time grows with the text alone."""
    with pytest.raises(ValueError, match=fault):
        expand(fill_in(pattern, WORDS))


@pytest.mark.parametrize("pattern", ["r**", "rib??", "(a*)*", "(#)?*", "rib+"])
def test_a_repeat_of_a_repeat_is_refused_or_bounded(pattern: str) -> None:
    """``*`` is no repeat here, and ``+`` is a plus."""
    try:
        regex = expand(fill_in(pattern, WORDS))
    except ValueError:
        return
    assert "+" not in regex.replace(r"\+", "")
    assert "{0,}" not in regex
    assert re.search(regex, "a" * 50_000, re.ASCII) is None or pattern != "(a*)*"
