"""Lines: from a stream of bytes, in stretches, however long a line may be."""

from collections.abc import Iterator
from typing import IO, NamedTuple

from beffroi.contact import MAX_CONTACT_BYTES
from beffroi.errors import InputError

__all__ = ["Stretch", "read_stretches"]

_BLOCK_BYTES = 128 * 1024  # some six hundred SMS: enough to hide a block's own cost, little enough to wait for
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, as some spreadsheets save


class Stretch(NamedTuple):
    """Lines that follow one another, without their line ends.

    Args:
        first: Number of the first one, from 1.
        lines: Each line; ``None`` for one of more than ``MAX_CONTACT_BYTES``, which was skipped and not kept.
    """

    first: int
    lines: list[bytes | None]


def read_stretches(stream: IO[bytes], name: str) -> Iterator[Stretch]:
    """Yield the lines of ``stream`` as they arrive; what a slow pipe has sent is never held back.

    Args:
        stream: A buffered binary stream.
        name: What errors call it.

    Raises:
        InputError: The stream cannot be read, or starts as UTF-16 does.
    """
    number = 1
    carried: list[bytes] = []
    length = 0  # of the line whose end has not come yet
    for block in _blocks(stream, name):
        *complete, rest = block.split(b"\n")
        if complete:
            lines: list[bytes | None] = list(complete)
            lines[0] = _whole(carried, length, complete[0])
            yield Stretch(number, lines)
            number += len(lines)
            carried, length = [], 0
        length += len(rest)
        if length > MAX_CONTACT_BYTES:
            carried.clear()
        elif rest:
            carried.append(rest)
    if length:
        yield Stretch(number, [_whole(carried, length, b"")])


def _whole(carried: list[bytes], length: int, end: bytes) -> bytes | None:
    if length + len(end) > MAX_CONTACT_BYTES:
        return None
    carried.append(end)
    return b"".join(carried)


def _blocks(stream: IO[bytes], name: str) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    try:
        first = read(_BLOCK_BYTES)
        if first.startswith(_WIDE_MARKS):
            fault = f"{name}: expected UTF-8, found UTF-16; save it as UTF-8"
            raise InputError(fault)
        yield first.removeprefix(_BYTE_ORDER_MARK)
        while block := read(_BLOCK_BYTES):
            yield block
    except OSError as error:
        fault = f"{name}: cannot be read: {error.strerror or error}"
        raise InputError(fault) from error
