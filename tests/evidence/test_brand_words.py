"""Brand words: how they are sought in the words of a host."""

import pytest

from beffroi.evidence.brand_words import Brand, arrange, brand_in, brand_of

BRANDS = arrange(
    [
        brand_of("ameli", "assurance_maladie", "ameli.fr"),
        brand_of("carte-vitale", "assurance_maladie", "carte-vitale"),
        brand_of("vitale", "assurance_maladie", "vitale"),
        brand_of("assurance maladie", "assurance_maladie", "assurance-maladie"),
        brand_of("enimx", "assurance_maladie", "enimx.fr", exact=True),
        brand_of("ameli", "other", "twice"),
        brand_of("-", "other", "nothing"),
    ],
    frozenset({"amelis"}),
)


def test_a_brand_word_is_kept_once_without_blanks() -> None:
    """Hosts hold no blanks, and one word stands for one body."""
    assert [brand.word for brand in BRANDS.longest_first] == [
        *("assurancemaladie", "cartevitale", "vitale", "ameli", "enimx"),
    ]
    assert brand_of("Mon Espace", "x", "y") == Brand("monespace", "x", "y")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("ameli",), "ameli"),
        (("carte", "vitale"), "cartevitale"),
        (("a", "me", "li"), "ameli"),
        (("vltale",), "vitale"),
        (("assurence", "maladie"), "assurancemaladie"),
        (("monassurancemaladie",), "assurancemaladie"),
        (("vitalev", "3"), "vitale"),
        (("ameliko",), "ameli"),
        (("amelie", "cpam"), "ameli"),
        (("eau", "vitale"), None),
        (("xyzameli",), None),
        (("amelioration",), None),
        (("amelis",), None),
        (("amelie",), None),
        (("enimx",), "enimx"),
        (("enimy",), None),
        (("enimxpro",), None),
        (("vital",), None),
        ((), None),
    ],
)
def test_each_way_of_showing_a_brand_word_is_known(words: tuple[str, ...], found: str | None) -> None:
    """Whole, joined, inside, misspelt; and the everyday words beside it."""
    brand = brand_in(words, BRANDS)

    assert (brand.word if brand else None) == found


@pytest.mark.parametrize(("suffix", "found"), [("fr", True), ("com", True), ("shop", False)])
def test_amelie_alone_was_reported_under_two_suffixes(suffix: str, *, found: bool) -> None:
    """Under any other it is a first name."""
    assert (brand_in(("amelie",), BRANDS, suffix) is not None) is found
