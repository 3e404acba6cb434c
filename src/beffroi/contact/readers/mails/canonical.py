"""Canonical forms: the fields and the body of an e-mail as DKIM signs them (RFC 6376 §3.4)."""

import re
from typing import Final, NamedTuple

from beffroi.contact.readers.limits import MAX_HEADER_BYTES

__all__ = ["Field", "body_as_signed", "field_as_signed", "parts_of"]

_BARE_LINE_END: Final = re.compile(rb"(?<!\r)\n")  # programs save mails with the line ends of their system
_BLANKS: Final = re.compile(rb"[ \t]+")
_FOLD: Final = re.compile(rb"\r\n(?=[ \t])")
_SIGNATURE: Final = re.compile(rb"(?:(?<=;)|\A)([ \t\r\n]{0,200}b[ \t\r\n]{0,200}=)[^;]*+")


class Field(NamedTuple):
    """One field of a header section: its name in lower case, its name as written, and what follows the colon."""

    name: bytes
    written: bytes
    value: bytes

    def without_signature(self) -> "Field":
        """Return a ``DKIM-Signature`` without the value of its ``b``."""
        return self._replace(value=_SIGNATURE.sub(rb"\1", self.value, count=1))


def parts_of(data: bytes) -> tuple[list[Field], bytes]:
    """Return the fields of an e-mail, the topmost first, as far as they are read, and its body; line ends are CRLF."""
    data = _BARE_LINE_END.sub(b"\r\n", data)
    if data.startswith(b"\r\n"):
        return [], data[2:]
    head, _, body = data.partition(b"\r\n\r\n")
    fields: list[Field] = []
    for line in _lines_of(head[:MAX_HEADER_BYTES]):
        name, colon, value = line.partition(b":")
        if colon:
            fields.append(Field(name.strip().lower(), name, value))
    return fields, body


def _lines_of(head: bytes) -> list[bytes]:
    """Return the fields, each with the lines it goes on in."""
    lines: list[list[bytes]] = []
    for line in head.split(b"\r\n"):
        if line[:1] in {b" ", b"\t"} and lines:
            lines[-1].append(line)
        elif line.startswith(b"From ") and not lines:
            continue  # what a mailbox file writes above a mail
        else:
            lines.append([line])
    return [b"\r\n".join(parts) for parts in lines]


def field_as_signed(field: Field, *, relaxed: bool) -> bytes:
    """Return one field as it is signed, without its line end."""
    if not relaxed:
        return field.written + b":" + field.value
    value = _BLANKS.sub(b" ", _FOLD.sub(b"", field.value)).strip(b" ")
    return field.name + b":" + value


def body_as_signed(body: bytes, *, relaxed: bool) -> bytes:
    """Return a body with CRLF line ends as it is signed."""
    if relaxed:
        body = _BLANKS.sub(b" ", body).replace(b" \r\n", b"\r\n").removesuffix(b" ")
    words = body.rstrip(b"\r\n")
    if words:
        return words + b"\r\n"
    return b"" if relaxed else b"\r\n"
