"""What the word lists know: an entry of a list, and a place where its words stand in a text."""

import enum
from typing import NamedTuple

import msgspec

__all__ = ["Cue", "CueKind", "Entry", "Pattern"]


class CueKind(enum.StrEnum):
    """What an entry's words do in a sentence; one YAML file each and language."""

    THING = "thing"  # names something one can be asked for
    ASK = "ask"  # asks to give, to pay, to prepare …, or tells that someone asked
    DENY = "deny"  # turns an ask round: never, not, without
    REQUEST = "request"  # a whole request in itself
    PRETEXT = "pretext"  # a reason given
    PRESSURE = "pressure"  # presses: deadline, threat …
    PLACE = "place"  # where something is to be given: the account, by reply
    SPEAKER = "speaker"  # who speaks: the body, a relative, a third party, a person who tells or warns
    ORGANISATION = "organisation"  # another organisation, by kind
    COMFORT = "comfort"  # says that nothing is asked, or invites to log in by oneself


class Pattern(msgspec.Struct, frozen=True):
    """One alternative of an entry that is more than a word.

    Args:
        regex: Its regular expression.
        required: Sets of words and, with a ``*``, beginnings of words: a text it matches has one of each. Those come
            first by which it is best looked for.
        reach: The longest it can match, in characters; 0 for any length.
    """

    regex: str
    required: tuple[frozenset[str], ...]
    reach: int = 0


class Entry(msgspec.Struct, frozen=True):
    """One line of a word list.

    Args:
        kind: What its words do.
        means: What they mean, a word of the kind's closed list.
        words: Single words it finds.
        beginnings: Beginnings of words it finds.
        patterns: What else it finds.
        catches: An example it must find.
        spares: A look-alike it must not find.
        where: ``file:line`` of the entry.
    """

    kind: CueKind
    means: str
    words: frozenset[str]
    beginnings: frozenset[str]
    patterns: tuple[Pattern, ...]
    catches: str
    spares: str
    where: str


class Cue(NamedTuple):
    """One place in a folded field where an entry's words stand."""

    means: str
    start: int
    end: int
