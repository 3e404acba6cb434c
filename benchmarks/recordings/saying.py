"""Saying: a written French text as a person says it aloud, its telephone numbers and amounts in words."""

import re

__all__ = ["as_said"]

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_STAGE_DIRECTION = re.compile(r"^\[[^\]]*\]\s*")  # "[message vocal, 0:31]" is written by the mailbox, not said
_TELEPHONE = re.compile(r"(?:\+33|0)[ .]?[1-9](?:[ .]?\d){8}(?!\d)", re.ASCII)
_SHORT = re.compile(r"(?<!\d)(3\d)[ .]?(\d\d)(?!\d)", re.ASCII)
_AMOUNT = re.compile(r"(\d+),(\d\d) ?(?:€|euros?)", re.ASCII)
_VINGT, _SOIXANTE_DIX, _QUATRE_VINGTS, _CENT = 20, 70, 80, 100


def as_said(text: str) -> str:
    """Return ``text`` with numbers in words, so that every voice reads them as people in France dictate them.

    Voices read ``01 99 00 12 34`` as thousands; a person says it in pairs, and a special-rate number as
    ``zéro huit cent …``.

    >>> as_said("Le 01 99 00 12 34 ou le 3646, 12,50 €.")
    'Le zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre ou le trente-six quarante-six, 12 euros 50.'
    """
    text = _STAGE_DIRECTION.sub("", text)
    text = _TELEPHONE.sub(lambda number: _telephone(re.sub(r"\D", "", number.group())), text)
    text = _SHORT.sub(lambda number: f"{_pair(number.group(1))} {_pair(number.group(2))}", text)
    text = _AMOUNT.sub(r"\1 euros \2", text)
    return text.replace("€", " euros").replace("%", " pour cent")


def _telephone(digits: str) -> str:
    if digits.startswith("33"):
        return f"plus trente-trois {_UNITS[int(digits[2])]}, {_pairs(digits[3:])}"
    if digits.startswith("08"):
        return f"zéro {_below_thousand(int(digits[1:4]))}, {_pairs(digits[4:])}"
    return _pairs(digits)


def _pairs(digits: str) -> str:
    return ", ".join(_pair(digits[at : at + 2]) for at in range(0, len(digits), 2))


def _pair(digits: str) -> str:
    return f"zéro {_UNITS[int(digits[1])]}" if digits[0] == "0" else _below_hundred(int(digits))


def _below_hundred(number: int) -> str:
    if number < _VINGT:
        return _UNITS[number]
    if number < _SOIXANTE_DIX:
        tens, unit = divmod(number, 10)
        return _TENS[tens] + ("" if unit == 0 else " et un" if unit == 1 else f"-{_UNITS[unit]}")
    if number < _QUATRE_VINGTS:
        return "soixante et onze" if number == _SOIXANTE_DIX + 1 else f"soixante-{_UNITS[number - 60]}"
    return "quatre-vingts" if number == _QUATRE_VINGTS else f"quatre-vingt-{_UNITS[number - _QUATRE_VINGTS]}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, _CENT)
    if hundreds == 0:
        return _below_hundred(rest)
    said = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    return f"{said} {_below_hundred(rest)}" if rest else said + ("s" if hundreds > 1 else "")
