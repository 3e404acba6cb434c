"""MAPI: the properties that Outlook keeps of a message or an attachment, in a file or in a TNEF part ([MS-OXPROPS])."""

import datetime
import enum
import struct
from collections.abc import Callable

from beffroi.contact.readers.outlook.code_pages import DEFAULT, decoded
from beffroi.contact.readers.outlook.compound import Storage

__all__ = [
    "PROPERTY_STREAM",
    "AttachMethod",
    "Properties",
    "Tag",
    "Type",
    "attachment_properties",
    "message_properties",
]

PROPERTY_STREAM = "__PROPERTIES_VERSION1.0"
"""The stream that every message and attachment of an Outlook file has."""

_FIRST_MOMENT = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)  # a FILETIME counts from here ([MS-DTYP] §2.3.3)
_TICKS_PER_MICROSECOND = 10
_LINE = 16  # bytes of one property in a property stream ([MS-OXMSG] §2.4.2)
_HEADER_OF_FILE, _HEADER_WITHIN, _HEADER_OF_ATTACHMENT = 32, 24, 8  # bytes before the first (§2.4.1); some programs
# give a message within the header of a file, which only the length of the stream shows


class Tag(enum.IntEnum):
    """Properties that are read, by their ids."""

    MESSAGE_CLASS = 0x001A
    SUBJECT = 0x0037
    CLIENT_SUBMIT_TIME = 0x0039
    SENT_REPRESENTING_NAME = 0x0042
    REPLY_RECIPIENT_ENTRIES = 0x004F
    SENT_REPRESENTING_ADDRESS_TYPE = 0x0064
    SENT_REPRESENTING_EMAIL_ADDRESS = 0x0065
    TRANSPORT_MESSAGE_HEADERS = 0x007D
    SENDER_NAME = 0x0C1A
    SENDER_ADDRESS_TYPE = 0x0C1E
    SENDER_EMAIL_ADDRESS = 0x0C1F
    DISPLAY_TO = 0x0E04
    MESSAGE_DELIVERY_TIME = 0x0E06
    BODY = 0x1000
    RTF_COMPRESSED = 0x1009
    HTML = 0x1013
    INTERNET_MESSAGE_ID = 0x1035
    DISPLAY_NAME = 0x3001
    ATTACH_DATA = 0x3701
    ATTACH_FILENAME = 0x3704
    ATTACH_METHOD = 0x3705
    ATTACH_LONG_FILENAME = 0x3707
    ATTACH_MIME_TAG = 0x370E
    ATTACH_CONTENT_ID = 0x3712
    INTERNET_CODE_PAGE = 0x3FDE
    MESSAGE_CODE_PAGE = 0x3FFD
    SENDER_SMTP_ADDRESS = 0x5D01
    SENT_REPRESENTING_SMTP_ADDRESS = 0x5D02


class Type(enum.IntEnum):
    """How a property's value is written ([MS-OXCDATA] §2.11.1)."""

    INTEGER_16 = 0x0002
    INTEGER_32 = 0x0003
    OBJECT = 0x000D
    STRING_8 = 0x001E
    STRING = 0x001F
    TIME = 0x0040
    BINARY = 0x0102


class AttachMethod(enum.IntEnum):
    """Where the bytes of an attachment are ([MS-OXCMSG] §2.2.2.9); the others only say where they are kept."""

    BY_VALUE = 1
    EMBEDDED_MESSAGE = 5


class Properties:
    """The properties of one message or attachment.

    Args:
        raw: Gives the bytes of a property's value by id and type, ``None`` if it has none of this type.
        code_page: Of the strings that are not Unicode, unless the properties themselves say.
    """

    def __init__(self, raw: Callable[[int, int], bytes | None], code_page: int = DEFAULT) -> None:
        self._raw = raw
        self.code_page = code_page
        self.code_page = self.number(Tag.MESSAGE_CODE_PAGE) or code_page

    def data(self, tag: Tag) -> bytes | None:
        """Return the value of a binary property."""
        return self._raw(tag, Type.BINARY)

    def text(self, tag: Tag) -> str | None:
        """Return the value of a property that is text, without the zeros that end it."""
        wide = self._raw(tag, Type.STRING)
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._raw(tag, Type.STRING_8)
        return None if narrow is None else decoded(narrow.rstrip(b"\0"), self.code_page)

    def number(self, tag: Tag) -> int | None:
        """Return the value of a property that is a whole number."""
        value = self._raw(tag, Type.INTEGER_32) or self._raw(tag, Type.INTEGER_16)
        return None if value is None else int.from_bytes(value[:4], "little", signed=True)

    def moment(self, tag: Tag) -> datetime.datetime | None:
        """Return the value of a property that is a moment, in UTC; ``None`` also if no calendar has it."""
        value = self._raw(tag, Type.TIME)
        if value is None:
            return None
        ticks = int.from_bytes(value[:8], "little")
        try:
            return _FIRST_MOMENT + datetime.timedelta(microseconds=ticks // _TICKS_PER_MICROSECOND)
        except OverflowError:
            return None


def message_properties(storage: Storage) -> Properties:
    """Return the properties of a message kept in a storage of a compound file."""
    stream = storage.stream(PROPERTY_STREAM) or b""
    return _stored(storage, stream, _HEADER_WITHIN if len(stream) % _LINE else _HEADER_OF_FILE, DEFAULT)


def attachment_properties(storage: Storage, code_page: int) -> Properties:
    """Return the properties of an attachment; ``code_page`` is its message's."""
    return _stored(storage, storage.stream(PROPERTY_STREAM) or b"", _HEADER_OF_ATTACHMENT, code_page)


def _stored(storage: Storage, stream: bytes, header: int, code_page: int) -> Properties:
    short: dict[tuple[int, int], bytes] = {}
    for at in range(header, len(stream) - _LINE + 1, _LINE):
        kind, tag, value = struct.unpack_from("<HH4x8s", stream, at)
        short.setdefault((tag, kind), value)

    def raw(tag: int, kind: int) -> bytes | None:
        if kind in {Type.STRING, Type.STRING_8, Type.BINARY}:
            return storage.stream(f"__SUBSTG1.0_{tag:04X}{kind:04X}")
        return short.get((tag, kind))

    return Properties(raw, code_page)
