"""Companions: the words beside a brand word."""

from beffroi.evidence import companions


def test_every_word_is_written_as_hosts_are_folded() -> None:
    """A capital or an accent in a list would never match."""
    words = companions.COMPANIONS | companions.SPARED_WORDS | companions.WORDS_OF_THEIR_OWN
    for nouns in companions.ADJECTIVE_NOUNS.values():
        words |= nouns

    assert [word for word in sorted(words) if not (word.isascii() and word.isalpha() and word.islower())] == []


def test_no_companion_is_so_short_that_any_word_is_made_of_them() -> None:
    """With single letters ``camelia`` would be ``c`` + ``ameli`` + ``a``."""
    assert min(map(len, companions.COMPANIONS)) > 1


def test_no_word_is_both_companion_and_spared() -> None:
    """It would be for and against."""
    assert not companions.COMPANIONS & (companions.SPARED_WORDS | companions.WORDS_OF_THEIR_OWN)
