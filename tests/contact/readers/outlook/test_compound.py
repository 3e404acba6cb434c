"""Compound files are read as far as they can be trusted, and a hostile one costs little."""

import struct
import time

import pytest

from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_ENTRIES
from beffroi.contact.readers.outlook.compound import CompoundFile
from beffroi.errors import UnreadableError

from .compound_files import Tree, compound_file

LARGE = bytes(range(256)) * 40_000  # 10 MB: its table needs sectors of lists (DIFAT)
TREE: Tree = {
    "Small": b"small",
    "Middle": b"m" * 5_000,
    "Folder": {"Empty": b"", "Large": LARGE, "Within": {"x": b"y"}},
}
SECONDS = 10  # what no file of these tests may take; they take some tenths


def test_what_was_written_is_read() -> None:
    """Small streams, large ones and folders lie in three different places."""
    root = CompoundFile(compound_file(TREE)).root
    folder = root.storage("FOLDER")

    assert root.stream("SMALL") == b"small"
    assert root.stream("MIDDLE") == b"m" * 5_000
    assert root.stream("FOLDER") is None
    assert root.storage("SMALL") is None
    assert folder is not None
    assert folder.stream("EMPTY") == b""
    assert folder.stream("LARGE") == LARGE
    assert folder.storages("WITH") == ["WITHIN"]
    assert folder.has("WITHIN")
    assert not folder.has("NONE")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"", "another sort", id="nothing"),
        pytest.param(b"%PDF-1.7", "another sort", id="another format"),
        pytest.param(compound_file({})[:100], "cut off", id="cut in its header"),
        pytest.param(compound_file({})[:512], "without its directory", id="cut behind its header"),
        pytest.param(compound_file({})[:26] + b"\x09\0" + compound_file({})[28:], "another version", id="version 9"),
        pytest.param(
            compound_file({})[:30] + b"\x1f\0" + compound_file({})[32:], "another version", id="sectors of 2 GB"
        ),
    ],
)
def test_what_is_no_whole_compound_file_is_refused(data: bytes, found: str) -> None:
    """The person is told what was wrong, in one line."""
    with pytest.raises(UnreadableError) as caught:
        CompoundFile(data)

    assert found in str(caught.value)


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    """Downloads break off; nothing else than what is expected may happen."""
    whole = compound_file({f"stream {number}": b"x" * number * 500 for number in range(30)})
    streams: list[bytes | None] = []
    for end in range(512, len(whole) + 999, 999):
        try:
            streams.append(CompoundFile(whole[:end]).root.stream("STREAM 29"))
        except UnreadableError:
            streams.append(None)

    assert streams[0] is None
    assert streams[-1] == b"x" * 14_500
    assert all(stream is None or streams[-1].startswith(stream) for stream in streams)


def test_a_chain_that_runs_in_circles_ends() -> None:
    """Each sector says which follows; a hostile one says itself, of a stream that says it has 4 GB."""
    data = bytearray(compound_file({"S": b"s" * 5_000}))
    place = data.index("S".encode("utf-16-le") + bytes(62)) + 116
    struct.pack_into("<II", data, place, 0, 0xFFFFFFFF)
    (fat,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, (fat + 1) * 512, 0)
    compound = CompoundFile(bytes(data))
    begun = time.process_time()

    stream = compound.root.stream("S")

    assert stream is not None
    assert len(stream) <= len(data)
    assert Note.DAMAGED in compound.notes
    assert time.process_time() - begun < SECONDS


def test_a_directory_that_holds_itself_ends() -> None:
    """A folder that is its own child would be walked for ever."""
    data = bytearray(compound_file({"F": {"G": b"g"}}))
    place = data.index("F".encode("utf-16-le") + bytes(62))
    struct.pack_into("<III", data, place + 68, 1, 0, 1)
    root = CompoundFile(bytes(data)).root
    folder = root.storage("F")

    for _ in range(100):
        folder = folder and folder.storage("F")

    assert folder is not None


def test_a_list_of_sectors_that_lists_itself_ends() -> None:
    """Large files name the sectors of their table in a chain of sectors, which may run in circles as well."""
    data = bytearray(compound_file({"S": LARGE}))
    (first,) = struct.unpack_from("<I", data, 68)
    struct.pack_into("<I", data, (first + 2) * 512 - 4, first)

    assert CompoundFile(bytes(data)).root.stream("S") == LARGE


def test_of_a_hundred_thousand_streams_the_first_are_looked_at() -> None:
    """No mail has so many; olefile takes a minute to open this file."""
    data = compound_file({f"{number:06}": b"x" for number in range(100_000)})
    begun = time.process_time()

    compound = CompoundFile(data)

    assert Note.PARTLY_READ in compound.notes
    assert sum(compound.root.has(f"{number:06}") for number in range(100_000)) <= MAX_ENTRIES
    assert time.process_time() - begun < SECONDS


def test_streams_that_share_their_bytes_are_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand streams may all say that they are the same 50 MB."""
    monkeypatch.setattr("beffroi.contact.readers.outlook.compound.MAX_UNPACKED_BYTES", 2 * len(LARGE))
    compound = CompoundFile(compound_file({"S": LARGE}))

    read = [compound.root.stream("S") for _ in range(3)]

    assert read == [LARGE, LARGE, None]
    assert Note.PARTLY_READ in compound.notes


def test_sectors_of_four_kilobytes_are_read() -> None:
    """Version 4, which newer programs write, has larger sectors; its header fills one."""
    header = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<IIIIIIIII", 1, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    header += b"\xff" * 432
    fat = struct.pack("<IIII", 0xFFFFFFFD, 0xFFFFFFFE, 3, 0xFFFFFFFE).ljust(4096, b"\xff")
    root = struct.pack("<64sHBBIII", "Root Entry".encode("utf-16-le"), 22, 5, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1)
    root += struct.pack("<36xIIQ", 0, 0xFFFFFFFE, 0)[:60]
    stream = struct.pack("<64sHBBIII", "S".encode("utf-16-le"), 4, 2, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    stream += struct.pack("<36xIQ", 2, 8_192)
    directory = (root[:80] + struct.pack("<36xIQ", 0xFFFFFFFE, 0) + stream).ljust(4096, b"\0")
    data = header.ljust(4096, b"\0") + fat + directory + b"v" * 8_192

    assert CompoundFile(data).root.stream("S") == b"v" * 8_192
