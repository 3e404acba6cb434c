"""Labels and names as they are compared."""

import pytest

from beffroi.contact.readers.phones.plain_words import is_owner, plain


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Numéro de_Téléphone", "numero de telephone"),
        ("  Date/Heure : ", "date heure"),
        ("é" * 500, "e" * 100),
        ("", ""),
    ],
)
def test_accents_signs_and_length_make_no_difference(written: str, words: str) -> None:
    """Programs write the same column in many ways."""
    assert plain(written) == words


@pytest.mark.parametrize(
    ("name", "is_own"), [("Moi", True), ("You", True), ("VOUS", True), ("Moïse", False), ("", False)]
)
def test_an_owner_is_named_as_telephones_do(name: str, *, is_own: bool) -> None:
    """What they wrote is not judged."""
    assert is_owner(name) is is_own
