"""Zip types: what a zip file is, an Office document, a program or an archive, by the names of its members."""

import re
from typing import Final

from beffroi.contact.readers.documents.zip_file import ZipMember, read_member, zip_members

__all__ = ["media_type_of_zip"]

_OOXML = "application/vnd.openxmlformats-officedocument."

# What the content types of a document's main part begin with, where its parts stand, its type, and that with macros.
_OFFICE: Final = (
    (
        ("wordprocessingml", "ms-word"),
        "word/",
        f"{_OOXML}wordprocessingml.document",
        "application/vnd.ms-word.document.macroEnabled.12",
    ),
    (
        ("spreadsheetml", "ms-excel"),
        "xl/",
        f"{_OOXML}spreadsheetml.sheet",
        "application/vnd.ms-excel.sheet.macroEnabled.12",
    ),
    (
        ("presentationml", "ms-powerpoint"),
        "ppt/",
        f"{_OOXML}presentationml.presentation",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
    ),
)
_MAIN_PART = re.compile(
    r"\b(wordprocessingml|ms-word|spreadsheetml|ms-excel|presentationml|ms-powerpoint)\.[\w.]+\.main"
)
_MACROS = ("vbaproject", "macrosheet", "intlmacrosheet")
_CONTENT_TYPES = "[content_types].xml"
_PROGRAMS: Final = (
    ("AndroidManifest.xml", "application/vnd.android.package-archive"),
    ("AppxManifest.xml", "application/vnd.ms-appx"),
    ("META-INF/MANIFEST.MF", "application/java-archive"),
)
_MIMETYPE = re.compile(rb"mimetype(application/[a-z0-9.+-]{1,80})")  # ODF 1.3 part 2 §3.3: first, and not packed
_NAME_AT = 30  # in a local header
_MOST_LOOKED_AT = 2_000  # a long book has some hundred parts
_MOST_OF_CONTENT_TYPES = 1_000_000


def media_type_of_zip(data: bytes) -> str:
    """Return what a zip file is: an Office document, an Android or Java program, or ``application/zip``."""
    declared = _MIMETYPE.match(data, _NAME_AT)
    if declared is not None:
        return declared[1].decode("ascii")
    members, _ = zip_members(data, _MOST_LOOKED_AT)
    for member in members:
        if member.name.lower() == _CONTENT_TYPES:
            return _media_type_of_office(data, members, member) or "application/zip"
    names = {member.name for member in members}
    for name, media_type in _PROGRAMS:
        if name in names:
            return media_type
    return "application/zip"


def _media_type_of_office(data: bytes, members: list[ZipMember], content_types: ZipMember) -> str:
    """Return the type of an OOXML document; what its parts are called is free, so their declared types count first."""
    read = read_member(data, content_types, _MOST_OF_CONTENT_TYPES)
    listed = b"" if read is None else read.content.replace(b"\0", b"")  # UTF-16 or not
    declared = listed.decode("latin-1")
    main = _MAIN_PART.search(declared)
    names = [member.name for member in members]
    words = declared.lower()
    with_macros = any(word in words for word in _MACROS) or any(name.endswith("vbaProject.bin") for name in names)
    for families, folder, plain, macro_enabled in _OFFICE:
        if main[1] in families if main is not None else any(name.startswith(folder) for name in names):
            return macro_enabled if with_macros else plain
    return ""
