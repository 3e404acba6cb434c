"""Undressing: one word, letter by letter."""

import pytest

from beffroi.evidence.undressing import WordReader


@pytest.mark.parametrize(
    ("plain", "word", "read", "values"),
    [
        pytest.param("la саrte", "саrte", "carte", ["homoglyph"], id="a word of two scripts"),
        pytest.param("votre сара", "сара", "capa", ["homoglyph"], id="a whole word in a Latin text"),
        pytest.param("моя сара ждёт", "сара", "sara", [], id="a whole word in a Russian text"),
        pytest.param("a b а c", "а", "a", ["homoglyph"], id="one Cyrillic letter"),
        pytest.param("a b α c", "α", "a", [], id="one Greek letter"),
        pytest.param("sms smsбка", "smsбка", "smsbka", [], id="letters that pass for nothing"),
        pytest.param("a c\u200ba\u00adr", "c\u200ba\u00adr", "car", ["zero_width", "soft_hyphen"], id="two sorts"),
        pytest.param("卡vitale卡卡", "卡vitale卡卡", "u5361 vitale u5361 u5361", [], id="ideographs are words"),
    ],
)
def test_a_word_is_read_in_its_text(plain: str, word: str, read: str, values: list[str]) -> None:
    """The same letters are a disguise in French and a word in Russian."""
    pieces: list[str] = []
    origin: list[int] = []

    undoings = WordReader(plain).read(word, 3, pieces, origin)

    assert "".join(pieces) == read
    assert len(origin) == len(read)
    assert [undoing.value for undoing in undoings] == values
    assert all(undoing.word == read and (undoing.start, undoing.end) == (3, 3 + len(word)) for undoing in undoings)
