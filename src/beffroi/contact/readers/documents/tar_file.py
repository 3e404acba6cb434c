"""Tar files: the members of one, by the header that stands before each (POSIX.1-2017 pax, and GNU's long names).

Nothing is reserved on the word of a header, and each step goes forward, so that sizes that lie end the reading.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["TarMember", "tar_members"]

_BLOCK = 512
_REGULAR = (b"0", b"\0", b"7")
_LONG_NAME, _EXTENDED = b"L", b"x"
_EXTENDED_NAME = re.compile(rb"(?:\A|\n)[0-9]{1,9} path=([^\n]{1,4096})")
_LONGEST_EXTENDED = 65_536
_BASE_256 = 0x80


class TarMember(NamedTuple):
    """One file within a tar file: its name, and where its bytes begin and end."""

    name: str
    begins: int
    ends: int


def tar_members(data: bytes) -> Iterator[TarMember]:
    """Yield the files in order, without folders and links; ends where the tar file or its sense does."""
    at, long_name = 0, b""
    while len(data) >= at + _BLOCK:
        header = data[at : at + _BLOCK]
        size = _size(header[124:136])
        if size < 0 or not _adds_up(header):
            return
        sort = header[156:157]
        begins = at + _BLOCK
        content = data[begins : begins + min(size, _LONGEST_EXTENDED)]
        if sort == _LONG_NAME:
            long_name = content.partition(b"\0")[0]
        elif sort == _EXTENDED:
            extended = _EXTENDED_NAME.search(content)
            long_name = extended[1] if extended is not None else long_name
        else:
            if sort in _REGULAR:
                yield TarMember((long_name or _short_name(header)).decode("utf-8", "replace"), begins, begins + size)
            long_name = b""
        at = begins + -(-size // _BLOCK) * _BLOCK


def _short_name(header: bytes) -> bytes:
    name, prefix = (part.partition(b"\0")[0] for part in (header[:100], header[345:500]))
    return prefix + b"/" + name if prefix and header[257:263] == b"ustar\0" else name


def _size(field: bytes) -> int:
    if field[0] & _BASE_256:
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    return int(digits, 8) if re.fullmatch(rb"[0-7]{1,12}", digits) else -1 if digits else 0


def _adds_up(header: bytes) -> bool:
    """Say whether the header's sum is right, its own field taken as blanks."""
    written = header[148:156].strip(b" \0")
    if not re.fullmatch(rb"[0-7]{1,8}", written):
        return False
    return int(written, 8) == sum(header) - sum(header[148:156]) + 8 * ord(" ")
