"""Heard names: ``ameli``, which sounds just like the first name that speech models write in its place."""

import re
from collections.abc import Sequence
from typing import Final

from beffroi.contact.readers.speech.listening import HeardWord

__all__ = ["with_names_meant"]

_FIRST_NAME: Final = re.compile(r"(?<![^\W_])am[ée]l(?:ie|ies|i|y|it)(?=(?:\.fr)?\W*$)", re.IGNORECASE)
_BEFORE_A_SITE: Final = frozenset(
    {"compte", "comptes", "plateforme", "plate-forme", "site", "espace", "application", "appli", "portail"}
)


def with_names_meant(words: Sequence[HeardWord]) -> list[HeardWord]:
    """Return ``words`` with "votre compte Amélie" and "Amélie.fr" as what they mean; Amélie herself keeps her name."""
    meant: list[HeardWord] = []
    for place, word in enumerate(words):
        before = words[place - 1].text.strip(" ,.;:").lower() if place else ""
        after = words[place + 1].text.strip().lower() if place + 1 < len(words) else ""
        is_site = before in _BEFORE_A_SITE or ".fr" in word.text.lower() or after.startswith(".fr")
        meant.append(word._replace(text=_FIRST_NAME.sub("ameli", word.text)) if is_site else word)
    return meant
