"""Zip and compound files for the tests, whole and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Mapping

__all__ = ["content_types", "made_compound", "made_docx", "made_zip", "relations"]

_WORD = 'xmlns:w="http://w" xmlns:r="http://r" xmlns:a="http://a"'
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def made_zip(members: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """Return a zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def content_types(main: str = _DOCUMENT, more: str = "") -> bytes:
    """Return the list of content types of an Office document."""
    return f'<Types><Override PartName="/main" ContentType="{main}"/>{more}</Types>'.encode()


def relations(*targets: tuple[str, str, str], mode: str = "External") -> bytes:
    """Return relations: id, sort and target of each."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="http://t/{sort}" Target="{target}" TargetMode="{mode}"/>'
        for key, sort, target in targets
    )
    return f"<Relationships>{lines}</Relationships>".encode()


def made_docx(body: str, *targets: tuple[str, str, str], more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a Word document of this body, its links' targets by id."""
    return made_zip(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>".encode(),
            "word/_rels/document.xml.rels": relations(*targets),
            **(more or {}),
        }
    )


_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def made_compound(*names: str, streams: Mapping[str, bytes] | None = None, root_class: bytes = bytes(16)) -> bytes:
    """Return a compound file ([MS-CFB], version 3) with these streams, those that are only named being empty."""
    contents = {**dict.fromkeys(names, b""), **(streams or {})}
    padded = [content.ljust(max(4_096, -(-len(content) // _SECTOR) * _SECTOR), b"\0") for content in contents.values()]
    lengths = [len(content) // _SECTOR for content in padded]
    directory_sectors = -(-(len(contents) + 1) * 128 // _SECTOR)
    fat_sectors = -(-(directory_sectors + sum(lengths) + 8) * 4 // _SECTOR) + 1
    fat = [_FAT] * fat_sectors
    chains: list[int] = []
    for length in (directory_sectors, *lengths):
        chains.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + length), _END]
    entries = [_entry("Root Entry", 5, 1 if contents else _FREE, _END, 0, root_class)]
    for place, (name, content) in enumerate(zip(contents, padded, strict=True), 1):
        following = place + 1 if place < len(contents) else _FREE
        entries.append(_entry(name, 2, _FREE, chains[place], max(len(content), 4_096), bytes(16), following))
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    table = b"".join(struct.pack("<I", number) for number in fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xII", 62, 3, 0xFFFE, 9, 6, 0, fat_sectors)
    header += struct.pack("<IIIIIII", chains[0], 0, 4_096, _END, 0, _END, 0)
    header += b"".join(struct.pack("<I", number) for number in range(fat_sectors))
    return header.ljust(_SECTOR, b"\xff") + table + directory + b"".join(padded)


def _entry(name: str, kind: int, child: int, start: int, size: int, own_class: bytes, following: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, following, child)
    return head + own_class + bytes(20) + struct.pack("<IQ", start, size)
