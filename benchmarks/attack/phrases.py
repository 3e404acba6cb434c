"""Phrases: the hand-written words and sentences that attacks put in or take out (phrases.yaml)."""

from pathlib import Path

import msgspec
import yaml

__all__ = ["PHRASES", "Phrases", "Swap"]


class Swap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, and what may stand in their place.

    Args:
        words: Words that mean the same, in lower case.
        become: Other ways to say it, one of which is drawn.
    """

    words: tuple[str, ...]
    become: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of phrases.yaml.

    Args:
        weighty: Words that a filter would look for, folded: what a fraudster hides first.
        synonyms: Words of frauds and others for them.
        translations: By language, French phrases and how they are said there.
        names: Names of the Assurance Maladie, and how one hints at it.
        things: Things that only it has, and how one hints at them.
        orders: Imperatives, and their infinitives.
        greetings: What anybody may put before a text, by strength.
        thanks: What anybody may put behind it, by strength.
        salutations: What an office puts before a letter, by strength.
        compliments: What an office puts behind it, by strength.
        chatter: Small talk, by strength.
        footers: What genuine messages of the body end with, by strength.
        invitations: Official addresses, and invitations to go there, by strength.
        warnings: Honest advice against fraud, by strength.
    """

    weighty: frozenset[str]
    synonyms: tuple[Swap, ...]
    translations: dict[str, dict[str, str]]
    names: tuple[Swap, ...]
    things: tuple[Swap, ...]
    orders: dict[str, str]
    greetings: dict[int, tuple[str, ...]]
    thanks: dict[int, tuple[str, ...]]
    salutations: dict[int, tuple[str, ...]]
    compliments: dict[int, tuple[str, ...]]
    chatter: dict[int, tuple[str, ...]]
    footers: dict[int, tuple[str, ...]]
    invitations: dict[int, tuple[str, ...]]
    warnings: dict[int, tuple[str, ...]]


def _read() -> Phrases:
    text = Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
    plain = yaml.safe_load(text)
    return msgspec.convert(plain | {"weighty": plain["weighty"].split()}, Phrases)


PHRASES = _read()
