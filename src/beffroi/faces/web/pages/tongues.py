"""Tongues: the languages of the page, each with its place in addresses, and which one a browser would like."""

from typing import Final, NamedTuple

from beffroi.texts import Catalogue, load_catalogue

__all__ = ["TONGUES", "Tongue", "preferred_tongue", "tongue_at"]

_LONGEST_HEADER = 1000
_MOST_RANGES = 20


class Tongue(NamedTuple):
    """One language of the page.

    Args:
        place: Its place in addresses: ``/fr/``.
        lang: Its BCP 47 tag.
        name: What its speakers call it.
        easy: Whether it is the easy kind.
    """

    place: str
    lang: str
    name: str
    easy: bool = False

    @property
    def catalogue(self) -> Catalogue:
        """Its sentences."""
        return load_catalogue(self.lang, easy=self.easy)


TONGUES: Final = (
    Tongue("fr", "fr", "Français"),
    Tongue("facile", "fr", "Français facile", easy=True),
    Tongue("en", "en", "English"),
    Tongue("ar", "ar", "العربية"),
    Tongue("pt", "pt", "Português"),
    Tongue("es", "es", "Español"),
    Tongue("tr", "tr", "Türkçe"),
    Tongue("de", "de", "Deutsch"),
)
"""All of them, in the order in which they are offered."""

_BY_PLACE: Final = {tongue.place: tongue for tongue in TONGUES}
_BY_LANG: Final = {tongue.lang: tongue for tongue in TONGUES if not tongue.easy}


def tongue_at(place: str) -> Tongue | None:
    """Return the language of an address, if it is one."""
    return _BY_PLACE.get(place)


def preferred_tongue(accept_language: str) -> Tongue:
    """Return the language that a browser would like best; French where it would like none of ours.

    Args:
        accept_language: The header of that name.

    Source:
        RFC 9110 §12.5.4.

    >>> preferred_tongue("pt-BR,pt;q=0.9,en;q=0.5").place
    'pt'
    """
    wished: list[tuple[float, int, str]] = []
    for order, part in enumerate(accept_language[:_LONGEST_HEADER].split(",")[:_MOST_RANGES]):
        wish, _, quality = part.partition(";")
        wished.append((-_quality(quality), order, wish.strip().split("-")[0].lower()))
    for worth, _order, lang in sorted(wished):
        if worth < 0 and lang in _BY_LANG:
            return _BY_LANG[lang]
    return TONGUES[0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
