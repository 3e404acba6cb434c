"""Compound types: what an old Office file, an Outlook message or an installer is, by the names of its streams.

The format is [MS-CFB]: a small file system whose directory holds the names as UTF-16.
"""

from typing import Final

__all__ = ["ENCRYPTED_OFFICE", "has_macros", "media_type_of_compound"]

ENCRYPTED_OFFICE = "application/x-ole-storage"
"""A new Office file that a password protects stands in a compound file, which says no more; so do unknown ones."""

# Of an object within another both names are there, so what may hold others comes first.
_STREAMS: Final = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
)
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")  # the class of the root storage
_MACROS = "_VBA_PROJECT"


def media_type_of_compound(data: bytes) -> str:
    """Return what a compound file is; :data:`ENCRYPTED_OFFICE` if it is protected or of no sort known here."""
    for stream, media_type in _STREAMS:
        if _names(data, stream):
            return media_type
    return "application/x-msi" if _INSTALLER in data else ENCRYPTED_OFFICE


def has_macros(data: bytes) -> bool:
    """Say whether a compound file holds a project of macros; what they do is not looked at."""
    return _names(data, _MACROS)


def _names(data: bytes, stream: str) -> bool:
    """Say whether a directory entry bears this name ([MS-CFB] 2.6.1: ended by a zero, its length at byte 64)."""
    written = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(written)
    while at >= 0:
        if int.from_bytes(data[at + 64 : at + 66], "little") == len(written):
            return True
        at = data.find(written, at + 2)
    return False
