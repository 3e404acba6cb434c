"""A page's lines become its paragraphs."""

from beffroi.contact.readers.images.ocr import Line
from beffroi.contact.readers.images.paragraphs import page_text


def _line(text: str, row: float, left: float = 80.0) -> Line:
    return Line(text, 1.0, left, 50 * row, left + 18 * len(text), 50 * row + 45)


def test_paragraphs_are_parted_where_the_page_leaves_room() -> None:
    """A request must stay in the sentence that it was made in."""
    text = page_text(
        [
            _line("Madame, Monsieur,", 1),
            _line("Votre dossier est incomplet et nous", 3),
            _line("vous prions de nous rappeler", 4),
            _line("Le directeur", 6),
        ]
    )

    assert (
        text == "Madame, Monsieur,\n\nVotre dossier est incomplet et nous vous prions de nous rappeler\n\nLe directeur"
    )


def test_blocks_side_by_side_are_parted() -> None:
    """The address on the right is no part of the sender's on the left."""
    assert page_text([_line("CPAM de Lyon", 1), _line("Madame Durand", 2, left=700)]) == "CPAM de Lyon\n\nMadame Durand"


def test_a_page_of_one_line_or_none_is_that() -> None:
    """Nothing to part."""
    assert page_text([_line("Bonjour", 1)]) == "Bonjour"
    assert page_text([]) == ""
