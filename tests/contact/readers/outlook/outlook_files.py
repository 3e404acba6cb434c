"""Outlook messages and TNEF parts that the tests write themselves, and a plain reader of what becomes of them."""

import datetime
import email
import email.policy
import struct
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from beffroi.contact import Attachment, Channel, Contact
from beffroi.contact.readers.intake import Intake, Note
from beffroi.contact.readers.outlook.mapi import Tag

from .compound_files import Tree, compound_file

__all__ = ["Values", "attached_file", "attached_mail", "outlook_file", "outlook_mail", "packed", "read_plainly", "tnef"]

Values: TypeAlias = Mapping[int, "str | bytes | int | datetime.datetime"]

_FIRST_MOMENT = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)
_WIDE, _NARROW, _BINARY, _INTEGER, _TIME, _OBJECT = 0x1F, 0x1E, 0x102, 0x03, 0x40, 0x0D


def outlook_file(values: Values, attachments: Sequence[Tree] = (), *, code_page: int | None = None) -> bytes:
    """Return a .msg file.

    Args:
        values: Its properties by id: text, bytes, whole numbers, moments.
        attachments: Of ``attached_file`` and ``attached_mail``.
        code_page: Text is written in this one, and not in Unicode.
    """
    return compound_file(outlook_mail(values, attachments, code_page=code_page, header=32))


def outlook_mail(
    values: Values, attachments: Sequence[Tree] = (), *, code_page: int | None = None, header: int = 24
) -> Tree:
    """Return the folder of a message, as it stands in a file (a header of 32 bytes) or within another (24)."""
    numbered = {f"__attach_version1.0_#{place:08X}": attached for place, attached in enumerate(attachments)}
    return {**_streams(values, header, code_page), "__nameid_version1.0": {}, **numbered}


def attached_file(name: str, media_type: str, data: bytes) -> Tree:
    """Return the folder of a file that is attached."""
    values: Values = {Tag.ATTACH_LONG_FILENAME: name, Tag.ATTACH_MIME_TAG: media_type, Tag.ATTACH_METHOD: 1}
    return _streams({**values, Tag.ATTACH_DATA: data}, 8, None)


def attached_mail(name: str, mail: Tree) -> Tree:
    """Return the folder of a message that is attached."""
    values: Values = {Tag.DISPLAY_NAME: name, Tag.ATTACH_METHOD: 5}
    return {**_streams(values, 8, None), "__substg1.0_3701000D": mail}


def packed(rich_text: bytes, *, how: bytes = b"LZFu") -> bytes:
    """Return rich text as Outlook packs it, letter by letter."""
    runs = (b"\0" + rich_text[at : at + 8] for at in range(0, len(rich_text), 8))
    content = b"".join(runs) if how == b"LZFu" else rich_text
    return struct.pack("<II4sI", len(content) + 12, len(rich_text), how, 0) + content


def tnef(*attributes: tuple[int, bytes | Values]) -> bytes:
    """Return a TNEF part of these attributes: id, and bytes or MAPI properties."""
    written = struct.pack("<IH", 0x223E9F78, 1)
    for name, value in attributes:
        data = value if isinstance(value, bytes) else _properties(value)
        level = 2 if name in {0x00069002, 0x00018010, 0x0006800F, 0x00069005} else 1
        written += struct.pack("<BII", level, name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return written


def read_plainly(data: bytes) -> Intake:
    """Read a mail in MIME with the standard library; one that holds a mail is that mail."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            within = read_plainly(part.get_content().as_bytes())
            return Intake(within.contact, (Note.ORIGINAL_OF_FORWARD,))
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    contact = Contact(
        Channel.EMAIL,
        plain.get_content().strip() if plain else "",
        sender=message["From"],
        subject=message["Subject"],
        html=page.get_content().strip() if page else None,
        headers=tuple((name, str(value)) for name, value in message.items()),
        date=message["Date"].datetime.date() if message["Date"] else None,
        attachments=tuple(
            Attachment(part.get_filename() or "", part.get_content_type()) for part in message.iter_attachments()
        ),
    )
    return Intake(contact)


def _streams(values: Values, header: int, code_page: int | None) -> dict[str, bytes | Tree]:
    streams: dict[str, bytes | Tree] = {}
    table = bytes(header)
    numbers: dict[int, str | bytes | int | datetime.datetime] = dict(values)
    if code_page is not None:
        numbers[Tag.MESSAGE_CODE_PAGE] = code_page
    for tag, value in numbers.items():
        kind, data = _written(value, code_page)
        if isinstance(value, int | datetime.datetime):
            table += struct.pack("<HHI8s", kind, tag, 6, data)
        else:
            streams[f"__substg1.0_{tag:04X}{kind:04X}"] = data
            table += struct.pack("<HHIII", kind, tag, 6, len(data), 0)
    return {"__properties_version1.0": table, **streams}


def _written(value: str | bytes | int | datetime.datetime, code_page: int | None) -> tuple[int, bytes]:
    if isinstance(value, str):
        if code_page is None:
            return _WIDE, value.encode("utf-16-le")
        return _NARROW, value.encode("utf-8" if code_page == 65001 else f"cp{code_page}")
    if isinstance(value, bytes):
        return _BINARY, value
    if isinstance(value, int):
        return _INTEGER, struct.pack("<I", value)
    return _TIME, struct.pack("<Q", int((value - _FIRST_MOMENT).total_seconds()) * 10_000_000)


def _properties(values: Values) -> bytes:
    """Return properties as a TNEF part has them; bytes for ATTACH_DATA are an object."""
    written = struct.pack("<I", len(values))
    for tag, value in values.items():
        kind, data = _written(value, None)
        kind = _OBJECT if tag == Tag.ATTACH_DATA else kind
        written += struct.pack("<HH", kind, tag)
        if isinstance(value, str | bytes):
            written += struct.pack("<II", 1, len(data)) + data + bytes(-len(data) % 4)
        else:
            written += data
    return written
