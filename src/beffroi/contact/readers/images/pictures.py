"""Pictures: a screenshot or photograph as a contact, or the words and codes of an image that came with one."""

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_TEXT_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.readers.images.barcodes import Code, find_codes
from beffroi.contact.readers.images.images import Pictures, media_type_of, open_pictures
from beffroi.contact.readers.images.ocr import UNREAD, Line, read_lines
from beffroi.contact.readers.images.paragraphs import page_text
from beffroi.contact.readers.images.screen_words import is_aside
from beffroi.contact.readers.images.screenshots import Thread, read_thread
from beffroi.contact.readers.images.straightening import straightened
from beffroi.contact.readers.intake import Intake, Note
from beffroi.errors import UnreadableError

if TYPE_CHECKING:  # pillow comes with the extra
    from PIL import Image

__all__ = ["PageText", "open_image", "read_image", "text_in"]

_Told = TypeVar("_Told")
_EXPECTED = "an image with writing in Latin letters (or Chinese), or with a code"
_CODE_TYPE = "text/x-barcode"
_UNSURE = 0.95  # mean confidence of a picture's letters: of 200 screenshots and photographs few have less than 0.97
_UNSURE_LINE = 0.88  # confidence of one line of some length
_LONG_LINE = 10  # letters
_LINK = re.compile(r"\w\.[a-z]{2,}")
_LEAST_AREA = 15_000  # pixels: a sentence of 30 letters of 8 × 16 pixels, with its margins; buttons and logos are below
_LEAST_CODE_SIDE = 42  # pixels: the smallest QR code has 21 dots a side, and needs two pixels a dot
_FEWEST_LETTERS = 30  # some five words
_LETTER_LINES = 8  # a page of print has more; with fewer, it is a picture with a caption


class PageText(NamedTuple):
    """What a page that is a picture says.

    Args:
        text: Its paragraphs, parted by empty lines; may be empty.
        codes: What each QR or other code on it says.
        unsure: Some words are doubtful.
    """

    text: str
    codes: tuple[str, ...]
    unsure: bool


def text_in(image: "Image.Image") -> PageText:
    """Return the words and codes of a page, such as a scanned one of a PDF.

    Args:
        image: A Pillow image of at most ``MAX_PIXELS``; 150 to 200 dots an inch are enough.

    Raises:
        MissingExtraError: The extra ``ocr`` is not installed.
    """
    shown, lines = straightened(image.convert("RGB"), read_lines(image))
    del shown
    return PageText(page_text(lines), tuple(code.text for code in find_codes(image)), _is_unsure(lines))


def read_image(data: bytes, name: str, channel: Channel | None = None) -> Intake:
    """Read a screenshot or a photograph as one contact.

    Args:
        data: The file.
        name: Its name, for the attachment.
        channel: How the contact came; ``None`` to tell it from the picture: ``social`` if the top names a social
            network, ``letter`` for a page of text that is higher than wide, else ``sms``.

    Returns:
        The contact. Its first attachment is the file itself; each code in it follows as one of the media type
        ``text/x-barcode``, whose text is what the code says. A picture with codes and no words has their text as its
        own, since nothing else is there to be judged.

    Raises:
        UnreadableError: It is no image, damaged, beyond a limit, or shows neither writing nor a code.
        MissingExtraError: The extra ``ocr`` is not installed.
    """
    pictures = open_pictures(data)
    pages = [_read_page(image) for image in pictures.pictures]
    codes = _each_once([code for page in pages for code in page.codes])
    threads = [page.thread for page in pages if page.thread is not None]
    texts = _each_once([text for page in pages for text in page.texts])
    text = "\n\n".join(texts) or "\n".join(code.text for code in codes)
    if not text:
        found = "writing that is not" if any(page.unsure for page in pages) else "neither"
        raise UnreadableError(_EXPECTED, found)
    senders = [thread.sender for thread in threads if thread.sender]
    days = [thread.day for thread in threads if thread.day]
    contact = Contact(
        channel or _channel(pages),
        text[:MAX_TEXT_LENGTH],
        sender=senders[0] if senders else None,
        date=days[-1] if days else None,
        attachments=_attachments(data, name, media_type_of(data) or "", "", codes),
    )
    return Intake(contact, _notes(pictures, pages, texts))


def open_image(name: str, media_type: str, data: bytes) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Read an image that came with a contact: the file with its words, then each code in it.

    Pictures too small to hold a sentence are not searched for words, those too small for a code not at all: of the
    images of an e-mail most are icons, lines and pixels that report back.

    Args:
        name: As the contact gives it.
        media_type: As declared; what the content is replaces it.
        data: The file.

    Raises:
        UnreadableError: It is no image, damaged, or beyond a limit.
        MissingExtraError: The extra ``ocr`` is not installed.
    """
    pictures = open_pictures(data)
    codes: list[Code] = []
    texts: list[str] = []
    lines: list[Line] = []
    for image in pictures.pictures:
        if min(image.size) >= _LEAST_CODE_SIDE:
            codes.extend(find_codes(image))
        if image.width * image.height >= _LEAST_AREA:
            found = straightened(image, read_lines(image))[1]
            lines.extend(found)
            texts.append(page_text(found))
    text = "\n\n".join(_each_once([text for text in texts if text]))[:MAX_TEXT_LENGTH]
    notes = [*_notes_on_file(pictures), *([Note.UNSURE_WORDS] if _is_unsure(lines) else [])]
    found_type = media_type_of(data) or media_type
    return _attachments(data, name, found_type, text, _each_once(codes)), tuple(notes)


class _Page(NamedTuple):
    """What one picture shows."""

    thread: Thread | None
    texts: tuple[str, ...]
    codes: tuple[Code, ...]
    unsure: bool
    is_page: bool


def _read_page(image: "Image.Image") -> _Page:
    codes = find_codes(image)
    upright, lines = straightened(image, read_lines(image))
    if _is_of_another_script(lines):
        return _Page(None, (), codes, unsure=True, is_page=False)
    thread = read_thread(upright, lines)
    texts = (page_text(lines),) if thread is None else thread.messages
    told = tuple(text for text in texts if text and not _is_mostly_unread(text))
    is_page = thread is None and image.height > image.width and len(lines) >= _LETTER_LINES
    return _Page(thread, told, codes, _is_unsure(lines), is_page)


def _is_mostly_unread(text: str) -> bool:
    """Tell whether a text has stretches that were not read, no link, and too few words to be judged by."""
    letters = sum(sign.isalpha() for sign in text)
    return UNREAD in text and letters < _FEWEST_LETTERS and not _LINK.search(text)


def _is_of_another_script(lines: tuple[Line, ...]) -> bool:
    """Tell whether most of the writing was not read, and no link stands in the rest: nothing is there to be judged."""
    unread = sum(line.text == UNREAD for line in lines)
    rest = [line.text for line in lines if line.text != UNREAD and not is_aside(line.text)]
    return unread > len(rest) and not any(_LINK.search(text) for text in rest)


def _channel(pages: list[_Page]) -> Channel:
    threads = [page.thread for page in pages if page.thread is not None]
    if threads:
        return Channel.SOCIAL if any(thread.social for thread in threads) else Channel.SMS
    return Channel.LETTER if any(page.is_page for page in pages) else Channel.SMS


def _is_unsure(lines: "tuple[Line, ...] | list[Line]") -> bool:
    signs = sum(len(line.text) for line in lines)
    weak = any(
        line.confidence < _UNSURE_LINE and (len(line.text) > _LONG_LINE or line.text == UNREAD) for line in lines
    )
    return weak or (signs > 0 and sum(line.confidence * len(line.text) for line in lines) / signs < _UNSURE)


def _each_once(told: list[_Told]) -> list[_Told]:
    return list(dict.fromkeys(told))


def _attachments(data: bytes, name: str, media_type: str, text: str, codes: list[Code]) -> tuple[Attachment, ...]:
    file = Attachment(name, media_type, hashlib.sha256(data).hexdigest(), text)
    found = [Attachment(f"{name}/{code.sort}", _CODE_TYPE, text=code.text) for code in codes]
    return (file, *found)[:MAX_ATTACHMENTS]


def _notes_on_file(pictures: Pictures) -> list[Note]:
    return [*([Note.PARTLY_READ] if pictures.partly else []), *([Note.DAMAGED] if pictures.damaged else [])]


def _notes(pictures: Pictures, pages: list[_Page], texts: list[str]) -> tuple[Note, ...]:
    threads = [page.thread for page in pages if page.thread is not None]
    notes = _notes_on_file(pictures)
    if threads and len(texts) > 1:
        notes.append(Note.SEVERAL_IN_THREAD)
    if any(thread.own for thread in threads):
        notes.append(Note.OWN_WORDS_LEFT_OUT)
    if any(page.unsure for page in pages):
        notes.append(Note.UNSURE_WORDS)
    return tuple(notes)
