"""A compiled rulebook kept on disk, never trusted blindly."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from beffroi.rulebook.cache import Compiled, cache_key, read_cache, write_cache
from beffroi.rulebook.compiling import compile_rulebook
from beffroi.rulebook.files import SourceFile, read_folder

Write = Callable[..., Path]

KEY = bytes(range(32))
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no owners and modes there")


@pytest.fixture
def compiled(write_toy: Write) -> Compiled:
    """Return the toy rulebook's contents."""
    return compile_rulebook([read_folder(write_toy(), [])])


def kept(folder: Path) -> Path:
    """Return the only file kept."""
    (path,) = folder.glob("rulebook-*")
    return path


def test_what_was_kept_is_read_back_whole(tmp_path: Path, compiled: Compiled) -> None:
    """Facts, rules and weighing are the same after the round trip."""
    write_cache(tmp_path / "a" / "cache", KEY, compiled)

    assert read_cache(tmp_path / "a" / "cache", KEY) == compiled


def test_nothing_kept_is_nothing_read(tmp_path: Path) -> None:
    """The first run of all."""
    assert read_cache(tmp_path, KEY) is None
    assert read_cache(tmp_path / "missing", KEY) is None


def test_another_key_reads_nothing(tmp_path: Path, compiled: Compiled) -> None:
    """Not even where the names of the files collide."""
    write_cache(tmp_path, KEY, compiled)
    colliding = KEY[:-1] + b"\0"

    assert read_cache(tmp_path, colliding) is None


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda content: content[:0], id="empty"),
        pytest.param(lambda content: content[:-1], id="cut short by one"),
        pytest.param(lambda content: content[:60], id="cut in its head"),
        pytest.param(lambda content: content + b"x", id="one more"),
        pytest.param(lambda content: content[:-5] + bytes([content[-5] ^ 1]) + content[-4:], id="one bit turned"),
        pytest.param(lambda content: b"x" + content[1:], id="another format"),
        pytest.param(lambda content: content[:51] + b"\0" * 32 + content[83:], id="another digest"),
        pytest.param(lambda content: os.urandom(len(content)), id="noise"),
        pytest.param(
            lambda content: content[:51] + hashlib.sha256(b"\x90").digest() + b"\x90", id="whole, another shape"
        ),
        pytest.param(
            lambda content: content[:51] + hashlib.sha256(b"\x91" * 99_999).digest() + b"\x91" * 99_999,
            id="whole, too deep",
        ),
        pytest.param(
            lambda content: content[:51] + hashlib.sha256(b"\xff\xc1").digest() + b"\xff\xc1",
            id="whole, no MessagePack",
        ),
    ],
)
def test_a_spoiled_file_is_not_used(tmp_path: Path, compiled: Compiled, spoil: Callable[[bytes], bytes]) -> None:
    """It is made again, silently: a broken disk must not change a verdict."""
    write_cache(tmp_path, KEY, compiled)
    kept(tmp_path).write_bytes(spoil(kept(tmp_path).read_bytes()))

    assert read_cache(tmp_path, KEY) is None


@needs_posix
def test_only_the_user_can_read_and_write_what_is_kept(tmp_path: Path, compiled: Compiled) -> None:
    """On a shared machine nobody else may put words into our rulebook."""
    write_cache(tmp_path / "cache", KEY, compiled)

    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(tmp_path / "cache").stat().st_mode) == 0o600


@needs_posix
@pytest.mark.parametrize("mode", [0o666, 0o620])
def test_a_file_that_others_may_write_is_not_used(tmp_path: Path, compiled: Compiled, mode: int) -> None:
    """It may be theirs."""
    write_cache(tmp_path, KEY, compiled)
    kept(tmp_path).chmod(mode)

    assert read_cache(tmp_path, KEY) is None


@needs_posix
def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path, compiled: Compiled) -> None:
    """A folder for everybody is no place for a cache."""
    write_cache(tmp_path / "cache", KEY, compiled)
    (tmp_path / "cache").chmod(0o777)

    assert read_cache(tmp_path / "cache", KEY) is None
    write_cache(tmp_path / "cache", b"\1" * 32, compiled)
    assert len(list((tmp_path / "cache").iterdir())) == 1


@needs_posix
def test_what_belongs_to_somebody_else_is_not_used(
    tmp_path: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by root either."""
    write_cache(tmp_path, KEY, compiled)
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr("os.geteuid", lambda: somebody_else)

    assert read_cache(tmp_path, KEY) is None


@needs_posix
def test_a_link_or_a_folder_in_its_place_is_not_followed(tmp_path: Path, compiled: Compiled) -> None:
    """A link could point to what somebody else prepared."""
    write_cache(tmp_path, KEY, compiled)
    path = kept(tmp_path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert read_cache(tmp_path, KEY) is None

    path.unlink()
    path.mkdir()
    assert read_cache(tmp_path, KEY) is None


def test_where_nothing_can_be_kept_nothing_is_raised(tmp_path: Path, compiled: Compiled) -> None:
    """A read-only home is no reason not to judge."""
    (tmp_path / "file").write_bytes(b"")

    write_cache(tmp_path / "file", KEY, compiled)
    write_cache(tmp_path / "file" / "below", KEY, compiled)

    assert [path.name for path in tmp_path.iterdir() if path.name != "toy"] == ["file"]


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is not filled further."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    write_cache(tmp_path / "cache", KEY, compiled)

    assert list((tmp_path / "cache").iterdir()) == []


def test_only_the_newest_few_are_kept(tmp_path: Path, compiled: Compiled) -> None:
    """A folder of facts that is being written does not fill the disk."""
    for number in range(9):
        write_cache(tmp_path, bytes([number]) * 32, compiled)
        os.utime(tmp_path / f"rulebook-{bytes([number] * 8).hex()}.msgpack", (number, number))

    names = sorted(path.name for path in tmp_path.glob("rulebook-*"))

    assert names == [f"rulebook-{bytes([number] * 8).hex()}.msgpack" for number in range(5, 9)]


def test_without_owners_a_file_is_used(tmp_path: Path, compiled: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the profile folder's access list does that work."""
    monkeypatch.delattr("os.geteuid", raising=False)
    write_cache(tmp_path, KEY, compiled)

    assert read_cache(tmp_path, KEY) == compiled


def test_the_key_changes_with_every_byte_and_name() -> None:
    """What is kept belongs to exactly these files, read by exactly this code."""
    fact, rule = SourceFile("p", "facts/a/b.yaml", b"x"), SourceFile("p", "rules/a.yaml", b"y")
    keys = [
        cache_key([[fact, rule]], []),
        cache_key([[fact], [rule]], []),
        cache_key([[fact]], [rule]),
        cache_key([[rule, fact]], []),
        cache_key([[fact._replace(content=b"xy"), rule._replace(content=b"")]], []),
        cache_key([[fact._replace(place="facts/a/c.yaml"), rule]], []),
    ]

    assert len(set(keys)) == len(keys)
    assert cache_key([[fact._replace(path="elsewhere"), rule]], []) == keys[0]


def test_reading_runs_no_code(compiled: Compiled) -> None:
    """MessagePack into our own types, never pickle."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(compiled), type=Compiled) == compiled
