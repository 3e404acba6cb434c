"""RAR files: the names of the members of one; nothing is unpacked, which no library does that may be shipped.

Both forms in use, of before and since 2013, as RARLAB's technote describes them. The numbers of a header are believed
only as far as there are bytes, and each step goes forward.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["RarMember", "rar_members"]

_OLD, _NEW = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_LONGEST_NAME = 4_096
_LONGEST_NUMBER = 10  # bytes of a number that is written in sevens of bits


class RarMember(NamedTuple):
    """One file within a RAR file; if the names themselves are locked, one without a name."""

    name: str
    encrypted: bool


def rar_members(data: bytes) -> Iterator[RarMember]:
    """Yield the files in order, without folders; ends where the file or its sense does."""
    try:
        if data.startswith(_NEW):
            yield from _since_2013(data, len(_NEW))
        elif data.startswith(_OLD):
            yield from _before_2013(data, len(_OLD))
    except (IndexError, struct.error):
        return  # broken off within a header


_OLD_MAIN, _OLD_FILE = 0x73, 0x74
_OLD_LOCKED_NAMES, _OLD_HAS_DATA = 0x80, 0x8000
_OLD_ENCRYPTED, _OLD_LARGE, _OLD_UNICODE, _OLD_FOLDER = 0x4, 0x100, 0x200, 0xE0


def _before_2013(data: bytes, at: int) -> Iterator[RarMember]:
    while True:
        _, sort, flags, length = struct.unpack_from("<HBHH", data, at)
        follows = struct.unpack_from("<I", data, at + 7)[0] if flags & _OLD_HAS_DATA or sort == _OLD_FILE else 0
        if sort == _OLD_MAIN and flags & _OLD_LOCKED_NAMES:
            yield RarMember("", encrypted=True)
            return
        if sort == _OLD_FILE:
            begins = at + 32
            if flags & _OLD_LARGE:
                follows += struct.unpack_from("<I", data, begins)[0] << 32
                begins += 8
            name = data[begins : begins + min(struct.unpack_from("<H", data, at + 26)[0], _LONGEST_NAME)]
            if flags & _OLD_FOLDER != _OLD_FOLDER:
                yield RarMember(_old_name(name, flags), bool(flags & _OLD_ENCRYPTED))
        if length < 7:  # noqa: PLR2004 - the length of the shortest header, in bytes
            return
        at += length + follows


def _old_name(name: bytes, flags: int) -> str:
    """Return the name; of one written twice, for the old PC and then packed as Unicode, the first."""
    plain = name.partition(b"\0")[0] if flags & _OLD_UNICODE else name
    try:
        return plain.decode()
    except UnicodeDecodeError:
        return plain.decode("cp437")


_NEW_FILE, _NEW_LOCKED_NAMES = 2, 4
_HAS_EXTRA, _HAS_DATA = 0x1, 0x2
_FOLDER, _HAS_TIME, _HAS_SUM = 0x1, 0x2, 0x4
_EXTRA_ENCRYPTION = 1


def _since_2013(data: bytes, at: int) -> Iterator[RarMember]:
    while True:
        length, begins = _number(data, at + 4)
        sort, place = _number(data, begins)
        flags, place = _number(data, place)
        extra, place = _number(data, place) if flags & _HAS_EXTRA else (0, place)
        follows, place = _number(data, place) if flags & _HAS_DATA else (0, place)
        if sort == _NEW_LOCKED_NAMES:
            yield RarMember("", encrypted=True)
            return
        ends = begins + length
        if sort == _NEW_FILE:
            name, folder = _new_name(data, place)
            if not folder:
                yield RarMember(name, extra > 0 and _is_encrypted(data, max(place, ends - extra), ends))
        if length == 0:
            return
        at = ends + follows


def _new_name(data: bytes, place: int) -> tuple[str, bool]:
    """Return the name of a file, and whether it is a folder; ``place`` is behind what all headers have."""
    flags, place = _number(data, place)
    for _ in ("size", "attributes"):
        _, place = _number(data, place)
    place += 4 * bool(flags & _HAS_TIME) + 4 * bool(flags & _HAS_SUM)
    for _ in ("packing", "system"):
        _, place = _number(data, place)
    length, place = _number(data, place)
    return data[place : place + min(length, _LONGEST_NAME)].decode("utf-8", "replace"), bool(flags & _FOLDER)


def _is_encrypted(data: bytes, at: int, ends: int) -> bool:
    """Say whether one of the records at the end of a header tells how the file is locked."""
    while 0 < at < ends:
        length, place = _number(data, at)
        sort, _ = _number(data, place)
        if sort == _EXTRA_ENCRYPTION:
            return True
        at = place + max(1, length)
    return False


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number written seven bits a byte, the lowest first, and where it ends.

    Raises:
        IndexError: The file ends within it, or it is longer than any may be.
    """
    number = 0
    for place in range(_LONGEST_NUMBER):
        byte = data[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004 - the eighth bit says that more follows
            return number, at + place + 1
    raise IndexError
