"""The members of a zip file are found whatever its directory says, and cost no more than they are."""

import io
import struct
import time
import zipfile

import pytest

from beffroi.contact.readers.documents.zip_file import read_member, zip_members

from .made_office import made_zip

PACKED = made_zip({"a.txt": b"Bonjour", "dossier/été.html": b"<p>" * 1_000})


def _names(data: bytes, most: int = 100) -> list[str]:
    return [member.name for member in zip_members(data, most)[0]]


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        pytest.param(PACKED, True, id="whole"),
        pytest.param(b"MZ program " * 9 + PACKED, True, id="behind a program"),
        pytest.param(PACKED + b"trailing", True, id="before something else"),
        pytest.param(PACKED[: PACKED.index(b"PK\x01\x02")], False, id="without a directory"),
        pytest.param(PACKED.replace(b"PK\x05\x06", b"PK\x05\x07"), False, id="without its end"),
        pytest.param(PACKED.replace(b"PK\x01\x02", b"PK\x01\x03"), False, id="with a broken directory"),
    ],
)
def test_members_are_found_and_read(data: bytes, whole: bool) -> None:  # noqa: FBT001
    """Programs that unpack a broken file exist; filters that give up on it are why it is broken."""
    members, found_whole = zip_members(data, 100)

    assert [member.name for member in members] == ["a.txt", "dossier/été.html"]
    assert found_whole is whole
    assert [read_member(data, member, 5_000) for member in members] == [(b"Bonjour", True), (b"<p>" * 1_000, True)]
    assert read_member(data, members[1], 10) == (b"<p><p><p><", False)


def test_a_zip_file_for_files_of_four_gigabytes_is_read() -> None:
    """Some programs always write the longer form."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed, packed.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"Bonjour")
    data = bytearray(file.getvalue())
    end = data.index(b"PK\x05\x06")
    size, offset = struct.unpack_from("<II", data, end + 12)
    longer = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    data[end + 12 : end + 20] = b"\xff" * 8
    data[end:end] = longer + locator

    members, whole = zip_members(bytes(data), 10)

    assert whole
    assert read_member(bytes(data), members[0], 100) == (b"Bonjour", True)


def test_a_locked_member_is_named_and_not_read() -> None:
    """A password in the mail is the usual way past a filter."""
    data = bytearray(PACKED)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    members, _ = zip_members(bytes(data), 10)

    assert members[0].encrypted
    assert read_member(bytes(data), members[0], 10) is None


def test_an_empty_zip_file_is_whole() -> None:
    """It has an end and nothing before it."""
    assert zip_members(b"PK\x05\x06" + bytes(18), 10) == ([], True)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"PK\x03\x04" + b"\xff" * 40, id="sizes beyond the end"),
        pytest.param(b"PK\x03\x04", id="four bytes"),
        pytest.param(PACKED[:-10], id="cut in its end"),
        pytest.param(b"PK\x05\x06" + b"\xff" * 18, id="a directory of four gigabytes"),
        pytest.param(PACKED.replace(b"Bonjour"[:1], b"\xff"), id="damaged content"),
    ],
)
def test_a_file_that_lies_is_no_error(data: bytes) -> None:
    """Whatever its numbers say, there is only what is there."""
    for member in zip_members(data, 10)[0]:
        read_member(data, member, 1_000)


def test_a_million_members_cost_as_many_as_are_asked_for() -> None:
    """A directory of 50 million bytes is not read to its end."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * 1_000_000
    data = directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), 0, 0)
    begins = time.process_time()

    assert _names(data, 100) == ["a"] * 100
    assert time.process_time() - begins < 0.5


def test_names_in_any_encoding_are_text() -> None:
    """Old programs write French names as the PC of 1981 did."""
    data = made_zip({"x": b""}).replace(b"x", b"\x82")

    assert _names(data) == ["é"]
