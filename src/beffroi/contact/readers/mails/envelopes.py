"""Envelopes: what is encrypted is told, what is only signed is opened (S/MIME: RFC 8551, 5652; PGP: RFC 3156, 9580)."""

import base64
import binascii
import re
from typing import NamedTuple

from beffroi.contact.readers.limits import MAX_DEPTH

__all__ = ["is_encrypted", "signed_content"]

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2 (RFC 5652 §5.1), as DER writes it
_DATA = bytes.fromhex("2a864886f70d010701")  # 1.2.840.113549.1.7.1 (§4)
_ENCRYPTED = frozenset(
    {
        bytes.fromhex("2a864886f70d010703"),  # enveloped-data (§6)
        bytes.fromhex("2a864886f70d010704"),  # signed and enveloped, of PKCS #7
        bytes.fromhex("2a864886f70d010706"),  # encrypted-data (§8)
        bytes.fromhex("2a864886f70d0109100117"),  # authenticated and enveloped (RFC 5083)
    }
)
_ENCRYPTED_TYPE = re.compile(
    r"application/(?:x-)?pkcs7-mime\b.*smime-type\s*=\s*\"?(?:auth)?enveloped-data"
    r"|multipart/encrypted\b|application/pgp-encrypted\b",
    re.IGNORECASE | re.DOTALL,
)
_PGP_MESSAGE = re.compile(rb"(?:\A|\n)-----BEGIN PGP MESSAGE-----\r?\n")
_HEAD_LENGTH = 100_000  # bytes in which a PGP message must begin
_ARMOUR = re.compile(rb"\s*-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----\s*")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
_OBJECT_ID, _OCTETS, _OCTETS_IN_PIECES, _SEQUENCE, _SET, _FIRST = 0x06, 0x04, 0x24, 0x30, 0x31, 0xA0
_LONG_TAG, _INDEFINITE, _MOST_LENGTH_BYTES = 0x1F, 0x80, 4
_MOST_PIECES = 200_000  # of an octet string; programs that stream write 1 to 8 kB a piece


class _Value(NamedTuple):
    """One value of ASN.1 in its basic encoding: its tag, and where its content begins and ends, if that is written."""

    tag: int
    start: int
    end: int | None


def is_encrypted(media_type: str, data: bytes) -> bool:
    """Tell whether only its receiver's key opens a part.

    Args:
        media_type: As declared, with its parameters if it has any.
        data: The part, with its transfer encoding undone. What it says of itself counts for more than the type.
    """
    if _PGP_MESSAGE.search(data, 0, _HEAD_LENGTH):
        return True
    kind = _content_type(_as_binary(data))
    if kind is not None:
        return kind in _ENCRYPTED
    return _ENCRYPTED_TYPE.match(media_type) is not None


def signed_content(data: bytes) -> bytes | None:
    """Return what a signed S/MIME part (``smime.p7m``) signs: a MIME part with its headers; ``None`` if it is no such.

    The signature is not verified: whoever signs can be anybody.
    """
    binary = _as_binary(data)
    if _content_type(binary) != _SIGNED_DATA:
        return None
    try:
        return _signed(binary)
    except (IndexError, ValueError):
        return None


def _as_binary(data: bytes) -> bytes:
    """Return the envelope itself where it is still written as text, in base64."""
    head = data[:_HEAD_LENGTH].lstrip()
    if not head.startswith((b"MI", b"-----BEGIN")):  # a sequence of more than 127 bytes, written in base64
        return data
    written = _ARMOUR.sub(b"", data.strip())
    try:
        return base64.b64decode(written) if _BASE64.fullmatch(written) else data
    except binascii.Error:
        return data


def _content_type(data: bytes) -> bytes | None:
    """Return the identifier that a ContentInfo (RFC 5652 §3) begins with."""
    try:
        outer = _value(data, 0)
        kind = _value(data, outer.start)
    except (IndexError, ValueError):
        return None
    is_one = outer.tag == _SEQUENCE and kind.tag == _OBJECT_ID and kind.end is not None
    return data[kind.start : kind.end] if is_one else None


def _signed(data: bytes) -> bytes | None:
    """Walk ContentInfo → [0] → SignedData → EncapsulatedContentInfo → [0] → OCTET STRING (§5.1, §5.2)."""
    at = _value(data, _past(data, _value(data, 0).start, 0)).start  # into [0]
    at = _value(data, at).start  # into SignedData
    at = _past(data, at, 0)  # its version
    at = _past(data, at, 0)  # its digest algorithms
    inner = _value(data, at)
    kind = _value(data, inner.start)
    if inner.tag != _SEQUENCE or data[kind.start : kind.end] != _DATA or kind.end is None:
        return None
    if inner.end is not None and kind.end >= inner.end:
        return None  # signed apart: the content is not in here
    first = _value(data, kind.end)
    return _octets(data, first.start) if first.tag == _FIRST else None


def _octets(data: bytes, at: int) -> bytes | None:
    """Return an octet string, joined if it was written in pieces (one level of them, as programs do)."""
    value = _value(data, at)
    if value.tag == _OCTETS and value.end is not None:
        return data[value.start : value.end]
    if value.tag != _OCTETS_IN_PIECES:
        return None
    pieces: list[bytes] = []
    at = value.start
    end = len(data) if value.end is None else value.end
    while at < end and data[at] == _OCTETS and len(pieces) < _MOST_PIECES:
        piece = _value(data, at)
        if piece.end is None:
            break
        pieces.append(data[piece.start : piece.end])
        at = piece.end
    return b"".join(pieces)


def _value(data: bytes, at: int) -> _Value:
    """Read the tag and the length of the value at ``at``.

    Raises:
        IndexError: The data ends before.
        ValueError: It is written in a way that no envelope is.
    """
    tag, length = data[at], data[at + 1]
    if tag & _LONG_TAG == _LONG_TAG:
        raise ValueError
    start = at + 2
    if length < _INDEFINITE:
        return _Value(tag, start, start + length)
    if length == _INDEFINITE:
        return _Value(tag, start, None)
    count = length - _INDEFINITE
    if count > _MOST_LENGTH_BYTES:
        raise ValueError
    return _Value(tag, start + count, start + count + int.from_bytes(data[start : start + count], "big"))


def _past(data: bytes, at: int, depth: int) -> int:
    """Return where the value at ``at`` ends, one without a written length by walking what it holds."""
    value = _value(data, at)
    if value.end is not None:
        return value.end
    if depth > MAX_DEPTH:
        raise ValueError
    at = value.start
    while data[at : at + 2] != b"\0\0":
        at = _past(data, at, depth + 1)
    return at + 2
