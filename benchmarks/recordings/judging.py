"""Judging: whether a recording gets the verdict that its written text gets, from what a speech model heard in it."""

from typing import Any, NamedTuple

import msgspec

import beffroi
from beffroi.contact.readers.intake import Intake
from beffroi.contact.readers.speech.listening import Heard, HeardWord
from beffroi.contact.readers.speech.recordings import intake_of
from beffroi.contact.readers.speech.sound import Sound
from beffroi.errors import UnreadableError

__all__ = ["Outcome", "outcome_of", "word_errors"]


class Outcome(NamedTuple):
    """What became of one recording; ``heard`` is empty when the reader said that it is too unclear."""

    written: str
    heard: str
    text: str
    why: str = ""


def outcome_of(labelled: dict[str, Any], words: list[list[Any]], lang: str) -> Outcome:
    """Judge a voicemail of the corpus as written and as heard; sender and day are the same."""
    contact = beffroi.read_contact({key: labelled[key] for key in ("channel", "text", "sender", "date", "lang", "id")})
    written = beffroi.check(contact).verdict
    try:
        intake = _intake(words, lang)
    except UnreadableError as error:
        return Outcome(str(written), "", "".join(word[0] for word in words), error.found)
    heard = msgspec.structs.replace(contact, text=intake.contact.text, lang=intake.contact.lang)
    return Outcome(str(written), str(beffroi.check(heard).verdict), intake.contact.text)


def _intake(words: list[list[Any]], lang: str) -> Intake:
    heard = Heard(tuple(HeardWord(*word) for word in words), lang)
    return intake_of(heard, Sound(b""), "recording")


def word_errors(said: str, heard: str) -> float:
    """Return the word error rate: words to put in, out or right, a word said; figures and case as they stand."""
    wanted, got = _words(said), _words(heard)
    row = list(range(len(got) + 1))
    for place, word in enumerate(wanted, 1):
        diagonal, row[0] = row[0], place
        for other, seen in enumerate(got, 1):
            diagonal, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, diagonal + (word != seen))
    return row[-1] / max(1, len(wanted))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
