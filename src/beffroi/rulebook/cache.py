"""Cache: a compiled rulebook kept on disk, never trusted blindly.

A kept file is used only when it is ours, nobody else may write it, it was made of the very bytes at hand by the very
code at hand, and arrived whole. Anything else is silently made again. The form is MessagePack decoded into our own
types: reading it can run no code.
"""

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from beffroi.evidence import Entry
from beffroi.rulebook.fact import Fact
from beffroi.rulebook.files import SourceFile
from beffroi.rulebook.rule import Rule, Weighing

__all__ = ["Compiled", "cache_key", "read_cache", "write_cache"]

_MAGIC: Final = b"beffroi rulebook 2\n"  # 2: the format of this file
_DIGEST_BYTES: Final = 32
_MAX_BYTES: Final = 64_000_000
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # Windows would change line ends
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # nor wait for a pipe to speak
_FILES_KEPT: Final = 4  # the packaged rulebook, and a few with folders added


class Compiled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rulebook's contents after every check."""

    version: str
    facts: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    weighing: Weighing
    entries: tuple[Entry, ...]


def cache_key(folders: Sequence[Sequence[SourceFile]], code: Sequence[SourceFile]) -> bytes:
    """Return 32 bytes that name exactly these files, read by exactly this code."""
    digest = hashlib.sha256(_MAGIC)
    for files in (code, *folders):
        digest.update(b"%d files\n" % len(files))
        for file in files:
            place = file.place.encode("utf-8", "surrogateescape")
            digest.update(b"%d %d\n" % (len(place), len(file.content)))
            digest.update(place)
            digest.update(file.content)
    return digest.digest()


def read_cache(folder: Path, key: bytes) -> Compiled | None:
    """Return what was kept under ``key``, or ``None`` if there is nothing, or nothing to be trusted."""
    try:
        if not _is_ours(folder.stat(), stat.S_ISDIR):
            return None
        content = _read_ours(_file(folder, key))
    except OSError:
        return None
    head = _MAGIC + key
    body_at = len(head) + _DIGEST_BYTES
    body = content[body_at:]
    if not content.startswith(head) or hashlib.sha256(body).digest() != content[len(head) : body_at]:
        return None
    try:
        return msgspec.msgpack.decode(body, type=Compiled)
    except (msgspec.MsgspecError, RecursionError):
        return None


def write_cache(folder: Path, key: bytes, compiled: Compiled) -> None:
    """Keep ``compiled`` under ``key``; where that cannot be done nothing is kept and nothing is raised."""
    body = msgspec.msgpack.encode(compiled)
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder.stat(), stat.S_ISDIR):
            return
        unfinished = folder / f"rulebook-{os.urandom(8).hex()}.new"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"".join((_MAGIC, key, hashlib.sha256(body).digest(), body)))
            unfinished.replace(_file(folder, key))  # at once: another process sees all of it or nothing
        finally:
            unfinished.unlink(missing_ok=True)
        _drop_old(folder)


def _file(folder: Path, key: bytes) -> Path:
    return folder / f"rulebook-{key.hex()[:16]}.msgpack"


def _read_ours(path: Path) -> bytes:
    """Return the bytes of a file that is ours; raise ``OSError`` if it is a link, too big, or someone else's."""
    handle = os.open(path, os.O_RDONLY | _BINARY | _NO_LINK)
    try:
        status = os.fstat(handle)
        if not _is_ours(status, stat.S_ISREG) or status.st_size > _MAX_BYTES:
            raise PermissionError
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(_MAX_BYTES)
    finally:
        os.close(handle)


def _is_ours(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Return whether a file or folder belongs to this user, who alone may write it."""
    if not is_kind(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True  # Windows: the user's own profile folder is closed to others by its access list
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _drop_old(folder: Path) -> None:
    """Remove the oldest kept files, so that a folder that changes often does not fill the disk."""
    kept = sorted(folder.glob("rulebook-*.msgpack"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[_FILES_KEPT:]:
        path.unlink(missing_ok=True)
