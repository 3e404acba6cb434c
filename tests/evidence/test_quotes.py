"""Quotes: the stretches of a contact that somebody else said first."""

import pytest

from beffroi.evidence import Field, Span
from beffroi.evidence.quotes import quotes, starts_inside

from .toy_words import passage_of


def test_quotes_are_found_as_received_whatever_their_signs() -> None:
    """French, English and straight ones."""
    text = "Un SMS frauduleux circule : « votre carte expire ». Ne répondez pas à ce message, supprimez-le."

    (span,) = quotes([passage_of(text)])

    assert text[span.start : span.end] == "« votre carte expire »"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bonjour à tous", id="no quotation mark"),
        pytest.param('"Votre carte expire, payez ici"', id="a message that is one long quote is the message"),
        pytest.param('Il mesure 12" de large', id="a single mark"),
    ],
)
def test_what_is_no_quote(text: str) -> None:
    """Else a fraud in quotation marks would pass."""
    assert quotes([passage_of(text)]) == []


def test_a_text_of_nothing_but_quotes_is_cut_short() -> None:
    """A field with thousands of them is no message that a person wrote."""
    assert len(quotes([passage_of('il dit "oui, je crois" et encore une fois ' * 2000)])) <= 200


def test_what_begins_in_a_quote_is_quoted_in_its_own_field_alone() -> None:
    """What runs on beyond a quote began in it."""
    quoted = [Span(Field.TEXT, 4, 9)]

    assert starts_inside(Span(Field.TEXT, 4, 20), quoted)
    assert not starts_inside(Span(Field.TEXT, 9, 10), quoted)
    assert not starts_inside(Span(Field.TEXT, 3, 5), quoted)
    assert not starts_inside(Span(Field.SUBJECT, 5, 6), quoted)
