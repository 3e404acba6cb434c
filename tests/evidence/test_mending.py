"""Mending: broken addresses made whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.mending import Mark, Mended, mend, mend_slice


@pytest.mark.parametrize(
    ("folded", "mended", "mark"),
    [
        ("hxxps://vitale-x[.]com", "https://vitale-x.com", Mark.DEFANGED),
        ("h**p://a.example", "http://a.example", Mark.DEFANGED),
        ("https[:]//a.example", "https://a.example", Mark.DEFANGED),
        ("https[://]a.example", "https://a.example", Mark.DEFANGED),
        ("https;//a.example", "https://a.example", Mark.DEFANGED),
        ("ameli-x(.)com", "ameli-x.com", Mark.DEFANGED),
        ("ameli-x{.}com", "ameli-x.com", Mark.DEFANGED),
        ("ameli-x [dot] com", "ameli-x.com", Mark.DEFANGED),
        ("ameli-x (point) com", "ameli-x.com", Mark.DEFANGED),
        ("a[.]b[.]ameli-x[.]com", "a.b.ameli-x.com", Mark.DEFANGED),
        ("ameli-fr . com", "ameli-fr.com", Mark.SPACED),
        ("ameli-fr .com", "ameli-fr.com", Mark.SPACED),
        ("ameli-fr. com", "ameli-fr.com", Mark.SPACED),
        ("ameli-fr\n.com", "ameli-fr.com", Mark.SPACED),
        ("assure . ameli-fr . com", "assure.ameli-fr.com", Mark.SPACED),
        ("https:// ameli-fr.com", "https://ameli-fr.com", Mark.SPACED),
        ("https: / / ameli-fr.com", "https://ameli-fr.com", Mark.SPACED),
        ("https ://ameli-fr.com", "https://ameli-fr.com", Mark.SPACED),
        ("http://\nameli-fr.com", "http://ameli-fr.com", Mark.SPACED),
        ("vitale tiret fr point com", "vitale-fr.com", Mark.SPOKEN),
        ("assure point ameli point fr", "assure.ameli.fr", Mark.SPOKEN),
        ("impots point gouv point fr", "impots.gouv.fr", Mark.SPOKEN),
        ("vitale dot com", "vitale.com", Mark.SPOKEN),
    ],
)
def test_a_broken_address_is_made_whole(folded: str, mended: str, mark: str) -> None:
    """A reader puts it together without a thought; so must we."""
    result = mend(f"voir {folded}, merci")

    assert result.text == f"voir {mended}, merci"
    assert result.marks(0, len(result.text)) == {mark}
    assert result.to_folded(5, 5 + len(mended)) == (5, 5 + len(folded))


@pytest.mark.parametrize(
    "folded",
    [
        "https://ameli.fr/a et http://b.example",
        "merci . bonne journee",
        "actualiser . cliquer sur le lien",
        ". fr",
        "en point relais, un point sur le dossier",
        "voir le point (sur la page) du jour",
        "une note (. ) ici",
        "https:// merci",
    ],
)
def test_a_sentence_stays_a_sentence(folded: str) -> None:
    """Blanks after full stops, points on a map and points on an agenda are none of ours."""
    assert mend(folded) == Mended(folded)


def test_each_place_goes_back_to_where_it_came_from() -> None:
    """A span must show the reader the words as received."""
    folded = "a[.]com [.] hxxp://c . com fin"
    result = mend(folded)

    for start in range(len(result.text)):
        first, last = result.to_folded(start, start + 1)
        assert result.text[start] in folded[first:last] or result.marks(start, start + 1)
    assert result.to_folded(0, len(result.text)) == (0, len(folded))


def test_no_more_than_a_few_spoken_parts_are_joined() -> None:
    """Work stays bounded however long someone goes on."""
    result = mend("a tiret " * 1000 + "a point com")

    assert len(result.repairs) <= 9


@pytest.mark.parametrize(
    ("written", "marks", "expected"),
    [
        ("hXXps://Vitale-X[.]com", {Mark.DEFANGED}, "https://Vitale-X.com"),
        ("Ameli-fr . com", {Mark.SPACED}, "Ameli-fr.com"),
        ("vitale tiret fr point com", {Mark.SPOKEN}, "vitale-fr.com"),
        ("a tiret b tiret c point com", {Mark.SPOKEN}, "a-b-c.com"),
    ],
)
def test_the_text_as_received_is_mended_alike(written: str, marks: set[str], expected: str) -> None:
    """Folding loses accents and scripts; what a browser opens is read from the original."""
    assert mend_slice(written, frozenset(marks)) == expected


@given(st.text(alphabet="ab. \n[](){}/:hxtp-") | st.text(alphabet=st.characters(codec="ascii")))
def test_any_text_can_be_mended_and_found_back(folded: str) -> None:
    """Offsets never leave the text, whatever it holds."""
    result = mend(folded)

    for start in range(len(result.text)):
        first, last = result.to_folded(start, start + 1)
        assert 0 <= first < last <= len(folded)
