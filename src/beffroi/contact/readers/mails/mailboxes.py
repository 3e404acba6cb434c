"""Mailboxes: the mails of an mbox file, one by one, however large the file."""

import re
from collections.abc import Iterator
from typing import IO

from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES

__all__ = ["mails_of_mbox"]

_ENVELOPE = b"From "
_MOMENT = re.compile(rb"\d\d:\d\d.{0,20}\b(?:19|20)\d\d\b")  # an envelope line ends in one, "From 2024 on," does not
_QUOTED_ENVELOPE = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE_BYTES = 1_000_000


def mails_of_mbox(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the number of the line that each mail begins on, and the mail without its envelope line.

    A mail is cut at one byte more than ``MAX_MESSAGE_BYTES``, so that its reader knows; one is held at a time.

    Source:
        RFC 4155, appendix A, and the quoting of ``mboxrd``: ``>From`` within a mail loses one mark.
    """
    number = 0
    first = 0
    held = bytearray()
    blank = True
    while line := stream.readline(_LINE_BYTES):
        number += 1
        if blank and line.startswith(_ENVELOPE) and _MOMENT.search(line):
            if held:
                yield first, _whole(held)
            first, held = number, bytearray()
        elif len(held) <= MAX_MESSAGE_BYTES:
            first = first or number
            held += line
        blank = line in {b"\n", b"\r\n"}
    if held:
        yield first, _whole(held)


def _whole(held: bytearray) -> bytes:
    mail = bytes(held[: MAX_MESSAGE_BYTES + 1])
    return _QUOTED_ENVELOPE.sub(rb"\1", mail) if b"\n>" in mail else mail
