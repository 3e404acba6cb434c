"""A file that came with a contact is opened by what it is."""

import gzip
import hashlib

import pytest

from beffroi.contact import Channel, Contact, require_usable
from beffroi.contact.readers import Note
from beffroi.contact.readers.attachments import HEAVY, is_heavy, open_attachment
from beffroi.contact.readers.limits import MAX_FILE_BYTES, MAX_OPENED_MEMBERS

from .documents.made_office import made_compound, made_docx, made_zip
from .documents.made_pdf import made_pdf
from .documents.test_old_office import made_doc, made_xls
from .documents.test_rar_file import new_rar, old_rar
from .documents.test_tar_file import made_tar

LETTER = made_pdf(["Votre carte Vitale"])
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("name", "declared", "data", "media_type", "text"),
    [
        pytest.param("a.txt", "text/plain; charset=x", "Été".encode(), "text/plain", "Été", id="text"),
        pytest.param("a.txt", "", "Été".encode("cp1252"), "", "Été", id="text of Windows, undeclared"),
        pytest.param("a.csv", "application/octet-stream", b"a;b", "application/octet-stream", "a;b", id="table"),
        pytest.param("a.pdf", "application/octet-stream", LETTER, "application/pdf", "Votre carte Vitale", id="PDF"),
        pytest.param("a.txt", "text/plain", LETTER, "application/pdf", "Votre carte Vitale", id="PDF called a text"),
        pytest.param(
            "a.docx",
            "",
            made_docx(PARAGRAPH.format("Bonjour")),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Bonjour",
            id="Word",
        ),
        pytest.param("a.pdf", "application/pdf", b"MZ" + bytes(99), "application/x-dosexec", "", id="program as PDF"),
        pytest.param("a.bin", "", bytes(99), "", "", id="nothing known"),
        pytest.param("a.mp3", "audio/mpeg", b"ID3" + bytes(99), "audio/mpeg", "", id="recording"),
        pytest.param("", "", b"", "", "", id="nothing at all"),
        pytest.param("a.rtf", "", b"{\\rtf1 Bonjour}", "application/rtf", "Bonjour", id="rich text"),
        pytest.param(
            "a.html",
            "text/plain",
            b"<html><body>Cliquez <a href='https://a.example/x'>ici</a>.</body></html>",
            "text/html",
            "Cliquez ici <https://a.example/x> .",
            id="page",
        ),
        pytest.param(
            "a.ics",
            "text/calendar",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Rendez-vous\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            "text/calendar",
            "Rendez-vous",
            id="invitation",
        ),
    ],
)
def test_a_file_is_opened_by_its_content(name: str, declared: str, data: bytes, media_type: str, text: str) -> None:
    """Neither its name nor its sender says what it is."""
    (attachment, *_), notes = open_attachment(name, declared, data)

    assert (attachment.name, attachment.media_type, attachment.text) == (name, media_type, text)
    assert attachment.sha256 == hashlib.sha256(data).hexdigest()
    assert notes == ()


def test_what_its_reader_refuses_is_named_with_a_note() -> None:
    """One broken file must not hide the mail that it came with."""
    attachments, notes = open_attachment("a.pdf", "application/pdf", b"%PDF-1.7 and no more")

    assert [attachment.name for attachment in attachments] == ["a.pdf"]
    assert notes == (Note.ATTACHMENT_UNREAD,)


def test_a_file_too_large_is_named_and_known_by_its_digest() -> None:
    """Its name may already say enough."""
    data = bytes(MAX_FILE_BYTES + 1)

    (attachment,), notes = open_attachment("a.iso", "", data)

    assert attachment.sha256 == hashlib.sha256(data).hexdigest()
    assert notes == (Note.ATTACHMENT_UNREAD,)


def test_files_within_files_are_opened_too() -> None:
    """A letter in a zip file in a tar file is still a letter."""
    data = gzip.compress(made_zip({"lettre.pdf": LETTER, "x.zip": made_zip({"a.txt": b"Bonjour"})}))

    attachments, notes = open_attachment("a.gz", "application/gzip", data)

    assert [(attachment.name, attachment.text) for attachment in attachments] == [
        ("a.gz", ""),
        ("a.gz/a", ""),
        ("a.gz/a/lettre.pdf", "Votre carte Vitale"),
        ("a.gz/a/x.zip", ""),
        ("a.gz/a/x.zip/a.txt", "Bonjour"),
    ]
    assert notes == ()


def test_of_many_documents_within_only_some_are_opened() -> None:
    """A hundred PDFs in an archive would take minutes."""
    data = made_zip({f"{number:02}.pdf": LETTER for number in range(MAX_OPENED_MEMBERS + 5)})

    attachments, notes = open_attachment("a.zip", "", data)

    assert sum(bool(attachment.text) for attachment in attachments) == MAX_OPENED_MEMBERS
    assert len(attachments) == MAX_OPENED_MEMBERS + 6
    assert notes == (Note.ATTACHMENT_PARTLY_READ,)


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The note leads to the command that adds it."""
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)

    attachments, notes = open_attachment("a.pdf", "", LETTER)

    assert [attachment.media_type for attachment in attachments] == ["application/pdf"]
    assert notes == (Note.EXTRA_MISSING,)


@pytest.mark.parametrize(
    ("declared", "data", "heavy"),
    [
        pytest.param("text/plain", LETTER, True, id="a PDF, whatever it is called"),
        pytest.param("application/pdf", b"%PDX", True, id="what is called a PDF"),
        pytest.param("image/png", b"", True, id="an image"),
        pytest.param("application/pdf", b"<html>", False, id="a page that is called a PDF"),
        pytest.param("text/plain", b"Bonjour", False, id="text"),
    ],
)
def test_heavy_work_is_known_beforehand(declared: str, data: bytes, heavy: bool) -> None:  # noqa: FBT001
    """Faces do it in a process of its own."""
    assert is_heavy(declared, data) is heavy
    assert "text/plain" not in HEAVY


WHOLE = [
    pytest.param(made_zip({"a.txt": b"Bonjour" * 9, "b.zip": made_zip({"c.html": b"<html>Bonjour"})}), id="zip"),
    pytest.param(made_docx(PARAGRAPH.format("a"), more={"word/embeddings/a.bin": made_compound("b")}), id="Word"),
    pytest.param(made_doc("\x13 HYPERLINK a \x14b\x15"), id="old Word"),
    pytest.param(made_xls((0xFC, b"Bonjour Bonjour")), id="old Excel"),
    pytest.param(made_tar(["a", "b" * 120]), id="tar"),
    pytest.param(gzip.compress(b"Bonjour"), id="gzip"),
    pytest.param(old_rar(b"a.exe"), id="old RAR"),
    pytest.param(new_rar(b"a.exe"), id="RAR"),
]


@pytest.mark.parametrize("whole", WHOLE)
def test_a_file_damaged_anywhere_gives_what_there_is_and_can_be_judged(whole: bytes) -> None:
    """Downloads break off, discs rot, and frauds break on purpose what filters read."""
    step = max(1, len(whole) // 150)
    for place in range(0, len(whole), step):
        for damaged in (
            whole[:place],
            whole[:place] + whole[place + 3 :],
            *(whole[:place] + bytes((value,)) * 4 + whole[place + 4 :] for value in (0, 0x7F, 0xFF)),
        ):
            attachments, _ = open_attachment("a", "", damaged)

            require_usable(Contact(Channel.EMAIL, "Bonjour", attachments=attachments))
            assert attachments[0].sha256 == hashlib.sha256(damaged).hexdigest()
