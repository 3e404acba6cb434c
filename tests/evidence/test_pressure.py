"""How a contact presses, and what only sounds like it."""

import pytest

from beffroi.evidence import EvidenceKind
from beffroi.evidence.pressure import find_pressure

from .toy_words import packaged_lexicon, passage_of


@pytest.mark.parametrize(
    ("pressure", "caught", "spared"),
    [
        ("deadline", "Répondez sous 48 heures", "Le cabinet est sous le porche"),
        ("deadline", "C'est urgent", "La prochaine fois"),
        ("threat", "Vos droits seront suspendus", "Vos droits sont ouverts"),
        ("authority", "Un huissier passera", "Un voisin passera"),
        ("secrecy", "N'en parlez à personne", "Parlez-en à votre médecin"),
        ("reward", "Un cadeau vous attend", "Une candidature"),
        ("fear", "Une connexion suspecte", "Une connexion réussie"),
    ],
)
def test_each_way_to_press_is_caught_and_its_look_alike_spared(pressure: str, caught: str, spared: str) -> None:
    """Genuine notices speak of dates and rights as well."""
    lexicon = packaged_lexicon()

    assert pressure in {e.value for e in find_pressure(passage_of(caught, lexicon))}
    assert pressure not in {e.value for e in find_pressure(passage_of(spared, lexicon))}


def test_each_place_is_one_evidence() -> None:
    """In reading order, so that the page can underline them all."""
    found = list(find_pressure(passage_of("saisie, puis saisie")))

    assert [(e.kind, e.value, e.span.start) for e in found] == [
        (EvidenceKind.PRESSURE, "threat", 0),
        (EvidenceKind.PRESSURE, "threat", 13),
    ]
