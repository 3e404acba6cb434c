"""Folders: the files in one, a Maildir's mails among them."""

from collections.abc import Iterator
from pathlib import Path

__all__ = ["files_in"]

_MAILDIR = ("cur", "new")  # "tmp" holds what is still being written
_MOST_DEEP = 20  # folders in folders; links to folders are not followed


def files_in(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Yield the files in a folder and in those within it, in the order of their names.

    Of a Maildir only the mails; hidden files and folders (``.DS_Store``) are none, but the hidden folders in which a
    Maildir keeps others (Maildir++) are read.
    """
    if all((folder / name).is_dir() for name in _MAILDIR):
        for name in _MAILDIR:
            yield from sorted(path for path in (folder / name).iterdir() if path.is_file())
        inner = sorted(path for path in folder.iterdir() if path.name.startswith(".") and (path / "cur").is_dir())
    else:
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        yield from (path for path in entries if path.is_file())
        inner = [path for path in entries if path.is_dir() and not path.is_symlink()]
    if depth < _MOST_DEEP:
        for path in inner:
            yield from files_in(path, depth + 1)
