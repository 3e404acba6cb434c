"""What speech models write though nobody said it."""

import pytest

from beffroi.contact.readers.speech.listening import HeardWord
from beffroi.contact.readers.speech.unsaid import without_credits, without_loops


def _words(text: str) -> list[HeardWord]:
    return [HeardWord(f" {word}", place, place + 1, 0.9) for place, word in enumerate(text.split())]


def _text(words: list[HeardWord]) -> str:
    return "".join(word.text for word in words).strip()


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("Sous-titrage Société Radio-Canada", ""),
        ("Sous-titres réalisés para la communauté d'Amara.org", ""),
        ("Rappelez-moi vite. Sous-titrage ST' 501", "Rappelez-moi vite."),
        ("Merci d'avoir regardé cette vidéo !", ""),
        ("Merci d'avoir regardé votre dossier.", "Merci d'avoir regardé votre dossier."),
        ("Le film est sous-titré en anglais.", "Le film est sous-titré en anglais."),
    ],
)
def test_credits_of_films_are_left_out_and_words_about_them_are_not(heard: str, kept: str) -> None:
    """Whisper writes them over silence; nobody left them on a voicemail."""
    assert _text(without_credits(_words(heard))) == kept


@pytest.mark.parametrize(
    ("heard", "kept", "left_out"),
    [
        pytest.param("non non non merci", "non non non merci", 0, id="people repeat themselves"),
        pytest.param("zéro zéro zéro zéro douze", "zéro zéro zéro zéro douze", 0, id="so do numbers"),
        pytest.param("le 01 99 je répète le 01 99", "le 01 99 je répète le 01 99", 0, id="said twice"),
        pytest.param("à demain à demain, à demain à demain, à demain", "à demain", 8, id="a phrase without end"),
        pytest.param("fin " + "ha " * 200, "fin ha", 199, id="a word without end"),
        pytest.param("oui " + "fœu-" * 50, "oui", 1, id="a syllable without end"),
    ],
)
def test_endless_repetition_is_cut_to_once(heard: str, kept: str, left_out: int) -> None:
    """A model that lost the thread repeats the last thing it wrote; a person does so a few times at most."""
    words, out = without_loops(_words(heard))

    assert (_text(words), out) == (kept, left_out)
