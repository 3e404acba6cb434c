"""An mbox file gives its mails one by one."""

import io
import tracemalloc

from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES
from beffroi.contact.readers.mails.mailboxes import mails_of_mbox

ENVELOPE = b"From a@b.example Mon Mar  2 10:12:00 2026\n"


def test_each_mail_is_given_with_the_line_it_begins_on() -> None:
    """A reject is then found in the file."""
    mbox = (
        ENVELOPE
        + b"Subject: 1\n\nFrom my point of view\n>From here\n>>From there\n\n"
        + ENVELOPE
        + b"Subject: 2\n\nx\n"
    )

    assert list(mails_of_mbox(io.BytesIO(mbox))) == [
        (1, b"Subject: 1\n\nFrom my point of view\nFrom here\n>From there\n\n"),
        (8, b"Subject: 2\n\nx\n"),
    ]


def test_an_envelope_line_needs_a_blank_line_before_it_and_a_date() -> None:
    """A sentence may begin with From, and even name a year."""
    mbox = ENVELOPE + b"Subject: 1\n\nx\n\nFrom 2026 on, it rains\n\nFrom here to there at 10:12\n"

    assert len(list(mails_of_mbox(io.BytesIO(mbox)))) == 1


def test_line_ends_of_windows_are_read_too() -> None:
    """Exports come with either."""
    mbox = (ENVELOPE + b"Subject: 1\n\nx\n\n" + ENVELOPE + b"Subject: 2\n\ny\n").replace(b"\n", b"\r\n")

    assert [number for number, _ in mails_of_mbox(io.BytesIO(mbox))] == [1, 6]


class _Endless(io.RawIOBase):
    """A mailbox of many mails, made as it is read."""

    def __init__(self, mails: int, mail: bytes) -> None:
        self._left, self._mail, self._rest = mails, ENVELOPE + mail + b"\n", b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest and self._left:
            self._left -= 1
            self._rest = self._mail
        piece = self._rest[: len(buffer)]
        self._rest = self._rest[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_memory_holds_one_mail_at_a_time() -> None:
    """Two gigabytes of mail on a small machine: here ten megabytes, the same for any number."""
    mail = b"Subject: x\n\n" + b"words and words\n" * 6_000
    tracemalloc.start()

    count = sum(1 for _ in mails_of_mbox(io.BufferedReader(_Endless(100, mail))))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100
    assert peak < 10 * len(mail)


def test_a_mail_beyond_the_limit_is_cut_so_that_its_reader_knows() -> None:
    """One attachment of a gigabyte must not be held."""
    mbox = ENVELOPE + b"Subject: x\n\n" + b"a" * 999 + b"\n" + (b"b" * 9_999 + b"\n") * 6_000

    ((_, mail),) = mails_of_mbox(io.BytesIO(mbox))

    assert len(mail) == MAX_MESSAGE_BYTES + 1
