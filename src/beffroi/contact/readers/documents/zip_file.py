"""Zip files: the members of one, by its directory or, where that is broken, by what stands before each member.

Written for files that lie. Nothing is believed but the bytes that are there: the counts and sizes a file gives are not
used to reserve anything, no more members are read than asked for, and one unpacks to no more than its caller allows.
The format is PKWARE's APPNOTE 6.3.10.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from beffroi.contact.readers.documents.unpacking import Unpacked, unpack_deflated

__all__ = ["ZipMember", "read_member", "zip_members"]

_LOCAL = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENTRY_HEADER = struct.Struct("<4s6H3I5H2I")
_END_LENGTH = 22
_LONGEST_COMMENT = 65_535
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF_8, _SIZES_FOLLOW = 0x1, 0x800, 0x8
_UNKNOWN = 0xFFFFFFFF  # the true figure stands in a field for files of more than 4 GB, which none of ours is


class ZipMember(NamedTuple):
    """One file within a zip file.

    Args:
        name: As written there, whatever it is; bytes that are no text are replaced.
        begins: Where its local header stands.
        packed: How many bytes it says that it takes up packed.
        packing: How it is packed, by PKWARE's number.
        encrypted: Whether one needs a password.
    """

    name: str
    begins: int
    packed: int
    packing: int
    encrypted: bool


def zip_members(data: bytes, most: int) -> tuple[list[ZipMember], bool]:
    """Return up to ``most`` members, and whether the directory was whole."""
    members: list[ZipMember] = []
    for member in _in_directory(data):
        members.append(member)
        if len(members) >= most:
            break
    if members:
        return members, True
    for member in _by_local_headers(data):
        members.append(member)
        if len(members) >= most:
            break
    return members, not members and data.startswith(_END)


def read_member(data: bytes, member: ZipMember, most: int) -> Unpacked | None:
    """Return at most ``most`` bytes of a member; ``None`` if it is locked, not there, or packed in a rare way."""
    if member.encrypted or len(data) < member.begins + _LOCAL_HEADER.size:
        return None
    header = _LOCAL_HEADER.unpack_from(data, member.begins)
    if header[0] != _LOCAL:
        return None
    begins = member.begins + _LOCAL_HEADER.size + header[-2] + header[-1]
    ends = len(data) if member.packed == _UNKNOWN else begins + member.packed
    if member.packing == _STORED:
        return Unpacked(data[begins : min(ends, begins + most)], whole=ends <= min(len(data), begins + most))
    if member.packing != _DEFLATED:
        return None
    return unpack_deflated(memoryview(data)[begins:ends], most)


def _in_directory(data: bytes) -> Iterator[ZipMember]:
    end = data.rfind(_END, max(0, len(data) - _END_LENGTH - _LONGEST_COMMENT))
    if end < 0 or len(data) < end + _END_LENGTH:
        return
    size, offset = struct.unpack_from("<II", data, end + 12)
    at = end - size
    if _UNKNOWN in {size, offset}:
        at = data.rfind(_END_64, 0, end)
        if at < 0 or len(data) < at + 56:
            return
        size, offset = struct.unpack_from("<QQ", data, at + 40)
        at -= size
    shift = at - offset  # something may stand before the zip file, a program that unpacks itself for one
    while 0 <= at <= len(data) - _ENTRY_HEADER.size:
        entry = _ENTRY_HEADER.unpack_from(data, at)
        if entry[0] != _ENTRY:
            return
        flags, packing, packed = entry[3], entry[4], entry[8]
        names_at = at + _ENTRY_HEADER.size
        name = _decoded(data[names_at : names_at + entry[10]], flags)
        yield ZipMember(name, max(0, entry[16] + shift), packed, packing, bool(flags & _ENCRYPTED))
        at = names_at + entry[10] + entry[11] + entry[12]


def _by_local_headers(data: bytes) -> Iterator[ZipMember]:
    at = data.find(_LOCAL)
    while 0 <= at <= len(data) - _LOCAL_HEADER.size:
        header = _LOCAL_HEADER.unpack_from(data, at)
        flags, packing, packed, length = header[2], header[3], header[7], header[9]
        names_at = at + _LOCAL_HEADER.size
        name = _decoded(data[names_at : names_at + length], flags)
        unsure = flags & _SIZES_FOLLOW and not packed
        yield ZipMember(name, at, _UNKNOWN if unsure else packed, packing, bool(flags & _ENCRYPTED))
        at = data.find(_LOCAL, names_at + length + (0 if unsure else packed))


def _decoded(name: bytes, flags: int) -> str:
    """Return a name as text; without the flag for UTF-8 it is that of the old PC, but UTF-8 all the same from many."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
