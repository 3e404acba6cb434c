"""Confusables: the tables behind folding."""

import sys
import unicodedata

from beffroi.evidence.confusables import (
    DRESSED,
    INVISIBLE,
    LOOK_ALIKES,
    PLAIN,
    SCRIPTS,
    SPELLED,
    UNMISTAKABLE,
    spell,
)


def test_tables_do_not_contradict_one_another() -> None:
    """A character that is plain can be no disguise, and one in fancy dress is no foreign letter."""
    plain = {chr(code) for code in PLAIN}
    tables = [plain, DRESSED.keys(), LOOK_ALIKES.keys(), INVISIBLE.keys()]

    for first, table in enumerate(tables):
        for other in tables[first + 1 :]:
            assert not set(table) & set(other)


def test_everything_reads_as_lower_case_ascii() -> None:
    """Folded text is what word lists are written in."""
    read = [*PLAIN.values(), *(form for form, _ in DRESSED.values()), *LOOK_ALIKES.values(), *SPELLED.values()]

    assert all(text.isascii() and text == text.lower() for text in read)
    assert all(len(text) == 1 for text in [*PLAIN.values(), *LOOK_ALIKES.values()])


def test_every_character_is_spelled_in_bounded_ascii() -> None:
    """No code point, assigned or not, breaks folding."""
    for code in range(0x80, sys.maxunicode + 1, 7):
        spelled = spell(chr(code))
        assert spelled.isascii()
        assert len(spelled) <= 18


def test_letters_of_living_alphabets_are_spelled_by_table() -> None:
    """Cyrillic, Greek, Arabic and Hebrew words can be looked for in ASCII."""
    letters = [*map(chr, range(0x410, 0x450)), *"αβγδεζηθικλμνξοπρςστυφχψω", *map(chr, range(0x5D0, 0x5EB))]
    letters += [
        chr(code) for code in range(0x621, 0x64B) if unicodedata.name(chr(code), "").startswith("ARABIC LETTER")
    ]

    missing = [letter for letter in letters if letter not in SPELLED and not 0x63B <= ord(letter) <= 0x63F]

    assert missing == []


def test_real_scripts_have_letters_that_pass_for_nothing_else() -> None:
    """They are what tells Russian from a disguise."""
    assert {"б", "ж", "я"} <= UNMISTAKABLE["cyrillic"]
    assert "а" not in UNMISTAKABLE["cyrillic"]
    assert SCRIPTS["ω"] == "greek"


def test_other_characters_are_spelled_by_what_unicode_says() -> None:
    """Unknown letters, marks and signs have a fixed reading."""
    assert [spell(character) for character in "ꝁ\u0301\ufdd0☂₯ά法ﺕ𝟘𞤀᠓"] == [
        "k", "", "", " ", " ", "a", "u6cd5", "t", "0", "u1e900", "3",
    ]  # fmt: skip
