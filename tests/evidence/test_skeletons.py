"""Skeletons: what a hurried reader takes a host name for."""

import pytest

from beffroi.evidence.skeletons import are_neighbours, skeleton, words_of


@pytest.mark.parametrize(
    "word", ["ame1i", "amell", "ameii", "arneli", "anneli", "améli", "аmeli", "ameІi", "4meli", "am3li", "ame!i"]
)
def test_what_looks_like_ameli_has_its_skeleton(word: str) -> None:
    """None of these is a spelling mistake: the eye is meant to read ``ameli``."""
    assert skeleton(word.lower()) == skeleton("ameli")


@pytest.mark.parametrize("word", ["amelie", "amel", "camelia", "vitale"])
def test_another_word_keeps_another_skeleton(word: str) -> None:
    """Looking alike is not being near."""
    assert skeleton(word) != skeleton("ameli")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("ameli-renouvellement", ("ameli", "renouvellement")),
        ("carte_vitale", ("carte", "vitale")),
        ("cpam57", ("cpam", "57")),
        ("vitalev3", ("vitalev", "3")),
        ("ame1i", ("ame1i",)),
        ("carte1vitale", ("carte", "1", "vitale")),
        ("vérification-ameli", ("verification", "ameli")),
        ("2026", ("2026",)),
        ("--", ()),
    ],
)
def test_a_label_is_read_as_words(label: str, words: tuple[str, ...]) -> None:
    """``secu`` is a word of ``secu-remb`` and none of ``securitas``."""
    assert words_of(label) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("amrli", True),  # r beside e
        ("amelli", True),  # twice
        ("amli", True),  # left out
        ("amlei", True),  # swapped
        ("ameloi", True),  # o beside i
        ("amelix", False),
        ("aveli", False),
        ("amelie", False),
        ("amxyi", False),
    ],
)
def test_only_a_likely_slip_counts(word: str, *, expected: bool) -> None:
    """``amelie`` is one letter away as well, and is a first name."""
    assert are_neighbours(word, "ameli") is expected
