"""Files: the bytes of a rulebook's folders, read once and in one order."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from beffroi.errors import Issue
from beffroi.evidence import packaged_lists

__all__ = ["MAX_BYTES", "SourceFile", "read_code", "read_folder", "read_lexicon"]

MAX_BYTES = 1_000_000  # the largest fact is under 50 kB; a bigger file is a mistake or an attack
MAX_FILES = 10_000  # the packaged rulebook has some 300
MAX_BYTES_IN_ALL = 50_000_000  # the packaged rulebook has 0.3 million


class SourceFile(NamedTuple):
    """One YAML file as read.

    Attributes:
        path: Where it is, as issues show it.
        place: Where it is in the rulebook, with slashes: ``facts/law/canvassing.yaml``.
        content: Its bytes; of a file over the limit, one byte more than the limit.
    """

    path: str
    place: str
    content: bytes


def read_folder(folder: Path, issues: list[Issue]) -> list[SourceFile]:
    """Return the YAML files of one rulebook, in order of their places.

    Args:
        folder: Holds ``facts/FOLDER/NAME.yaml``, ``rules/NAME.yaml``, ``lexicon/KIND.LANGUAGE.yaml``, or some of them.
        issues: Gets every file and folder that has no business there or cannot be read.
    """
    found: list[SourceFile] = []
    tops = [top for top in ("facts", "rules", "lexicon") if (folder / top).is_dir()]
    if not tops:
        issues.append(
            Issue(str(folder), 1, "expected a folder with facts/, rules/ or lexicon/ in it, found none: check its name")
        )
    in_all = 0
    for path, place in _listed(folder, tops, issues):
        if len(found) == MAX_FILES or in_all > MAX_BYTES_IN_ALL:
            most = f"{MAX_FILES:,} files of {MAX_BYTES_IN_ALL:,} bytes in all"
            issues.append(Issue(path, 1, f"expected at most {most}, found more: check the folder"))
            break
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - quicker than Path.open, and there are hundreds
                size = (
                    min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1
                )  # room for the most takes longer than reading
                found.append(SourceFile(path, place, file.read(size)))
                in_all += size
        except OSError as error:
            issues.append(Issue(path, 1, f"expected a file that can be read, found: {error.strerror}"))
    return found


def read_lexicon() -> list[SourceFile]:
    """Return the word lists that come with beffroi, as if they were a folder of the rulebook."""
    return [SourceFile(one.path, f"lexicon/{Path(one.path).name}", one.content) for one in packaged_lists()]


def read_code(room: Path) -> list[SourceFile]:
    """Return the Python files that decide how a rulebook is read: a cache made by other code is of no use.

    Args:
        room: The folder of this package; the closed words stand in the rooms beside it.
    """
    rooms = (room, room.parent / "evidence", room.parent / "evidence" / "lexicon", room.parent / "contact")
    paths = sorted(path for folder in rooms for path in folder.glob("*.py"))
    return [SourceFile(str(path), f"{path.parent.name}/{path.name}", path.read_bytes()) for path in paths]


def _listed(folder: Path, tops: list[str], issues: list[Issue]) -> Iterator[tuple[str, str]]:
    for top in tops:
        depth = 1 if top == "facts" else 0
        yield from _walked(os.path.join(folder, top), top, depth, issues)  # noqa: PTH118 - the fast way


def _walked(folder: str, place: str, depth: int, issues: list[Issue]) -> Iterator[tuple[str, str]]:
    """Yield the path and place of each YAML file exactly ``depth`` folders below ``folder``."""
    wanted = "a folder" if depth else "a .yaml file"
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        issues.append(Issue(folder, 1, f"expected a folder that can be read, found: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith((".", "__")) or entry.name.endswith((".md", ".py")):
            continue  # what editors, Python and authors leave beside the data
        here = f"{place}/{entry.name}"
        if depth and entry.is_dir():
            yield from _walked(entry.path, here, depth - 1, issues)
        elif not depth and entry.name.endswith(".yaml") and entry.is_file():
            yield entry.path, here
        else:
            issues.append(Issue(entry.path, 1, f"expected {wanted} here, found {entry.name!r}: move or rename it"))
