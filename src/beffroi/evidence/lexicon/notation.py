"""The notation of the word lists: how a line of YAML becomes a regular expression that every search reads alike.

A pattern is written in folded text (lower-case ASCII) with

- a space for one to four characters that are no letter and no digit, so that ``carte vitale`` also finds
  ``carte-vitale`` and ``carte  vitale``;
- ``~`` between spaces for up to forty characters of the same sentence (``payez ~ carte bancaire``);
- ``*`` for the rest of a word (``rembours*``), ``#`` for a number, ``%`` for a code of four to eight digits;
- ``<name>`` for a set of words defined in ``words.yaml``;
- a run of Chinese characters for itself, as ``fold`` spells it out (``法国`` is ``u6cd5 u56fd``);
- ``(a|b)``, ``?`` and plain characters as in regular expressions (`` ?`` is a space that may be missing).

The whole pattern stands on word boundaries. Nothing else is allowed: no look-around, no back-reference, no unbounded
or nested repeat, so that the time a search takes grows with the length of the text alone.
"""

import re
from collections.abc import Mapping

from beffroi.evidence.confusables import spell
from beffroi.evidence.lexicon.single_words import LONGEST_TAIL

__all__ = ["expand", "fill_in", "reach_of"]

_SPACE = "[^a-z0-9]{1,4}"
_GAP = "[^a-z0-9.!?\n](?:[^.!?\n]{0,40}[^a-z0-9.!?\n])?"
_WORD_TAIL = f"[a-z]{{0,{LONGEST_TAIL}}}"
_NUMBER = "[0-9]{1,9}"
_CODE = "[0-9]{4,8}"
_MAYBE_SPACE = "[^a-z0-9]{0,4}"
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_SET = re.compile(r"<([a-z_]+)>")
_ALLOWED = re.compile(r"[a-z0-9 ~*#()|?'<>_€$%@:/,.+&-]*")
_MAX_DEPTH = 5
_FARTHEST = 1_000  # characters; a pattern that reaches farther is tried through the whole text


def fill_in(pattern: str, words: Mapping[str, str]) -> str:
    """Return ``pattern`` with its sets of words filled in and every sign checked.

    Raises:
        ValueError: The pattern uses something the notation does not have; the text says what.
    """
    if pattern != pattern.strip() or not pattern:
        message = f"expected a pattern without space around it, found {pattern!r}"
        raise ValueError(message)
    plain = _IDEOGRAPHS.sub(_spelled, _fill_in(pattern, words))
    if (stray := _ALLOWED.sub("", plain)) != "":
        message = f"expected folded text (lower-case ASCII) and the signs of the notation, found {stray!r}"
        raise ValueError(message)
    return plain


def expand(plain: str) -> str:
    """Return the regular expression that a filled-in pattern stands for.

    Raises:
        ValueError: It is no pattern, a parenthesis missing for one; the text says what.
    """
    regex = (
        plain.replace(".", r"\.")
        .replace("+", r"\+")
        .replace("$", r"\$")
        .replace("(", "(?:")
        .replace(" ~ ", "\0")
        .replace("*", _WORD_TAIL)
        .replace("#", _NUMBER)
        .replace("%", _CODE)
        .replace(" ?", _MAYBE_SPACE)
        .replace(" ", _SPACE)
        .replace("\0", _GAP)
    )
    try:
        re.compile(regex)
    except re.error as error:
        message = f"expected a pattern that can be compiled, found {plain!r}: {error}"
        raise ValueError(message) from error
    return _on_boundaries(regex, plain)


def reach_of(regex: str) -> int:
    """Return the most characters that ``regex`` can match; 0 where that has no useful bound, or cannot be told."""
    parser = getattr(re, "_parser", None)  # Python's own, of which it promises nothing; without it, no bound is told
    if parser is None:
        return 0
    _, most = parser.parse(regex, re.ASCII).getwidth()
    return int(most) if most <= _FARTHEST else 0


def _spelled(ideographs: re.Match[str]) -> str:
    return " ".join(map(spell, ideographs[0]))


def _fill_in(pattern: str, words: Mapping[str, str]) -> str:
    for _ in range(_MAX_DEPTH):
        if (match := _SET.search(pattern)) is None:
            return pattern
        if match[1] not in words:
            message = f"expected a set of words of words.yaml, found <{match[1]}>"
            raise ValueError(message)
        pattern = _SET.sub(lambda m: f"({words.get(m[1], '')})", pattern)
    message = f"expected sets of words at most {_MAX_DEPTH} deep, found more in {pattern!r}"
    raise ValueError(message)


def _on_boundaries(regex: str, plain: str) -> str:
    starts = r"\b" if plain[0].isalnum() or plain[0] in "(#%" else ""
    ends = r"\b" if plain[-1].isalnum() or plain[-1] in ")#%*?" else ""
    return f"{starts}(?:{regex}){ends}"
