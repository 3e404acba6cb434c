"""The names within a RAR file are read, in both of its forms."""

import struct
import time

import pytest

from beffroi.contact.readers.documents.rar_file import RarMember, rar_members

OLD, NEW = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"


def old_rar(*names: bytes, flags: int = 0, main: int = 0) -> bytes:
    """Return a RAR file of the form before 2013, of empty files."""
    blocks = [struct.pack("<HBHHHI", 0, 0x73, main, 13, 0, 0)]
    for name in names:
        head = struct.pack("<IIBIIBBHI", 3, 3, 2, 0, 0, 29, 0x30, len(name), 0) + name
        blocks.append(struct.pack("<HBHH", 0, 0x74, 0x8000 | flags, 7 + len(head)) + head + b"abc")
    return OLD + b"".join(blocks) + struct.pack("<HBHH", 0, 0x7B, 0x4000, 7)


def _number(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*written, number))


def _block(sort: int, body: bytes, extra: bytes = b"", content: bytes = b"") -> bytes:
    flags = (1 if extra else 0) | (2 if content else 0)
    head = _number(sort) + _number(flags)
    head += _number(len(extra)) if extra else b""
    head += _number(len(content)) if content else b""
    head += body + extra
    return bytes(4) + _number(len(head)) + head + content


def new_rar(*names: bytes, folder: bool = False, extra: bytes = b"") -> bytes:
    """Return a RAR file of the form since 2013."""
    blocks = [_block(1, _number(0))]
    for name in names:
        body = _number(int(folder) | 4) + _number(300) + _number(0) + bytes(4) + _number(0) + _number(1)
        blocks.append(_block(2, body + _number(len(name)) + name, extra, b"abc" * 100))
    return NEW + b"".join(blocks) + _block(5, _number(0))


@pytest.mark.parametrize(
    ("data", "members"),
    [
        pytest.param(old_rar(b"facture.exe", b"b.txt"), [("facture.exe", False), ("b.txt", False)], id="old"),
        pytest.param(
            old_rar("été.exe\0\x01".encode(), flags=0x200), [("été.exe", False)], id="old, name written twice"
        ),
        pytest.param(old_rar(b"\x82t\x82.exe"), [("été.exe", False)], id="old, of the old PC"),
        pytest.param(old_rar(b"a.exe", flags=4), [("a.exe", True)], id="old, locked"),
        pytest.param(old_rar(b"a.exe", main=0x80), [("", True)], id="old, names locked"),
        pytest.param(old_rar(b"folder", flags=0xE0), [], id="old, folder"),
        pytest.param(new_rar(b"facture.exe", b"b.txt"), [("facture.exe", False), ("b.txt", False)], id="new"),
        pytest.param(new_rar("été.exe".encode()), [("été.exe", False)], id="new, UTF-8"),
        pytest.param(new_rar(b"a.exe", extra=b"\x05\x02abcd\x02\x01x"), [("a.exe", True)], id="new, locked"),
        pytest.param(new_rar(b"folder", folder=True), [], id="new, folder"),
        pytest.param(NEW + _block(4, _number(0)), [("", True)], id="new, names locked"),
    ],
)
def test_each_file_is_named(data: bytes, members: list[tuple[str, bool]]) -> None:
    """Programs are sent this way because filters do not look inside."""
    assert list(rar_members(data)) == [RarMember(name, locked) for name, locked in members]


@pytest.mark.parametrize("whole", [old_rar(b"a.exe", b"b.exe"), new_rar(b"a.exe", b"b.exe")])
def test_one_cut_anywhere_gives_what_there_is(whole: bytes) -> None:
    """A download that broke off is no error."""
    for length in range(len(whole)):
        assert len(list(rar_members(whole[:length]))) <= 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(OLD + bytes(20_000_000), id="old zeros"),
        pytest.param(NEW + bytes(20_000_000), id="new zeros"),
        pytest.param(NEW + b"\xff" * 20_000_000, id="a number without end"),
        pytest.param(NEW + (bytes(4) + b"\x04\x02\x01\x7f\x7f") * 200_000, id="extras as large as the file"),
    ],
)
def test_a_file_that_lies_ends_soon(data: bytes) -> None:
    """Each step goes forward."""
    begins = time.process_time()

    list(rar_members(data))

    assert time.process_time() - begins < 10
