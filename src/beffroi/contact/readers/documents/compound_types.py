"""Compound types: what an old Office file, an Outlook message or an installer is, by the names of its streams.

The format is [MS-CFB]: a small file system whose directory holds the names as UTF-16.
"""

from typing import Final

__all__ = ["OBJECT", "has_macros", "media_type_of_compound"]

OBJECT = "application/x-ole-storage"
"""An object within a document, a new document that a password protects, and what else says no more of itself."""

# Of an object within another both names are there, so what may hold others comes first.
_STREAMS: Final = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("EncryptedPackage", OBJECT),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
)
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")  # the class of the root storage
_MACROS = "_VBA_PROJECT"


_HEADER_LENGTH = 512
_ENTRY_LENGTH = 128  # entries begin at multiples of it
_LENGTH_AT = 64  # in an entry: that of the name, in bytes
_BEGINNINGS = frozenset(name.encode("utf-16-le")[:8] for name in (*(stream for stream, _ in _STREAMS), _MACROS))


def media_type_of_compound(data: bytes) -> str:
    """Return what a compound file is; :data:`OBJECT` if it says no more."""
    names = _names(data)
    for stream, media_type in _STREAMS:
        if stream in names:
            return media_type
    return "application/x-msi" if _INSTALLER in data else OBJECT


def has_macros(data: bytes) -> bool:
    """Say whether a compound file holds a project of macros; what they do is not looked at."""
    return _MACROS in _names(data)


def _names(data: bytes) -> frozenset[str]:
    """Return those of the names above that stand where entries of a directory may ([MS-CFB] 2.6.1)."""
    found: set[str] = set()
    for at in range(_HEADER_LENGTH, len(data), _ENTRY_LENGTH):
        if data[at : at + 8] in _BEGINNINGS:
            length = int.from_bytes(data[at + _LENGTH_AT : at + _LENGTH_AT + 2], "little")
            found.add(data[at : at + max(0, min(length, _LENGTH_AT) - 2)].decode("utf-16-le", "replace"))
    return frozenset(found)
