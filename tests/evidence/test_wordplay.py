"""Wordplay: leetspeak, letters set apart, words backwards."""

import pytest

from beffroi.evidence.wordplay import ACRONYMS, WORTH_HIDING, find_replacements, may_hide


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        pytest.param("votre c4rt3 v1t4l3", ["carte", "vitale"], id="digits"),
        pytest.param("@meli c@rte as$urance", ["ameli", "carte", "assurance"], id="signs"),
        pytest.param("exp!ree! compt3.", ["expiree", "compte"], id="signs at the end are signs"),
        pytest.param("m4l4d13/p413m3nt", ["maladie", "paiement"], id="side by side"),
        pytest.param("c a r t e  v i t a l e", ["carte", "vitale"], id="spaced"),
        pytest.param("c.a.r.t.e v_i_t_a_l_e", ["carte", "vitale"], id="dots and underlines"),
        pytest.param("m i s e a j o u r", ["mise", "jour"], id="short words between"),
        pytest.param("v 1 t a l e", ["vitale"], id="spaced leetspeak"),
        pytest.param("votre r i b svp", ["rib"], id="three letters"),
        pytest.param("c a r t e, constitutionnelle ment la", ["carte"], id="long words beside spaced letters"),
        pytest.param("re mbou rsem ent de 9 e u r o s", ["remboursement", "euros"], id="cut into pieces"),
    ],
)
def test_words_worth_hiding_are_found(folded: str, words: list[str]) -> None:
    """A filter that knows the word must know it in its disguise."""
    assert may_hide(folded.encode())
    assert [found.word for found in find_replacements(folded)] == words


@pytest.mark.parametrize(
    "folded",
    [
        pytest.param("https://c4rte.example/v1tale", id="link"),
        pytest.param("www.c4rte.fr, c4rte@mail.example", id="host and mailbox"),
        pytest.param("ref c4rt3x-99 ab12 5000e 1er 2nd 48h 17h30", id="references and numbers"),
        pytest.param("44444 4313 0000", id="digits only"),
        pytest.param("s.n.c.f. et r.a.t.p", id="other abbreviations"),
        pytest.param("je m'appelle d u p o n t", id="a name spelled"),
        pytest.param("r i b o t", id="three letters of more"),
        pytest.param("re mbou rsem ent", id="pieces alone are not looked for"),
    ],
)
def test_codes_names_and_links_are_left_alone(folded: str) -> None:
    """A word undone by mistake would be a false accusation."""
    assert find_replacements(folded) == []


def test_words_shown_backwards_are_found_only_there() -> None:
    """Only what stands behind an override is read from right to left."""
    found = find_replacements("ilema ilema ruop zzz emirp", [(6, 20)])

    assert [(one.start, one.word, one.value) for one in found] == [(6, "ameli", "bidi"), (12, "pour", "bidi")]


def test_of_overlapping_finds_the_longest_stands() -> None:
    """A stretch is replaced once."""
    assert [one.word for one in find_replacements("c o l i s simo")] == ["colissimo"]


@pytest.mark.parametrize(
    "folded",
    ["il y a une carte a jour", "rendez-vous a 17h30 ou 9h", "3646 appel 48h 1er", "a l'ecole a b"],
)
def test_ordinary_text_is_not_looked_at_twice(folded: str) -> None:
    """The gate is what keeps folding cheap."""
    assert not may_hide(folded.encode())


def test_word_lists_are_folded() -> None:
    """A word with an accent or a capital would never be found."""
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORTH_HIDING | ACRONYMS)
