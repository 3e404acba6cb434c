"""Telephone numbers written in digits: which runs of digits are one, and which are dates, amounts, cards or papers."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from beffroi.evidence.phone_papers import Groups, looks_like_a_date, paper_at
from beffroi.evidence.phone_plan import normal_form
from beffroi.evidence.phone_roles import asks_to_call_short

__all__ = ["WrittenNumber", "find_written_numbers"]


class WrittenNumber(NamedTuple):
    """A run of digits that may be a telephone number.

    Args:
        start: Where it begins in the folded text, its plus sign or bracket included.
        end: Where it ends.
        number: Its normal form.
        certain: Its shape alone tells (ten digits, a country code); if not, the words around it must.
    """

    start: int
    end: int
    number: str
    certain: bool


_RUN: Final = re.compile(r"\d[\d .\-/()]{2,}\d", re.ASCII)  # four characters and more
_DIGITS: Final = re.compile(r"\d+", re.ASCII)
_LONGEST_GAP = 3  # characters between two groups of one number: "06 - 39"
_DATE: Final = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1(?:19|20)?\d\d", re.ASCII)
_USUAL: Final = re.compile(
    r"0[1-9](?:\d{8}|(?: \d\d){4}|(?:\.\d\d){4}|\d\d(?: \d\d){3})|0 [1-9]\d\d(?: \d\d){3}", re.ASCII
)
_BLANK: Final = frozenset({"", " ", "\n", '"'})
_WITHOUT_MARKS: Final = str.maketrans("", "", " .")
_MOST_NUMBERS = 1000  # in one field: a contact of more is no contact, and each costs a look at the words around it
_MOST_FOREIGN = 300  # starts with a country code tried in one field: each asks the library, some 20 microseconds a time
_LONGEST_NUMBER = 15
_NATIONAL_DIGITS = 10
_CODE_DIGITS = (6, 7)
# What a run of digits must not be glued to: an address, a reference, a file name.
_GLUE: Final = frozenset("=_&?#%@\\~+")
_TEL_HEAD: Final = re.compile(
    r"(?:^|[^a-z])(?:tel|telephone|phone|num|numero|n|no|nr|port|mob|mobile|portable|fixe|fax|au|sms|whatsapp|callto|"
    r"wa\.me|send\?phone|p|t|m|f)[.:/=]{0,3}$"
)
_TEL_TAIL: Final = re.compile(r"(?:poste|ext|svp|merci|ou\b|et\b|pour\b|h24)")
_SHORT: Final = re.compile(r"3\d{3}|10\d\d|[3-8]\d{4}|11[68]\d{3}", re.ASCII)
_NO_NUMBER_BEHIND: Final = re.compile(
    r" ?(?:eur(?:os?)?\b|e\b|%|\$|cts?\b|centimes|ans\b|an\b|years|jours|days|mois\b|heures?\b|h\b|h\d|min\b|minutes|"
    r"km\b|kg\b|gr?\b|mg\b|ml\b|cm\b|m2\b|points|pts\b|fois\b|mille\b|millions|personnes|assures|,\d|:\d|"
    r"janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)"
)
_PAPER_WORD: Final = re.compile(
    r"\b(?:dossier|code|ref|reference|matricule|facture|commande|colis|contrat|client|suivi|archive|otp|pin|article|loi|"
    r"decret|formulaire|cerfa|chambre|avis|sinistre|password|siret|siren|annee|an|en|cp|bp|cs|cedex)\b"
    r"\.?[ a-z:'#-]{0,14}$"
)


def find_written_numbers(folded: str) -> Iterator[WrittenNumber]:
    """Yield the runs of digits of ``folded`` that may be telephone numbers, in reading order."""
    left, foreign_left = _MOST_NUMBERS, _MOST_FOREIGN
    for run in _RUN.finditer(folded):
        figure = run.group()
        if _DATE.fullmatch(figure) or _is_a_code(folded, run.start(), figure):
            continue
        usual = _usual_number(folded, run.start(), figure)
        if usual is not None:
            left -= 1
            yield usual
            if not left:
                return
            continue
        groups = Groups(folded, [match.span() for match in _DIGITS.finditer(folded, run.start(), run.end())])
        at = 0
        after_number = False
        while at < len(groups.spans):
            foreign = foreign_left > 0 and _opens_with_country_code(groups, at)
            foreign_left -= foreign
            number, at = _number_at(groups, at, foreign=foreign, after_number=after_number)
            after_number = number is not None
            if number is not None:
                left -= 1
                yield number
                if not left:
                    return


def _is_a_code(text: str, start: int, figure: str) -> bool:
    """Tell at one glance six or seven digits in one that no number is: a code, a reference."""
    return (
        len(figure) in _CODE_DIGITS
        and figure.isdecimal()
        and not figure.startswith(("00", "11", "33"))
        and "+" not in text[max(0, start - 2) : start]
    )


def _usual_number(text: str, start: int, figure: str) -> WrittenNumber | None:
    """Read at one glance what nine numbers in ten look like: ten digits, alone between blanks."""
    if text[start - 1 : start] not in _BLANK or _USUAL.fullmatch(figure) is None:
        return None
    end = start + len(figure)
    if not (text[end : end + 1] in _BLANK or (text[end] in ".,!?;)" and not text[end + 1 : end + 2].isalnum())):
        return None
    return WrittenNumber(start, end, figure.translate(_WITHOUT_MARKS), certain=True)


def _opens_with_country_code(groups: Groups, at: int) -> bool:
    first = groups.digits(at)
    if first.startswith("00") or (first.startswith("33") and at == 0):
        return True
    return _plus_before(groups.text, groups.spans[at][0]) is not None


def _number_at(groups: Groups, at: int, *, foreign: bool, after_number: bool) -> tuple[WrittenNumber | None, int]:
    """Return the number that begins with group ``at``, if any, and the group to go on with."""
    skipped = paper_at(groups, at)
    if skipped:
        return None, at + skipped
    start = groups.spans[at][0]
    first = groups.digits(at)
    number = _international_at(groups, at, _plus_before(groups.text, start)) if foreign else None
    if number is not None:
        return number
    if _is_glued(groups, at, start) and not _letter_o_before(groups.text, start):
        return None, at + 1
    if at and not after_number and groups.gap(at) in {"-", ".", "/"}:
        return None, at + 1
    number = _national_at(groups, at) if first[0] == "0" or at == 0 else None
    if number is None and (at == 0 or after_number or len(first) > 3 or len(groups.gap(at)) > 1):  # noqa: PLR2004
        number = _short_at(groups, at)  # "36 46" is no part of "12 36 46"
    return number or (None, at + 1)


def _plus_before(text: str, start: int) -> int | None:
    """Return where a plus sign before ``start`` begins, ``(+33)`` and ``+ 33`` too, or ``None``."""
    at = start - 1
    if at >= 0 and text[at] in " (":
        at -= 1
    if at < 0 or text[at] != "+":
        return None
    return at - 1 if at and text[at - 1] == "(" else at


def _international_at(groups: Groups, at: int, plus: int | None) -> tuple[WrittenNumber, int] | None:
    """Read a number with its country code."""
    best = _longest_international(groups, at, plus is not None)
    if best is None:
        return None
    number, after = best
    start, end = groups.spans[at][0] if plus is None else plus, groups.spans[after - 1][1]
    if _runs_on(groups.text, end) or (plus is None and _is_glued(groups, at, start)):
        return None
    return WrittenNumber(start, end, number, certain=True), after


def _longest_international(groups: Groups, at: int, has_plus: bool) -> tuple[str, int] | None:  # noqa: FBT001
    """Return the normal form that the most groups make, and the group after them; ``(0)`` is left out."""
    digits = ""
    best: tuple[str, int] | None = None
    for place in range(at, len(groups.spans)):
        gap = groups.gap(place)
        if len(digits) > _LONGEST_NUMBER or (place > at and (len(gap) > _LONGEST_GAP or "/" in gap)):
            break
        group = groups.digits(place)
        if not (group == "0" and "(" in gap):
            digits += group
        number = normal_form(digits, international=has_plus)
        if number is None or (not has_plus and number == digits):
            continue
        if not number.startswith("+"):
            best = number, place + 1
            if len(number) == _NATIONAL_DIGITS:  # a short one, +33 3646, may still grow
                break
        elif _is_possible(number):
            best = number, place + 1
    return best


def _is_possible(number: str) -> bool:
    """Ask the library whether a country has numbers of this length."""
    import phonenumbers  # noqa: PLC0415 - 40 ms, for the few contacts with a foreign number

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _national_at(groups: Groups, at: int) -> tuple[WrittenNumber, int] | None:
    """Read ten digits that begin with ``0``, ending where a group ends."""
    start = groups.spans[at][0]
    digits = ""
    if _letter_o_before(groups.text, start):
        digits, start = "0", start - 1
    for place in range(at, len(groups.spans)):
        gap = groups.gap(place)
        if place > at and len(gap) > _LONGEST_GAP:
            break
        digits += groups.digits(place)
        if len(digits) >= _NATIONAL_DIGITS:
            break
    number = normal_form(digits) if digits.startswith("0") else None
    end = groups.spans[place][1]
    if number is None or not number.startswith("0"):
        return _miscounted(groups, at, digits, place)
    if looks_like_a_date(groups, at, place) or _runs_on(groups.text, end):
        return None
    if start and groups.text[start - 1] == "(":
        start -= 1
    return WrittenNumber(start, end, number, certain=True), place + 1


def _miscounted(groups: Groups, at: int, digits: str, last: int) -> tuple[WrittenNumber, int] | None:
    """Read a number with a digit too few or too many: no number of the plan, if the words say it is one to call."""
    end = groups.spans[last][1]
    alone = at == 0 and last == len(groups.spans) - 1
    if not (alone and digits.startswith("0") and len(digits) in {8, 9, 11, 12} and len(groups.spans) > 1):
        return None
    if "/" in groups.text[groups.spans[at][0] : end] or _runs_on(groups.text, end):
        return None
    return WrittenNumber(groups.spans[at][0], end, digits, certain=False), last + 1


def _short_at(groups: Groups, at: int) -> tuple[WrittenNumber, int] | None:
    """Read a short number: ``3646``, ``36 46``, ``33700``, ``118 218``. The words around it must say that it is one."""
    number, after = groups.digits(at), at + 1
    if len(number) < 4 and after < len(groups.spans) and groups.gap(after) in {" ", ".", "-"}:  # noqa: PLR2004
        second = groups.digits(after)
        number, after = (number + second, after + 1) if len(second) == len(number) else ("", after)
    if _SHORT.fullmatch(number) is None:
        return None
    text, start, end = groups.text, groups.spans[at][0], groups.spans[after - 1][1]
    if _goes_on(groups, after) or _runs_on(text, end) or _NO_NUMBER_BEHIND.match(text, end):
        return None
    if _PAPER_WORD.search(text, max(0, start - 40), start) and not asks_to_call_short(text, start):
        return None
    return WrittenNumber(start, end, number, certain=False), after


def _goes_on(groups: Groups, after: int) -> bool:
    """Say whether group ``after`` is of the same figure: ``36 46 18``, but not ``3646 8h30`` nor ``36 46 24h/24``."""
    if after >= len(groups.spans) or groups.gap(after) not in {" ", ".", "-", "/"}:
        return False
    end = groups.spans[after][1]
    hour = groups.text[end : end + 2].strip()[:1] == "h"
    following = sum(end - start for start, end in groups.spans[after : after + _NATIONAL_DIGITS])
    number = groups.digits(after).startswith("0") and following >= _NATIONAL_DIGITS
    return not (hour or number) or groups.gap(after) == "/"


def _is_glued(groups: Groups, at: int, start: int) -> bool:
    """Say whether the digits are the tail of a longer word, an address or a reference."""
    text = groups.text
    if at or start == 0:
        return False
    before = text[start - 1]
    if before.isalnum() or before in _GLUE:
        glued = True
    elif before in "-./":
        earlier = text[start - 2 : start - 1]
        glued = earlier.isalnum() or earlier == "/"
    else:
        return False
    return glued and _TEL_HEAD.search(text, max(0, start - 16), start) is None


def _letter_o_before(text: str, start: int) -> bool:
    """Say whether a letter o stands for the first zero: ``O6 39 98``."""
    return start > 0 and text[start - 1] == "o" and not text[max(0, start - 2) : start - 1].isalnum()


def _runs_on(text: str, end: int) -> bool:
    """Say whether letters or an address go on right behind the digits."""
    after = text[end : end + 2]
    if not after:
        return False
    if after[0].isalpha():
        return _TEL_TAIL.match(text, end) is None
    return after[0] in "@_=%" or (after[0] in ",:" and after[1:].isdecimal())
