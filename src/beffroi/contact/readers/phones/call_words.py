"""Call words: what a telephone tells of a call, in the words that a person would tell it in.

A contact has no field for it, and who tells of a call by hand says it in words as well: "appel manqué". They are
French, as telephones in France show them.
"""

from typing import Final

__all__ = ["call_words"]

_ANSWERED: Final = frozenset({"1", "7"})  # here, or on another device
_MISSED: Final = "3"
_IN_VAIN, _RANG, _TAKEN = "Appel manqué", "a sonné", "Appel reçu"
_MOST_DIGITS = 6  # of a number of seconds: eleven days
_SECONDS = 60


def call_words(kind: str, duration: str) -> str:
    """Return what is told of a call received; empty for one that its owner refused or a list kept off.

    Args:
        kind: Its type, as Android numbers them.
        duration: Its seconds. Of a missed call most telephones write 0, for nobody spoke; some write how long it rang.

    >>> call_words("3", "2")
    'Appel manqué, a sonné 2 secondes.'
    >>> call_words("1", "75")
    'Appel reçu, 1 minute 15 secondes.'
    """
    lasted = _lasted(duration)
    if kind == _MISSED:
        return f"{_IN_VAIN}, {_RANG} {lasted}." if lasted else f"{_IN_VAIN}."
    return f"{_TAKEN}, {lasted}." if kind in _ANSWERED and lasted else ""


def _lasted(duration: str) -> str:
    if not (duration.isascii() and duration.isdecimal() and len(duration) <= _MOST_DIGITS):
        return ""
    minutes, seconds = divmod(int(duration), _SECONDS)
    told = ((minutes, "minute"), (seconds, "seconde"))
    return " ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in told if count)
