"""Compound files ([MS-CFB]), the little file system that an Outlook message is saved as, read without trust.

Written here since a hostile file must cost little: olefile 0.47 took 63 seconds to open 100,000 streams of one byte,
and python-oxmsg reads every stream of a file before its first question is answered.
"""

import struct
from typing import NamedTuple

from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_ENTRIES, MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from beffroi.errors import UnreadableError

__all__ = ["SIGNATURE", "CompoundFile", "Storage"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every compound file ([MS-CFB] §2.2)."""

_HEADER_LENGTH = 512
_LISTED_IN_HEADER = 109  # sectors of the FAT that the header itself lists (§2.2)
_ENTRY_LENGTH = 128
_NO_ENTRY = 0xFFFFFFFF
_LAST_SECTOR_NUMBER = 0xFFFFFFFA  # greater ones are marks, not sectors (§2.1)
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_SMALL_SECTOR = 64
_SECTOR_SHIFTS = {3: 9, 4: 12}  # by major version (§2.2)


class _Entry(NamedTuple):
    """One line of the directory (§2.6.1)."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file, opened: its tables are read, its streams only when asked for.

    Args:
        data: The whole file.

    Raises:
        UnreadableError: It is none, beyond a limit, or its tables are broken.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_FILE_BYTES:
            raise UnreadableError(expected=f"a file of at most {MAX_FILE_BYTES:,} bytes", found=f"{len(data):,}")
        if not data.startswith(SIGNATURE):
            raise UnreadableError(expected="a compound file, as Outlook saves messages", found="another sort of file")
        if len(data) < _HEADER_LENGTH:
            raise UnreadableError(expected="a whole compound file", found="one cut off in its header")
        version, _, shift, small_shift = struct.unpack_from("<HHHH", data, 26)
        if _SECTOR_SHIFTS.get(version) != shift or small_shift != _SMALL_SECTOR.bit_length() - 1:
            raise UnreadableError(
                expected="a compound file of version 3 or 4", found="another version, or a damaged header"
            )
        self.notes: set[Note] = set()
        self._data = data
        self._sector = 1 << shift
        self._has_long_sizes = version > min(_SECTOR_SHIFTS)
        self._bytes_left = MAX_UNPACKED_BYTES
        self._entries_left = MAX_ENTRIES
        directory, self._cutoff, small_fat = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._read_fat()
        self._directory = self._joined(self._chain(self._fat, directory, len(self._fat)))
        root = self._entry(0)
        if root is None or root.kind != _ROOT:
            raise UnreadableError(expected="a whole compound file", found="one without its directory")
        self._small_fat = self._numbers(self._chain(self._fat, small_fat, len(self._fat)))
        sectors = -(-root.size // self._sector)
        self._small_sectors = self._joined(self._chain(self._fat, root.start, min(sectors, len(self._fat))))
        self.root = Storage(self, self.children(root))

    def read(self, entry: _Entry) -> bytes | None:
        """Return the bytes of a stream, as far as they are there; ``None`` once the limit on all of them is reached."""
        size = min(entry.size, len(self._data))
        if size > self._bytes_left:
            self.notes.add(Note.PARTLY_READ)
            return None
        self._bytes_left -= size
        if entry.size < self._cutoff:
            wanted = -(-size // _SMALL_SECTOR)
            places = self._chain(self._small_fat, entry.start, wanted)
            small = self._small_sectors
            content = b"".join(small[at * _SMALL_SECTOR : (at + 1) * _SMALL_SECTOR] for at in places)
        else:
            content = self._joined(self._chain(self._fat, entry.start, -(-size // self._sector)))
        if len(content) < entry.size:
            self.notes.add(Note.DAMAGED)
        return content[:size]

    def children(self, storage: _Entry) -> dict[str, _Entry]:
        """Return what a storage holds, by name in capitals and in order.

        The tree of its entries (§2.6.4) is walked without recursion, and no branch twice.
        """
        found: dict[str, _Entry] = {}
        seen: set[int] = set()
        waiting = [storage.child]
        while waiting:
            place = waiting.pop()
            if place == _NO_ENTRY or place in seen:
                continue
            seen.add(place)
            entry = self._entry(place)
            if entry is None:
                self.notes.add(Note.DAMAGED)
                continue
            if not self._entries_left:
                self.notes.add(Note.PARTLY_READ)
                break
            self._entries_left -= 1
            waiting += (entry.left, entry.right)
            found.setdefault(entry.name, entry)
        return dict(sorted(found.items()))

    def _read_fat(self) -> tuple[int, ...]:
        """Read which sector follows which, from the sectors that the header and its lists name (§2.3, §2.5)."""
        data, per_sector = self._data, self._sector // 4
        most = len(data) // self._sector // per_sector + 1
        listed = list(struct.unpack_from(f"<{_LISTED_IN_HEADER}I", data, 76))
        (following,) = struct.unpack_from("<I", data, 68)
        while following <= _LAST_SECTOR_NUMBER and len(listed) < most + per_sector:
            numbers = self._numbers([following])
            if len(numbers) < per_sector:
                break
            listed += numbers[:-1]
            following = numbers[-1]
        return self._numbers([sector for sector in listed if sector <= _LAST_SECTOR_NUMBER][:most])

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        joined = self._joined(sectors)
        count = len(joined) // 4
        return struct.unpack(f"<{count}I", joined[: count * 4])

    @staticmethod
    def _chain(fat: tuple[int, ...], start: int, most: int) -> list[int]:
        """Follow a chain for at most ``most`` sectors, so that one that runs in circles ends as well."""
        sectors: list[int] = []
        known = len(fat)
        while start < known and len(sectors) < most:
            sectors.append(start)
            start = fat[start]
        return sectors

    def _joined(self, sectors: list[int]) -> bytes:
        """Join sectors; neighbours are taken in one slice, as most files lie in one piece."""
        pieces: list[bytes] = []
        place = 0
        while place < len(sectors):
            first = sectors[place]
            length = 1
            while place + length < len(sectors) and sectors[place + length] == first + length:
                length += 1
            pieces.append(self._data[(first + 1) * self._sector : (first + 1 + length) * self._sector])
            place += length
        return b"".join(pieces)

    def _entry(self, place: int) -> _Entry | None:
        at = place * _ENTRY_LENGTH
        if at + _ENTRY_LENGTH > len(self._directory):
            return None
        name, length, kind, left, right, child = struct.unpack_from("<64sHBxIII", self._directory, at)
        start, size, size_above = struct.unpack_from("<III", self._directory, at + 116)
        if self._has_long_sizes:
            size += size_above << 32
        shown = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        return _Entry(shown.upper(), kind, left, right, child, start, size)


class Storage:
    """A folder of a compound file.

    Args:
        compound: The file.
        entries: What the folder holds, by name in capitals.
    """

    def __init__(self, compound: CompoundFile, entries: dict[str, _Entry]) -> None:
        self._compound = compound
        self._entries = entries

    def stream(self, name: str) -> bytes | None:
        """Return the bytes of the stream of this name (in capitals), ``None`` if there is none."""
        entry = self._entries.get(name)
        return None if entry is None or entry.kind != _STREAM else self._compound.read(entry)

    def has(self, name: str) -> bool:
        """Tell whether there is a stream or a folder of this name (in capitals)."""
        return name in self._entries

    def storages(self, prefix: str) -> list[str]:
        """Return the names of the folders that begin with ``prefix`` (in capitals), in order."""
        return [name for name, entry in self._entries.items() if entry.kind == _STORAGE and name.startswith(prefix)]

    def storage(self, name: str) -> "Storage | None":
        """Return the folder of this name (in capitals), ``None`` if there is none."""
        entry = self._entries.get(name)
        if entry is None or entry.kind != _STORAGE:
            return None
        return Storage(self._compound, self._compound.children(entry))
