"""Content types: what a file is by its first bytes, whatever its name or its sender says."""

import re
from typing import Final

from beffroi.contact.readers.documents.compound_types import media_type_of_compound
from beffroi.contact.readers.documents.zip_types import media_type_of_zip

__all__ = ["sniff"]

_LOOKED_AT = 4_096  # a page or a mail may begin with blanks and comments

# Where the bytes stand, the bytes, the type. The first that fits counts, so the longer and the surer come first.
_MAGIC: Final = tuple(
    (at, bytes.fromhex(written), media_type)
    for at, written, media_type in (
        (0, "7f454c46", "application/x-executable"),  # ELF
        (0, "feedface", "application/x-mach-binary"),
        (0, "feedfacf", "application/x-mach-binary"),
        (0, "cefaedfe", "application/x-mach-binary"),
        (0, "cffaedfe", "application/x-mach-binary"),
        (0, "6465780a3033", "application/vnd.android.dex"),
        (0, "4c0000000114020000000000c000000000000046", "application/x-ms-shortcut"),  # [MS-SHLLINK] 2.1
        (0, "e4525c7b8cd8a74daeb15378d02996d3", "application/onenote"),  # [MS-ONESTORE] 2.3.1
        (0, "000100005374616e6461726420", "application/vnd.ms-access"),  # "Standard Jet DB", "Standard ACE DB"
        (0, "49545346", "application/vnd.ms-htmlhelp"),
        (0, "789f3e22", "application/ms-tnef"),
        (0, "526172211a07", "application/vnd.rar"),
        (0, "377abcaf271c", "application/x-7z-compressed"),
        (0, "1f8b08", "application/gzip"),
        (0, "1f9d", "application/x-compress"),
        (0, "fd377a585a00", "application/x-xz"),
        (0, "28b52ffd", "application/zstd"),
        (0, "4d53434600000000", "application/vnd.ms-cab-compressed"),
        (7, "2a2a4143452a2a", "application/x-ace-compressed"),
        (257, "7573746172", "application/x-tar"),
        (32_769, "4344303031", "application/x-iso9660-image"),  # ECMA-119 8.1.2
        (32_769, "4245413031", "application/x-iso9660-image"),  # UDF: ECMA-167 2/9.2
        (0, "7668647866696c65", "application/x-vhdx"),
        (0, "636f6e6563746978", "application/x-vhd"),
        (0, "89504e470d0a1a0a", "image/png"),
        (0, "ffd8ff", "image/jpeg"),
        (0, "474946383761", "image/gif"),
        (0, "474946383961", "image/gif"),
        (0, "49492a00", "image/tiff"),
        (0, "4d4d002a", "image/tiff"),
        (0, "0000000c6a5020200d0a870a", "image/jp2"),
        (0, "00000100", "image/x-icon"),
        (0, "2321414d52", "audio/amr"),  # "#!AMR": before the scripts that begin alike
        (0, "4f676753", "audio/ogg"),
        (0, "664c6143", "audio/flac"),
        (0, "494433", "audio/mpeg"),
        (0, "fffb", "audio/mpeg"),
        (0, "fff3", "audio/mpeg"),
        (0, "fff2", "audio/mpeg"),
        (0, "fff1", "audio/aac"),
        (0, "fff9", "audio/aac"),
        (0, "3026b2758e66cf11", "audio/x-ms-wma"),
        (0, "2321", "application/x-sh"),  # "#!": a script, of whatever language
    )
)
_RIFF: Final = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_FTYP: Final = (  # ISO 14496-12: the major brand
    (b"hei", "image/heic"),
    (b"hev", "image/heic"),
    (b"mif1", "image/heif"),
    (b"msf1", "image/heif"),
    (b"avi", "image/avif"),
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"3g", "video/3gpp"),
    (b"qt", "video/quicktime"),
    (b"", "video/mp4"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")  # with members, without, one part of several
_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"  # RFC 5652 §6.1: encrypted to somebody
_PDF_BEGINS_WITHIN = 1_024  # Adobe's own readers look so far
_WHERE_THE_HEADER_IS = 0x3C  # of a Windows program, behind the one that says "cannot be run in DOS mode"
_OLDEST_JAVA = 45  # the format's version; a Mach-O file for several processors has fewer of them

_MARKED_UP: Final = (
    (re.compile(rb"<hta:application\b"), "application/hta"),
    (re.compile(rb"<svg[\s>:]"), "image/svg+xml"),
    (re.compile(rb"\A<\?xml\b.*?<html\b", re.DOTALL), "application/xhtml+xml"),
    (
        re.compile(
            rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|iframe|form|table|div|span|img|font|base"
            rb"|link|center|h1|p|br|a)\b"
        ),
        "text/html",
    ),
    (re.compile(rb"\A<\?xml\b"), "application/xml"),
)
_BEGINS: Final = (
    (b"{\\rt", "application/rtf"),  # Word opens a file that says no more than that
    (b"begin:vcalendar", "text/calendar"),
    (b"begin:vcard", "text/vcard"),
    (b"[internetshortcut]", "application/x-mswinurl"),
    (b"-----begin pgp message-----", "application/pgp-encrypted"),
)
_HEADER_LINE = re.compile(
    rb"^(?:received|return-path|delivered-to|mime-version|from|to|cc|date|subject|message-id|reply-to|content-type"
    rb"|dkim-signature|authentication-results|x-[a-z-]+|arc-[a-z-]+):",
    re.MULTILINE,
)
_HEADER_LINES = 3


def sniff(data: bytes) -> str:
    """Return the media type of a file, as its content shows it, or nothing if that cannot be told.

    Text of no format (a table, a script without ``#!``) gives nothing. The beginning of a file is enough for most;
    archives and old Office files are told apart by the names of what is inside, wherever they stand.
    """
    if data.startswith(_ZIP):
        return media_type_of_zip(data)
    if data.startswith(_COMPOUND):
        return media_type_of_compound(data)
    return _program(data) or _media_container(data) or _by_magic(data) or _written(data)


def _by_magic(data: bytes) -> str:
    for at, magic, media_type in _MAGIC:
        if data.startswith(magic, at):
            return media_type
    if data.startswith(b"BZh") and data[4:10] == b"1AY&SY":
        return "application/x-bzip2"
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if data.startswith(b"\x30") and _ENVELOPED in data[:32]:
        return "application/pkcs7-mime"
    return "application/pdf" if b"%PDF-" in data[:_PDF_BEGINS_WITHIN] else ""


def _program(data: bytes) -> str:
    """Tell programs of Windows and DOS, and what begins as programs of the Mac and of Java both do."""
    if data.startswith(b"MZ"):
        header = int.from_bytes(data[_WHERE_THE_HEADER_IS : _WHERE_THE_HEADER_IS + 4], "little")
        if data.startswith(b"PE\0\0", header):
            return "application/vnd.microsoft.portable-executable"
        return "application/x-dosexec" if b"\0" in data[:_WHERE_THE_HEADER_IS] else ""
    if data.startswith(b"\xca\xfe\xba\xbe"):
        java = int.from_bytes(data[4:8], "big") >= _OLDEST_JAVA
        return "application/java-vm" if java else "application/x-mach-binary"
    return ""


def _media_container(data: bytes) -> str:
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return next(media_type for brand, media_type in _FTYP if data.startswith(brand, 8))
    return ""


def _written(data: bytes) -> str:
    """Tell formats that are text, in any encoding that leaves ASCII recognisable."""
    beginning = data[:_LOOKED_AT]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.replace(b"\0", b"")  # UTF-16: of ASCII letters, every other byte
    beginning = beginning.lstrip(b"\xef\xbb\xfe\xff\xbf \t\r\n\f\v").lower()
    for word, media_type in _BEGINS:
        if beginning.startswith(word):
            return media_type
    if beginning.startswith(b"<"):
        for form, media_type in _MARKED_UP:
            if form.search(beginning):
                return media_type
    if beginning.startswith(b"from ") and _HEADER_LINE.search(beginning):
        return "application/mbox"
    return "message/rfc822" if _has_headers(beginning) else ""


def _has_headers(beginning: bytes) -> bool:
    """Say whether a file begins with the header lines of a mail, three of them known."""
    head = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0]
    first_line = head.partition(b"\n")[0]
    return _HEADER_LINE.match(first_line) is not None and len(_HEADER_LINE.findall(head)) >= _HEADER_LINES
