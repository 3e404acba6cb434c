"""What is packed in an archive is named, bounded however it is nested, and never unpacked to disk."""

import bz2
import gzip
import io
import lzma
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from beffroi.contact.readers import Note
from beffroi.contact.readers.attachments import open_attachment
from beffroi.contact.readers.content_types import sniff
from beffroi.contact.readers.documents.archives import open_archive
from beffroi.contact.readers.limits import MAX_MEMBERS

from .made_office import made_zip
from .test_rar_file import new_rar
from .test_tar_file import made_tar

PROGRAM = b"MZ" + bytes(58) + (64).to_bytes(4, "little") + b"PE\0\0"
PROGRAM_TYPE = "application/vnd.microsoft.portable-executable"


def _opened(name: str, data: bytes) -> tuple[list[tuple[str, str]], set[Note]]:
    attachments, notes = open_archive(name, sniff(data), data)
    return [(attachment.name, attachment.media_type) for attachment in attachments[1:]], set(notes)


@pytest.mark.parametrize(
    ("name", "data", "members"),
    [
        pytest.param("a.zip", made_zip({"x/": b"", "x/b.pdf": PROGRAM}), [("a.zip/x/b.pdf", PROGRAM_TYPE)], id="zip"),
        pytest.param("a.tar", made_tar(["b.exe"], content=PROGRAM), [("a.tar/b.exe", PROGRAM_TYPE)], id="tar"),
        pytest.param(
            "a.tgz", gzip.compress(made_tar(["b.exe"], content=PROGRAM)), [("a.tgz/b.exe", PROGRAM_TYPE)], id="tgz"
        ),
        pytest.param("b.exe.gz", gzip.compress(PROGRAM), [("b.exe.gz/b.exe", PROGRAM_TYPE)], id="gzip"),
        pytest.param("b.exe.bz2", bz2.compress(PROGRAM), [("b.exe.bz2/b.exe", PROGRAM_TYPE)], id="bzip2"),
        pytest.param("b.exe.xz", lzma.compress(PROGRAM), [("b.exe.xz/b.exe", PROGRAM_TYPE)], id="xz"),
    ],
)
def test_each_file_is_named_with_what_it_is(name: str, data: bytes, members: list[tuple[str, str]]) -> None:
    """A program in an archive is a program."""
    assert _opened(name, data) == (members, set())


@pytest.mark.parametrize(
    ("data", "names", "notes"),
    [
        pytest.param(new_rar(b"b.exe"), ["a/b.exe"], {Note.ATTACHMENT_UNREAD}, id="RAR: names only"),
        pytest.param(new_rar(b"b", extra=b"\x02\x01x"), ["a/b"], {Note.ENCRYPTED}, id="RAR, locked"),
        pytest.param(
            b"Rar!\x1a\x07\x01\x00" + bytes(4) + b"\x03\x04\x00\x00", [], {Note.ENCRYPTED}, id="RAR, names locked"
        ),
        pytest.param(b"PK\x03\x04" + bytes(99), [], {Note.DAMAGED}, id="zip of a nameless file"),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(40), [], {Note.ATTACHMENT_UNREAD}, id="7z"),
        pytest.param(made_zip({"b": b"b"}).replace(b"PK\x05\x06", b"PKxx"), ["a/b"], {Note.DAMAGED}, id="broken zip"),
        pytest.param(gzip.compress(bytes(99_999))[:-20], ["a/a"], {Note.DAMAGED}, id="broken gzip"),
        pytest.param(b"PK\x05\x06" + bytes(18), [], {Note.ATTACHMENT_UNREAD}, id="empty zip"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, names: list[str], notes: set[Note]) -> None:
    """A person must know that nobody looked inside."""
    found, found_notes = _opened("a", data)

    assert ([name for name, _ in found], found_notes) == (names, notes)


def test_a_locked_member_is_named_and_the_person_told() -> None:
    """The password stands in the mail, where filters do not look for it."""
    data = bytearray(made_zip({"facture.exe": PROGRAM}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert _opened("a.zip", bytes(data)) == ([("a.zip/facture.exe", "")], {Note.ENCRYPTED})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("../../etc/cron.d/x", "a.zip/../../etc/cron.d/x", id="a path that climbs"),
        pytest.param("C:\\Windows\\x.exe", "a.zip/C:\\Windows\\x.exe", id="a path of Windows"),
        pytest.param("facture\u202efdp.exe", "a.zip/facture\u202efdp.exe", id="a name turned round"),
        pytest.param("a\nb.exe", "a.zip/a\ufffdb.exe", id="a name of two lines"),
        pytest.param("x" * 60_000 + ".exe", "x" * 996 + ".exe", id="a very long name"),
    ],
)
def test_names_are_kept_as_evidence_and_lead_nowhere(name: str, kept: str) -> None:
    """Nothing is written anywhere, so that a path is only a name."""
    data = made_zip({"placeholder": b"a"})
    header = zipfile.ZipInfo(name)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(header, b"a")
    data = file.getvalue()

    assert [member for member, _ in _opened("a.zip", data)[0]] == [kept]


def _overlapping(members: int, kernel: bytes) -> bytes:
    """Return a zip file all of whose entries are the same packed bytes (D. Fifield, A better zip bomb, 2019)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(kernel) + packer.flush()
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), len(kernel), 1, 0) + b"a" + packed
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), len(kernel), 1, 0, 0, 0, 0, 0, 0
    )
    directory = (entry + b"a") * members
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), len(local), 0)
    return local + directory + end


def _nested(depth: int, width: int) -> bytes:
    """Return a zip file of zip files of zip files, as 42.zip is made."""
    data = made_zip({"0": bytes(10_000_000)})
    for _ in range(depth):
        data = made_zip({f"{number}.zip": data for number in range(width)})
    return data


def _of_gzips(depth: int) -> bytes:
    data = b"Bonjour"
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def _repeating() -> bytes:
    """Return a gzip file that unpacks to 10 GB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(50_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * 200


def _holding_itself() -> bytes:
    """Return a zip file whose one member is, by the place it is said to have, the zip file from its own beginning."""
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    data = made_zip({"a.zip": local * 50}, stored=True)
    for _ in range(30):
        data = made_zip({"a.zip": data}, stored=True)
    return data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_overlapping(60_000, bytes(20_000_000)), id="60,000 members on the same bytes"),
        pytest.param(_nested(4, 12), id="archives in archives, twelve in each"),
        pytest.param(_of_gzips(1_000), id="a thousand times packed"),
        pytest.param(_repeating(), id="ten gigabytes of zeros"),
        pytest.param(_holding_itself(), id="itself in itself"),
        pytest.param(made_zip({f"{number}.txt": b"a" for number in range(30_000)}), id="30,000 files"),
        pytest.param(made_zip({f"{number}/": b"" for number in range(30_000)}), id="30,000 folders"),
        pytest.param(
            made_tar(["a"], content=bytes(600))[:512].replace(b"00000001130", b"77777777777") * 20_000, id="sparse"
        ),
    ],
)
def test_a_bomb_costs_seconds_and_no_more_memory_than_allowed(data: bytes) -> None:
    """Each of them has stopped a mail server somewhere."""
    tracemalloc.start()
    begins = time.process_time()

    attachments, notes = open_attachment("bombe", "application/zip", data)

    assert time.process_time() - begins < 15
    assert tracemalloc.get_traced_memory()[1] < 600_000_000
    tracemalloc.stop()
    assert len(attachments) <= MAX_MEMBERS
    assert notes
