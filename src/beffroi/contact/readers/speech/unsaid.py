"""Unsaid: what a speech model writes though nobody said it, subtitles' credits over silence and endless repetition."""

import re
from collections.abc import Sequence
from typing import Final

from beffroi.contact.readers.speech.listening import HeardWord

__all__ = ["without_credits", "without_loops"]

# Whisper learned from subtitled films: over silence and noise it writes how they end (openai/whisper, discussion 928).
# A full stop stands for a letter with its accent, or without.
_CREDITS: Final = re.compile(
    r"sous-titr(?:age|es|.)s?\b.{0,60}(?:radio-?canada|amara|st'? ?501|communaut.|soustitreur|fr\b|par\b).{0,30}"
    r"|(?:sous-titreur\.com|amara\.org|❤️? ?par soustitreur\.com).{0,20}"
    r"|merci (?:d'avoir|. tous d'avoir|pour avoir) (?:regard.|visionn.) (?:cette|la) vid.o ?!?\.?"
    r"|(?:n'oubliez pas de )?(?:vous )?abonne[rz](?:-vous)? (?:.|sur) (?:la|ma|notre) cha.ne.{0,20}"
    r"|♪+",
    re.IGNORECASE,
)
_LONGEST_WORD: Final = 40  # characters; what is longer is one syllable written over and over
_LONGEST_LOOP: Final = 12  # words
_MOST_REPEATS: Final = 3  # "non non non" is said; a number is repeated once, or twice
_MOST_DIGIT_REPEATS: Final = 5  # "zéro zéro zéro zéro"


def without_credits(words: Sequence[HeardWord]) -> list[HeardWord]:
    """Return ``words`` without those that only end films."""
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word.text
    spans = [found.span() for found in _CREDITS.finditer(text)]
    return [
        word
        for word, start in zip(words, starts, strict=True)
        if not any(first - 1 <= start < last for first, last in spans)
    ]


def without_loops(words: Sequence[HeardWord]) -> tuple[list[HeardWord], int]:
    """Return ``words`` with each endless repetition cut to its first time, and how many words that left out."""
    kept: list[HeardWord] = []
    written = [word.text.strip(" ,.;:!?-…").lower() for word in words]
    at = left_out = 0
    while at < len(words):
        if len(written[at]) > _LONGEST_WORD:
            at, left_out = at + 1, left_out + 1
            continue
        length, times = _loop_at(written, at)
        kept += words[at : at + length]
        left_out += length * (times - 1)
        at += length * times
    return kept, left_out


def _loop_at(written: Sequence[str], at: int) -> tuple[int, int]:
    """Return how many words from ``at`` on repeat at once, and how many times; ``(1, 1)`` where none does."""
    for length in range(1, _LONGEST_LOOP + 1):
        phrase = written[at : at + length]
        if phrase != written[at + length : at + 2 * length]:
            continue
        times = 2
        while phrase == written[at + times * length : at + (times + 1) * length]:
            times += 1
        digits = all(word.isdecimal() or word == "zéro" for word in phrase)
        if times > (_MOST_DIGIT_REPEATS if digits else _MOST_REPEATS):
            return length, times
    return 1, 1
