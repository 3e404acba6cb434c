"""Office documents: their words and links, and what in them runs or fetches something; nothing is run or fetched."""

import re
from typing import Final

from beffroi.contact.contact import Attachment
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.allowance import Allowance
from beffroi.contact.readers.documents.compound_types import OBJECT
from beffroi.contact.readers.documents.odf import read_odf_part
from beffroi.contact.readers.documents.old_office import open_old_office
from beffroi.contact.readers.documents.ooxml import Relations, read_part, read_relations
from beffroi.contact.readers.documents.running_text import RunningText
from beffroi.contact.readers.documents.xml_walk import EnoughError
from beffroi.contact.readers.documents.zip_file import ZipMember, read_member, zip_members
from beffroi.contact.readers.intake import Note, OpenAttachment
from beffroi.contact.readers.limits import MAX_PART_BYTES
from beffroi.contact.readers.naming import named

__all__ = ["MACROS", "OFFICE", "open_office"]

MACROS: Final = "application/vnd.ms-office.vbaProject"
"""What stands for something in a document that runs: macros, a field that starts a program, a template from the net."""

_NEW: Final = frozenset(
    f"application/vnd.{ending}"
    for ending in (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.spreadsheetml.sheet",
        "openxmlformats-officedocument.presentationml.presentation",
        "ms-word.document.macroEnabled.12",
        "ms-excel.sheet.macroEnabled.12",
        "ms-powerpoint.presentation.macroEnabled.12",
    )
)
_OPEN: Final = frozenset(
    f"application/vnd.oasis.opendocument.{sort}{ending}"
    for sort in ("text", "spreadsheet", "presentation", "graphics")
    for ending in ("", "-template")
)
_OLD: Final = frozenset({"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", OBJECT})
OFFICE: Final = _NEW | _OPEN | _OLD
"""Media types of what is handed to :func:`open_office`, as ``sniff`` tells them."""

_MOST_PARTS = 1_000  # a presentation has some for each of its slides
_WORDLESS = re.compile(r"(?:theme|styles|fontTable|settings|webSettings|numbering|presProps|tableStyles)\d*\.xml\Z")
_LAYOUTS = ("docProps/", "customXml/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notesMasters/")
_NUMBER = re.compile(r"\d{1,9}")
_ODF_WORDS = ("content.xml", "styles.xml")
_ODF_LISTS = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")  # there in files without any macro


def open_office(
    name: str,
    media_type: str,
    data: bytes,
    allowance: Allowance | None = None,
    open_member: OpenAttachment | None = None,
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Read an Office document.

    Args:
        name: The document's own.
        media_type: What it is, as ``sniff`` tells it.
        data: Its bytes.
        allowance: What may still be read; a fresh one if it stands for itself.
        open_member: What opens a file within; without it they are named only.

    Returns:
        The document, its text with the target of each link behind the link's words; then one of the type
        :data:`MACROS` for each thing that runs, and the files within.
    """
    allowance = Allowance() if allowance is None else allowance
    if media_type in _OLD:
        return open_old_office(name, media_type, data, MACROS)
    members, whole = zip_members(data, _MOST_PARTS + 1)
    reading = _Reading(name, data, allowance)
    reading.notes |= {} if whole else {Note.DAMAGED: None}
    if len(members) > _MOST_PARTS:
        reading.notes[Note.PARTLY_READ] = None
    try:
        if media_type in _OPEN:
            reading.read_odf(members)
        else:
            reading.read_ooxml(members)
    except EnoughError:
        reading.notes[Note.PARTLY_READ] = None
    found = [named(name, media_type, data, reading.text.text), *reading.found]
    for member in members:
        if "/embeddings/" in member.name:
            found += reading.embedded(member, open_member)
    return tuple(found), tuple(reading.notes)


class _Reading:
    """One document while it is read."""

    def __init__(self, name: str, data: bytes, allowance: Allowance) -> None:
        self.text = RunningText()
        self.found: list[Attachment] = []
        self.notes: dict[Note, None] = {}
        self._name = name
        self._data = data
        self._allowance = allowance

    def read_ooxml(self, members: list[ZipMember]) -> None:
        """Read all parts in which words may stand, those of the document itself first."""
        parts = {member.name: member for member in members}
        for part in sorted(parts, key=_reading_order):
            if not part.endswith(".xml"):
                continue
            relations = self._relations(parts, part)
            self._name_what_runs(relations.fetched)
            if _WORDLESS.search(part) is None and not part.startswith(_LAYOUTS):
                whole, fields = read_part(self._content(parts[part]), relations, self.text)
                self._name_what_runs(tuple(("DDE", field) for field in fields))
                self.notes |= {} if whole else {Note.DAMAGED: None}

    def read_odf(self, members: list[ZipMember]) -> None:
        """Read the words of the document, and say whether it holds macros or is locked."""
        parts = {member.name: member for member in members}
        manifest = parts.get("META-INF/manifest.xml")
        if manifest is not None and b"encryption-data" in self._content(manifest):
            self.notes[Note.ENCRYPTED] = None
            return
        if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith(("/", *_ODF_LISTS)) for part in parts):
            self._name_what_runs((("macros", ""),))
        for part in _ODF_WORDS:
            if part in parts and not read_odf_part(self._content(parts[part]), self.text):
                self.notes[Note.DAMAGED] = None

    def embedded(self, member: ZipMember, open_member: OpenAttachment | None) -> tuple[Attachment, ...]:
        """Name a file within the document.

        An object (a formula, a drawing) is nothing to a reader; what was put in as one is a file of its own.
        """
        if not self._allowance.takes_one_more_file():
            self.notes[Note.PARTLY_READ] = None
            return ()
        content = self._content(member)
        media_type = sniff(content)
        if media_type == OBJECT:
            return open_old_office(self._name, media_type, content, MACROS)[0][1:]
        path = f"{self._name}/{member.name.rpartition('/')[2]}"
        if open_member is None or not content:
            return (named(path, media_type, content),)
        attachments, notes = open_member(path, media_type, content)
        self.notes |= dict.fromkeys(notes)
        return attachments

    def _relations(self, parts: dict[str, ZipMember], part: str) -> Relations:
        folder, _, leaf = part.rpartition("/")
        relations = parts.get(f"{folder}/_rels/{leaf}.rels".removeprefix("/"))
        return Relations({}, ()) if relations is None else read_relations(self._content(relations))

    def _name_what_runs(self, running: tuple[tuple[str, str], ...]) -> None:
        for sort, words in running:
            if not self._allowance.takes_one_more_file():
                self.notes[Note.PARTLY_READ] = None
                return
            self.found.append(named(f"{self._name}/{sort}", MACROS, None, words))

    def _content(self, member: ZipMember) -> bytes:
        """Return the bytes of one part, as far as they may be read."""
        limit = min(MAX_PART_BYTES, self._allowance.unpacked)
        read = read_member(self._data, member, limit)
        if read is None:
            self.notes[Note.ENCRYPTED if member.encrypted else Note.DAMAGED] = None
            return b""
        self._allowance.unpacks(len(read.content))
        if not read.whole:
            self.notes[Note.PARTLY_READ if len(read.content) >= limit else Note.DAMAGED] = None
        return read.content


def _reading_order(part: str) -> tuple[bool, str, str]:
    """Put a document's body before what stands around it, and slide 2 before slide 10."""
    around = re.search(r"(?:header|footer|notes|comments)", part) is not None
    return around, _NUMBER.sub(lambda number: number[0].zfill(9), part), part
