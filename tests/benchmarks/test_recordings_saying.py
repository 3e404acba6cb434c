"""Written voicemails as people say them."""

import pytest
from recordings.saying import as_said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "au 06 39 98 70 12.",
            "au zéro six, trente-neuf, quatre-vingt-dix-huit, soixante-dix, douze.",
        ),
        (
            "au +33 6 39 98 71 80",
            "au plus trente-trois six, trente-neuf, quatre-vingt-dix-huit, soixante et onze, quatre-vingts",
        ),
        (
            "le 0899 00 12 34",
            "le zéro huit cent quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre",
        ),
        ("le 36 46", "le trente-six quarante-six"),
        ("[message vocal, 0:31] Bonjour", "Bonjour"),
        ("avant le 12 mars", "avant le 12 mars"),
    ],
)
def test_numbers_are_said_as_people_dictate_them(written: str, said: str) -> None:
    """A voice that reads them as thousands would measure itself, not the reader."""
    assert as_said(written) == said
