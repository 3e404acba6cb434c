"""What is packed is unpacked up to a limit, and no further."""

import bz2
import gzip
import lzma
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from beffroi.contact.readers.documents.unpacking import unpack, unpack_deflated

SORTS = [
    pytest.param(gzip.compress, "application/gzip", id="gzip"),
    pytest.param(bz2.compress, "application/x-bzip2", id="bzip2"),
    pytest.param(lzma.compress, "application/x-xz", id="xz"),
]


@pytest.mark.parametrize(("pack", "media_type"), SORTS)
@pytest.mark.parametrize(
    "content", [b"", b"a", b"Bonjour " * 100_000, bytes(3_000_000)], ids=["0", "1", "text", "zeros"]
)
def test_what_was_packed_comes_out(pack: Callable[[bytes], bytes], media_type: str, content: bytes) -> None:
    """All three occur in mails."""
    assert unpack(pack(content), media_type, 4_000_000) == (content, True)


@pytest.mark.parametrize(("pack", "media_type"), SORTS)
def test_no_more_comes_out_than_asked_for(pack: Callable[[bytes], bytes], media_type: str) -> None:
    """The first bytes say what it is; the rest may be a bomb."""
    assert unpack(pack(b"a" * 1_001), media_type, 1_000) == (b"a" * 1_000, False)
    assert unpack(pack(b"a" * 1_000), media_type, 1_000) == (b"a" * 1_000, True)


@pytest.mark.parametrize(("pack", "media_type"), SORTS)
def test_what_is_broken_off_gives_what_there_is(pack: Callable[[bytes], bytes], media_type: str) -> None:
    """A mail cut short still shows the beginning of what it holds."""
    packed = pack(bytes(range(256)) * 10_000)

    content, whole = unpack(packed[: len(packed) // 2] + b"\xff" * 999, media_type, 9_000_000)

    assert not whole
    assert (bytes(range(256)) * 10_000).startswith(content[:256])


def test_ten_gigabytes_of_zeros_cost_what_is_asked_for() -> None:
    """Ten million bytes of gzip hold a thousand times as many."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = (packer.compress(bytes(50_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)) * 200
    tracemalloc.start()
    begins = time.process_time()

    content, whole = unpack_deflated(memoryview(packed), 20_000_000)

    assert (len(content), whole) == (20_000_000, False)
    assert time.process_time() - begins < 10
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_a_dictionary_of_four_gigabytes_is_not_reserved() -> None:
    """An xz file may ask for as much memory as it likes."""
    packed = bytearray(lzma.compress(b"a", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4_096}]))
    place = packed.index(b"\x21\x01") + 2  # LZMA2, one byte of settings: the dictionary's size
    packed[place] = 40
    packed[20:24] = zlib.crc32(packed[12:20]).to_bytes(4, "little")

    assert unpack(bytes(packed), "application/x-xz", 100) == (b"", False)
