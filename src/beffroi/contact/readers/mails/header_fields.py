"""Header fields: the header section of a mail as [name, value] pairs, and what a value says in letters."""

import contextlib
import email.errors
import email.header
import re
from datetime import date

from beffroi.contact.bounds import MAX_HEADERS, MAX_LINE_LENGTH
from beffroi.contact.readers.limits import MAX_HEADER_BYTES
from beffroi.contact.readers.written_days import standard_day

__all__ = ["Fields", "day_of_receipt", "decoded_words", "first_value", "header_section", "looks_like_mail"]

Fields = tuple[tuple[str, str], ...]

_SECTION_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r|\Z")
_FIELD = re.compile(rb"^([!-9;-~]{1,200})[ \t]{0,20}:[ \t]?((?:.*)(?:\r?\n[ \t].*)*)", re.MULTILINE)
_FOLD = re.compile(r"[\r\n]+(?=[ \t])")
_ENVELOPE_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,1000}(?:>?From [^\r\n]{0,1000}\r?\n)?")
_TELLING = frozenset(
    {"received", "message-id", "mime-version", "return-path", "delivered-to", "content-type", "x-mailer"}
)
_FEWEST_FIELDS = 3
_PROBED_BYTES = 20_000


def header_section(data: bytes) -> tuple[Fields, int]:
    """Read the header section at the start of ``data``.

    Args:
        data: A mail as bytes; an mbox envelope line and blank lines before it are passed over.

    Returns:
        Its fields in order, unfolded, encoded words as received, and where the mail itself begins. What is no field is
        passed over; at most ``MAX_HEADERS`` fields within ``MAX_HEADER_BYTES``.
    """
    lead = _ENVELOPE_LINE.match(data)
    begin = lead.end() if lead else 0
    end = _SECTION_END.search(data, begin, begin + MAX_HEADER_BYTES)
    section = data[begin : end.start() if end else begin + MAX_HEADER_BYTES]
    if b"\n" not in section and b"\r" in section:  # line ends of old Macintosh programs
        section = section.replace(b"\r", b"\n")
    fields: list[tuple[str, str]] = []
    for match in _FIELD.finditer(section):
        if len(fields) == MAX_HEADERS:
            break
        fields.append((match[1].decode("ascii"), _FOLD.sub("", _as_text(match[2])).strip()))
    return tuple(fields), begin


def looks_like_mail(data: bytes) -> bool:
    """Say whether ``data`` begins as the source of a mail does: header fields, one of which only programs write."""
    fields, _ = header_section(data[:_PROBED_BYTES])
    names = {name.lower() for name, _ in fields}
    return len(fields) >= _FEWEST_FIELDS and not names.isdisjoint(_TELLING) and "from" in names


def first_value(fields: Fields, name: str) -> str:
    """Return the first value of a field by its lower-case name, or empty."""
    return next((value for known, value in fields if known.lower() == name), "")


def decoded_words(value: str) -> str:
    """Return a header value in letters, on one line: its encoded words (RFC 2047) undone, as far as they can be."""
    value = value[:MAX_LINE_LENGTH]
    if "=?" in value:
        with contextlib.suppress(email.errors.MessageError, LookupError, ValueError):  # else as received
            value = str(email.header.make_header(email.header.decode_header(value)))
    return " ".join(value.encode(errors="replace").decode().split())[:MAX_LINE_LENGTH]


def day_of_receipt(fields: Fields) -> date | None:
    """Return the day in Europe/Paris that a mail arrived.

    The topmost ``Received`` was written by the last host, the receiver's own; ``Date`` by whoever sent it.
    """
    stamps = [value.rpartition(";")[2] for name, value in fields if name.lower() == "received"][:1]
    return next(filter(None, map(standard_day, [*stamps, first_value(fields, "date")])), None)


def _as_text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
