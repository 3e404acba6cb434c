"""Compound files ([MS-CFB] version 3), as small as the readers' tests need them."""

import struct
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

__all__ = ["Tree", "compound_file"]

Tree: TypeAlias = Mapping[str, "bytes | Tree"]

_SECTOR, _SMALL_SECTOR, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _DIFAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_ROOT, _STORAGE, _STREAM = 5, 1, 2


class _Entry(NamedTuple):
    name: str
    kind: int
    content: bytes
    children: list[int]


class _Sectors:
    """Sectors of one size in a row, and how they are chained."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.bytes = bytearray()
        self.next: list[int] = []

    def add(self, content: bytes) -> int:
        """Append ``content`` as one chain; returns its first sector."""
        if not content:
            return _END
        first = len(self.next)
        count = -(-len(content) // self.size)
        self.bytes += content.ljust(count * self.size, b"\0")
        self.next += [*range(first + 1, first + count), _END]
        return first


def compound_file(tree: Tree) -> bytes:
    """Return the compound file that holds ``tree``: names to streams (bytes) and storages (mappings)."""
    entries: list[_Entry] = []
    _list_entries("Root Entry", _ROOT, tree, entries)
    sectors, small = _Sectors(_SECTOR), _Sectors(_SMALL_SECTOR)
    starts = [_start_of(entry, sectors, small) for entry in entries]
    starts[0] = sectors.add(bytes(small.bytes))
    small_fat = b"".join(struct.pack("<I", sector) for sector in small.next)
    small_fat_start = sectors.add(small_fat.ljust(-(-len(small_fat) // _SECTOR) * _SECTOR, b"\xff"))
    directory_start = sectors.add(_directory(entries, starts, len(small.bytes)))
    return _assembled(sectors, directory_start, small_fat_start, -(-len(small_fat) // _SECTOR))


def _list_entries(name: str, kind: int, content: "bytes | Tree", entries: list[_Entry]) -> int:
    place = len(entries)
    entry = _Entry(name, kind, content if isinstance(content, bytes) else b"", [])
    entries.append(entry)
    if not isinstance(content, bytes):
        for child in sorted(content, key=lambda name: (len(name), name.upper())):
            child_kind = _STREAM if isinstance(content[child], bytes) else _STORAGE
            entry.children.append(_list_entries(child, child_kind, content[child], entries))
    return place


def _start_of(entry: _Entry, sectors: _Sectors, small: _Sectors) -> int:
    if entry.kind != _STREAM:
        return 0 if entry.kind == _STORAGE else _END
    return (sectors if len(entry.content) >= _CUTOFF else small).add(entry.content)


def _directory(entries: list[_Entry], starts: list[int], small_bytes: int) -> bytes:
    left, right, child = ([_NONE] * len(entries) for _ in range(3))
    for place, entry in enumerate(entries):
        child[place] = _balanced(entry.children, left, right)
    rows = bytearray()
    for place, entry in enumerate(entries):
        name = entry.name.encode("utf-16-le")
        size = small_bytes if entry.kind == _ROOT else len(entry.content)
        rows += struct.pack("<64sHBBIII", name, len(name) + 2, entry.kind, 1, left[place], right[place], child[place])
        rows += struct.pack("<16sIQQIQ", b"", 0, 0, 0, starts[place], size)
    empty = struct.pack("<64sHBBIII44s", b"", 0, 0, 0, _NONE, _NONE, _NONE, b"")
    while len(rows) % _SECTOR:
        rows += empty
    return bytes(rows)


def _balanced(places: list[int], left: list[int], right: list[int]) -> int:
    if not places:
        return _NONE
    middle = len(places) // 2
    left[places[middle]] = _balanced(places[:middle], left, right)
    right[places[middle]] = _balanced(places[middle + 1 :], left, right)
    return places[middle]


def _assembled(sectors: _Sectors, directory_start: int, small_fat_start: int, small_fat_sectors: int) -> bytes:
    used, per_sector = len(sectors.next), _SECTOR // 4
    fat_count = difat_count = 0
    while fat_count * per_sector < used + fat_count + difat_count:
        fat_count += 1
        difat_count = max(0, -(-(fat_count - 109) // (per_sector - 1)))
    fat_at, difat_at = list(range(used, used + fat_count)), used + fat_count
    fat = sectors.next + [_FAT] * fat_count + [_DIFAT] * difat_count
    fat += [_FREE] * (fat_count * per_sector - len(fat))
    difat = b""
    for index in range(difat_count):
        listed = fat_at[109 + index * (per_sector - 1) :][: per_sector - 1]
        listed += [_FREE] * (per_sector - 1 - len(listed))
        following = difat_at + index + 1 if index + 1 < difat_count else _END
        difat += struct.pack(f"<{per_sector}I", *listed, following)
    header = struct.pack("<8s16sHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_start, 0, _CUTOFF, small_fat_start, small_fat_sectors,
                          difat_at if difat_count else _END, difat_count)  # fmt: skip
    header += struct.pack("<109I", *(fat_at[:109] + [_FREE] * (109 - len(fat_at[:109]))))
    return header + bytes(sectors.bytes) + struct.pack(f"<{len(fat)}I", *fat) + difat
