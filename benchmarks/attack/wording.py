"""Wording: the same said in other words, in another tongue, more politely, or only hinted at."""

import re
from collections.abc import Iterable, Mapping
from random import Random

from attack.phrases import PHRASES, Swap
from attack.places import bare, find_addresses, rewritten
from attack.spoken import spell_amount, spell_number, spell_telephone

__all__ = ["formality", "implied_body", "numbers_in_words", "politeness", "synonyms", "translated"]

_HEAVY = 3
_MOST_TOUCHED = 0.2
"""The share of the words that may be replaced at strength 2."""

_AMOUNT = re.compile(
    r"(?<![\d.,])(?<!\d[ \u00a0])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{1,5})(?:[.,](\d{2}))? ?(?:€|euros?|eur)(?!\w)",
    re.IGNORECASE,
)
_DELAY = re.compile(r"(?<![\d.,/:h])(\d{1,3}) ?(h|heures|jours|minutes|min|mois)(?![\w/])", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\d+])(?:\+33[ .]?[1-9]|0[1-9])(?:[ .]?\d{2}){4}(?!\d)")
_UNITS = {"h": "heures", "min": "minutes"}
_LONGEST_ACRONYM = 5
_WRONG_ELISION = re.compile(r"\b(de l|à l|l|d)['’](?=[bcdfgjklmnpqrstvwxz])", re.IGNORECASE)
_UNELIDED = {"de l": "du ", "à l": "au ", "l": "le ", "d": "de "}


def synonyms(text: str, strength: int, chance: Random) -> str:
    """Say words of frauds otherwise: one, a fifth of the words, all there is another word for."""
    return _swapped(text, PHRASES.synonyms, strength, chance)


def translated(language: str, text: str, strength: int, chance: Random) -> str:
    """Say phrases in ``language``: one, a fifth of the words, all of the table."""
    swaps = [Swap((phrase,), (said,)) for phrase, said in PHRASES.translations[language].items()]
    return _swapped(text, swaps, strength, chance)


def implied_body(text: str, strength: int, chance: Random) -> str:
    """Name the body by a hint alone (``votre caisse``); from strength 2 on the things only it has as well."""
    swaps = PHRASES.names if strength == 1 else (*PHRASES.names, *PHRASES.things)
    return _swapped(text, swaps, _HEAVY, chance)


def _swapped(text: str, swaps: Iterable[Swap], strength: int, chance: Random) -> str:
    """Return ``text`` with phrases replaced, as many as ``strength`` allows, in an order that is drawn."""
    become = {bare(words): swap.become for swap in swaps for words in swap.words}
    addresses = find_addresses(text)
    found = [
        match.span()
        for match in _any_of(become).finditer(_bare_in_step(text))
        if not any(start < match.end() and match.start() < end for start, end in addresses)
    ]
    chance.shuffle(found)
    if strength < _HEAVY:
        found = _few(text, found, 1 if strength == 1 else len(found))

    def rewrite(words: str) -> str:
        return _in_case_of(words, chance.choice(become[bare(words)]))

    said = rewritten(text, sorted(found), rewrite)
    return _WRONG_ELISION.sub(lambda wrong: _in_case_of(wrong[1], _UNELIDED[wrong[1].lower()]), said)


def _few(text: str, found: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Return the first places that come to no more than a fifth of the words; one at least."""
    room = _MOST_TOUCHED * len(text.split())
    kept: list[tuple[int, int]] = []
    for start, end in found:
        words = len(text[start:end].split())
        if len(kept) < most and (not kept or words <= room):
            kept.append((start, end))
            room -= words
    return kept


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _bare_in_step(text: str) -> str:
    """Return ``text`` bare, character for character."""
    return "".join(one if len(one := bare(letter)) == 1 else letter for letter in text)


def _in_case_of(words: str, other: str) -> str:
    """Return ``other`` in capitals, or with a capital, if ``words`` are so; those of an acronym mean nothing."""
    if words.isupper():
        return other.upper() if len(words) > _LONGEST_ACRONYM else other
    return other[0].upper() + other[1:] if words[0].isupper() else other


def politeness(text: str, strength: int, chance: Random) -> str:
    """Add civilities that anybody may write."""
    greeting, thanks = (chance.choice(said[strength]) for said in (PHRASES.greetings, PHRASES.thanks))
    return f"{greeting} {text} {thanks}"


def formality(text: str, strength: int, chance: Random) -> str:
    """Write like an office; from strength 2 on orders become requests (``merci de bien vouloir cliquer``)."""
    if strength > 1:
        text = _orders_asked(text, PHRASES.orders, chance)
    greeting, thanks = (chance.choice(said[strength]) for said in (PHRASES.salutations, PHRASES.compliments))
    return f"{greeting} {text} {thanks}"


def _orders_asked(text: str, orders: Mapping[str, str], chance: Random) -> str:
    asking = ("merci de bien vouloir", "nous vous saurions gré de", "auriez-vous l'amabilité de", "nous vous prions de")
    found = [match.span() for match in _any_of(map(bare, orders)).finditer(_bare_in_step(text))]

    def rewrite(order: str) -> str:
        infinitive = orders[bare(order)]
        return _in_case_of(order, f"{chance.choice(asking)} {infinitive}").replace("de envoyer", "d'envoyer")

    return rewritten(text, found, rewrite)


def numbers_in_words(text: str, strength: int, chance: Random) -> str:  # noqa: ARG001  # the shape of every rewriting
    """Write numbers in words: amounts, then delays and telephone numbers, then these digit by digit."""
    text = _AMOUNT.sub(lambda found: spell_amount(int(re.sub(r"\D", "", found[1])), int(found[2] or 0)), text)
    if strength == 1:
        return text
    text = _DELAY.sub(lambda found: f"{spell_number(int(found[1]))} {_UNITS.get(found[2].lower(), found[2])}", text)
    return _TELEPHONE.sub(
        lambda found: spell_telephone(re.sub(r"[ .]", "", found.group()), one_by_one=strength == _HEAVY), text
    )
