"""The files of a rulebook's folder."""

import os
import sys
from pathlib import Path

import pytest

import beffroi.rulebook
from beffroi.errors import Issue
from beffroi.rulebook.files import MAX_BYTES, read_code, read_folder


def write(folder: Path, *places: str) -> None:
    """Write a small file at each place."""
    for place in places:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(place.encode())


def test_files_come_with_their_bytes_in_one_order(tmp_path: Path) -> None:
    """The same folder gives the same key on every machine."""
    write(tmp_path, "rules/a.yaml", "facts/b/z.yaml", "facts/b/a.yaml", "facts/a/m.yaml")
    issues: list[Issue] = []

    found = read_folder(tmp_path, issues)

    assert issues == []
    assert [file.place for file in found] == ["facts/a/m.yaml", "facts/b/a.yaml", "facts/b/z.yaml", "rules/a.yaml"]
    assert [file.content.decode() for file in found] == [file.place for file in found]
    assert [Path(file.path) for file in found] == [tmp_path / file.place for file in found]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        pytest.param("facts/a.yaml", "expected a folder here, found 'a.yaml'", id="a fact outside a folder"),
        pytest.param("facts/a/b/c.yaml", "expected a .yaml file here, found 'b'", id="a folder too many"),
        pytest.param("facts/a/b.yml", "expected a .yaml file here, found 'b.yml'", id="another ending"),
        pytest.param("rules/a/b.yaml", "expected a .yaml file here, found 'a'", id="a rule in a folder"),
        pytest.param("rules/a.json", "expected a .yaml file here, found 'a.json'", id="another format"),
    ],
)
def test_what_would_be_overlooked_is_told(tmp_path: Path, place: str, message: str) -> None:
    """A fact nobody reads is worse than none."""
    write(tmp_path, place)
    issues: list[Issue] = []

    assert read_folder(tmp_path, issues) == []
    assert len(issues) == 1
    assert message in issues[0].message
    assert Path(issues[0].path).is_relative_to(tmp_path / place.partition("/")[0])


@pytest.mark.parametrize(
    "place", ["facts/README.md", "facts/a/.hidden.yaml", "rules/__pycache__/x", "facts/__init__.py"]
)
def test_what_lies_beside_the_data_is_spared(tmp_path: Path, place: str) -> None:
    """Notes and what tools leave behind are no facts."""
    write(tmp_path, place, "rules/a.yaml")
    issues: list[Issue] = []

    assert [file.place for file in read_folder(tmp_path, issues)] == ["rules/a.yaml"]
    assert issues == []


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_facts_or_rules_is_told(tmp_path: Path, name: str) -> None:
    """A mistyped --rulebook must not read as a rulebook without additions."""
    (tmp_path / "empty").mkdir()
    issues: list[Issue] = []

    assert read_folder(tmp_path / name, issues) == []
    assert [(issue.path, issue.line) for issue in issues] == [(str(tmp_path / name), 1)]


def test_no_more_than_a_little_over_the_limit_is_read(tmp_path: Path) -> None:
    """A file of ten gigabytes is refused without being read."""
    write(tmp_path, "rules/a.yaml")
    (tmp_path / "rules/a.yaml").write_bytes(b"x" * (MAX_BYTES + 1000))

    assert len(read_folder(tmp_path, [])[0].content) == MAX_BYTES + 1


@pytest.mark.parametrize("limit", [("MAX_FILES", 2), ("MAX_BYTES_IN_ALL", 20)])
def test_no_more_than_a_rulebook_can_hold_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int]
) -> None:
    """Somebody's home folder is no rulebook."""
    monkeypatch.setattr(f"beffroi.rulebook.files.{limit[0]}", limit[1])
    write(tmp_path, "rules/a.yaml", "rules/b.yaml", "rules/c.yaml")
    issues: list[Issue] = []

    assert len(read_folder(tmp_path, issues)) == 2
    assert [(Path(issue.path).name, "found more" in issue.message) for issue in issues] == [("c.yaml", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading one would never end."""
    write(tmp_path, "rules/a.yaml")
    os.mkfifo(tmp_path / "rules/b.yaml")
    issues: list[Issue] = []

    assert [file.place for file in read_folder(tmp_path, issues)] == ["rules/a.yaml"]
    assert len(issues) == 1


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is the system's own words."""
    write(tmp_path, "rules/a.yaml", "facts/a/b.yaml")
    issues: list[Issue] = []

    def refuse(path: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("builtins.open", refuse)
    read_folder(tmp_path, issues)
    monkeypatch.setattr("os.scandir", refuse)
    read_folder(tmp_path, issues)

    assert [(Path(issue.path).name, issue.message.partition(", ")[2]) for issue in issues] == [
        ("b.yaml", "found: Permission denied"),
        ("a.yaml", "found: Permission denied"),
        ("facts", "found: Permission denied"),
        ("rules", "found: Permission denied"),
    ]


def test_the_code_that_reads_a_rulebook_is_known() -> None:
    """A cache made by other code is of no use."""
    places = {file.place for file in read_code(Path(beffroi.rulebook.__file__).parent)}

    assert {"rulebook/shapes.py", "rulebook/fact.py", "evidence/words.py", "contact/contact.py"} <= places
