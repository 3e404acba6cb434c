"""The files of a tar file are found by their headers, which are not believed."""

import io
import tarfile
import time

import pytest

from beffroi.contact.readers.documents.tar_file import tar_members


def made_tar(names: list[str], form: int = tarfile.PAX_FORMAT, content: bytes = b"Bonjour") -> bytes:
    """Return a tar file of files that all hold the same."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as tar:
        for name in names:
            header = tarfile.TarInfo(name)
            header.size = len(content)
            tar.addfile(header, io.BytesIO(content))
    return file.getvalue()


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("name", ["a.txt", "dossier/" + "x" * 90 + ".exe", "d/" * 60 + "a.txt"])
def test_each_file_is_found_with_its_bytes(form: int, name: str) -> None:
    """Long names are written in three ways."""
    data = made_tar(["first", name], form)

    members = list(tar_members(data))

    assert [member.name for member in members] == ["first", name]
    assert [data[member.begins : member.ends] for member in members] == [b"Bonjour"] * 2


def test_folders_and_links_are_no_files() -> None:
    """They hold nothing."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        for name, kind in (("folder", tarfile.DIRTYPE), ("link", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE)):
            header = tarfile.TarInfo(name)
            header.type = kind
            header.linkname = "/etc/passwd"
            tar.addfile(header)

    assert list(tar_members(file.getvalue())) == []


def _with_size(field: bytes) -> bytes:
    header = bytearray(made_tar(["a"])[:512])
    header[124:136] = field.ljust(12, b"\0")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(_with_size(b"77777777777"), 1, id="eight gigabytes that are not there"),
        pytest.param(_with_size(b"\x80" + b"\xff" * 11), 1, id="more bytes than there are in the world"),
        pytest.param(_with_size(b"-1"), 0, id="less than nothing"),
        pytest.param(_with_size(b"abc"), 0, id="no number"),
        pytest.param(made_tar(["a"])[:300], 0, id="cut in its header"),
        pytest.param(b"\0" * 10_240, 0, id="zeros"),
        pytest.param(b"ustar" * 1_000, 0, id="no tar"),
    ],
)
def test_a_size_that_lies_ends_the_reading(data: bytes, count: int) -> None:
    """Nothing is reserved on the word of a header."""
    assert len(list(tar_members(data))) == count


def test_20_million_bytes_of_headers_take_a_second() -> None:
    """40,000 empty files."""
    data = _with_size(b"0") * 40_000
    begins = time.process_time()

    assert sum(1 for _ in tar_members(data)) == 40_000
    assert time.process_time() - begins < 10
