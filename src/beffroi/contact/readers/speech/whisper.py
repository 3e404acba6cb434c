"""Whisper: a recording's words by faster-whisper, the same every time it listens on the same machine."""

import functools
import gc
from pathlib import Path
from typing import Any, Final

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.speech.listening import Heard, HeardWord
from beffroi.contact.readers.speech.sound import RATE, Sound
from beffroi.errors import UnreadableError

__all__ = ["hear_with_whisper"]

_SURE_OF_LANGUAGE: Final = 0.8
"""Below it the expected language stands: a bad line makes French Breton or Welsh, at 0.3 to 0.6."""

_OTHER_LANGUAGES: Final = frozenset(
    {"ar", "de", "en", "es", "fr", "it", "pl", "pt", "ro", "ru", "tr", "uk", "vi", "zh"}
)
"""Those that the word lists know; a robot's French was taken for Thai beyond any doubt."""

_LANGUAGE_SECONDS: Final = 30  # what Whisper looks at at once


def hear_with_whisper(sound: Sound, model: Path, lang: str) -> Heard:
    """Return the words of ``sound``; see :class:`~beffroi.contact.readers.speech.listening.Listen`.

    Decoding is greedy in its temperature, does not lean on what it wrote before (an error would go on for ever), and
    skips what the library's own detector finds to be no speech, where Whisper invents subtitles. It gets no hint of the
    words to expect: with one the small models left out the last sentences of a voicemail.

    Raises:
        UnreadableError: The model's folder does not hold a model that the library can load.
        MissingExtraError: The extra ``audio`` is not installed.
    """
    whisper = _loaded(model)
    numpy = import_extra("numpy", "audio")
    samples = numpy.frombuffer(sound.samples, dtype=numpy.int16).astype(numpy.float32) / 32_768
    spoken = _language(whisper, samples, lang)
    segments, _ = whisper.transcribe(
        samples,
        language=spoken,
        beam_size=5,
        temperature=0.0,
        condition_on_previous_text=False,
        vad_filter=True,
        word_timestamps=True,
    )
    words = tuple(
        HeardWord(word.word, round(word.start, 2), round(word.end, 2), round(word.probability, 3))
        for segment in segments
        for word in segment.words or ()
    )
    return Heard(words, spoken)


def _language(whisper: Any, samples: Any, expected: str) -> str:  # noqa: ANN401  # the library has no types
    if not whisper.model.is_multilingual:
        return expected
    detected, certainty, _ = whisper.detect_language(samples[: _LANGUAGE_SECONDS * RATE])
    return str(detected) if detected in _OTHER_LANGUAGES and certainty >= _SURE_OF_LANGUAGE else expected


@functools.lru_cache(maxsize=1)
def _loaded(model: Path) -> Any:  # noqa: ANN401
    """Load a model once a process: a small one takes a second, a large one ten."""
    faster_whisper = import_extra("faster_whisper", "audio")
    gc.collect()  # a model that was loaded before must leave memory first
    try:
        return faster_whisper.WhisperModel(str(model), device="cpu", compute_type="int8", local_files_only=True)
    except (RuntimeError, ValueError, OSError) as error:
        expected = "a speech model in the form of CTranslate2"
        raise UnreadableError(expected, f"files that cannot be loaded ({type(error).__name__})") from None
