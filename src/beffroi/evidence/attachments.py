"""Attachments: files that came with a contact, and what their names say they can do."""

import enum
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from beffroi.contact import BARCODE, Attachment, Contact
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.reading import Reading

__all__ = ["AttachmentSort", "AttachmentTrait", "Stretch", "attachment_stretches", "find_attachments", "names_of_files"]


class AttachmentSort(enum.StrEnum):
    """What sort of file it is."""

    EXECUTABLE = "executable"
    SCRIPT = "script"
    SHORTCUT = "shortcut"
    DISK_IMAGE = "disk_image"
    MACRO_DOCUMENT = "macro_document"
    HTML = "html"  # a page that opens from the disk, with a form in it
    ARCHIVE = "archive"  # hides what it holds from filters
    CALENDAR = "calendar"  # writes itself into the diary, with its links
    DOCUMENT = "document"
    OTHER = "other"


class AttachmentTrait(enum.StrEnum):
    """What else is seen of it."""

    RISKY = "risky"
    HARMLESS = "harmless"  # of a sort that runs nothing by itself; its words may still be a fraud
    DOUBLE_EXTENSION = "double_extension"  # facture.pdf.exe
    BIDI_NAME = "bidi_name"  # characters that turn the name round: "exe.fdp" is shown as "pdf.exe" turned
    PADDED_NAME = "padded_name"  # so many blanks that the true extension is not shown
    TYPE_MISMATCH = "type_mismatch"  # the media type says another sort than the name


def _by_extension(**extensions: str) -> dict[str, AttachmentSort]:
    return {extension: AttachmentSort(sort) for sort, listed in extensions.items() for extension in listed.split()}


_SORTS: Final = _by_extension(
    executable="exe scr com pif msi msix appx appxbundle msixbundle dll cpl apk ipa app deb rpm jar jnlp bin run "
    "gadget command xll xpi crx",
    script="js jse vbs vbe wsf wsh ps1 psm1 bat cmd hta sh bash py pl php reg sct msc",
    shortcut="lnk url desktop webloc scf website search-ms library-ms settingcontent-ms",
    disk_image="iso img vhd vhdx dmg udf toast",
    macro_document="docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam sldm one onepkg pub slk iqy mdb accdb accde",
    html="html htm xhtml shtml mht mhtml svg svgz xml xsl chm",
    archive="zip rar 7z gz tgz bz2 xz tar cab ace arj lzh z zipx tbz2 txz zst uue",
    calendar="ics ical vcs",
    document="pdf txt rtf csv doc docx odt ott xls xlsx ods ppt pptx odp jpg jpeg jpe png gif bmp tif tiff webp heic "
    "heif avif mp3 wav ogg m4a opus mp4 mov p7s vcf eml asc sig",
)
_BY_MEDIA_TYPE: Final = {
    "application/x-msdownload": AttachmentSort.EXECUTABLE,
    "application/x-dosexec": AttachmentSort.EXECUTABLE,
    "application/vnd.microsoft.portable-executable": AttachmentSort.EXECUTABLE,
    "application/vnd.android.package-archive": AttachmentSort.EXECUTABLE,
    "application/java-archive": AttachmentSort.EXECUTABLE,
    "application/x-msi": AttachmentSort.EXECUTABLE,
    "application/javascript": AttachmentSort.SCRIPT,
    "text/javascript": AttachmentSort.SCRIPT,
    "application/x-sh": AttachmentSort.SCRIPT,
    "application/hta": AttachmentSort.SCRIPT,
    "application/x-ms-shortcut": AttachmentSort.SHORTCUT,
    "application/x-iso9660-image": AttachmentSort.DISK_IMAGE,
    "application/x-apple-diskimage": AttachmentSort.DISK_IMAGE,
    "text/html": AttachmentSort.HTML,
    "application/xhtml+xml": AttachmentSort.HTML,
    "image/svg+xml": AttachmentSort.HTML,
    "application/zip": AttachmentSort.ARCHIVE,
    "application/x-zip-compressed": AttachmentSort.ARCHIVE,
    "application/vnd.rar": AttachmentSort.ARCHIVE,
    "application/x-rar-compressed": AttachmentSort.ARCHIVE,
    "application/x-7z-compressed": AttachmentSort.ARCHIVE,
    "application/gzip": AttachmentSort.ARCHIVE,
    "text/calendar": AttachmentSort.CALENDAR,
    "application/pdf": AttachmentSort.DOCUMENT,
    "text/plain": AttachmentSort.DOCUMENT,
    "application/vnd.ms-word.document.macroenabled.12": AttachmentSort.MACRO_DOCUMENT,
    "application/vnd.ms-excel.sheet.macroenabled.12": AttachmentSort.MACRO_DOCUMENT,
    "application/vnd.ms-powerpoint.presentation.macroenabled.12": AttachmentSort.MACRO_DOCUMENT,
    "application/vnd.ms-office.vbaproject": AttachmentSort.MACRO_DOCUMENT,
    "application/x-executable": AttachmentSort.EXECUTABLE,
    "application/x-mach-binary": AttachmentSort.EXECUTABLE,
    "application/java-vm": AttachmentSort.EXECUTABLE,
    "application/vnd.android.dex": AttachmentSort.EXECUTABLE,
    "application/vnd.ms-appx": AttachmentSort.EXECUTABLE,
    "application/pgp-signature": AttachmentSort.DOCUMENT,
    "application/pkcs7-signature": AttachmentSort.DOCUMENT,
    "application/x-pkcs7-signature": AttachmentSort.DOCUMENT,
}
_QUIET_TOP_LEVELS: Final = frozenset({"image", "audio", "video", "text", "message"})  # shown, not run
# Sorts that a name may well end in after another one: "photo.jpg.zip", "releve.pdf.p7s".
_MAY_FOLLOW: Final = frozenset({AttachmentSort.ARCHIVE, AttachmentSort.DOCUMENT, AttachmentSort.OTHER})
_QUIET: Final = frozenset({AttachmentSort.DOCUMENT, AttachmentSort.OTHER})
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_WITHOUT_UNSEEN: Final = dict.fromkeys(map(ord, (*_TURNING, *_UNSEEN)))
_WIDE_BLANK = "     "  # five blanks in a row: no one writes a file name so
_LONGEST_EXTENSION = 20
_LONGEST_NAME = 1_000
_MOST_ATTACHMENTS = 500


class Stretch(NamedTuple):
    """Where one file stands in ``Field.ATTACHMENTS``: name, new line, text, new line, for each."""

    attachment: Attachment
    name: Span


def attachment_stretches(contact: Contact) -> list[Stretch]:
    """Return where each file of a contact stands, in order."""
    at = 0
    stretches = []
    for attachment in contact.attachments[:_MOST_ATTACHMENTS]:
        name = Span(Field.ATTACHMENTS, at, at + len(attachment.name))
        at = name.end + len(attachment.text) + 2
        stretches.append(Stretch(attachment, name))
    return stretches


def names_of_files(reading: Reading) -> list[tuple[int, int]]:
    """Return where the names of files stand, in the folded text: ``capture.png`` is nothing that anybody said."""
    field = reading.fields.get(Field.ATTACHMENTS)
    if field is None:
        return []
    spans = [stretch.name for stretch in attachment_stretches(reading.contact)]
    origin = field.origin
    if origin is None:
        return [(span.start, span.end) for span in spans]
    return [(bisect_left(origin, span.start), bisect_left(origin, span.end)) for span in spans]


def find_attachments(reading: Reading) -> Iterator[Evidence]:
    """Yield one ATTACHMENT for each file, in order: its sort, and ``detail`` its extension as a computer reads it.

    The span is the file's name. A code within a picture is no file.
    """
    for attachment, name in attachment_stretches(reading.contact):
        if attachment.media_type != BARCODE:
            yield _evidence(attachment, name)


def _evidence(attachment: Attachment, span: Span) -> Evidence:
    name = attachment.name[-_LONGEST_NAME:]
    plain = (
        name.translate(_WITHOUT_UNSEEN).rstrip(" .").lower()
    )  # as Windows does, which drops blanks and dots at the end
    parts = [part.strip() for part in plain.rsplit(".", 2)]
    extension = parts[-1] if len(parts) > 1 and len(parts[-1]) <= _LONGEST_EXTENSION else ""
    by_name = _SORTS.get(extension, AttachmentSort.OTHER)
    media_type = attachment.media_type.partition(";")[0].strip().lower()
    by_type = _BY_MEDIA_TYPE.get(media_type)
    if by_type is None and media_type.partition("/")[0] in _QUIET_TOP_LEVELS:
        by_type = AttachmentSort.DOCUMENT
    sort = by_name if by_name is not AttachmentSort.OTHER or by_type is None else by_type
    traits: set[str] = set()
    if by_type is not None and by_type not in _QUIET and by_type is not sort and sort in _QUIET:
        sort = by_type
        traits.add(AttachmentTrait.TYPE_MISMATCH)
    if len(parts) == 3 and _SORTS.get(parts[1]) is AttachmentSort.DOCUMENT and sort not in _MAY_FOLLOW:  # noqa: PLR2004
        traits.add(AttachmentTrait.DOUBLE_EXTENSION)
    if not _TURNING.isdisjoint(name):
        traits.add(AttachmentTrait.BIDI_NAME)
    if _WIDE_BLANK in plain:
        traits.add(AttachmentTrait.PADDED_NAME)
    if sort is AttachmentSort.DOCUMENT and not traits:
        traits.add(AttachmentTrait.HARMLESS)
    elif sort not in _QUIET or traits:
        traits.add(AttachmentTrait.RISKY)
    return Evidence(EvidenceKind.ATTACHMENT, sort, span, frozenset(traits), None, extension)
