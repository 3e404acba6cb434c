"""Packed rich text is unpacked as [MS-OXRTFCP] shows it, and never beyond the limit."""

import struct
import time

import pytest

from beffroi.contact.readers.limits import MAX_RICH_TEXT_BYTES
from beffroi.contact.readers.outlook.lzfu import unpack_rich_text
from beffroi.errors import UnreadableError

from .outlook_files import packed

HELLO = "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0"
REPEATED = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(bytes.fromhex(HELLO), b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", id="§3.1.1"),
        pytest.param(bytes.fromhex(REPEATED), b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}", id="§3.1.2, grows into itself"),
        pytest.param(packed(b"{\\rtf1 Bonjour}"), b"{\\rtf1 Bonjour}", id="letter by letter"),
        pytest.param(packed(b"{\\rtf1 Bonjour}", how=b"MELA"), b"{\\rtf1 Bonjour}", id="not packed"),
        pytest.param(packed(b""), b"", id="empty"),
    ],
)
def test_packed_text_is_unpacked(data: bytes, text: bytes) -> None:
    """The specification's own examples."""
    unpacked = unpack_rich_text(data)

    assert unpacked.data == text
    assert unpacked.is_whole


@pytest.mark.parametrize("data", [b"", b"short", packed(b"text", how=b"ZIPZ")])
def test_what_is_not_packed_text_is_refused(data: bytes) -> None:
    """Another packing unpacked would be noise, judged as words."""
    with pytest.raises(UnreadableError):
        unpack_rich_text(data)


def test_text_that_breaks_off_is_read_so_far() -> None:
    """What is there is still worth judging, and said to be incomplete."""
    unpacked = unpack_rich_text(packed(b"{\\rtf1 Votre carte Vitale}")[:-6])

    assert unpacked.data.startswith(b"{\\rtf1 Votre carte")
    assert not unpacked.is_whole


def test_a_bomb_stops_at_the_limit() -> None:
    """Two bytes may stand for seventeen; the header may promise 4 GB."""
    runs = b"\xff" + b"\x0c\xff" * 8  # seventeen bytes from before, eight times
    content = b"\0" + b"a" * 8 + runs * 500_000
    bomb = struct.pack("<II4sI", len(content) + 12, 0xFFFFFFFF, b"LZFu", 0) + content
    begun = time.process_time()

    unpacked = unpack_rich_text(bomb)

    assert len(unpacked.data) <= MAX_RICH_TEXT_BYTES
    assert not unpacked.is_whole
    assert time.process_time() - begun < 20
