"""Kinds: which of our readers takes a file, by its content and its name."""

import enum
from pathlib import PurePath

from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.mails.header_fields import looks_like_mail
from beffroi.errors import UnreadableError

__all__ = ["HEAVY", "MANY", "PROBED_BYTES", "FileKind", "kind_of"]


class FileKind(enum.StrEnum):
    """What a file is read as."""

    WORDS = "words"  # .txt: the words, a thread with its times, or a mail copied as text
    CONTACT = "contact"  # .json: one contact
    MAIL = "mail"
    OUTLOOK = "outlook"
    IMAGE = "image"
    PDF = "pdf"
    RECORDING = "recording"
    ROWS = "rows"  # .jsonl: a contact a line
    TABLE = "table"  # .csv: a contact a row, or what a telephone's messages were exported to
    MAILBOX = "mailbox"
    BACKUP = "backup"  # .xml: messages or calls of a telephone


HEAVY = frozenset({FileKind.IMAGE, FileKind.PDF, FileKind.RECORDING})
"""Kinds whose readers need a process of their own."""

MANY = frozenset({FileKind.ROWS, FileKind.TABLE, FileKind.MAILBOX, FileKind.BACKUP})
"""Kinds that hold many contacts."""

PROBED_BYTES = 100_000
"""Bytes of the beginning of a file that tell its kind; Outlook's needs the whole file."""

_BY_SUFFIX = {
    suffix: kind
    for kind, suffixes in {
        FileKind.WORDS: ".txt .text .md",
        FileKind.CONTACT: ".json",
        FileKind.MAIL: ".eml .emlx .mht .mhtml",
        FileKind.OUTLOOK: ".msg",
        FileKind.IMAGE: ".png .jpg .jpeg .webp .heic .heif .gif .bmp .tif .tiff .avif",
        FileKind.PDF: ".pdf",
        FileKind.RECORDING: ".wav .mp3 .ogg .oga .opus .m4a .aac .amr .flac .wma .3gp .3ga .mp4",
        FileKind.ROWS: ".jsonl .ndjson",
        FileKind.TABLE: ".csv",
        FileKind.MAILBOX: ".mbox .mbx",
        FileKind.BACKUP: ".xml",
    }.items()
    for suffix in suffixes.split()
}
_BY_CONTENT = {
    "application/pdf": FileKind.PDF,
    "application/vnd.ms-outlook": FileKind.OUTLOOK,
    "application/mbox": FileKind.MAILBOX,
    "message/rfc822": FileKind.MAIL,
}
_BY_TOP_LEVEL = {"image": FileKind.IMAGE, "audio": FileKind.RECORDING, "video": FileKind.RECORDING}
_NO_IMAGES = frozenset({"image/svg+xml", "image/x-icon"})
_TEXT_KINDS = frozenset({FileKind.WORDS, FileKind.MAIL, FileKind.MAILBOX})
_READ = (
    "an e-mail (.eml .msg .mbox), words (.txt), an image, a .pdf, a recording, a contact (.json .jsonl .csv), a backup"
    " (.xml)"
)


def kind_of(name: str, data: bytes) -> FileKind:
    """Return the kind of a file.

    What the content shows counts more than the name: a picture saved as ``.txt`` is a picture, and words that begin as
    the source of a mail does are a mail.

    Args:
        name: Its name; the folders before it do not matter.
        data: Its beginning, at least ``PROBED_BYTES`` of it.

    Raises:
        UnreadableError: No reader takes it; or it is empty.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError(expected="something in the file", found="nothing")
    suffix = PurePath(name).suffix.lower()
    by_name = _BY_SUFFIX.get(suffix)
    media_type = sniff(data)
    by_content = _BY_CONTENT.get(media_type)
    if by_content is None and media_type not in _NO_IMAGES:
        by_content = _BY_TOP_LEVEL.get(media_type.partition("/")[0])
    if by_name is None or by_name in _TEXT_KINDS:
        if by_content is not None and not (by_name is FileKind.MAILBOX and by_content is FileKind.MAIL):
            return by_content
        if looks_like_mail(data):
            return by_name if by_name is FileKind.MAILBOX else FileKind.MAIL
    elif by_content is not None and by_content not in _TEXT_KINDS:
        return by_content
    if by_name is None:
        ends = f"ends in {suffix}" if suffix else "has no ending"
        raise UnreadableError(expected=_READ, found=media_type or f"a name that {ends}")
    return by_name
