"""Which words a text must have for a pattern to be worth trying: most patterns are ruled out by looking at words alone.

``(erreur|anomalie) ~ dossier medical`` needs ``erreur`` or ``anomalie``, and ``dossier``, and ``medical``. A
requirement is a whole word or the beginning of one (written with a ``*``).
"""

import re
from collections.abc import Iterable

from beffroi.evidence.lexicon.single_words import closing_of, parted, spellings_of

__all__ = ["rarity", "required_words"]

_SEPARATOR = re.compile(r"[^a-z0-9()|?*#%]")
_OPEN = re.compile(r"[^a-z0-9()|?*]")  # what can stand for more than can be spelled out
_LETTERS = re.compile(r"[a-z0-9]{2,}(?![?*])")
# Words of every other message, however long they are.
_COMMON = frozenset(
    word
    for words in (
        "a au c ca ce d de du e elle en es et il j je l la le ma me mon n ne on ou s sa se si son ta te tu un y",
        "votre vous nous notre pour dans avec sans carte cartes compte code numero est sont une des les par sur",
        "plus pas que qui merci bonjour jour jours avant",
        "depuis date nom your you the have this that para con una per das und der die bir",
    )
    for word in words.split()
)


def required_words(plain: str) -> tuple[frozenset[str], ...]:
    """Return sets of words: a text that ``plain`` matches has at least one of each set.

    Args:
        plain: A pattern of the notation with its sets filled in.

    Raises:
        ValueError: No word that every match has can be told, as in ``# ~ #``.
    """
    groups = _groups(plain)
    if not groups:
        message = f"expected a word that every match contains, found none in {plain!r}: write its alternatives out"
        raise ValueError(message)
    return tuple(frozenset(group) for group in groups)


def rarity(group: Iterable[str]) -> tuple[float, int]:
    """Return how rare the least rare word of ``group`` is in the texts that reach us, for comparing: long words are."""
    bare = [word.removesuffix("*") for word in group]
    return min(len(word) / 10 if word in _COMMON else len(word) for word in bare), -len(bare)


def _groups(plain: str) -> list[set[str]]:
    branches = parted(plain)
    if len(branches) == 1:
        return [words for chunk in _chunks(plain) if (words := _words_of(chunk))]
    best: set[str] = set()
    for branch in branches:
        groups = _groups(branch)
        if not groups:
            return []
        best |= max(groups, key=rarity)
    return [best]


def _chunks(plain: str) -> list[str]:
    """Return ``plain`` cut at what separates words outside parentheses."""
    chunks, start, place = [], 0, 0
    while place < len(plain):
        if plain[place] == "(":
            place = max(closing_of(plain, place), place) + 1
        elif _SEPARATOR.match(plain, place) and plain[place + 1 : place + 2] != "?":
            chunks.append(plain[start:place])
            start = place = place + 1
        else:
            place += 1
    return [*chunks, plain[start:]]


def _words_of(chunk: str) -> set[str]:
    """Return the words that ``chunk`` can be, one of which must be there; none where they cannot be told."""
    while chunk.startswith("(") and (closing := closing_of(chunk, 0)) > 0 and chunk[closing + 1 : closing + 2] == "?":
        if not _SEPARATOR.search(chunk[:closing]):
            break
        chunk = chunk[closing + 2 :]  # words that may be there or not: "(la )?carte"
    if chunk.startswith("(") and closing_of(chunk, 0) == len(chunk) - 1:
        return next(iter(_groups(chunk[1:-1])), set())
    spellings = None if _OPEN.search(chunk) else spellings_of(chunk)
    if spellings is None:
        return _beginnings_of(chunk)
    return {spelling.partition("*")[0] + ("*" if "*" in spelling else "") for spelling in spellings}


def _beginnings_of(chunk: str) -> set[str]:
    """Return how a word that cannot be spelled out begins, all ways of it: "mondial ?relay", "(sms|einmal) ?codes?"."""
    if chunk.startswith("(") and (closing := closing_of(chunk, 0)) > 0 and chunk[closing + 1 : closing + 2] != "?":
        first = chunk[1:closing]
        beginnings = None if _OPEN.search(first) else spellings_of(f"({first})")
        return {f"{beginning.partition('*')[0]}*" for beginning in beginnings or ()}
    letters = _LETTERS.match(chunk)
    return {f"{letters[0]}*"} if letters else set()
