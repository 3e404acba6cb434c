"""Framing: the text left as it is, and something put around it, or cut in two."""

import re
from random import Random

from attack.phrases import PHRASES
from attack.places import LINK

__all__ = [
    "chatter",
    "halves",
    "official_first",
    "official_footer",
    "quoted",
    "rejoined",
    "warning_first",
    "warning_last",
]

_HEAVY = 3
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«\"—])|\n+")
_TARGET = re.compile(rf"{LINK.pattern}|(?<![\d+])(?:\+\d{{2}}|0\d)(?:[ .]?\d{{2}}){{3,4}}")
_MARKS = {2: ("(1/2) ", "(2/2) "), 3: ("[12:03] ", "[12:04] ")}


def chatter(text: str, strength: int, chance: Random) -> str:
    """Go on with small talk."""
    return f"{text} {chance.choice(PHRASES.chatter[strength])}"


def official_footer(text: str, strength: int, chance: Random) -> str:
    """End as genuine messages of the Assurance Maladie do."""
    return f"{text}\n\n{chance.choice(PHRASES.footers[strength])}"


def official_first(text: str, strength: int, chance: Random) -> str:
    """Begin with an official address or number, or with the advice to go there by oneself."""
    return f"{chance.choice(PHRASES.invitations[strength])} {text}"


def warning_last(text: str, strength: int, chance: Random) -> str:
    """End with honest advice against fraud."""
    return f"{text}\n{chance.choice(PHRASES.warnings[strength])}"


def warning_first(text: str, strength: int, chance: Random) -> str:
    """Begin with honest advice against fraud, so as to look like prevention."""
    return f"{chance.choice(PHRASES.warnings[strength])}\n{text}"


def quoted(text: str, strength: int, chance: Random) -> str:
    """Stand between quotation marks, as pasted: straight, French, or behind the ``>`` of a reply."""
    if strength == _HEAVY:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return chance.choice(('"{}"', "“{}”") if strength == 1 else ("« {} »", "‹ {} ›")).format(text)


def halves(text: str, strength: int) -> tuple[str, str] | None:
    """Cut a text in two: at the sentence end nearest its middle, at the last before the link or number, or at that.

    Returns:
        Both parts, or ``None`` where nothing is to be cut.
    """
    target = _TARGET.search(text)
    ends = [found.start() for found in _SENTENCE.finditer(text)]
    if strength == 1:
        places = sorted(ends, key=lambda end: abs(end - len(text) / 2))
    elif strength < _HEAVY:
        places = [end for end in reversed(ends) if target is not None and end <= target.start()]
    else:
        places = [target.start()] if target is not None else []
    for place in places:
        first, second = text[:place].strip(), text[place:].strip()
        if first and second:
            return first, second
    return None


def rejoined(parts: tuple[str, str], strength: int) -> str:
    """Return both parts as a person would paste them: on two lines, numbered, or with the time of each."""
    first, second = _MARKS.get(strength, ("", ""))
    return f"{first}{parts[0]}\n{second}{parts[1]}"
