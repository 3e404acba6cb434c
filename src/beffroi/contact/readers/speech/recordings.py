"""Recordings: a voicemail kept as a sound file, as a contact of what was heard in it, word by word with its time."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from beffroi.contact.bounds import MAX_LINE_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.readers.intake import Intake, Note, SpokenWord
from beffroi.contact.readers.speech.dictated_numbers import find_dictated_numbers
from beffroi.contact.readers.speech.heard_names import with_names_meant
from beffroi.contact.readers.speech.listening import Heard, HeardWord, Listen
from beffroi.contact.readers.speech.sound import Sound, decode_sound
from beffroi.contact.readers.speech.speech_models import speech_model
from beffroi.contact.readers.speech.unsaid import without_credits, without_loops
from beffroi.contact.readers.speech.whisper import hear_with_whisper
from beffroi.errors import UnreadableError

__all__ = ["intake_of", "read_recording"]

_UNSURE_WORD: Final = 0.5
"""Below it a word is marked: of those a small model writes with less, three in five are wrong."""

_UNSURE_SHORT_NUMBER: Final = 0.5
"""Below it a number of four digits is left out: ``36 46`` misheard as ``30 46`` accuses the body itself of fraud."""

_LEFT_OUT: Final = "…"

_UNSURE_RECORDING: Final = 0.6
"""Mean confidence below which nothing is judged; benchmarks/recordings/README.md says what it lets through."""


def read_recording(  # noqa: PLR0913  # what a face knows, by position where it must be, by name where it may
    data: bytes,
    name: str,
    model: str,
    cache: Path,
    *,
    allow_download: bool = False,
    lang: str = "fr",
    listen: Listen = hear_with_whisper,
) -> Intake:
    """Read a voicemail from its recording.

    Args:
        data: The file's bytes: wav, mp3, ogg/opus, m4a/aac, amr, flac, or a video's sound.
        name: The file's name; nothing is judged by it.
        model: The speech model: a folder, or a name that :func:`~.speech_models.speech_model` knows.
        cache: The folder for models that are known by name.
        allow_download: The person asked for the model to be fetched if it is not there.
        lang: The language to expect; another is taken only where the model is sure of it.
        listen: The speech library in use.

    Returns:
        A VOICEMAIL whose text is what was heard; each word with its place there, its seconds and its confidence.

    Raises:
        UnreadableError: It is no recording, or nobody speaks in it, or so unclearly that the words would be guesses;
            or there is no such model.
        MissingExtraError: The extra ``audio`` is not installed.
    """
    sound = decode_sound(data)
    folder = speech_model(model, cache, allow_download=allow_download)
    return intake_of(listen(sound, folder, lang), sound, name)


def intake_of(heard: Heard, sound: Sound, name: str) -> Intake:
    """Return what was heard as a contact, without what nobody said, its telephone numbers put together.

    Raises:
        UnreadableError: There are no words, or they are too doubtful as a whole to be judged.
    """
    words, left_out = without_loops(without_credits(with_names_meant(heard.words)))
    if not any(character.isalnum() for word in words for character in word.text):
        raise UnreadableError(expected="a recording of someone speaking", found="no words in it")
    sureness = sum(word.confidence for word in words) / (len(words) + left_out)  # a loop is no word, and no sure one
    if sureness < _UNSURE_RECORDING:
        expected = f"speech clear enough to be written down (confidence {_UNSURE_RECORDING:.0%})"
        raise UnreadableError(expected=expected, found=f"words that would be guesses ({sureness:.0%})")
    text, spoken = _written(words)
    file = Attachment(name[:MAX_LINE_LENGTH])
    contact = Contact(Channel.VOICEMAIL, text, lang=heard.lang, attachments=(file,))
    return Intake(contact, tuple(_notes(sound, spoken, left_out)), spoken)


def _written(words: Sequence[HeardWord]) -> tuple[str, tuple[SpokenWord, ...]]:
    """Return the words as one text and, for each, where it stands there; a number put together is one word."""
    joined, places = _joined(words)
    text, at, copied = "", 0, 0
    spoken: list[SpokenWord] = []
    for number in find_dictated_numbers(joined):
        inside = [i for i in range(at, len(places)) if places[i][0] < number.end and places[i][1] > number.start]
        if not inside or places[inside[0]][0] < copied:
            continue
        first, last = inside[0], inside[-1]
        spoken += [_moved(words[i : i + 1], *places[i], len(text) - copied) for i in range(at, first)]
        start = len(text) + places[first][0] - copied
        doubtful = number.is_short and min(word.confidence for word in words[first : last + 1]) < _UNSURE_SHORT_NUMBER
        text += joined[copied : number.start] + (_LEFT_OUT if doubtful else number.written)
        spoken.append(_moved(words[first : last + 1], start, len(text) + places[last][1] - number.end, 0))
        at, copied = last + 1, number.end
    spoken += [_moved(words[i : i + 1], *places[i], len(text) - copied) for i in range(at, len(places))]
    return text + joined[copied:], tuple(spoken)


def _joined(words: Sequence[HeardWord]) -> tuple[str, list[tuple[int, int]]]:
    """Return the words in a row, and where each begins and ends there without its spaces."""
    joined = ""
    places: list[tuple[int, int]] = []
    for word in words:
        written = word.text if joined else word.text.lstrip()
        start = len(joined) + len(written) - len(written.lstrip())
        joined += written
        places.append((start, start + len(written.strip())))
    return joined.rstrip(), places


def _moved(words: Sequence[HeardWord], start: int, end: int, by: int) -> SpokenWord:
    sureness = min(word.confidence for word in words)
    return SpokenWord(start + by, end + by, words[0].begins, words[-1].ends, sureness)


def _notes(sound: Sound, spoken: Sequence[SpokenWord], left_out: int) -> Iterator[Note]:
    if left_out or any(word.confidence < _UNSURE_WORD for word in spoken):
        yield Note.UNSURE_WORDS
    if sound.cut:
        yield Note.PARTLY_READ
    if sound.damaged:
        yield Note.DAMAGED
