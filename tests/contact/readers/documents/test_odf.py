"""The words of an OpenDocument file are read, each link's target behind its words."""

from beffroi.contact.readers.documents.odf import read_odf_part
from beffroi.contact.readers.documents.running_text import RunningText

SPACES = 'xmlns:text="http://t" xmlns:xlink="http://x"'


def test_paragraphs_links_and_blanks_are_read() -> None:
    """LibreOffice is what town halls write with."""
    text = RunningText()
    content = (
        f"<o {SPACES}><meta>x</meta><text:h>Avis</text:h><text:p>Votre<text:s/>carte<text:tab/>ici "
        '<text:a xlink:href="https://evil.example/x">ameli.fr</text:a>, <text:a xlink:href="#a">plus bas</text:a>'
        "<text:line-break/>Merci</text:p></o>"
    )

    assert read_odf_part(content.encode(), text)
    assert text.text == "Avis\nVotre carte\tici ameli.fr <https://evil.example/x>, plus bas\nMerci"


def test_a_broken_one_gives_what_there_is() -> None:
    """A download that broke off."""
    text = RunningText()

    assert not read_odf_part(f"<o {SPACES}><text:p>Avis".encode(), text)
    assert text.text == "Avis"
