"""Archives: the files packed in a file, named one by one and never unpacked to disk."""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from beffroi.contact.contact import Attachment
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.allowance import Allowance
from beffroi.contact.readers.documents.rar_file import rar_members
from beffroi.contact.readers.documents.tar_file import TarMember, tar_members
from beffroi.contact.readers.documents.unpacking import Unpacked, unpack
from beffroi.contact.readers.documents.zip_file import read_member, zip_members
from beffroi.contact.readers.intake import Note, OpenAttachment
from beffroi.contact.readers.limits import MAX_LOOKED_AT_MEMBERS
from beffroi.contact.readers.naming import named, without_end

__all__ = ["ARCHIVES", "open_archive"]

_ZIP_ENDINGS = ("zip", "vnd.android.package-archive", "java-archive", "vnd.ms-appx")
_LISTED: Final = frozenset(f"application/{ending}" for ending in (*_ZIP_ENDINGS, "x-tar", "vnd.rar"))
_SQUEEZED: Final = frozenset({"application/gzip", "application/x-bzip2", "application/x-xz"})
_UNLISTED: Final = frozenset(
    f"application/{ending}"
    for ending in (
        "x-7z-compressed",
        "vnd.ms-cab-compressed",
        "x-ace-compressed",
        "x-iso9660-image",
        "x-vhd",
        "x-vhdx",
        "x-compress",
        "zstd",
    )
)
ARCHIVES: Final = _LISTED | _SQUEEZED | _UNLISTED
"""Media types of what is handed to :func:`open_archive`, as ``sniff`` tells them."""

_SQUEEZED_ENDINGS = (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz")
_NAME_IN_GZIP = re.compile(rb"\x1f\x8b\x08\x08.{6}([^\0]{1,255})\0", re.DOTALL)  # RFC 1952 §2.3


class _Member(NamedTuple):
    """One file within an archive: its name, whether it is locked, and how up to so many bytes of it are read."""

    name: str
    locked: bool
    read: Callable[[int], Unpacked | None]


def open_archive(
    name: str,
    media_type: str,
    data: bytes,
    allowance: Allowance | None = None,
    open_member: OpenAttachment | None = None,
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Name what is packed in an archive.

    Args:
        name: The archive's own.
        media_type: What it is, as ``sniff`` tells it.
        data: Its bytes.
        allowance: What may still be read; a fresh one if it stands for itself.
        open_member: What opens a file within; without it they are named only.

    Returns:
        The archive first, then its files in order, each as ``archive.zip/name.exe``, as far as the allowance goes.
    """
    allowance = Allowance() if allowance is None else allowance
    found: list[Attachment] = [named(name, media_type, data)]
    notes: dict[Note, None] = {}
    if media_type in _UNLISTED:
        return tuple(found), (Note.ATTACHMENT_UNREAD,)
    seen = 0
    for member in _members(name, media_type, data, allowance, notes):
        seen += 1
        if not member.name:  # the names themselves are locked, or broken
            notes[Note.ENCRYPTED if member.locked else Note.DAMAGED] = None
            continue
        if seen > MAX_LOOKED_AT_MEMBERS or not allowance.takes_one_more_file():
            notes[Note.PARTLY_READ] = None
            break
        attachments, more_notes = _open(f"{name}/{member.name}", member, allowance, open_member)
        found += attachments
        notes |= dict.fromkeys(more_notes)
    if not seen and not notes:
        notes[Note.ATTACHMENT_UNREAD] = None
    return tuple(found), tuple(notes)


def _open(
    path: str, member: _Member, allowance: Allowance, open_member: OpenAttachment | None
) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
    """Name one file within, and read it if all of it is there."""
    if member.locked:
        return (named(path, "", None),), (Note.ENCRYPTED,)
    limit = allowance.unpacked
    read = member.read(limit)
    if read is None:
        return (named(path, "", None),), (Note.ATTACHMENT_UNREAD,)
    allowance.unpacks(len(read.content))
    if not read.whole:
        cut_off = len(read.content) >= limit
        return (named(path, sniff(read.content), None),), (Note.PARTLY_READ if cut_off else Note.DAMAGED,)
    if open_member is None:
        return (named(path, sniff(read.content), read.content),), ()
    return open_member(path, "", read.content)


def _members(
    name: str, media_type: str, data: bytes, allowance: Allowance, notes: dict[Note, None]
) -> Iterator[_Member]:
    if media_type in _SQUEEZED:
        yield from _of_squeezed(name, media_type, data, allowance, notes)
    elif media_type == "application/x-tar":
        for packed in tar_members(data):
            yield _Member(packed.name, locked=False, read=functools.partial(_part_of_tar, data, packed))
    elif media_type == "application/vnd.rar":
        for listed in rar_members(data):
            yield _Member(listed.name, listed.encrypted, _unread)
    else:
        members, whole = zip_members(data, MAX_LOOKED_AT_MEMBERS)
        notes |= {} if whole else {Note.DAMAGED: None}
        for member in members:
            if not member.name.endswith(("/", "\\")):
                yield _Member(member.name, member.encrypted, functools.partial(read_member, data, member))


def _of_squeezed(
    name: str, media_type: str, data: bytes, allowance: Allowance, notes: dict[Note, None]
) -> Iterator[_Member]:
    """Yield what one file was made smaller from: the files of a tar file, or itself."""
    limit = allowance.unpacked
    read = unpack(data, media_type, limit)
    if sniff(read.content) == "application/x-tar":
        allowance.unpacks(len(read.content))
        if not read.whole:
            notes[Note.PARTLY_READ if len(read.content) >= limit else Note.DAMAGED] = None
        yield from _members(name, "application/x-tar", read.content, allowance, notes)
        return
    written = _NAME_IN_GZIP.match(data)
    inner = (
        written[1].decode("latin-1") if written is not None else without_end(name.rpartition("/")[2], _SQUEEZED_ENDINGS)
    )
    yield _Member(inner, locked=False, read=lambda _most: read)


def _part_of_tar(data: bytes, member: TarMember, most: int) -> Unpacked:
    content = data[member.begins : min(member.ends, member.begins + most)]
    return Unpacked(content, whole=member.ends <= min(len(data), member.begins + most))


def _unread(_most: int) -> None:
    return None
