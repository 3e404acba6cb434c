"""Names of the field that sound like others."""

import pytest

from beffroi.contact.readers.speech.heard_names import with_names_meant
from beffroi.contact.readers.speech.listening import HeardWord


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("votre compte Amélie, merci", "votre compte ameli, merci"),
        ("la plateforme Amelie.", "la plateforme ameli."),
        ("allez sur Amélie.fr", "allez sur ameli.fr"),
        ("C'est Amélie, rappelle-moi", "C'est Amélie, rappelle-moi"),
        ("le site améliore tout", "le site améliore tout"),
    ],
)
def test_ameli_is_written_so_and_amelie_keeps_her_name(heard: str, meant: str) -> None:
    """Both sound the same; only one is a claim to be a public body."""
    words = [HeardWord(f" {word}", 0, 1, 0.9) for word in heard.split()]

    assert "".join(word.text for word in with_names_meant(words)).strip() == meant
