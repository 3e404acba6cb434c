"""The files of a folder, in the order of their names, and nothing that is only housekeeping."""

from pathlib import Path

from beffroi.faces.cli.folders import files_in


def make(folder: Path, *names: str) -> None:
    """Write empty files, their folders too."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(folder: Path) -> list[str]:
    """Return what is found, relative to the folder."""
    return [path.relative_to(folder).as_posix() for path in files_in(folder) if isinstance(path, Path)]


def test_files_come_in_the_order_of_their_names_those_of_folders_last(tmp_path: Path) -> None:
    """Two runs give the same output."""
    make(tmp_path, "b.eml", "a.eml", "c/d.eml", "A.msg", ".DS_Store", ".cache/x.eml")

    assert found(tmp_path) == ["A.msg", "a.eml", "b.eml", "c/d.eml"]


def test_of_a_maildir_only_the_mails_are_taken(tmp_path: Path) -> None:
    """Servers keep lists and half-written mails beside them, and folders in hidden folders."""
    make(tmp_path, "cur/2:2,S", "new/1", "tmp/3", "dovecot.index", ".Sent/cur/4:2,S", ".Sent/new/.keep", ".other/x")

    assert found(tmp_path) == ["cur/2:2,S", "new/1", ".Sent/cur/4:2,S", ".Sent/new/.keep"]


def test_folders_that_hold_one_another_are_not_followed(tmp_path: Path) -> None:
    """A link to the folder above would never end."""
    make(tmp_path, "a/b.eml")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)

    assert found(tmp_path) == ["a/b.eml"]


def test_folders_are_followed_to_a_depth(tmp_path: Path) -> None:
    """Nobody files mail a hundred folders deep."""
    make(tmp_path, "/".join(["d"] * 30) + "/a.eml", "/".join(["d"] * 10) + "/b.eml")

    assert len(found(tmp_path)) == 1
