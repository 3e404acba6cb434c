"""The elements of a backup: cut apart, bounded, and out of reach of what a hostile file declares."""

import io
import resource
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES, MAX_PARTS, MAX_RECORD_BYTES
from beffroi.contact.readers.phones import backup_elements
from beffroi.contact.readers.phones.backup_elements import Element, is_sms_backup, read_elements
from beffroi.errors import UnreadableError

from .conftest import backup, mms, sms

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


class Made(io.RawIOBase):
    """A stream whose bytes are made while it is read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._held = blocks, b""

    def readable(self) -> bool:
        """Say that one can read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # RawIOBase has a wider type
        """Fill ``buffer``, as far as there is something left."""
        while len(self._held) < len(buffer) and (block := next(self._blocks, b"")):
            self._held += block
        given, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def elements(file: bytes) -> list[Element | UnreadableError]:
    """Read a whole file."""
    return list(read_elements(io.BytesIO(file)))


def bodies(file: bytes) -> list[str | None]:
    """Return the words of each SMS, ``None`` for what is no element."""
    return [one.attributes["body"] if isinstance(one, Element) else None for one in elements(file)]


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"{}",
        b"<html><body>smses</body></html>",
        b"<?xml version='1.0'?><feed/>",
        b"\xff\xfe",
        b"\x00" * 5000,
        b"<smsesx>",
        b" " * 5000 + b"<smses>",
    ],
    ids=["empty", "json", "html", "feed", "a mark alone", "zeros", "another name", "far down"],
)
def test_what_is_no_backup_is_said_to_be_none(file: bytes) -> None:
    """Its name may end in .xml all the same."""
    assert not is_sms_backup(file)
    with pytest.raises(UnreadableError, match="expected a backup by SMS Backup & Restore"):
        elements(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_backup_is_known_in_every_encoding_editors_save(encoding: str) -> None:
    """People open it in an editor and save it."""
    file = backup(sms("Déjà vu")).decode().encode(encoding)
    file = file if encoding != "utf-16-le" else b"\xff\xfe" + file

    assert is_sms_backup(file[:4096])
    assert bodies(file) == ["Déjà vu"]


def test_a_declared_narrow_encoding_is_followed() -> None:
    """Old converters write Latin-1 and say so; an encoding nobody writes is not looked for."""
    file = backup(sms("Déjà vu")).decode()

    assert bodies(file.replace("UTF-8", "ISO-8859-1").encode("latin-1")) == ["Déjà vu"]
    assert bodies(file.replace("UTF-8", "unicode_escape").encode()) == ["Déjà vu"]
    assert bodies(file.replace("UTF-8", "nonsense-9").encode()) == ["Déjà vu"]


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param(f'<!DOCTYPE smses [<!ENTITY l0 "ha">{LAUGHS}]>', id="billion laughs"),
        pytest.param('<!DOCTYPE smses [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>', id="a file of the machine"),
        pytest.param('<!DOCTYPE smses SYSTEM "https://dtd.example/smses.dtd">', id="a document type elsewhere"),
        pytest.param('<!DOCTYPE smses [<!ENTITY % l9 SYSTEM "https://dtd.example/x"> %l9;]>', id="parameter entity"),
        pytest.param('<!ENTITY l9 "ha">', id="an entity by itself"),
    ],
)
def test_what_a_document_type_declares_is_refused(declared: str) -> None:
    """No entity is ever expanded, no file opened, no address fetched."""
    file = backup(sms("avant &l9; après")).replace(b"<smses", declared.encode() + b"<smses", 1).replace(b"&amp;", b"&")

    with pytest.raises(UnreadableError, match="document type"):
        elements(file)


def test_an_entity_nobody_declared_costs_its_message_only() -> None:
    """Without a document type there is nothing to expand."""
    file = backup(sms("un"), sms("l9").replace("l9", "&l9;"), sms("deux"))

    assert bodies(file) == ["un", None, "deux"]


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param('<sms body="sans fin', id="a quote not closed"),
        pytest.param("<sms body='a' body='b' />", id="an attribute twice"),
        pytest.param("<sms body=oui />", id="no quotes"),
        pytest.param('<sms body="a < b" />', id="a bare sign"),
        pytest.param("<mms><parts><part></mms>", id="ends crossed"),
        pytest.param("<sms", id="cut"),
        pytest.param("<sms body='a'><b>" + "<c>" * 50_000, id="nested without end"),
        pytest.param("<mms>" + "<parts>" * 5 + "</parts>" * 5 + "</mms>", id="deeper than messages are"),
    ],
)
def test_a_damaged_message_costs_itself_only(damaged: str) -> None:
    """A backup of ten years is not lost for one bad line."""
    assert bodies(backup(sms("avant"), damaged, sms("après"))) == ["avant", None, "après"]


def test_what_follows_a_message_and_is_none_is_passed_over() -> None:
    """A later version of the app may write more than messages."""
    assert bodies(backup(sms("avant"), '<rcs body="?" />', "des mots", sms("après"))) == ["avant", "après"]


@pytest.mark.parametrize("kept", [0.5, 0.9, 0.97])
def test_a_file_that_was_cut_gives_what_it_has_and_says_so(kept: float) -> None:
    """A copy that stopped half way looks whole otherwise."""
    file = backup(*(sms(f"message {number}") for number in range(50)))

    found = elements(file[: int(len(file) * kept)])

    assert isinstance(found[-1], UnreadableError)
    assert "stops before it" in str(found[-1])
    assert sum(isinstance(one, Element) for one in found) >= int(50 * kept) - 2


@pytest.mark.parametrize("file", [b'<smses count="0" />', b"<smses></smses>", b"<calls count='0'>\n</calls>"])
def test_an_empty_backup_has_nothing_and_is_whole(file: bytes) -> None:
    """A new telephone."""
    assert elements(file) == []


def test_two_backups_in_one_file_are_read_through() -> None:
    """People join files."""
    assert bodies(backup(sms("un")) + backup(sms("deux"))) == ["un", "deux"]


def test_every_cut_between_blocks_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block may end in the middle of an opening, a reference or a letter."""
    file = backup(sms("é" * 30 + "😀"), mms({"ct": "text/plain", "text": "deux"}), sms("trois"))
    whole = elements(file)

    for size in range(file.index(b"<sms "), len(file)):
        monkeypatch.setattr(backup_elements, "_BLOCK_BYTES", size)
        assert elements(file) == whole


def test_more_parts_than_an_mms_has_are_cut_and_said() -> None:
    """A hostile one has a million."""
    (found,) = elements(backup(mms(*({"ct": "text/plain", "text": "a"} for _ in range(MAX_PARTS + 1)))))

    assert isinstance(found, Element)
    assert found.is_cut
    assert len(found.parts) == MAX_PARTS


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param('body="' + "a" * MAX_RECORD_BYTES + '"', id="words"),
        pytest.param(" ".join(f'a{number}=""' for number in range(MAX_RECORD_BYTES // 8)), id="attributes"),
    ],
)
def test_a_message_longer_than_messages_are_is_refused_alone(inside: str) -> None:
    """A long SMS has two kilobytes."""
    found = elements(backup(sms("avant"), f"<sms {inside} />", sms("après")))

    assert [isinstance(one, UnreadableError) for one in found] == [False, True, False]
    assert "beside the files" in str(found[1])


def test_a_file_in_a_message_is_kept_out_of_what_is_parsed() -> None:
    """Base64 of a video is most of a backup."""
    (found,) = elements(backup(mms({"ct": "video/mp4", "data": "QUJD" * MAX_RECORD_BYTES})))

    assert isinstance(found, Element)
    assert len(found.data_of(found.parts[0])) == 4 * MAX_RECORD_BYTES
    assert found.data_of({"data": "@7"}) == b""
    assert found.data_of({}) == b""


def test_memory_stays_flat_on_a_message_without_end() -> None:
    """A hundred megabytes of base64 in one message are passed over, not held."""

    def blocks() -> Iterator[bytes]:
        head, _, tail = backup(mms({"ct": "image/jpeg", "data": "DATA"}), sms("après")).partition(b"DATA")
        yield head
        yield from (b"QUJD" * (1 << 18) for _ in range(2 * MAX_MESSAGE_BYTES >> 20))
        yield tail

    tracemalloc.start()
    found = list(read_elements(io.BufferedReader(Made(blocks()), 1 << 20)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [isinstance(one, UnreadableError) for one in found] == [True, False]
    assert peak < 3 * MAX_MESSAGE_BYTES


def test_memory_stays_flat_on_many_messages() -> None:
    """Twenty megabytes here; benchmarks/phone_backup.py reads two thousand."""

    def blocks() -> Iterator[bytes]:
        head, _, tail = backup("@@").partition(b"@@")
        yield head
        block = "\n".join(sms(f"message {number}") for number in range(500)).encode()
        yield from (block for _ in range(20_000_000 // len(block)))
        yield tail

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = sum(isinstance(one, Element) for one in read_elements(io.BufferedReader(Made(blocks()), 1 << 20)))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert count > 70_000
    assert (after - before) * 1024 < 12_000_000


@pytest.mark.parametrize(
    "repeated",
    [
        b"<sms ",
        b"<sms/>",
        b"<",
        b"</smses>",
        b"<smses ",
        b' data="',
        b' data="' + b"A" * 1500,
        b"data  ",
        b"&#55357;",
        b"&#xD83D;&#xDE00;",
        b"\xff",
        b"<!-",
    ],
)
def test_hostile_repetition_takes_time_in_proportion(repeated: bytes) -> None:
    """Half a megabyte of anything is read in seconds; each piece is parsed twice at most."""
    file = b'<smses><sms body="' + repeated * (500_000 // len(repeated)) + b'" /></smses>'

    began = time.process_time()
    list(read_elements(io.BytesIO(file)))

    assert time.process_time() - began < 10
