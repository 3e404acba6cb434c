"""Lines of a bubble become the text that was sent."""

import pytest

from beffroi.contact.readers.images.joining import in_rows, joined
from beffroi.contact.readers.images.ocr import Line

WIDE = 600.0


def _lines(*texts: str, letter: float = 20.0) -> list[Line]:
    return [
        Line(text, 1.0, 40.0, 100.0 + 50 * number, 40.0 + letter * len(text), 140.0 + 50 * number)
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["Votre carte Vitale arrive", "en fin de droits"],
            "Votre carte Vitale arrive en fin de droits",
            id="a wrapped sentence",
        ),
        pytest.param(
            ["https://ameli-", "renouvellement.example"],
            "https://ameli-renouvellement.example",
            id="a link after its hyphen",
        ),
        pytest.param(
            ["Voyez https://", "ameli.example/carte"],
            "Voyez https://ameli.example/carte",
            id="a link after its slashes",
        ),
        pytest.param(
            ["https://ameli-renouvelle", "ment.example/carte"],
            "https://ameli-renouvellement.example/carte",
            id="a link cut anywhere",
        ),
        pytest.param(["https://ameli-suivi.fr", "pour"], "https://ameli-suivi.fr pour", id="a whole link, then a word"),
        pytest.param(
            ["Vite : https://ameli.example/carte-vit", "ale aujourd'hui"],
            "Vite : https://ameli.example/carte-vitale aujourd'hui",
            id="a link cut, then words",
        ),
        pytest.param(["Prenez rendez-", "vous avec nous"], "Prenez rendez-vous avec nous", id="a word with a hyphen"),
        pytest.param(["CPAM de Loire -", "service carte"], "CPAM de Loire - service carte", id="a dash stays one"),
        pytest.param(
            ["Bonjour,", "Votre dossier est incomplet"],
            "Bonjour,\nVotre dossier est incomplet",
            id="a line ended on purpose",
        ),
        pytest.param(["Suivez : certicode-Ibp.info"], "Suivez : certicode-lbp.info", id="l of a host read as I"),
        pytest.param(["CPAM de l'lsère"], "CPAM de l'Isère", id="I of a name read as l"),
        pytest.param(["au courrier :pli.example"], "au courrier : pli.example", id="a blank lost after a colon"),
        pytest.param(["à 17:30 ici"], "à 17:30 ici", id="a time stays one"),
        pytest.param(
            ["Suivez ameli.example.Ceci est gratuit"], "Suivez ameli.example. Ceci est gratuit", id="a full stop"
        ),
        pytest.param(["Suivez ameli.Info vite"], "Suivez ameli.Info vite", id="a host in capitals"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_lines_become_the_text_that_was_sent(texts: list[str], expected: str) -> None:
    """A link cut in two, or a word more in it, is another link: the verdict hangs on it."""
    assert joined(_lines(*texts)) == expected


def test_pieces_side_by_side_are_one_row() -> None:
    """Detection cuts a line at wide blanks; the pieces must not become lines of their own."""
    left, right = Line("Votre", 1.0, 40, 100, 140, 130), Line("carte", 0.5, 160, 102, 260, 132)

    (row,) = in_rows([right, left])

    assert row.text == "Votre carte"
    assert (row.left, row.right) == (40, 260)
    assert row.confidence == pytest.approx(0.75)
