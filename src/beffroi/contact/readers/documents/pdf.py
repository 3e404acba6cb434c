"""PDFs: their words with the target of each link behind the link's words, the codes on their pages, and what is inside.

Read by PDFium, the library of the Chrome browser, which is written in C++: whoever calls this with a file from outside
does so in a process of its own. It runs no script of the document here: it is built without the means to.
"""

import ctypes
import math
from collections.abc import Iterable, Iterator
from typing import Any

from beffroi.contact.contact import BARCODE, Attachment, Channel, Contact
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.allowance import Allowance
from beffroi.contact.readers.documents.office import MACROS
from beffroi.contact.readers.documents.pdf_actions import find_actions
from beffroi.contact.readers.documents.running_text import RunningText, as_link
from beffroi.contact.readers.documents.xml_walk import EnoughError
from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.images.barcodes import find_codes
from beffroi.contact.readers.intake import Intake, Note, OpenAttachment
from beffroi.contact.readers.limits import MAX_FILE_BYTES, MAX_PAGES
from beffroi.contact.readers.naming import named
from beffroi.errors import MissingExtraError, UnreadableError

__all__ = ["open_pdf", "read_pdf"]

_EXTRA = "documents"

_PIXELS_FOR_CODES = 2_000_000  # 144 dots an inch on A4: the dots of a code of two centimetres have two to four pixels
_PIXELS_FOR_WORDS = 4_000_000  # 200 dots an inch: what OCR is made for
_LARGEST_SCALE = 4.0
_MOST_LINKS = 1_000
_MOST_SCRIPTS = 20
_MOST_SCRIPT_LETTERS = 20_000
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str, channel: Channel | None = None) -> Intake:
    """Read a PDF that is the thing received.

    Args:
        data: The whole file.
        name: What it is called.
        channel: How it arrived; a letter if that is not said.

    Returns:
        The contact, its text that of the PDF; its first attachment is the file itself, what is inside follows. One with
        codes and no words has their text as its own, since nothing else is there to be judged.

    Raises:
        UnreadableError: It is no PDF, damaged, locked, too large, or shows neither words nor codes.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    attachments, notes = open_pdf(name, "application/pdf", data)
    if Note.ENCRYPTED in notes:
        raise UnreadableError(expected="a PDF that opens without a password", found="one that is locked")
    text = attachments[0].text
    inside = attachments[1:]
    codes = [attachment.text for attachment in inside if attachment.media_type == BARCODE]
    if not text and not codes:
        raise UnreadableError(expected="a PDF with words or a code on its pages", found="neither")
    contact = Contact(
        channel or Channel.LETTER, text or "\n".join(codes), attachments=(named(name, "application/pdf", data), *inside)
    )
    return Intake(contact, notes)


def open_pdf(
    name: str,
    media_type: str,
    data: bytes,
    allowance: Allowance | None = None,
    open_member: OpenAttachment | None = None,
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Read a PDF that came with a contact.

    Args:
        name: The file's own.
        media_type: What it is called.
        data: The whole file.
        allowance: What may still be read; a fresh one if it stands for itself.
        open_member: What opens a file within; without it they are named only.

    Returns:
        The PDF with its text; then a ``text/x-barcode`` for each code, one of the type ``MACROS`` for each program it
        starts, a ``text/javascript`` for each script that reaches out of it, and the files within.

    Raises:
        UnreadableError: It is no PDF, damaged, or too large.
        MissingExtraError: The extra ``documents`` is not installed.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(expected=f"a PDF of at most {MAX_FILE_BYTES:,} bytes", found=f"{len(data):,}")
    pdfium = import_extra("pypdfium2", _EXTRA)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_NEEDED:
            return (named(name, media_type, data),), (Note.ENCRYPTED,)
        raise UnreadableError(expected="a PDF", found="a file that is none, or damaged") from None
    try:
        reading = _Reading(name, document, Allowance() if allowance is None else allowance)
        reading.read_pages()
        reading.read_actions(data)
        reading.read_files(open_member)
    finally:
        document.close()
    return (named(name, media_type, data, reading.text.text), *reading.found), tuple(reading.notes)


class _Reading:
    """One document while it is read."""

    def __init__(self, name: str, document: Any, allowance: Allowance) -> None:  # noqa: ANN401 - PDFium's, by name
        self.text = RunningText()
        self.found: list[Attachment] = []
        self.notes: dict[Note, None] = {}
        self._name = name
        self._document = document
        self._allowance = allowance
        self._codes: set[str] = set()
        self._targets: set[str] = set()
        self._raw = import_extra("pypdfium2.raw", _EXTRA)
        self._error: type[Exception] = import_extra("pypdfium2", _EXTRA).PdfiumError

    def read_pages(self) -> None:
        """Gather the words, links and codes of the first pages."""
        if len(self._document) > MAX_PAGES:
            self.notes[Note.PARTLY_READ] = None
        for number in range(min(len(self._document), MAX_PAGES)):
            try:
                page = self._document[number]
            except self._error:
                self.notes[Note.DAMAGED] = None
                continue
            try:
                self._read_page(page)
            except self._error:
                self.notes[Note.DAMAGED] = None
            except EnoughError:
                self.notes[Note.PARTLY_READ] = None
                return
            finally:
                page.close()

    def read_actions(self, data: bytes) -> None:
        """Name what it does by itself, and the addresses that no link annotation shows."""
        actions = find_actions(data, tuple(self._scripts()))
        try:
            for address in actions.addresses:
                if address not in self._targets:
                    self.text.add(f"\n{as_link(address)}")
        except EnoughError:
            self.notes[Note.PARTLY_READ] = None
        for started in actions.started:
            self._add("Launch", MACROS, started)
        for script in actions.scripts:
            self._add("JavaScript", "text/javascript", script)

    def read_files(self, open_member: OpenAttachment | None) -> None:
        """Name the files within, and read them if they may be."""
        for number in range(self._document.count_attachments()):
            if not self._allowance.takes_one_more_file():
                self.notes[Note.PARTLY_READ] = None
                return
            try:
                file = self._document.get_attachment(number)
                path, content = f"{self._name}/{file.get_name()}", bytes(file.get_data())
            except self._error:
                self.notes[Note.DAMAGED] = None
                continue
            self._allowance.unpacks(len(content))
            if open_member is None or not self._allowance.unpacked:
                self.found.append(named(path, sniff(content), content))
                continue
            attachments, notes = open_member(path, "", content)
            self.found += attachments
            self.notes |= dict.fromkeys(notes)

    def _add(self, leaf: str, media_type: str, text: str) -> None:
        if self._allowance.takes_one_more_file():
            self.found.append(named(f"{self._name}/{leaf}", media_type, None, text))
        else:
            self.notes[Note.PARTLY_READ] = None

    def _read_page(self, page: Any) -> None:  # noqa: ANN401 - the same
        text_page = page.get_textpage()
        try:
            words = text_page.get_text_bounded().replace("\r\n", "\n")
            words = self._with_targets(words, self._links(page, text_page))
        finally:
            text_page.close()
        try:
            self._add_codes((code.sort, code.text) for code in find_codes(self._picture(page, _PIXELS_FOR_CODES)))
            if not words.strip():
                words = self._words_in(self._picture(page, _PIXELS_FOR_WORDS))
        except MissingExtraError:
            self.notes[Note.EXTRA_MISSING] = None
        self.text.add(f"{words}\n")

    def _links(self, page: Any, text_page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the same
        """Yield the words and the target of each link."""
        raw, place, link = self._raw, ctypes.c_int(0), self._raw.FPDF_LINK()
        for _ in range(_MOST_LINKS):
            if not raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
                return
            target = self._target(raw.FPDFLink_GetAction(link))
            box = raw.FS_RECTF()
            if target and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
                words = text_page.get_text_bounded(box.left, box.bottom, box.right, box.top)
                yield words.replace("\r\n", "\n").strip(), target

    def _target(self, action: Any) -> str:  # noqa: ANN401 - the same
        raw = self._raw
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return ""
        length = raw.FPDFAction_GetURIPath(self._document, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(self._document, action, buffer, length)
        return buffer.value.decode("utf-8", "replace")

    def _with_targets(self, words: str, links: Iterator[tuple[str, str]]) -> str:
        """Put the target of each link behind its words, or at the end where the words are not found."""
        pieces: list[str] = []
        at = 0
        left_over: list[str] = []
        for shown, target in links:
            self._targets.add(target)
            place = words.find(shown, at) if shown else -1
            if place < 0:
                left_over.append(f"{shown}{as_link(target)}")
                continue
            pieces += (words[at : place + len(shown)], as_link(target))
            at = place + len(shown)
        return "\n".join(("".join((*pieces, words[at:])), *left_over))

    def _picture(self, page: Any, pixels: int) -> Any:  # noqa: ANN401 - the same, and Pillow's
        width, height = page.get_size()
        scale = min(_LARGEST_SCALE, math.sqrt(pixels / max(1.0, width * height)))
        import_extra("PIL.Image", _EXTRA)  # which PDFium's binding imports where it is needed
        return page.render(scale=scale, grayscale=pixels < _PIXELS_FOR_WORDS).to_pil()

    def _add_codes(self, codes: Iterable[tuple[str, str]]) -> None:
        for sort, text in codes:
            if text not in self._codes:
                self._codes.add(text)
                self._add(sort, BARCODE, text)

    def _words_in(self, picture: Any) -> str:  # noqa: ANN401 - the same
        """Return the words of a page that is a picture, as a scanner makes them."""
        from beffroi.contact.readers.images.pictures import text_in  # noqa: PLC0415 - few PDFs need it

        page = text_in(picture)
        self._add_codes(("code", code) for code in page.codes)
        if page.unsure:
            self.notes[Note.UNSURE_WORDS] = None
        return page.text

    def _scripts(self) -> Iterator[str]:
        raw = self._raw
        for number in range(min(raw.FPDFDoc_GetJavaScriptActionCount(self._document), _MOST_SCRIPTS)):
            action = raw.FPDFDoc_GetJavaScriptAction(self._document, number)
            if not action:
                continue
            length = raw.FPDFJavaScriptAction_GetScript(action, None, 0)
            buffer = (raw.FPDF_WCHAR * (length // 2 + 1))()
            raw.FPDFJavaScriptAction_GetScript(action, buffer, length)
            raw.FPDFDoc_CloseJavaScriptAction(action)
            yield bytes(buffer)[: 2 * _MOST_SCRIPT_LETTERS].decode("utf-16-le", "replace").rstrip("\0")
