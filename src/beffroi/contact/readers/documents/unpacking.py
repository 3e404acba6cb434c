"""Unpacking: compressed bytes made large again, no larger than asked for, and no memory on a file's word."""

import bz2
import lzma
import zlib
from typing import NamedTuple

__all__ = ["Unpacked", "unpack", "unpack_deflated"]

_PIECE = 65_536  # bytes fed in at a time
_STEP = 1_048_576  # bytes taken out at a time
_LZMA_MEMORY = 200_000_000  # bytes; the strongest setting of xz takes 65 million to unpack
_GZIP = 16 + zlib.MAX_WBITS  # zlib's way to say that a gzip header comes first


class Unpacked(NamedTuple):
    """What came out, and whether that is all of it: neither cut off at the limit nor broken off."""

    content: bytes
    whole: bool


def unpack(data: bytes, media_type: str, most: int) -> Unpacked:
    """Unpack a file made smaller by gzip, bzip2 or xz, up to ``most`` bytes."""
    if media_type == "application/gzip":
        return unpack_deflated(memoryview(data), most, form=_GZIP)
    if media_type == "application/x-bzip2":
        return _piecewise(memoryview(data), most, bz2.BZ2Decompressor())
    return _piecewise(memoryview(data), most, lzma.LZMADecompressor(memlimit=_LZMA_MEMORY))


def unpack_deflated(data: memoryview, most: int, form: int = -zlib.MAX_WBITS) -> Unpacked:
    """Unpack a deflated stream up to ``most`` bytes; ``form`` is zlib's ``wbits``, without any header if not given."""
    content, unpacker = bytearray(), zlib.decompressobj(form)
    try:
        for at in range(0, len(data), _PIECE):
            piece = bytes(data[at : at + _PIECE])
            while piece and len(content) <= most:
                content += unpacker.decompress(piece, _STEP)
                piece = unpacker.unconsumed_tail
            if unpacker.eof or len(content) > most:
                break
    except zlib.error:
        return Unpacked(bytes(content[:most]), whole=False)
    return Unpacked(bytes(content[:most]), whole=unpacker.eof and len(content) <= most)


def _piecewise(data: memoryview, most: int, unpacker: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> Unpacked:
    content = bytearray()
    try:
        for at in range(0, len(data), _PIECE):
            piece: memoryview | bytes = data[at : at + _PIECE]
            while not unpacker.eof and len(content) <= most:
                content += unpacker.decompress(piece, _STEP)
                piece = b""
                if unpacker.needs_input:
                    break
            if unpacker.eof or len(content) > most:
                break
    except (OSError, lzma.LZMAError):
        return Unpacked(bytes(content[:most]), whole=False)
    return Unpacked(bytes(content[:most]), whole=unpacker.eof and len(content) <= most)
