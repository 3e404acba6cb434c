"""Brands: the words whose presence in a host name imitates a public body, and how they are sought."""

from typing import NamedTuple

from beffroi.evidence.companions import (
    ADJECTIVE_NOUNS,
    COMPANIONS,
    SPARED_WORDS,
    STRONG_COMPANIONS,
    WORDS_OF_THEIR_OWN,
)
from beffroi.evidence.skeletons import are_neighbours, skeleton

__all__ = ["LONG", "Brand", "Brands", "arrange", "brand_in", "brand_of"]

LONG = 10
"""Letters from which a brand word with any one fault is still a copy, and so is one anywhere inside a word."""

_SHORTEST_INSIDE = 5  # letters a brand word needs to be sought beside other than companions
_SHORTEST_TYPO = 5  # and to be compared letter by letter
_WIDEST_JOIN = 6  # "carte-vitale", "a-m-e-l-i": words put together before comparing
_GOES_ON = "aeionsurltx"  # letters with which a French word goes on after a brand word: "amelioration"
_REPORTED_SUFFIXES = frozenset({"fr", "com"})  # amelie.fr was reported by the press


class Brand(NamedTuple):
    """One word whose presence in a foreign host imitates a body.

    Args:
        word: In lower-case ASCII, without blanks and hyphens.
        public_body: The body, by id; ``None`` for another organisation.
        imitated: The official name, or the word itself when no official domain shows it.
        exact: Sought as a whole word only.
    """

    word: str
    public_body: str | None
    imitated: str
    exact: bool = False


class Brands(NamedTuple):
    """Brand words arranged for being sought.

    Args:
        longest_first: All of them.
        whole: The same by skeleton.
        own_words: Words of official hosts, in which no brand word is sought.
    """

    longest_first: tuple[Brand, ...]
    whole: dict[str, Brand]
    own_words: frozenset[str]


def brand_of(word: str, public_body: str | None, imitated: str, *, exact: bool = False) -> Brand:
    """Return the brand word ``word`` (folded), its blanks and hyphens taken out."""
    return Brand("".join(filter(str.isalnum, word.lower())), public_body, imitated, exact)


def arrange(found: list[Brand], own_words: frozenset[str]) -> Brands:
    """Return ``found`` arranged; of two alike the first stands."""
    by_word: dict[str, Brand] = {}
    for brand in found:
        if brand.word:
            by_word.setdefault(brand.word, brand)
    longest_first = tuple(sorted(by_word.values(), key=lambda brand: (-len(brand.word), brand.word)))
    return Brands(longest_first, {skeleton(brand.word): brand for brand in reversed(longest_first)}, own_words)


def brand_in(words: tuple[str, ...], brands: Brands, suffix: str = "") -> Brand | None:
    """Return the brand word that ``words`` show, whole, joined, inside a word or misspelt, or ``None``.

    Args:
        words: Of one label of a host or one segment of a path, a few dozen at most.
        brands: What to look for.
        suffix: The host's public suffix.
    """
    for i in range(len(words)):
        joined = ""
        for j in range(i, min(len(words), i + _WIDEST_JOIN)):
            joined += words[j]
            brand = brands.whole.get(skeleton(joined))
            if brand is not None and not _is_spared(joined, brand, words, i):
                return brand
            if len(joined) >= LONG - 1:
                brand = next((long for long in brands.longest_first if _is_nearly(joined, long)), None)
                if brand is not None:
                    return brand
    for place, word in enumerate(words):
        if len(word) < _SHORTEST_INSIDE - 1 or word in COMPANIONS or word in brands.own_words:
            continue
        rest = words[:place] + words[place + 1 :]
        for brand in brands.longest_first:
            if not brand.exact and (_is_inside(word, brand) or _is_misspelt(word, brand, rest, suffix)):
                return brand
    return None


def _is_spared(joined: str, brand: Brand, words: tuple[str, ...], start: int) -> bool:
    """Say whether a whole brand word is an ordinary word here: ``eau-vitale``."""
    nouns = ADJECTIVE_NOUNS.get(brand.word)
    return nouns is not None and joined == brand.word and start > 0 and words[start - 1] in nouns


def _is_inside(word: str, brand: Brand) -> bool:
    """Say whether ``word`` is the brand word with other words stuck to it: ``espaceameli``, ``publicvitalev``."""
    place = word.find(brand.word)
    if place < 0 or len(brand.word) == len(word):
        return False
    if len(brand.word) >= LONG:
        return True
    before, after = word[:place], word[place + len(brand.word) :].removesuffix("v")  # v3, the digit split off
    if not _is_made_of_companions(before):
        return False
    if _is_made_of_companions(after):
        return True
    ordinary = any(spared in word for spared in SPARED_WORDS)
    return len(brand.word) >= _SHORTEST_INSIDE and not ordinary and after[0] not in _GOES_ON


def _is_nearly(joined: str, brand: Brand) -> bool:
    """Say whether ``joined`` is a long brand word but for one letter: ``assurence-maladie``."""
    target = brand.word
    if len(target) < LONG or abs(len(joined) - len(target)) > 1 or joined[0] != target[0]:
        return False
    return _edits(joined, target) <= 1


def _is_made_of_companions(text: str) -> bool:
    """Say whether ``text`` is empty or a row of words that fraudsters put beside a brand: ``moncompte``."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached.update(end for end in range(start + 1, len(text) + 1) if text[start:end] in COMPANIONS)
    return len(text) in reached


def _is_misspelt(word: str, brand: Brand, rest: tuple[str, ...], suffix: str) -> bool:
    """Say whether ``word`` is the brand word with a slip of the finger or of the eye."""
    target = brand.word
    if len(target) < _SHORTEST_TYPO or abs(len(word) - len(target)) > 1 or word[0] != target[0]:
        return False
    if word in WORDS_OF_THEIR_OWN:
        reported = word == "amelie" and not rest and suffix in _REPORTED_SUFFIXES
        return target.startswith(word[:4]) and (reported or any(other in STRONG_COMPANIONS for other in rest))
    if any(word.startswith(spared) for spared in SPARED_WORDS):
        return False
    return _edits(word, target) == 1 and are_neighbours(word, target)


def _edits(word: str, target: str) -> int:
    """Return how many edits make one word the other (optimal string alignment): 0, 1, or 2 for more."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # 10 ms, for the few hosts that come as near as this

    return OSA.distance(word, target, score_cutoff=1)
