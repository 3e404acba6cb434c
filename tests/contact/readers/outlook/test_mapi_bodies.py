"""A message says the same whichever of its bodies was kept."""

import pytest

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.outlook.compound import CompoundFile
from beffroi.contact.readers.outlook.mapi import Properties, Tag, message_properties
from beffroi.contact.readers.outlook.mapi_bodies import Bodies, bodies_of, bodies_of_rich_text
from beffroi.contact.readers.outlook.rich_text import Effort
from beffroi.errors import UnreadableError

from .outlook_files import Values, outlook_file, packed

RICH = packed(rb"{\rtf1\ansi Votre carte \'e0 jour\par}")
FROM_HTML = packed(rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Votre carte \'e0 jour{\*\htmltag72 </p>}}")


def read(values: Values) -> Properties:
    """Return the properties of a message."""
    return message_properties(CompoundFile(outlook_file(values)).root)


@pytest.mark.parametrize(
    ("values", "text", "html"),
    [
        pytest.param({Tag.BODY: "Bonjour"}, "Bonjour", None, id="text"),
        pytest.param({Tag.HTML: "<p>été".encode()}, None, "<p>été", id="HTML in UTF-8 that is not named"),
        pytest.param({Tag.HTML: b"<p>\xe9t\xe9"}, None, "<p>été", id="HTML in the message's code page"),
        pytest.param(
            {Tag.HTML: "<p>карта".encode("cp1251"), Tag.INTERNET_CODE_PAGE: 1251}, None, "<p>карта", id="a page named"
        ),
        pytest.param({Tag.HTML: "<p>été"}, None, "<p>été", id="HTML as text, as of old"),
        pytest.param({Tag.RTF_COMPRESSED: RICH}, "Votre carte à jour", None, id="rich text alone"),
        pytest.param({Tag.BODY: "Bonjour", Tag.RTF_COMPRESSED: RICH}, "Bonjour", None, id="text and rich text"),
        pytest.param(
            {Tag.RTF_COMPRESSED: FROM_HTML}, "Votre carte à jour", "<p>Votre carte à jour</p>", id="HTML in rich text"
        ),
        pytest.param(
            {Tag.BODY: "Bonjour", Tag.RTF_COMPRESSED: FROM_HTML}, "Bonjour", "<p>Votre carte à jour</p>", id="both"
        ),
        pytest.param({Tag.SUBJECT: "Rien"}, None, None, id="none"),
    ],
)
def test_bodies_are_found(values: Values, text: str | None, html: str | None) -> None:
    """Which of the three Outlook keeps depends on its version and on the server."""
    assert bodies_of(read(values), Effort()) == Bodies(text, html)


@pytest.mark.parametrize("data", [b"not packed", packed(b"not rich"), packed(b"{\\rtf1 a}")[:-3]])
def test_a_broken_body_is_said(data: bytes) -> None:
    """What cannot be read might have been the fraud."""
    said = bodies_of(read({Tag.RTF_COMPRESSED: data}), Effort())

    assert Note.DAMAGED in said.notes


def test_a_body_beyond_the_longest_text_is_cut() -> None:
    """A contact holds a million characters, and the person is told that there was more."""
    said = bodies_of(read({Tag.BODY: "a" * (MAX_TEXT_LENGTH + 1)}), Effort())

    assert said.text == "a" * MAX_TEXT_LENGTH
    assert said.notes == {Note.PARTLY_READ}


def test_many_bodies_take_no_longer_than_one() -> None:
    """A file may hold 300 mails, each with a rich text that alone would take seconds."""
    effort = Effort()
    bomb = read({Tag.RTF_COMPRESSED: packed(b"{\\rtf1 " + b"{\\b a}" * 200_000 + b"}")})

    said = [bodies_of(bomb, effort).notes for _ in range(4)]

    assert said == [frozenset(), *[{Note.PARTLY_READ}] * 3]
    assert effort.marks_left == 0


def test_a_file_of_rich_text_has_bodies_too() -> None:
    """An attachment .rtf, or a part text/rtf."""
    assert bodies_of_rich_text(b"{\\rtf1 Bonjour}") == Bodies("Bonjour", None)
    with pytest.raises(UnreadableError):
        bodies_of_rich_text(b"Bonjour")
