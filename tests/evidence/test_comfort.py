"""What speaks for a contact: it asks nothing, or it sends people to their account by themselves."""

import pytest

from beffroi.evidence import EvidenceKind
from beffroi.evidence.comfort import find_comfort

from .toy_words import packaged_lexicon, passage_of


@pytest.mark.parametrize(
    ("comfort", "caught", "spared"),
    [
        ("asks_nothing", "Vous n'avez rien à faire", "Il n'y a rien"),
        ("log_in_by_yourself", "Connectez-vous directement à votre compte ameli", "Ouvrez votre compte bancaire"),
        ("free", "La carte est gratuite", "Une carte est prête"),
        ("gives_code", "Votre code de vérification est 482913", "Quel est votre code ?"),
    ],
)
def test_each_comfort_is_caught_and_its_look_alike_spared(comfort: str, caught: str, spared: str) -> None:
    """What speaks in favour is shown as well, and never cancels what speaks against."""
    lexicon = packaged_lexicon()

    assert comfort in {e.value for e in find_comfort(passage_of(caught, lexicon))}
    assert comfort not in {e.value for e in find_comfort(passage_of(spared, lexicon))}


def test_comfort_points_at_its_words() -> None:
    """The page shows them in green."""
    (evidence,) = find_comfort(passage_of("Vous n'avez RIEN à faire."))

    assert evidence.kind is EvidenceKind.COMFORT
    assert (evidence.span.start, evidence.span.end) == (12, 24)
