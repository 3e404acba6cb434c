"""What a telephone tells of a call is told in words."""

import pytest

from beffroi.contact.readers.phones.call_words import call_words


@pytest.mark.parametrize(
    ("kind", "duration", "words"),
    [
        pytest.param("3", "0", "Appel manqué.", id="missed, as most telephones write it"),
        pytest.param("3", "1", "Appel manqué, a sonné 1 seconde.", id="missed, rang once"),
        pytest.param("3", "30", "Appel manqué, a sonné 30 secondes.", id="missed, rang"),
        pytest.param("1", "3", "Appel reçu, 3 secondes.", id="answered, over at once"),
        pytest.param("7", "120", "Appel reçu, 2 minutes.", id="answered on another device"),
        pytest.param("1", "0", "", id="answered, nothing told"),
        pytest.param("5", "0", "", id="refused"),
        pytest.param("6", "4", "", id="kept off by a list"),
        pytest.param("3", "", "Appel manqué.", id="no duration"),
        pytest.param("3", "-4", "Appel manqué.", id="no number"),
        pytest.param("3", "٣", "Appel manqué.", id="other digits"),
        pytest.param("3", "9" * 5_000, "Appel manqué.", id="endless digits"),
    ],
)
def test_a_call_is_told_as_a_person_would(kind: str, duration: str, words: str) -> None:
    """A contact has no field for it: how long it rang must be read where words are."""
    assert call_words(kind, duration) == words
