"""A mail written down anew in MIME, so that what Outlook keeps is read by the same reader as any other mail."""

import base64
import binascii
import hashlib
import re
import urllib.parse
from collections.abc import Iterable
from typing import NamedTuple

from beffroi.contact.bounds import MAX_LINE_LENGTH

__all__ = ["Body", "File", "write_mail"]

_LINE_END = b"\r\n"
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w.+-]{0,100}/[A-Za-z0-9][\w.+-]{0,100}", re.ASCII)
_MAIL = "message/rfc822"
_PLAIN_NAME = re.compile(r"[\w. +,;=@()\[\]{}~#&%!$^-]{1,60}", re.ASCII)
_CONTENT_ID = re.compile(r"[!-;=?-~]{1,200}")
_OF_ADDRESSES = frozenset({"from", "sender", "reply-to", "to", "cc", "resent-from", "return-path"})
_PIECE = re.compile(r".{0,100}\S(?=\S|\Z)|.{1,100}", re.DOTALL)  # if possible none that begins or ends with a blank
# RFC 2047 §2 stops an encoded word at 75 characters. This copy is read by us alone, and between two words of one name
# the standard library puts a blank.
_BYTES_OF_A_WORD = 600
_BYTES_OF_A_LINE = 720  # 960 letters of base64: the longest line may have 998 (RFC 5322 §2.1.1)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NAME = re.compile(
    r'"((?:[^"\\]|\\.)*)"?|[^\s<>,;"]+(?: +[^\s<>,;"]+)*'
)  # a name in a list of addresses, quoted or not
_ESCAPE = re.compile(r"\\(.)")


class File(NamedTuple):
    """A file of a mail; one of the type ``message/rfc822`` is a mail itself, as bytes of MIME."""

    name: str
    media_type: str
    data: bytes
    content_id: str = ""


class Body(NamedTuple):
    """The body of a mail: what it says as text, as HTML, and its files; or ``whole``, with its own MIME headers."""

    text: str | None = None
    html: str | None = None
    files: tuple[File, ...] = ()
    whole: bytes | None = None


def write_mail(headers: Iterable[tuple[str, str]], body: Body) -> bytes:
    """Return a mail as bytes of MIME.

    Args:
        headers: Names and values on one line each, without those that say how the body is packed. Values that are not
            ASCII are written as encoded words (RFC 2047).
        body: What follows them.
    """
    lines = [f"{name}: {_encoded_value(name, value)}".encode("ascii", "replace") for name, value in headers]
    lines.append(b"MIME-Version: 1.0")
    content = _packed(body) if body.whole is None else body.whole
    return _LINE_END.join(lines) + _LINE_END + content


def _packed(body: Body) -> bytes:
    versions = [
        _leaf(f"text/{kind}; charset=utf-8", said.encode("utf-8", "replace"))
        for kind, said in (("plain", body.text), ("html", body.html))
        if said is not None
    ]
    if not versions and not body.files:
        versions = [_leaf("text/plain; charset=utf-8", b"")]
    said = [_joined("alternative", versions)] if len(versions) > 1 else versions
    return _joined("mixed", [*said, *map(_file, body.files)]) if body.files else said[0]


def _joined(kind: str, parts: list[bytes]) -> bytes:
    """Return parts as one; what separates them is made of all they hold, so that none can contain it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    boundary = f"=_{digest.hexdigest()[:40]}".encode()
    head = b"Content-Type: multipart/" + kind.encode() + b'; boundary="' + boundary + b'"' + _LINE_END * 2
    return head + b"".join(b"--" + boundary + _LINE_END + part + _LINE_END for part in parts) + b"--" + boundary + b"--"


def _leaf(media_type: str, data: bytes, *more: str) -> bytes:
    lines = [f"Content-Type: {media_type}", "Content-Transfer-Encoding: base64", *more, "", ""]
    pieces = (data[at : at + _BYTES_OF_A_LINE] for at in range(0, len(data), _BYTES_OF_A_LINE))
    return "\r\n".join(lines).encode() + b"".join(
        binascii.b2a_base64(piece, newline=False) + _LINE_END for piece in pieces
    )


def _file(file: File) -> bytes:
    disposition = f"Content-Disposition: {'inline' if file.content_id else 'attachment'}; {_file_name(file.name)}"
    if file.media_type == _MAIL:
        return f"Content-Type: {_MAIL}\r\n{disposition}\r\n\r\n".encode() + file.data
    is_usable = _MEDIA_TYPE.fullmatch(file.media_type) and not file.media_type.lower().startswith(
        ("multipart/", "message/")
    )
    more = [f"Content-ID: <{file.content_id}>"] if _CONTENT_ID.fullmatch(file.content_id) else []
    return _leaf(file.media_type if is_usable else "application/octet-stream", file.data, disposition, *more)


def _file_name(name: str) -> str:
    name = name[:MAX_LINE_LENGTH]  # of a contact
    if _PLAIN_NAME.fullmatch(name):
        return f'filename="{name}"'
    return "filename*=utf-8''" + urllib.parse.quote(name.encode("utf-8", "replace"), safe="")


def _encoded_value(name: str, value: str) -> str:
    if not _BEYOND_ASCII.search(value):
        return value
    if name.lower() not in _OF_ADDRESSES:
        return _encoded_words(value)
    return _NAME.sub(_encoded_name, value)


def _encoded_name(match: re.Match[str]) -> str:
    if not _BEYOND_ASCII.search(match[0]):
        return match[0]
    return _encoded_words(match[0] if match[1] is None else _ESCAPE.sub(r"\1", match[1]))


def _encoded_words(value: str) -> str:
    """Return ``value`` as encoded words, of whole characters and as few as possible."""
    pieces = [value] if len(value.encode("utf-8", "replace")) <= _BYTES_OF_A_WORD else _PIECE.findall(value)
    words = (base64.b64encode(piece.encode("utf-8", "replace")).decode() for piece in pieces)
    return "\r\n ".join(f"=?utf-8?B?{word}?=" for word in words)
