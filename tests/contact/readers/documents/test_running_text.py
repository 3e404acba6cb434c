"""Words are gathered up to the longest text that is kept."""

import pytest

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.documents.running_text import RunningText, as_link
from beffroi.contact.readers.documents.xml_walk import EnoughError


def test_lines_are_kept_and_empty_ones_left_out() -> None:
    """Office writes an empty paragraph for every blank line."""
    text = RunningText()

    for words in ("Bonjour", " \n\n \t\n", "votre", " carte", "\n"):
        text.add(words)

    assert text.text == "Bonjour\nvotre carte"


def test_it_says_when_there_is_enough() -> None:
    """Reading on would only cost time."""
    text = RunningText()

    with pytest.raises(EnoughError):
        text.add("a" * (MAX_TEXT_LENGTH + 5))
    assert len(text.text) == MAX_TEXT_LENGTH


def test_a_target_is_one_word_in_angle_brackets() -> None:
    """So it is told from the words before it."""
    assert as_link("https://a.example/ x\n>y") == " <https://a.example/xy>"
    assert len(as_link("x" * 9_999)) == 2_003
