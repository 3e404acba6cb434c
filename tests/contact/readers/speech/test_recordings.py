"""A voicemail's recording as a contact."""

import functools
import pickle
from pathlib import Path

import pytest

from beffroi.contact import Channel
from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.speech.listening import Heard, HeardWord
from beffroi.contact.readers.speech.recordings import intake_of, read_recording
from beffroi.contact.readers.speech.sound import Sound
from beffroi.errors import UnreadableError

from .recording_files import tone, wav

_SOUND = Sound(b"")


def _heard(text: str, confidence: float = 0.9) -> Heard:
    """Return words as a model hands them over: a space before each, half a second each."""
    words = [HeardWord(f" {word}", at / 2, at / 2 + 0.5, confidence) for at, word in enumerate(text.split())]
    return Heard(tuple(words), "fr")


def _listen(sound: Sound, model: Path, lang: str, *, text: str) -> Heard:
    """Stand for a speech model; a function of a module, so that it can be sent to another process."""
    assert sound.seconds > 0
    assert model.is_dir()
    return _heard(text)._replace(lang=lang)


def _read(text: str) -> Intake:
    return intake_of(_heard(text), _SOUND, "message.m4a")


def test_a_recording_becomes_a_voicemail_of_what_was_heard(tmp_path: Path) -> None:
    """Its sender and day are not in the file: the person may add them."""
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).touch()
    listen = functools.partial(_listen, text="Bonjour, ici la CPAM. Rappelez le 0,899, 00, 12, 34.")
    arguments = (wav(tone(2)), "message.wav", str(tmp_path), tmp_path)

    intake = read_recording(*pickle.loads(pickle.dumps(arguments)), listen=listen)  # noqa: S301  # our own bytes

    assert intake.contact.channel is Channel.VOICEMAIL
    assert intake.contact.text == "Bonjour, ici la CPAM. Rappelez le 08 99 00 12 34."
    assert intake.contact.lang == "fr"
    assert intake.contact.sender is None
    assert [attachment.name for attachment in intake.contact.attachments] == ["message.wav"]
    assert intake.notes == ()
    assert pickle.loads(pickle.dumps(intake)) == intake  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("Rappelez le 0,199, 00, 12, 34, merci.", "Rappelez le 01 99 00 12 34, merci."),
        ("Faites le 36, 46. Ou le 0-1-9-9-0-0-1-2-3-4", "Faites le 36 46. Ou le 01 99 00 12 34"),
        ("votre compte Amélie, merci", "votre compte ameli, merci"),
        ("au zéro un quatre-vingt-dix-neuf", "au zéro un quatre-vingt-dix-neuf"),
        ("Bonjour. Sous-titrage Société Radio-Canada", "Bonjour."),
    ],
)
def test_every_word_points_at_itself_in_the_text(heard: str, said: str) -> None:
    """A reason shown at "0:12" must be the words that are said then."""
    intake = _read(heard)

    assert intake.contact.text == said
    shown = [said[word.start : word.end] for word in intake.spoken]
    assert "".join(shown) == said.replace(" ", "") or " ".join(shown) == said
    assert all(before.ends <= after.begins for before, after in zip(intake.spoken, intake.spoken[1:], strict=False))


def test_a_number_put_together_is_one_word_from_its_first_second_to_its_last() -> None:
    """The person hears the whole number again, not a part of it."""
    intake = _read("Rappelez le 0,199, 00, 12, 34, merci.")

    (number,) = [word for word in intake.spoken if intake.contact.text[word.start : word.end] == "01 99 00 12 34,"]
    assert (number.begins, number.ends) == (1.0, 3.0)


def test_parts_of_words_join_without_a_space() -> None:
    """Models write ``soixante`` and ``-dix`` apart, each with its time."""
    words = (HeardWord(" soixante", 0, 1, 0.9), HeardWord("-dix", 1, 2, 0.9), HeardWord(" euros.", 2, 3, 0.9))

    intake = intake_of(Heard(words, "fr"), _SOUND, "a.wav")

    assert intake.contact.text == "soixante-dix euros."
    assert [intake.contact.text[word.start : word.end] for word in intake.spoken] == ["soixante", "-dix", "euros."]


def test_doubtful_words_are_said_to_be_so() -> None:
    """A misheard word may be the one that decides."""
    words = (*_heard("Bonjour, rappelez-moi vite").words, HeardWord(" demain", 5, 6, 0.2))

    intake = intake_of(Heard(words, "fr"), _SOUND, "a.wav")

    assert intake.notes == (Note.UNSURE_WORDS,)
    assert intake.spoken[-1].confidence == 0.2


@pytest.mark.parametrize(
    ("confidence", "text"),
    [(0.9, "Composez le 30 46 demain"), (0.4, "Composez le … demain")],
)
def test_a_short_number_is_left_out_when_it_may_be_another(confidence: float, text: str) -> None:
    """Small models hear 30 46 in "trente-six quarante-six", and the body would be accused for its own number."""
    before, after = _heard("Composez le").words, (HeardWord(" demain", 4, 5, 0.9),)
    number = (HeardWord(" 30", 2, 3, 0.9), HeardWord(" ,46", 3, 4, confidence))

    intake = intake_of(Heard((*before, *number, *after), "fr"), _SOUND, "a.wav")

    assert intake.contact.text == text
    assert [text[word.start : word.end] for word in intake.spoken][2] == text[12:-7]
    assert (Note.UNSURE_WORDS in intake.notes) == (confidence < 0.5)


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param(_heard("Bonjour ici la CPAM", 0.3), "words that would be guesses", id="hardly any word is sure"),
        pytest.param(_heard("oui " + "la la " * 50), "words that would be guesses", id="a loop and little else"),
        pytest.param(_heard(""), "no words", id="nothing"),
        pytest.param(_heard("... , !"), "no words", id="marks without words"),
        pytest.param(_heard("Sous-titrage Société Radio-Canada"), "no words", id="credits over silence"),
    ],
)
def test_what_would_be_a_guess_is_said_instead_of_judged(heard: Heard, expected: str) -> None:
    """A verdict on words that nobody said would be worse than none."""
    with pytest.raises(UnreadableError, match=expected) as caught:
        intake_of(heard, _SOUND, "a.wav")

    assert "CPAM" not in str(caught.value)


def test_what_is_missing_of_the_sound_is_said() -> None:
    """The part that was not heard may hold the request."""
    intake = intake_of(_heard("Bonjour, rappelez-moi"), Sound(b"", cut=True, damaged=True), "a.wav")

    assert intake.notes == (Note.PARTLY_READ, Note.DAMAGED)
