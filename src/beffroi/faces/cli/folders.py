"""Folders: the files in one, a Maildir's mails among them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Unreadable", "files_in"]

_MAILDIR = ("cur", "new")  # "tmp" holds what is still being written
_MOST_DEEP = 20  # folders in folders; links to folders are not followed


class Unreadable(NamedTuple):
    """A folder that cannot be looked into."""

    path: Path


def files_in(folder: Path, depth: int = 0) -> Iterator[Path | Unreadable]:
    """Yield the files in a folder and in those within it, in the order of their names.

    Of a Maildir only the mails; hidden files and folders (``.DS_Store``) are none, but the hidden folders in which a
    Maildir keeps others (Maildir++) are read. What is neither file nor folder is left out.
    """
    try:
        files, inner = _listed(folder)
    except OSError:
        yield Unreadable(folder)
        return
    yield from files
    if depth < _MOST_DEEP:
        for path in inner:
            yield from files_in(path, depth + 1)


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files of one folder, and the folders in it."""
    if all((folder / name).is_dir() for name in _MAILDIR):
        mails = [path for name in _MAILDIR for path in sorted((folder / name).iterdir()) if path.is_file()]
        return mails, sorted(path for path in folder.iterdir() if path.name[0] == "." and (path / "cur").is_dir())
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    inner = [path for path in entries if path.is_dir() and not path.is_symlink()]
    return [path for path in entries if path.is_file()], inner
