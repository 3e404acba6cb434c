"""Letters: words written so that a person reads them and a filter does not."""

from random import Random

from attack.places import chosen_words, rewritten

__all__ = ["homoglyphs", "leetspeak", "spaced_letters", "zero_width"]

_CYRILLIC = str.maketrans("aceijopsxyABCEHIKMOPTXS", "асеіјорѕхуАВСЕНІКМОРТХЅ")
_OTHERS = {  # Greek, letters of other alphabets, and Latin ones of the wrong sort
    "a": "αɑａ𝐚",
    "b": "Ьｂ𝗯",
    "c": "ϲᴄⅽ",
    "d": "ԁⅾ𝖽",
    "e": "еҽ𝚎",
    "i": "ιıⅰ",
    "l": "ӏⅼ𝗅",
    "m": "ⅿｍ",
    "n": "ոｎ𝗇",
    "o": "οօ๐",
    "p": "ρⲣ",
    "r": "гᴦｒ",
    "s": "ꜱｓ",
    "t": "τｔ",
    "u": "υսᴜ",
    "v": "νⅴᴠ",
}
_INVISIBLE = {
    1: "\u200b",  # zero-width space
    2: "\u200b\u200c\u200d\u2060\u00ad",  # and joiners and non-joiners, word joiner, soft hyphen
    3: "\u200b\u200d\ufeff\u00ad\u034f\ufe0e\u2063\u2061\u180e",  # and marks of rarer use
}
_EVERY = {2: 2, 3: 1}
_HEAVY = 3
_SEPARATORS = {1: " ", 2: " .", 3: " .-_*·"}
_LEET = {
    1: str.maketrans("eoEO", "3030"),
    2: str.maketrans("aeioéèAEIOÉÈ", "431033431033"),
    3: str.maketrans("aeiolstéèAEIOLSTÉÈ", "@3!0|$733@3!0|$733"),
}


def homoglyphs(text: str, strength: int, chance: Random) -> str:
    """Write letters of other scripts for those that look alike: one letter a word, all that can, then rare ones."""

    def rewrite(word: str) -> str:
        if strength == _HEAVY:
            return "".join(chance.choice(_OTHERS.get(letter.lower(), letter)) for letter in word)
        fit = [place for place, letter in enumerate(word) if ord(letter) in _CYRILLIC]
        if strength == 1:
            fit = fit and [chance.choice(fit)]
        return "".join(letter.translate(_CYRILLIC) if place in fit else letter for place, letter in enumerate(word))

    return rewritten(text, chosen_words(text, strength, chance), rewrite)


def zero_width(text: str, strength: int, chance: Random) -> str:
    """Put characters that leave no mark into words: one a word, then behind every second letter, then every letter."""

    def rewrite(word: str) -> str:
        if strength == 1:
            place = chance.randrange(1, len(word))
            return word[:place] + _INVISIBLE[1] + word[place:]
        every = _EVERY[strength]
        return (
            "".join(
                letter + (chance.choice(_INVISIBLE[strength]) if place % every == 0 else "")
                for place, letter in enumerate(word[:-1], 1)
            )
            + word[-1:]
        )

    return rewritten(text, chosen_words(text, strength, chance), rewrite)


def spaced_letters(text: str, strength: int, chance: Random) -> str:
    """Set the letters of words apart: by spaces, by dots, by any sign."""
    return rewritten(
        text, chosen_words(text, strength, chance), lambda word: chance.choice(_SEPARATORS[strength]).join(word)
    )


def leetspeak(text: str, strength: int, chance: Random) -> str:
    """Write digits for letters, then signs as well."""
    return rewritten(text, chosen_words(text, strength, chance), lambda word: word.translate(_LEET[strength]))
