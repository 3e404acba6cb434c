"""Spoken: numbers in French words, as they are said in France."""

__all__ = ["spell_amount", "spell_number", "spell_telephone"]

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
_SCORES = (7, 9)  # tens that go on counting from the ten before: soixante-dix
_HUNDRED, _THOUSAND = 100, 1000


def spell_number(number: int) -> str:
    """Return ``number`` in words.

    >>> spell_number(71), spell_number(80), spell_number(1999)
    ('soixante et onze', 'quatre-vingts', 'mille neuf cent quatre-vingt-dix-neuf')
    """
    if number >= _THOUSAND:
        thousands, rest = divmod(number, _THOUSAND)
        many = "mille" if thousands == 1 else f"{_without_s(spell_number(thousands))} mille"
        return f"{many} {spell_number(rest)}" if rest else many
    if number >= _HUNDRED:
        hundreds, rest = divmod(number, _HUNDRED)
        if not rest:
            return "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cents"
        many = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
        return f"{many} {spell_number(rest)}"
    return _below_a_hundred(number)


def _below_a_hundred(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    if tens in _SCORES:
        rest += 10
    name = _TENS[tens]
    if not rest:
        return "quatre-vingts" if name == "quatre-vingt" else name
    joint = " et " if rest in {1, 11} and name != "quatre-vingt" else "-"
    return name + joint + _UNITS[rest]


def _without_s(words: str) -> str:
    return words.removesuffix("s") if words.endswith(("cents", "vingts")) else words


def spell_amount(euros: int, cents: int) -> str:
    """Return an amount in words.

    >>> spell_amount(2, 95)
    'deux euros quatre-vingt-quinze'
    """
    said = f"{spell_number(euros)} euro{'s' if euros > 1 else ''}"
    return f"{said} {spell_number(cents)}" if cents else said


def spell_telephone(digits: str, *, one_by_one: bool = False) -> str:
    """Return a number of ten digits or of ``+33`` and nine in words, two digits at a time or one by one.

    >>> spell_telephone("0639980012")
    'zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze'
    """
    said = []
    if digits.startswith("+33"):
        said.append("plus trente-trois")
        digits = f"0{digits[3:]}"
        if one_by_one:
            digits = digits[1:]
    if one_by_one:
        return " ".join((*said, *(_UNITS[int(digit)] for digit in digits)))
    for place in range(0, len(digits), 2):
        pair = digits[place : place + 2]
        said += ("zéro", _UNITS[int(pair[1])]) if pair[0] == "0" else (spell_number(int(pair)),)
    return " ".join(said)
