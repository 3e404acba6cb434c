"""Disguise: every word that was written so that a person reads it and a filter does not.

Folding undoes the disguise and says what it undid; here each undone word becomes one Evidence, with what makes it
innocent (``HARMLESS``) or telling (``BRAND``).
"""

import re
from collections.abc import Iterator

from beffroi.evidence.confusables import SCRIPTS, UNMISTAKABLE
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Span
from beffroi.evidence.folding import FoldedText
from beffroi.evidence.reading import Reading
from beffroi.evidence.undressing import Undoing
from beffroi.evidence.wordplay import ACRONYMS, WORTH_HIDING

__all__ = ["BRAND", "DECORATION", "HARMLESS", "find_disguises"]

HARMLESS = "harmless"
"""Trait: people and programs write so without anything to hide."""

BRAND = "brand"
"""Trait: the undone word is a name, or part of a name, of a public body or of a thing only it has."""

DECORATION = "decoration"
"""Trait: letters in fancy dress, which honest pages use for emphasis where bold type is not to be had."""

_MOST = 200  # words a field; a text with more is told by its first ones
_FANCY_DRESS = frozenset({"full_width", "mathematical", "small_capitals"})
_LONG_NUMBER = 4  # digits; shorter ones in fancy dress are dates and list items
_LONG_NAME = 4  # letters; shorter words of a name are its articles
# Japanese, Chinese, Korean: typed beside full-width letters.
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_DOTTED_CAPITALS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]\.?")
# A hyphenation program leaves two letters at least on either side, in words that are long, and does so all over a text.
_HYPHENATED = re.compile("\\w{2,}(?:\u00ad\\w{2,})+")
_LONG_WORD = 7
_MANY_WORDS = 3


def find_disguises(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield one DISGUISE for each word that was freed of one sort of disguise.

    Args:
        reading: The contact, folded.
        directory: Whose names are worth imitating.

    Yields:
        Evidence whose value is the sort, whose span is the word as received and whose detail is the word undone; with
        ``public_body`` where the word is one of its names. At most 200 a field.
    """
    for field, text in reading.fields.items():
        for undoing in text.undoings[:_MOST]:
            body = _whose(undoing.word, directory)
            traits = {BRAND} if body is not None else set()
            if undoing.value in _FANCY_DRESS:
                traits.add(DECORATION)
            if _is_harmless(undoing, text, worth_hiding=body is not None or undoing.word in WORTH_HIDING):
                traits.add(HARMLESS)
            span = Span(field, undoing.start, undoing.end)
            yield Evidence(EvidenceKind.DISGUISE, undoing.value, span, frozenset(traits), body, undoing.word)


def _whose(word: str, directory: Directory) -> str | None:
    """Return the id of the first public body that ``word`` names, alone or as part of a name."""
    for names in directory.bodies:
        if word in names.brand_words or word in names.names:
            return names.public_body
        if len(word) >= _LONG_NAME and any(word in phrase.split() for phrase in (*names.names, *names.objects)):
            return names.public_body
    return None


def _is_harmless(undoing: Undoing, text: FoldedText, *, worth_hiding: bool) -> bool:
    """Return whether this sort of writing has an innocent reason here."""
    original = text.original
    written = original[undoing.start : undoing.end]
    if undoing.value in _FANCY_DRESS:
        if undoing.word.isdigit():
            return len(undoing.word) < _LONG_NUMBER
        return not worth_hiding or (undoing.value == "full_width" and _WIDE.search(original) is not None)
    if undoing.value == "soft_hyphen":
        return _was_hyphenated(text)
    if undoing.value == "spaced_letters":
        return undoing.word in ACRONYMS and _DOTTED_CAPITALS.fullmatch(written) is not None
    # leetspeak and characters of no width have no innocent reason inside a word
    return not worth_hiding and (
        (undoing.value == "homoglyph" and _is_in_real_use(written, original))
        or (undoing.value == "bidi" and _RIGHT_TO_LEFT.search(original) is not None)
    )


def _was_hyphenated(text: FoldedText) -> bool:
    """Return whether the soft hyphens of a text look like the work of a hyphenation program."""
    hyphenated = [undoing for undoing in text.undoings[:_MOST] if undoing.value == "soft_hyphen"]
    return len(hyphenated) >= _MANY_WORDS and all(
        len(undoing.word) >= _LONG_WORD and _HYPHENATED.fullmatch(text.original, undoing.start, undoing.end)
        for undoing in hyphenated
    )


def _is_in_real_use(written: str, original: str) -> bool:
    """Return whether a script of ``written`` is one that the text is really written in."""
    scripts = {SCRIPTS[character] for character in written if character in SCRIPTS}
    return any(not UNMISTAKABLE[script].isdisjoint(original) for script in scripts)
