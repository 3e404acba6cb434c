"""MAPI headers: those a message came with, and from its properties those that are missing."""

import datetime
import re
import struct
from collections.abc import Iterator
from email.utils import format_datetime

from beffroi.contact.bounds import FIRST_YEAR, LAST_YEAR, MAX_HEADERS
from beffroi.contact.readers.limits import MAX_HEADER_BYTES
from beffroi.contact.readers.outlook.mapi import Properties, Tag

__all__ = ["headers_of", "parse_headers"]

_HEADER_LINE = re.compile(r"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)  # RFC 5322 §2.2
_FOLDED = re.compile(r"[ \t\r\n\0\v\f\x1c-\x1e\x85\u2028\u2029]+")
_OF_OUR_COPY = ("content-", "mime-version")  # say how the body was packed once; ours is packed anew
_PLAIN_NAME = re.compile(r"[\w. !#$%&'*+/=?^`{|}~’-]*")  # RFC 5322 §3.2.3, §4.1
_SUBJECT_MARK = re.compile("\x01.")  # how long the prefix "RE: " is, in files of old ([MS-OXCMSG] §3.2.5.2)
_ONE_OFF = bytes.fromhex("812b1fa4bea310199d6e00dd010f5402")  # of an address in no address book ([MS-OXCDATA] §2.2.5.1)
_MOST_ANSWERED = 10
_MOST_LINES = 20 * MAX_HEADERS  # of headers, most of which go on over several lines


def headers_of(properties: Properties) -> tuple[tuple[str, str], ...]:
    """Return the headers of a message: name and value, unfolded, otherwise as it came.

    A message that never crossed the Internet has none; From, To, Subject, Date and Reply-To are then made of what
    Outlook shows. An address of the sender's own organisation (``/O=…/CN=…``) is none and is left out.
    """
    headers = list(parse_headers(properties.text(Tag.TRANSPORT_MESSAGE_HEADERS) or ""))
    present = {name.lower() for name, _ in headers}
    headers += [(name, value) for name, value in _made(properties) if name.lower() not in present]
    return tuple(headers[:MAX_HEADERS])


def parse_headers(written: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each header, but those that say how the body is packed; what is no header is left out."""
    lines: list[str] = []
    for line in [*written[:MAX_HEADER_BYTES].split("\n", _MOST_LINES)[:_MOST_LINES], "."]:
        if line[:1] in {" ", "\t"} and lines:
            lines.append(line)
            continue
        match = _HEADER_LINE.match("".join(lines)) if lines else None
        if match and not match[1].lower().startswith(_OF_OUR_COPY):
            yield match[1], _FOLDED.sub(" ", match[2]).strip()
        lines = [line]


def _made(properties: Properties) -> Iterator[tuple[str, str]]:
    shown = _mailbox(
        properties.text(Tag.SENT_REPRESENTING_NAME) or properties.text(Tag.SENDER_NAME),
        _address(properties, Tag.SENT_REPRESENTING_SMTP_ADDRESS, Tag.SENT_REPRESENTING_EMAIL_ADDRESS)
        or _address(properties, Tag.SENDER_SMTP_ADDRESS, Tag.SENDER_EMAIL_ADDRESS),
    )
    made = {
        "From": shown,
        "To": properties.text(Tag.DISPLAY_TO),
        "Subject": _SUBJECT_MARK.sub("", properties.text(Tag.SUBJECT) or ""),
        "Date": _date(properties.moment(Tag.CLIENT_SUBMIT_TIME) or properties.moment(Tag.MESSAGE_DELIVERY_TIME)),
        "Reply-To": ", ".join(_answered(properties.data(Tag.REPLY_RECIPIENT_ENTRIES) or b"")),
        "Message-ID": properties.text(Tag.INTERNET_MESSAGE_ID),
    }
    for name, value in made.items():
        clean = _FOLDED.sub(" ", value or "").strip()
        if clean:
            yield name, clean


def _address(properties: Properties, smtp: Tag, written: Tag) -> str:
    """Return an address of the Internet: the one kept as such, else the one that was written, if it is one."""
    for tag in (smtp, written):
        address = (properties.text(tag) or "").strip()
        if "@" in address and not address.startswith("/"):
            return address
    return ""


def _mailbox(name: str | None, address: str) -> str:
    """Return ``Name <address>``, or the one of the two that is known; a name is quoted only where it must be."""
    name = (name or "").strip()
    if name == address:
        name = ""
    if not _PLAIN_NAME.fullmatch(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        name = f'"{escaped}"'
    if not address:
        return name
    return f"{name} <{address}>" if name else address


def _date(moment: datetime.datetime | None) -> str:
    """Return a moment as headers write it, if it is one that a contact may bear."""
    return format_datetime(moment) if moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR else ""


def _answered(entries: bytes) -> Iterator[str]:
    """Yield the mailboxes that an answer goes to, of a PidTagReplyRecipientEntries ([MS-OXCDATA] §2.3.3)."""
    at = 8
    for _ in range(_MOST_ANSWERED):
        if at + 4 > len(entries):
            return
        (length,) = struct.unpack_from("<I", entries, at)
        entry = entries[at + 4 : at + 4 + length]
        at += 4 + -(-length // 4) * 4
        if entry[4:20] != _ONE_OFF or len(entry) < 24:  # noqa: PLR2004  # flags, identifier, version, more flags
            continue
        is_wide = bool(entry[23] & 0x80)
        written = entry[24:].decode("utf-16-le" if is_wide else "cp1252", "replace")
        name, _, address = [*written.split("\0"), "", ""][:3]
        if "@" in address:
            yield _mailbox(name, address)
