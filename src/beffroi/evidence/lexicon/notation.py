"""The notation of the word lists: how a line of YAML becomes a regular expression both engines read alike.

A pattern is written in folded text (lower-case ASCII) with

- a space for one to four characters that are no letter and no digit, so that ``carte vitale`` also finds
  ``carte-vitale`` and ``carte  vitale``;
- ``~`` between spaces for up to forty characters of the same sentence (``payez ~ carte bancaire``);
- ``*`` for the rest of a word (``rembours*``), ``#`` for a number, ``%`` for a code of four to eight digits;
- ``<name>`` for a set of words defined in ``words.yaml``;
- ``(a|b)``, ``?`` and plain characters as in regular expressions (`` ?`` is a space that may be missing).

The whole pattern stands on word boundaries. Nothing else is allowed: no look-around, no back-reference, no unbounded
or nested repeat, so that the time a search takes grows with the length of the text alone.
"""

import importlib
import re
from collections.abc import Mapping
from typing import Any

__all__ = ["expand", "required_literals"]

_SPACE = "[^a-z0-9]{1,4}"
_GAP = "[^a-z0-9](?:[^.!?\n]{0,40}[^a-z0-9])?"
_WORD_TAIL = "[a-z]{0,12}"
_NUMBER = "[0-9]{1,9}"
_CODE = "[0-9]{4,8}"
_MAYBE_SPACE = "[^a-z0-9]{0,4}"
_SET = re.compile(r"<([a-z_]+)>")
_ALLOWED = re.compile(r"[a-z0-9 ~*#()|?'<>_€$%@:/,.+&-]*")
_MAX_DEPTH = 5
_MIN_LITERAL = 2


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """Return the regular expression that ``pattern`` stands for.

    Raises:
        ValueError: The pattern uses something the notation does not have; the text says what.
    """
    if pattern != pattern.strip() or not pattern:
        message = f"expected a pattern without space around it, found {pattern!r}"
        raise ValueError(message)
    plain = _fill_in(pattern, words)
    if (stray := _ALLOWED.sub("", plain)) != "":
        message = f"expected folded text (lower-case ASCII) and the signs of the notation, found {stray!r}"
        raise ValueError(message)
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
        message = f"expected a pattern that can be compiled, found {pattern!r}: {error}"
        raise ValueError(message) from error
    return _on_boundaries(regex, plain)


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


def required_literals(regex: str) -> tuple[str, ...]:
    """Return literals one of which stands in every text that ``regex`` matches, the rarest set found.

    Raises:
        ValueError: There is none of two characters or more, so that nothing could be ruled out cheaply.
    """
    # The parser behind `re` is the one thing that knows its syntax for sure; it has no public name.
    parser: Any = importlib.import_module("re._parser")
    literals = _literals_of(parser.parse(regex))
    if literals is None or min(map(len, literals)) < _MIN_LITERAL:
        message = f"expected a word of {_MIN_LITERAL} letters that every match contains, found none in {regex!r}"
        raise ValueError(message)
    return tuple(sorted(literals))


def _literals_of(parsed: Any) -> set[str] | None:
    """Return the best literal set of a parsed sequence: the one whose shortest member is longest."""
    found: list[set[str]] = []
    run = ""
    for operation, argument in parsed:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        if run:
            found.append({run})
            run = ""
        if (inner := _inner_literals(name, argument)) is not None:
            found.append(inner)
    if run:
        found.append({run})
    return max(found, key=lambda literals: (min(map(len, literals)), -len(literals)), default=None)


def _inner_literals(name: str, argument: Any) -> set[str] | None:
    if name == "SUBPATTERN":
        return _literals_of(argument[-1])
    if name == "BRANCH":
        branches = [_literals_of(branch) for branch in argument[1]]
        if any(branch is None for branch in branches):
            return None
        return set().union(*(branch for branch in branches if branch is not None))
    if name == "MAX_REPEAT" and argument[0] >= 1:
        return _literals_of(argument[2])
    return None
