"""Direction: which way a language is written, and how words written the other way stay whole in its sentences."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

__all__ = ["Direction", "direction_of", "isolated", "isolated_lines"]

Direction = Literal["ltr", "rtl"]  # left to right or right to left, as HTML's ``dir`` names them

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"  # of these languages
_LETTER = re.compile(rf"(?P<rtl>[{_LETTERS}])|[^\W\d_]")
_SIGN = re.compile(r"[+-]")  # in +228 or --json it would move to the other end
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate: what stands between has a direction of its own (UAX #9)
_ISOLATED = re.compile(f"{_ISOLATE}[^{_ISOLATE}{_END}]*{_END}")


def direction_of(lang: str) -> Direction:
    """Return which way a language, given by its ISO 639 code, is written."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "ltr"


def isolated(text: str, direction: Direction) -> str:
    """Return ``text`` fit to stand in a sentence of this direction.

    Where it begins with a letter of the other direction it is put between the invisible signs that keep an address
    together, ``33700.fr`` or ``+228…``, and keep what follows in its place; any other text comes back as it is.
    """
    bare = _ISOLATED.sub("", text)
    first = _LETTER.search(bare)
    if first is None:
        other = direction == "rtl" and _SIGN.search(bare) is not None
    else:
        other = (first["rtl"] is None) == (direction == "rtl")
    return f"{_ISOLATE}{text}{_END}" if other else text


def isolated_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that was broken for display; what was held together over two is held on each."""
    still_open = 0
    for line in lines:
        begins = len(line) - len(line.lstrip())
        whole = line[:begins] + _ISOLATE * still_open + line[begins:]
        still_open = whole.count(_ISOLATE) - whole.count(_END)
        yield whole + _END * still_open
