"""Office documents are read for their words, their links and what in them runs."""

import time
import tracemalloc

import pytest

from beffroi.contact.readers import Note
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.office import MACROS, open_office

from .made_office import content_types, made_compound, made_docx, made_zip, relations

EVIL = "https://evil.example/x"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LINK = '<w:p><w:hyperlink r:id="k"><w:r><w:t>ameli.fr</w:t></w:r></w:hyperlink></w:p>'
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


PACKAGE = b"\0\0\0\0\2\0facture.exe\0C:\\x\\facture.exe\0" + bytes(9) + b"MZ" + bytes(99)
WORKBOOK = made_zip({"[Content_Types].xml": content_types(EXCEL)})


def _opened(data: bytes) -> tuple[str, list[tuple[str, str]], set[Note]]:
    attachments, notes = open_office("a", sniff(data), data)
    return attachments[0].text, [(found.name, found.media_type) for found in attachments[1:]], set(notes)


def _odt(content: str, **more: bytes) -> bytes:
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    return made_zip({**members, **{name.replace("__", "/"): body for name, body in more.items()}}, stored=True)


ODF_BODY = '<o xmlns:text="http://t"><text:p>Bonjour</text:p></o>'


@pytest.mark.parametrize(
    ("data", "text", "found"),
    [
        pytest.param(made_docx(PARAGRAPH.format("Bonjour")), "Bonjour", [], id="Word"),
        pytest.param(made_docx(LINK, ("k", "hyperlink", EVIL)), f"ameli.fr <{EVIL}>", [], id="link"),
        pytest.param(
            made_docx(
                PARAGRAPH.format("corps"),
                more={
                    name: f'<x xmlns:w="http://w">{PARAGRAPH.format(name)}</x>'.encode()
                    for name in ("word/footer1.xml", "word/comments.xml", "word/styles.xml", "docProps/core.xml")
                },
            ),
            "corps\nword/comments.xml\nword/footer1.xml",
            [],
            id="the body first, what stands around it next",
        ),
        pytest.param(
            made_docx(
                PARAGRAPH.format("a"),
                more={
                    "word/settings.xml": b"<w/>",
                    "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", EVIL)),
                },
            ),
            "a",
            [("a/attachedTemplate", MACROS)],
            id="template from the net",
        ),
        pytest.param(
            made_docx("<w:instrText>DDEAUTO cmd</w:instrText><w:fldChar w:fldCharType='end'/>"),
            "",
            [("a/DDE", MACROS)],
            id="field that starts a program",
        ),
        pytest.param(
            made_docx("", more={"word/embeddings/o.bin": made_compound(streams={"\x01Ole10Native": PACKAGE})}),
            "",
            [("a/facture.exe", "application/x-dosexec")],
            id="program put in as an object",
        ),
        pytest.param(
            made_docx(
                "", more={"word/embeddings/o.bin": made_compound("Equation Native"), "word/embeddings/a.xlsx": WORKBOOK}
            ),
            "",
            [("a/a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
            id="formula, and a table",
        ),
        pytest.param(
            made_zip(
                {
                    "[Content_Types].xml": content_types(EXCEL),
                    "xl/sharedStrings.xml": b"<sst><si><t>Nom</t></si><si><t>IBAN</t></si></sst>",
                    "xl/worksheets/sheet1.xml": b"<x xmlns:r=\"http://r\"><f>cmd|' /c x'!A1</f></x>",
                }
            ),
            "Nom\nIBAN",
            [("a/DDE", MACROS)],
            id="Excel",
        ),
        pytest.param(_odt(ODF_BODY), "Bonjour", [], id="OpenDocument"),
        pytest.param(_odt(ODF_BODY, **{"Basic__script-lc.xml": b""}), "Bonjour", [], id="OpenDocument, empty list"),
        pytest.param(
            _odt(ODF_BODY, **{"Basic__Standard__Module1.xml": b""}), "Bonjour", [("a/macros", MACROS)], id="its macros"
        ),
    ],
)
def test_a_document_is_read(data: bytes, text: str, found: list[tuple[str, str]]) -> None:
    """A letter says the same whatever it was written with."""
    assert _opened(data) == (text, found, set())


def test_slides_are_read_in_their_order() -> None:
    """The tenth comes after the second."""
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    slides = {f"ppt/slides/slide{n}.xml": f"<p><t>{n}</t></p>".encode() for n in (10, 2, 1)}

    assert _opened(made_zip({"[Content_Types].xml": content_types(main), **slides}))[0] == "1\n2\n10"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        pytest.param(made_compound("EncryptedPackage", "EncryptionInfo"), Note.ENCRYPTED, id="locked Word"),
        pytest.param(
            _odt("x", **{"META-INF__manifest.xml": b"<manifest:encryption-data/>"}), Note.ENCRYPTED, id="locked ODF"
        ),
        pytest.param(made_docx("<w:p>")[:-30], Note.DAMAGED, id="cut"),
        pytest.param(made_docx("<w:p>"), Note.DAMAGED, id="broken XML"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, note: Note) -> None:
    """A person must know that nobody looked inside."""
    assert note in _opened(data)[2]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            made_zip(
                {
                    "[Content_Types].xml": content_types(),
                    "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
                }
            ),
            id="entities",
        ),
        pytest.param(
            made_zip(
                {
                    "[Content_Types].xml": content_types(EXCEL),
                    "xl/worksheets/sheet1.xml": b"<x>" + b"<row><c><v>1</v></c></row>" * 1_000_000 + b"</x>",
                }
            ),
            id="a million rows",
        ),
        pytest.param(
            made_zip({"[Content_Types].xml": content_types(), "word/document.xml": bytes(300_000_000)}), id="zeros"
        ),
        pytest.param(
            made_zip({"[Content_Types].xml": content_types(), **{f"word/{n}.xml": b"<a/>" for n in range(20_000)}}),
            id="20,000 parts",
        ),
        pytest.param(
            made_docx(
                "", more={"word/_rels/x.xml.rels": b"", **{f"word/embeddings/{n}.bin": b"a" for n in range(500)}}
            ),
            id="500 objects",
        ),
    ],
)
def test_a_bomb_costs_seconds_and_no_more_memory_than_allowed(data: bytes) -> None:
    """Office itself would stall on some of them."""
    tracemalloc.start()
    begins = time.process_time()

    _, _, notes = _opened(data)

    assert time.process_time() - begins < 60  # some 10 alone; memory is traced, which takes its time
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()
    assert notes
