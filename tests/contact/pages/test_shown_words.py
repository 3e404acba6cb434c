"""Shown words: the text grows with its places."""

from beffroi.contact.pages.shown_words import ShownWords


def test_the_line_outweighs_the_space_and_nothing_begins_with_either() -> None:
    """As a browser lays them out."""
    source = " a  b c"
    words = ShownWords(source)

    words.part("\n")
    words.add(0, 5)
    words.part("\n")
    words.part(" ")
    words.add(6, 7)
    words.part(" ")

    assert words.text == "a b\nc"
    assert [source[place] for place in words.origin if source[place] != " "] == ["a", "b", "c"]


def test_hidden_letters_cut_a_word_only_between_two_letters() -> None:
    """A figure or a blank beside them makes no word."""
    cuts = []
    for source in ("axb", "ax b", "1x2"):
        words = ShownWords(source)
        words.add(0, 1)
        words.hide(1)
        words.pass_over(1, 2)
        words.unhide(2)
        words.add(2, len(source))
        cuts.append([hidden.cuts for hidden in words.hidden])

    assert cuts == [[1], [-1], [-1]]
