"""Reading: every field of a contact folded once."""

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence.evidence import Field
from beffroi.evidence.reading import LIMIT, read


def test_each_field_the_contact_has_is_folded_in_reading_order() -> None:
    """Recognisers find all there is, and nothing that is not."""
    contact = Contact(
        Channel.EMAIL,
        "Économies",
        sender="Été <a@b.example>",
        subject="Accès",
        html="<p>Coucou</p>",
        attachments=(Attachment("Relevé.pdf", text="Payez"), Attachment("b.png")),
    )

    fields = read(contact).fields

    assert {field: text.folded.strip() for field, text in fields.items()} == {
        Field.SUBJECT: "acces",
        Field.TEXT: "economies",
        Field.HTML: "coucou",
        Field.SENDER: "ete <a@b.example>",
        Field.ATTACHMENTS: "releve.pdf\npayez\nb.png",
    }
    assert list(fields) == [Field.SUBJECT, Field.TEXT, Field.HTML, Field.SENDER, Field.ATTACHMENTS]


def test_a_call_known_by_its_number_alone_has_that_field_alone() -> None:
    """Empty fields are not folded."""
    assert list(read(Contact(Channel.CALL, "", sender="3646")).fields) == [Field.SENDER]


def test_html_spans_point_into_the_page_as_received() -> None:
    """The words underlined are those of the source, tags and all."""
    html = "<p>Votre <b>c</b>arte &eacute;chue</p>"

    text = read(Contact(Channel.EMAIL, "", html=html)).fields[Field.HTML]

    start = text.folded.index("carte")
    assert html[slice(*text.to_original(start, start + 5))] == "c</b>arte"
    start = text.folded.index("echue")
    assert html[slice(*text.to_original(start, start + 5))] == "&eacute;chue"
    assert text.original == html


def test_what_lies_beyond_the_limit_is_not_read() -> None:
    """A contact of any size is answered in bounded time."""
    text = read(Contact(Channel.EMAIL, "a" * (LIMIT + 5))).fields[Field.TEXT]

    assert len(text.folded) == LIMIT


def test_a_page_that_says_what_the_text_says_is_not_read_twice() -> None:
    """Its links are looked at all the same."""
    reading = read(Contact(Channel.EMAIL, "Bonjour Nadia", html="<p>Bonjour <b>Nadia</b></p>"))

    assert list(reading.fields) == [Field.TEXT]
    assert reading.page is not None
    assert reading.page.words.folded == "bonjour nadia"
