"""Listening: what a speech model hears in a recording, word by word; the library behind it may be any."""

from pathlib import Path
from typing import NamedTuple, Protocol

from beffroi.contact.readers.speech.sound import Sound

__all__ = ["Heard", "HeardWord", "Listen"]


class HeardWord(NamedTuple):
    """One word as the model wrote it, its punctuation included.

    Args:
        text: The word; it begins with a space unless it belongs to the word before (``soixante`` + ``-dix``).
        begins: Seconds from the beginning of the recording.
        ends: Seconds, likewise.
        confidence: From 0 to 1.
    """

    text: str
    begins: float
    ends: float
    confidence: float


class Heard(NamedTuple):
    """What was heard, in order, and the language it was heard as (BCP 47)."""

    words: tuple[HeardWord, ...]
    lang: str


class Listen(Protocol):
    """A speech model in use; a module-level function, so that it can be sent to another process."""

    def __call__(self, sound: Sound, model: Path, lang: str) -> Heard:
        """Return the words of ``sound``.

        Args:
            sound: The recording.
            model: The folder of the model's files.
            lang: The language to expect; another one only where the model is sure of it.
        """
        ...
