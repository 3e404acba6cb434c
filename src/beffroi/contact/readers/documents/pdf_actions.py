"""PDF actions: what a PDF does by itself, or when a button is pressed, as far as its own objects say it in plain bytes.

PDFium, which reads the pages, tells only of the links that are annotations. What is looked for here are the words of
ISO 32000-1 §12.6.4 in the file and in its object streams, unpacked within limits; of a locked file, nothing is seen.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from beffroi.contact.readers.documents.unpacking import unpack_deflated
from beffroi.contact.readers.limits import MAX_PART_BYTES

__all__ = ["Actions", "find_actions"]

_STRING = rb"\(((?:[^()\\]|\\.){0,4000})\)"  # of nested brackets, which addresses lack, up to the first
_ADDRESS = re.compile(rb"/URI\s*" + _STRING, re.DOTALL)
_SENT_TO = re.compile(rb"/SubmitForm\b[^()]{0,200}" + _STRING, re.DOTALL)
_STARTED = re.compile(rb"/Launch\b[^()]{0,200}" + _STRING, re.DOTALL)
_STARTS = re.compile(rb"/S\s*/Launch\b")
_SCRIPT = re.compile(rb"/JS\s*\(((?:[^\\)]|\\.){0,20000})", re.DOTALL)
_SCRIPT_ELSEWHERE = re.compile(rb"/JS\s+([0-9]{1,9})\s+[0-9]{1,5}\s+R\b")
_OBJECT_STREAM = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_OBJECT = re.compile(rb"obj\b")
_ITS_NUMBER = re.compile(rb"([0-9]{1,9})\s{1,9}[0-9]{1,5}\s{1,9}\Z")
_LONGEST_ENTRIES = 500  # bytes between the beginning of an object and that of its stream
_HIDDEN_LETTER = re.compile(rb"#([2-7][0-9A-Fa-f])")  # in a name: /J#61vaScript
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
_LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_MOST = 200
_MOST_SCRIPTS_ELSEWHERE = 20
_MOST_OBJECT_STREAMS = 2_000
_LONGEST_SCRIPT = 100_000
# What lets a script of a form leave the document, or hides what it is: those of official forms count and print.
_REACHES_OUT = re.compile(
    r"launchURL|getURL|submitForm|mailDoc|mailForm|mailMsg|exportDataObject|importDataObject|openDoc|newDoc|SOAP\."
    r"|Net\.HTTP|\beval\b|\bunescape\b|fromCharCode|createDataObject|getAnnots|util\.printd?\([^)]{200}|Collab\."
)


class Actions(NamedTuple):
    """What a PDF does, each once.

    Args:
        addresses: Web addresses that it opens or sends a form to.
        started: Programs and files that it starts; an empty one where it does not say which.
        scripts: Of its scripts, those that reach out of the document or hide what they do.
    """

    addresses: tuple[str, ...]
    started: tuple[str, ...]
    scripts: tuple[str, ...]


def find_actions(data: bytes, more_scripts: tuple[str, ...] = ()) -> Actions:
    """Find what a PDF does.

    Args:
        data: The whole file.
        more_scripts: Those that its reader has found already.
    """
    addresses: dict[str, None] = {}
    started: dict[str, None] = {}
    scripts: dict[str, None] = dict.fromkeys(more_scripts)
    elsewhere: dict[bytes, None] = {}
    for objects in _plain_objects(_ends(data)):
        for form in (_ADDRESS, _SENT_TO):
            addresses |= dict.fromkeys(text for text in _first(form, objects) if _LEADS_OUT.match(text))
        if _STARTS.search(objects):
            started |= dict.fromkeys(_first(_STARTED, objects) or [""])
        scripts |= dict.fromkeys(_first(_SCRIPT, objects))
        elsewhere |= dict.fromkeys(place[1] for place in _SCRIPT_ELSEWHERE.finditer(objects))
    scripts |= dict.fromkeys(_scripts_elsewhere(data, tuple(elsewhere)[:_MOST_SCRIPTS_ELSEWHERE]))
    reaching = tuple(script for script in scripts if _REACHES_OUT.search(script))
    return Actions(tuple(addresses), tuple(started), reaching)


def _first(form: re.Pattern[bytes], objects: bytes) -> list[str]:
    found = (_string(match[1]) for match, _ in zip(form.finditer(objects), range(_MOST), strict=False))
    return [text for text in found if text]


def _plain_objects(data: bytes) -> Iterator[bytes]:
    """Yield the file, and what its object streams hold, with names written out."""
    yield _HIDDEN_LETTER.sub(lambda letter: bytes.fromhex(letter[1].decode()), data)
    left, seen = MAX_PART_BYTES, 0
    for entry in _OBJECT_STREAM.finditer(data):
        begins = _stream_after(data, entry.end())
        if begins < 0:
            continue
        unpacked = _stream(data, begins, left)
        left, seen = left - len(unpacked), seen + 1
        yield _HIDDEN_LETTER.sub(lambda letter: bytes.fromhex(letter[1].decode()), unpacked)
        if left <= 0 or seen >= _MOST_OBJECT_STREAMS:
            return


def _ends(data: bytes) -> bytes:
    """Return the beginning and the end of a file too large to be searched; in between there are pictures."""
    half = MAX_PART_BYTES // 2
    return data if len(data) <= MAX_PART_BYTES else data[:half] + data[-half:]


def _scripts_elsewhere(data: bytes, numbers: tuple[bytes, ...]) -> Iterator[str]:
    """Yield scripts that stand in objects of their own, which have these numbers."""
    if not numbers:
        return
    for beginning in _OBJECT.finditer(data):
        number = _ITS_NUMBER.search(data[max(0, beginning.start() - 32) : beginning.start()])
        if number is not None and number[1] in numbers:
            begins = _stream_after(data, beginning.end())
            if begins >= 0:
                yield _stream(data, begins, _LONGEST_SCRIPT).decode("latin-1")


def _stream_after(data: bytes, at: int) -> int:
    """Return where the stream begins whose entries stand at ``at``, -1 if there is none."""
    word = data.find(b"stream", at, at + _LONGEST_ENTRIES)
    return -1 if word < 0 else word + len(b"stream\r\n" if data.startswith(b"\r\n", word + 6) else b"stream\n")


def _stream(data: bytes, begins: int, most: int) -> bytes:
    """Return a stream's bytes, unpacked if they are deflated; nothing if they are packed otherwise."""
    ends = data.find(b"endstream", begins, begins + MAX_PART_BYTES)
    packed = memoryview(data)[begins : ends if ends >= 0 else begins + MAX_PART_BYTES]
    if packed[:1] in {b"\x78", b"\x68", b"\x58", b"\x48"}:  # RFC 1950 §2.2
        return unpack_deflated(packed, most, form=15).content
    return bytes(packed[:most])


def _string(written: bytes) -> str:
    """Return a string of a PDF as text (ISO 32000-1 §7.3.4.2, §7.9.2)."""
    plain = _ESCAPED.sub(lambda escape: _escaped(escape[1]), written)
    if plain.startswith(b"\xfe\xff"):
        return plain[2:].decode("utf-16-be", "replace")
    return plain.decode("latin-1")


def _escaped(letter: bytes) -> bytes:
    if letter.isdigit():
        return bytes((int(letter, 8) & 0xFF,)) if letter.strip(b"01234567") == b"" else letter
    return _LETTERS.get(letter, b"" if letter.endswith(b"\n") else letter)
