"""Pages: words folded, places in the source, and the same words twice."""

import pytest

from beffroi.evidence.folding import fold
from beffroi.evidence.pages import HIDDEN_LETTERS, fold_page, say_the_same


def test_disguise_in_a_page_has_its_place_in_the_source() -> None:
    """Folding and markup move letters, each in its way."""
    source = "<p>Votre a<i hidden>x</i>meli, c<b>0mpt3</b> &oelig;il &amp; VIT&#1072;LE</p>"

    text, _ = fold_page(source)

    assert [(undoing.value, undoing.word, source[undoing.start : undoing.end]) for undoing in text.undoings] == [
        (HIDDEN_LETTERS, "ameli", "a<i hidden>x</i>meli"),
        ("leetspeak", "compte", "c<b>0mpt3"),
        ("homoglyph", "vitale", "VIT&#1072;LE"),
    ]
    start = text.folded.index("oeil")
    assert source[slice(*text.to_original(start, start + 4))] == "&oelig;il"


@pytest.mark.parametrize(
    ("text", "page", "same"),
    [
        ("Bonjour,\n\nVotre dossier : <https://a.example/x>.", "<p>Bonjour,</p><p>Votre <b>dossier</b> : .</p>", True),
        ("* Un\n* Deux", "<ul><li>Un<li>Deux</ul>", True),
        ("Donnez jamais votre code", "<p>Donnez votre code</p>", False),
        ("Donnez\nvotre code", "<p>Donnez votre code</p>", False),
        ('"Donnez votre code"', "<p>Donnez votre code</p>", False),
        ("Votre ameli", "<p>Votre a<i hidden>x</i>meli</p>", False),
    ],
)
def test_the_same_sentences_are_read_once(text: str, page: str, same: bool) -> None:  # noqa: FBT001
    """A text that would be read otherwise than its page is another."""
    assert say_the_same(fold(text), fold_page(page)[0]) is same
