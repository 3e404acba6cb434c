"""The desk: what takes long holds up nobody, what is too much is told so."""

import asyncio
import threading
import time

import pytest

from beffroi import Channel, Contact, Intake, UnreadableError
from beffroi.faces.files import FileReader
from beffroi.faces.web.desk import SHORT, Desk
from beffroi.faces.web.problems import BusyError
from beffroi.faces.web.settings import WebSettings

PICTURE = Contact(Channel.SMS, "x")
MAIL_WITH_A_PICTURE = b"Received: from a\r\nFrom: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: x\r\n\r\nx"


def test_a_file_is_read_and_judged() -> None:
    """The page and the API go the same way."""
    desk = Desk(WebSettings())

    intake = asyncio.run(desk.read(b"Ameli : donnez votre code", "a.txt", Channel.SMS))
    contact, verdict = desk.judge(intake)

    assert contact.channel is Channel.SMS
    assert verdict == asyncio.run(desk.judge_apart(intake))[1] == desk.judge_contact(contact)
    desk.close()


def test_more_files_than_may_wait_are_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A queue without an end makes everybody wait for ever."""
    go_on = threading.Event()
    monkeypatch.setattr(FileReader, "read", lambda *_: go_on.wait(20) and Intake(Contact(Channel.SMS, "x")))

    async def read() -> list[object]:
        desk = Desk(WebSettings(readers=1, max_waiting_files=2))
        at_work = [asyncio.create_task(desk.read(b"x", "a.png")) for _ in range(4)]
        await asyncio.sleep(0.05)
        go_on.set()
        found = await asyncio.gather(*at_work, return_exceptions=True)
        assert await desk.read(b"x", "a.png")  # there is room again
        desk.close()
        return list(found)

    *read_ones, refused = asyncio.run(read())
    assert all(isinstance(intake, Intake) for intake in read_ones)
    assert isinstance(refused, BusyError)


def test_a_file_for_which_nobody_waits_any_more_is_let_go() -> None:
    """The next one shall not wait for it: its process is ended."""

    async def read() -> float:
        desk = Desk(WebSettings(readers=1))
        await asyncio.to_thread(desk._readers[0]._apart.call, time.sleep, 0)  # noqa: SLF001  # its process is there
        FileReader_read = FileReader.read  # noqa: N806  # as it was
        FileReader.read = lambda self, *_: self._apart.call(time.sleep, 30)  # type: ignore[method-assign]
        try:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(desk.read(b"x", "a.png"), 0.2)
        finally:
            FileReader.read = FileReader_read  # type: ignore[method-assign]
        started = time.monotonic()
        await desk.read(b"Bonjour", "a.txt")
        desk.close()
        return time.monotonic() - started

    assert asyncio.run(read()) < 5


def test_words_do_not_wait_for_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few large photographs would make the page busy for whoever pastes an SMS."""
    go_on = threading.Event()
    read_any = FileReader.read

    def read_slowly(reader: FileReader, data: bytes, name: str, channel: Channel | None = None) -> Intake:
        return read_any(reader, data, name, channel) if name == "a.txt" or not go_on.wait(20) else Intake(PICTURE)

    monkeypatch.setattr(FileReader, "read", read_slowly)

    async def read() -> Intake:
        desk = Desk(WebSettings(readers=1, max_waiting_files=1))
        at_work = [asyncio.create_task(desk.read(b"x", "a.png")) for _ in range(2)]
        await asyncio.sleep(0.05)
        words = await asyncio.wait_for(desk.read(b"Ameli : donnez votre code", "a.txt"), 5)
        with pytest.raises(BusyError):
            await desk.read(MAIL_WITH_A_PICTURE, "b.txt")  # that may bring pictures waits with them
        go_on.set()
        await asyncio.gather(*at_work)
        desk.close()
        return words

    assert asyncio.run(read()).contact.text == "Ameli : donnez votre code"


def test_what_the_owner_of_a_thread_wrote_counts_as_long_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a thread that nobody measured would be judged while all others wait."""
    own = Contact(Channel.SMS, "x" * (SHORT + 1))
    apart: list[str] = []

    async def judge() -> None:
        desk = Desk(WebSettings())
        monkeypatch.setattr(desk, "judge", lambda *_: apart.append(threading.current_thread().name))
        await desk.judge_apart(Intake(Contact(Channel.SMS, "x"), own=own))
        await desk.judge_apart(Intake(Contact(Channel.SMS, "x")))
        desk.close()

    asyncio.run(judge())
    assert [name.startswith("judging") for name in apart] == [True, False]


def test_a_long_text_does_not_hold_up_others() -> None:
    """One hostile text must not stop the page for everybody."""
    long = Intake(Contact(Channel.SMS, "Ameli : а\u200bв\u200bс\u200bе\u200bѕ " * 20_000))

    async def longest_wait() -> tuple[float, float]:
        began = time.perf_counter()
        desk = Desk(WebSettings())
        at_work = asyncio.create_task(desk.judge_apart(long))
        waits = []
        while not at_work.done():
            started = time.perf_counter()
            await asyncio.sleep(0.001)
            waits.append(time.perf_counter() - started)
        desk.close()
        assert len(waits) > 2
        return max(waits), time.perf_counter() - began

    longest, whole = asyncio.run(longest_wait())
    assert longest < max(1.0, whole / 3)


def test_too_many_long_texts_are_told_to_come_again() -> None:
    """They are ten megabytes each."""
    go_on = threading.Event()

    async def work() -> list[object]:
        desk = Desk(WebSettings())
        at_work = [asyncio.create_task(desk.work_apart(lambda: go_on.wait(20))) for _ in range(19)]
        await asyncio.sleep(0.05)
        go_on.set()
        return list(await asyncio.gather(*at_work, return_exceptions=True))

    *done, refused = asyncio.run(work())
    assert done == [True] * 18
    assert isinstance(refused, BusyError)


def test_closing_ends_what_is_being_read() -> None:
    """A server that stops leaves no process behind, whatever it was at."""
    desk = Desk(WebSettings())
    apart = desk._readers[0]._apart  # noqa: SLF001
    apart.call(time.sleep, 0)
    process = apart._process  # noqa: SLF001
    ended: list[BaseException] = []

    def read() -> None:
        try:
            apart.call(time.sleep, 30)
        except UnreadableError as error:
            ended.append(error)

    waiting = threading.Thread(target=read)
    waiting.start()
    time.sleep(0.2)
    desk.close()
    waiting.join(5)

    assert ended
    assert process is not None
    assert process.poll() is not None
