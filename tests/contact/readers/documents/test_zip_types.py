"""Office documents, programs and archives are all zip files; their members tell them apart."""

import pytest

from beffroi.contact.readers.documents.zip_types import media_type_of_zip

from .made_office import content_types, made_docx, made_zip

OFFICE = "application/vnd.openxmlformats-officedocument."
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.12"


def _with(listed: bytes, *names: str) -> bytes:
    return made_zip({"[Content_Types].xml": listed, **dict.fromkeys(names, b"")})


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(made_docx("", ("a", "hyperlink", "b")), f"{OFFICE}wordprocessingml.document", id="Word"),
        pytest.param(_with(content_types(EXCEL), "xl/x.xml"), f"{OFFICE}spreadsheetml.sheet", id="Excel"),
        pytest.param(_with(b"<Types/>", "ppt/p.xml"), f"{OFFICE}presentationml.presentation", id="by its folder"),
        pytest.param(
            made_zip({"x/[y].xml": b"", "[CONTENT_types].xml": content_types()}, stored=True),
            f"{OFFICE}wordprocessingml.document",
            id="other letters, other order",
        ),
        pytest.param(_with(content_types(more=MACROS), "word/x.bin"), WITH_MACROS, id="macros under another name"),
        pytest.param(_with(content_types(), "word/vbaProject.bin"), WITH_MACROS, id="macros that are not listed"),
        pytest.param(_with(content_types(more=MACROS).decode().encode("utf-16")), WITH_MACROS, id="list in UTF-16"),
        pytest.param(
            made_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}, stored=True),
            "application/vnd.oasis.opendocument.text",
            id="OpenDocument",
        ),
        pytest.param(made_zip({"AndroidManifest.xml": b""}), "application/vnd.android.package-archive", id="Android"),
        pytest.param(made_zip({"META-INF/MANIFEST.MF": b""}), "application/java-archive", id="Java"),
        pytest.param(made_zip({"facture.exe": b"MZ"}), "application/zip", id="archive"),
        pytest.param(_with(b"<Types/>", "a.txt"), "application/zip", id="a list alone makes no document"),
        pytest.param(b"PK\x05\x06" + bytes(18), "application/zip", id="empty"),
    ],
)
def test_a_zip_file_is_what_its_members_say(data: bytes, media_type: str) -> None:
    """A document with macros is a program with a letter around it."""
    assert media_type_of_zip(data) == media_type
