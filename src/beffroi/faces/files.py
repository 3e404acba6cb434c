"""Files: what people have on disk become contacts; heavy readers work in a process of their own."""

import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from beffroi.contact import MAX_TEXT_LENGTH, Attachment, Channel, Contact, Intake, Note, read_contact
from beffroi.contact.readers.attachments import is_heavy
from beffroi.contact.readers.charsets import decoded
from beffroi.contact.readers.kinds import MANY, PROBED_BYTES, FileKind, kind_of
from beffroi.contact.readers.limits import MAX_FILE_BYTES, MAX_LISTENING_SECONDS, MAX_MAIL_SECONDS, MAX_SECONDS
from beffroi.contact.readers.mails.dns_file import read_dns_file
from beffroi.contact.readers.mails.header_fields import looks_like_mail
from beffroi.contact.readers.mails.mail import name_attachment, read_mail
from beffroi.contact.readers.words import read_words
from beffroi.errors import InputError, UnreadableError
from beffroi.faces.apart import Apart, open_attachment_apart
from beffroi.faces.settings import ReadingSettings

__all__ = ["FileReader", "is_words", "load", "require_regular"]


_MOST_WORDS_BYTES = 4 * MAX_TEXT_LENGTH  # a character takes at most four


class _Opener:
    """Opens what came with one mail, within the seconds that one mail has; an ``OpenAttachment``."""

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        self._until = time.monotonic() + MAX_MAIL_SECONDS

    def __call__(self, name: str, media_type: str, data: bytes) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
        left = self._until - time.monotonic()
        if left <= 0 and is_heavy(media_type, data):
            return name_attachment(name, media_type, data)[0], (Note.ATTACHMENT_UNREAD,)
        return open_attachment_apart(self._apart, name, media_type, data, seconds=min(MAX_SECONDS, max(left, 1)))


class FileReader:
    """Reads files one after another; a context manager, which ends the process that heavy readers work in.

    Args:
        settings: How they are read.

    Raises:
        InputError: The file of DNS records cannot be read.
    """

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        self._apart = Apart()
        self._keys = None if settings.dns_file is None else _keys_in(settings.dns_file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process that heavy readers work in; it is started again when it is needed."""
        self._apart.close()

    def stop(self) -> None:
        """End it in the middle of its work: a ``read`` in another thread ends, and none begins until ``close``."""
        self._apart.stop()

    def read(self, data: bytes, name: str, channel: Channel | None = None) -> Intake:
        """Read a file of one contact.

        Args:
            data: The whole file.
            name: Its name, for its ending.
            channel: How it arrived, where the file cannot tell; ``None`` for what the settings say.

        Raises:
            UnreadableError: It is damaged, beyond a limit, holds many contacts, or is of a kind that nothing reads.
            MissingExtraError: What reads this kind is not installed.
            ContactError: It is a contact as JSON, and not one.
        """
        channel = channel or self._settings.channel
        kind = kind_of(name, data)
        if kind in MANY:
            raise UnreadableError(expected="one contact", found=f"a file of many; to judge each: beffroi screen {name}")
        if kind is FileKind.CONTACT:
            return Intake(read_contact(data))
        if kind is FileKind.WORDS:
            return self._words(data, channel)
        if kind is FileKind.MAIL:
            return self.read_mail(data)
        if kind is FileKind.OUTLOOK:
            from beffroi.contact.readers.outlook.outlook import read_outlook  # noqa: PLC0415  # like those below: for few files

            return read_outlook(data, read_mail=self.read_mail)
        return self._read_apart(kind, data, name, channel)

    def _read_apart(self, kind: FileKind, data: bytes, name: str, channel: Channel | None) -> Intake:
        if kind is FileKind.IMAGE:
            from beffroi.contact.readers.images.pictures import read_image  # noqa: PLC0415

            return self._apart.call(read_image, data, name, channel)
        if kind is FileKind.PDF:
            from beffroi.contact.readers.documents.pdf import read_pdf  # noqa: PLC0415

            return self._apart.call(read_pdf, data, name, channel)
        return self._hear(data, name)

    def _hear(self, data: bytes, name: str) -> Intake:
        model, models = self._settings.speech_model, self._settings.models
        if model is None or models is None:
            expected = "a speech model to hear it by: --speech-model FOLDER, or BEFFROI_SPEECH_MODEL"
            raise UnreadableError(expected=expected, found="none")
        from beffroi.contact.readers.speech.recordings import read_recording  # noqa: PLC0415
        from beffroi.contact.readers.speech.speech_models import speech_model  # noqa: PLC0415

        folder = str(speech_model(model, models, allow_download=self._settings.fetch_model))
        return self._apart.call(read_recording, data, name, folder, models, seconds=MAX_LISTENING_SECONDS)

    def read_mail(self, data: bytes) -> Intake:
        """Read one mail; its heavy attachments share ``MAX_MAIL_SECONDS``.

        Raises:
            UnreadableError: It is none, or its parts are nested beyond reason.
        """
        return read_mail(data, open_attachment=_Opener(self._apart), keys=self._keys)

    def _words(self, data: bytes, channel: Channel | None) -> Intake:
        if len(data) > _MOST_WORDS_BYTES:
            raise UnreadableError(expected=f"a text of at most {_MOST_WORDS_BYTES:,} bytes", found="a longer one")
        words = decoded(data)
        intake = read_words(words, channel, _Opener(self._apart))
        return intake or Intake(Contact(channel or Channel.SMS, words))


def _keys_in(path: Path) -> Mapping[str, str]:
    try:
        return read_dns_file(load(path).decode())
    except (UnreadableError, UnicodeDecodeError) as error:
        fault = f"{path}: {error}"
        raise InputError(fault) from None


def is_words(data: bytes, name: str) -> bool:
    """Say whether a file is words and nothing that is opened apart: no picture, no mail that may bring one."""
    begin = data[:PROBED_BYTES]
    try:
        return kind_of(name, begin) is FileKind.WORDS and not looks_like_mail(decoded(begin).encode(errors="replace"))
    except UnreadableError:
        return False


def require_regular(path: Path) -> None:
    """Refuse what is there and is no file: to open a pipe waits for a writer that may never come.

    Raises:
        InputError: It is a pipe, a socket, a device or a folder.
    """
    if path.exists() and not path.is_file():
        fault = f"{path}: expected a file, found a {'folder' if path.is_dir() else 'pipe, a socket or a device'}"
        raise InputError(fault)


def load(path: Path) -> bytes:
    """Return what is in a file, as far as any reader takes it.

    Raises:
        InputError: It cannot be opened.
    """
    try:
        require_regular(path)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        fault = f"{path}: cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(fault) from None
