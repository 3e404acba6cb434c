"""Heavy work runs apart: what it does to its process is no harm to ours, and is told in one clear line."""

import gzip
import operator
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beffroi.contact.readers import Note
from beffroi.contact.readers.documents.pdf import read_pdf
from beffroi.errors import UnreadableError
from beffroi.faces.apart import Apart, open_attachment_apart

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
HALF_A_GIGABYTE = 500_000_000


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Return one for all tests here: each must leave it fit for the next."""
    with Apart(memory=HALF_A_GIGABYTE) as shared:
        yield shared


def _own_process(apart: Apart) -> int:
    return apart.call(os.getpid)


def test_a_call_gives_what_the_function_returns(apart: Apart) -> None:
    """In another process, that stays for the next call."""
    first = _own_process(apart)

    assert first != os.getpid()
    assert _own_process(apart) == first
    assert apart.call(operator.add, "a", "b") == "ab"


@pytest.mark.parametrize(
    ("function", "arguments", "message"),
    [
        pytest.param(
            os.abort, (), "expected a file that its reader survives, found one that ended it (SIGABRT)", id="crash"
        ),
        pytest.param(
            os._exit,
            (3,),
            "expected a file that its reader survives, found one that ended it (status 3)",
            id="exit",
        ),
        pytest.param(
            time.sleep,
            (60,),
            "expected a file that is read within 0.5 seconds, found one that takes longer",
            id="sleep",
        ),
        pytest.param(
            sum,
            (range(10**12),),
            "expected a file that is read within 0.5 seconds, found one that takes longer",
            id="a loop that never looks up",
        ),
        pytest.param(
            bytearray,
            (2 * HALF_A_GIGABYTE,),
            "expected a file that is read within 0.5 GB of memory, found one that needs more",
            id="memory",
            marks=ON_LINUX,
        ),
        pytest.param(
            int, ("x",), "expected a file that its reader knows what to do with, found a fault (ValueError)", id="fault"
        ),
    ],
)
def test_what_goes_wrong_apart_is_one_clear_line_here(
    apart: Apart, function: Callable[..., object], arguments: tuple[object, ...], message: str
) -> None:
    """And the next file is read as if nothing had happened."""
    apart.call(operator.add, 1, 1)
    begins = time.perf_counter()

    with pytest.raises(UnreadableError) as caught:
        apart.call(function, *arguments, seconds=0.5)

    assert str(caught.value) == message
    assert time.perf_counter() - begins < 5
    assert apart.call(operator.add, 1, 1) == 2


def test_an_error_of_ours_comes_through(apart: Apart) -> None:
    """It says what was expected and found, which no one knows better than the reader."""
    with pytest.raises(UnreadableError, match="expected a PDF, found a file that is none"):
        apart.call(read_pdf, b"Bonjour", "a.pdf")


def test_objects_of_ours_come_back(apart: Apart) -> None:
    """Contacts with their attachments, notes and days."""
    attachments, notes = open_attachment_apart(apart, "a.gz", "", b"\x1f\x8b\x08 and no more")

    assert [attachment.name for attachment in attachments] == ["a.gz", "a.gz/a"]
    assert notes == (Note.DAMAGED,)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(os.getpid, id="a function"),
        pytest.param(Path("x"), id="a path"),
        pytest.param(read_pdf, id="a function of ours"),
    ],
)
def test_an_answer_that_is_not_plain_is_refused(apart: Apart, answer: object) -> None:
    """By the time it answers, the process may be the tool of the file that it read."""
    with pytest.raises(UnreadableError, match="plain data"):
        apart.call(operator.itemgetter(0), (answer,))


def test_the_process_knows_nothing_of_the_rulebook(apart: Apart) -> None:
    """It starts in a fraction of the time, and a file that takes it over finds nothing of ours."""
    loaded = apart.call(eval, "sorted(name for name in __import__('sys').modules if name.startswith('beffroi'))")

    assert "beffroi.errors" in loaded
    assert not [name for name in loaded if name.startswith(("beffroi.rulebook", "beffroi.evidence", "beffroi.verdict"))]


@ON_LINUX
def test_the_process_holds_no_file_or_socket_of_ours(apart: Apart, tmp_path: Path) -> None:
    """A database, a client's connection: none of it may be in reach."""
    with (tmp_path / "ours").open("wb") as ours:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003
        with Apart() as another:
            targets = another.call(eval, "[__import__('os').readlink(f'/proc/self/fd/{n}') for n in range(3)]")
            everything = another.call(eval, "__import__('os').listdir('/proc/self/fd')")

    assert targets == ["/dev/null"] * 3
    assert len(everything) <= 8
    assert ours.name not in targets
    assert apart


@ON_LINUX
def test_no_image_of_its_memory_is_left_behind(apart: Apart) -> None:
    """A core file would hold the letter."""
    assert apart.call(eval, "__import__('resource').getrlimit(__import__('resource').RLIMIT_CORE)") == (0, 0)


def test_what_libraries_print_is_no_answer(apart: Apart) -> None:
    """The answers come over what was the standard output."""
    assert apart.call(print, "Bonjour") is None
    assert apart.call(os.write, 1, b"Bonjour") == 7
    assert apart.call(operator.add, 1, 1) == 2


def test_threads_wait_for_one_another(apart: Apart) -> None:
    """A server asks from several."""
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda number=number: answers.append(apart.call(operator.mul, number, 2)))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [2 * number for number in range(8)]


def test_it_ends_with_the_work() -> None:
    """Nothing stays behind; and one that was killed from outside is replaced."""
    with Apart() as apart:
        process = _own_process(apart)
        os.kill(process, signal.SIGKILL)
        time.sleep(0.2)
        replaced = _own_process(apart)
        assert replaced != process

    with pytest.raises(ProcessLookupError):
        os.kill(replaced, 0)


def test_light_work_starts_no_process() -> None:
    """Most mails bring nothing heavy."""
    apart = Apart()

    attachments, notes = open_attachment_apart(apart, "a.txt", "text/plain", b"Bonjour")

    assert (attachments[0].text, notes) == ("Bonjour", ())
    assert apart._process is None  # noqa: SLF001


@ON_LINUX
def test_a_file_that_meets_a_limit_is_named_with_a_note() -> None:
    """One attachment must not hide the mail that it came with."""
    with Apart(memory=120_000_000) as apart:
        attachments, notes = open_attachment_apart(apart, "a.gz", "", gzip.compress(bytes(99_000_000)))

    assert [attachment.name for attachment in attachments] == ["a.gz"]
    assert notes == (Note.ATTACHMENT_UNREAD,)


def test_libraries_in_the_process_are_told_to_tell_nobody() -> None:
    """One of them reports to its maker by default."""
    with Apart() as apart:
        told = [apart.call(os.getenv, name) for name in ("ORT_DISABLE_TELEMETRY", "HF_HUB_OFFLINE")]

    assert told == ["1", "1"]
