"""A real recording heard by the model that packages bring."""

import math
from pathlib import Path
from typing import NamedTuple

import pytest

from beffroi.contact.readers.speech import whisper
from beffroi.contact.readers.speech.listening import HeardWord
from beffroi.contact.readers.speech.sound import Sound, decode_sound
from beffroi.contact.readers.speech.whisper import hear_with_whisper
from beffroi.errors import UnreadableError

from .recording_files import shipped_model, spoken, tone


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped model's folder."""
    return shipped_model(tmp_path_factory.mktemp("models"))


def test_words_said_are_heard_with_their_seconds(model: Path) -> None:
    """The whole way from bytes to words, by the library and a model as people use them."""
    sound = decode_sound(spoken("Bonjour, ceci est un message important de votre caisse primaire."))

    heard = hear_with_whisper(sound, model, "fr")

    text = "".join(word.text for word in heard.words).lower()
    assert "ceci est un message" in text
    assert heard.lang == "fr"
    assert all(0 <= word.begins <= word.ends <= sound.seconds + 0.5 for word in heard.words)
    assert all(0 <= word.confidence <= 1 for word in heard.words)
    assert hear_with_whisper(sound, model, "fr") == heard


def test_where_nobody_speaks_nothing_is_heard(model: Path) -> None:
    """Over a hum Whisper alone would write how films end."""
    assert hear_with_whisper(Sound(tone(5)), model, "fr").words == ()


def test_files_that_are_no_model_are_an_error_of_ours(tmp_path: Path) -> None:
    """A copy that broke off, or another library's model."""
    (tmp_path / "model.bin").write_bytes(b"nothing of the sort")
    (tmp_path / "config.json").write_text("{}")

    with pytest.raises(UnreadableError, match="a speech model in the form of CTranslate2"):
        hear_with_whisper(Sound(tone(1)), tmp_path, "fr")


class _Word(NamedTuple):
    word: str
    start: float
    end: float
    probability: float


class _Segment(NamedTuple):
    words: list[_Word] | None


class _Library:
    """Stands for a loaded model that is as sure of a language as it is told to be."""

    class model:  # noqa: N801  # the library's own name
        is_multilingual = True

    def __init__(self, detected: str, certainty: float) -> None:
        self.detected: tuple[str, float, list[object]] = detected, certainty, []
        self.options: dict[str, object] = {}

    def detect_language(self, _samples: object) -> tuple[str, float, list[object]]:
        return self.detected

    def transcribe(self, _samples: object, **options: object) -> tuple[list[_Segment], None]:
        self.options = options
        return [_Segment([_Word(" Hi", 0.0, math.pi, 0.98765)]), _Segment(None)], None


@pytest.mark.parametrize(
    ("detected", "certainty", "lang"),
    [("br", 0.5, "fr"), ("en", 0.79, "fr"), ("en", 0.95, "en"), ("fr", 0.3, "fr"), ("th", 0.99, "fr")],
)
def test_another_language_is_taken_only_when_it_is_clear(
    detected: str, certainty: float, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """French on a bad line is taken for Breton or Welsh; English is English."""
    library = _Library(detected, certainty)
    monkeypatch.setattr(whisper, "_loaded", lambda _folder: library)

    heard = hear_with_whisper(Sound(tone(1)), Path("model"), "fr")

    assert heard.lang == library.options["language"] == lang
    assert heard.words == (HeardWord(" Hi", 0.0, 3.14, 0.988),)
    assert library.options["temperature"] == 0.0
    assert library.options["condition_on_previous_text"] is False
