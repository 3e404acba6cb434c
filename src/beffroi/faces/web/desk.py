"""The desk: what requests bring is read and judged here, for the page and the API alike."""

import asyncio
import datetime
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from beffroi.advice import Done
from beffroi.contact import Channel, Contact, Intake, read_contact
from beffroi.faces.files import FileReader, is_words
from beffroi.faces.library import check, check_intake, open_rulebook, today_in_paris
from beffroi.faces.web.problems import BusyError
from beffroi.faces.web.settings import WebSettings
from beffroi.rulebook import Rulebook
from beffroi.verdict import Verdict

__all__ = ["SHORT", "Desk"]

SHORT: Final = 8_000
"""Characters, or bytes of JSON, that are judged at once: at worst some 30 ms; longer ones in a thread."""
_THREADS = 2  # that judge long texts; and as many for short ones
_WAITING = 16  # long texts, each of 10 MB at most

_Result = TypeVar("_Result")


class Desk:
    """Reads and judges; one for each server process.

    Args:
        settings: What the administrator decided.

    Raises:
        RulebookError: The rulebook cannot be loaded.
        InputError: The file of DNS records cannot be read.
    """

    def __init__(self, settings: WebSettings) -> None:
        self.settings = settings
        self.rulebook: Rulebook = open_rulebook(settings.rulebook)
        self.open()

    def open(self) -> None:
        """Begin; or begin anew after ``close``."""
        settings = self.settings
        self._readers = [FileReader(settings.reading) for _ in range(settings.readers)]
        self._free: asyncio.Queue[FileReader] = asyncio.Queue()
        for reader in self._readers:
            self._free.put_nowait(reader)
        self._stopped: set[FileReader] = set()
        self._files = 0  # being read, or waiting
        self._long = 0  # long texts, likewise
        self._reading = ThreadPoolExecutor(settings.readers, "reading")
        self._judging = ThreadPoolExecutor(_THREADS, "judging")
        self._brief = ThreadPoolExecutor(_THREADS, "brief")

    @property
    def today(self) -> datetime.date:
        """Today in Europe/Paris."""
        return today_in_paris()

    def judge(self, intake: Intake, done: Collection[Done] = ()) -> tuple[Contact, Verdict]:
        """Judge what was read; see :func:`beffroi.check_intake`. Long texts hold up others: see ``judge_apart``.

        Raises:
            ContactError: It cannot be judged.
        """
        return check_intake(
            intake,
            rulebook=self.rulebook,
            today=self.today,
            done=done,
            trusted_authserv=self.settings.trusted_authserv,
        )

    def judge_contact(self, contact: Contact, done: Collection[Done] = ()) -> Verdict:
        """Judge one contact; see :func:`beffroi.check`.

        Raises:
            ContactError: It cannot be judged.
        """
        return check(
            contact,
            rulebook=self.rulebook,
            today=self.today,
            done=done,
            trusted_authserv=self.settings.trusted_authserv,
        )

    async def judge_line(self, line: bytes, *, is_short: bool, done: Collection[Done] = ()) -> Verdict:
        """Judge a contact as JSON: a short one here, another without holding up other requests.

        Raises:
            ContactError: It is none, or cannot be judged.
            BusyError: Too many long texts wait.
        """
        if is_short:
            return self.judge_contact(read_contact(line), done)
        return await self.work_apart(lambda: self.judge_contact(read_contact(line), done))

    async def judge_apart(self, intake: Intake, done: Collection[Done] = ()) -> tuple[Contact, Verdict]:
        """Judge what was read, without holding up other requests.

        Raises:
            ContactError: It cannot be judged.
            BusyError: Too many long texts wait.
        """
        if not intake.others and _length(intake) <= SHORT:
            return self.judge(intake, done)
        return await self.work_apart(partial(self.judge, intake, done))

    async def work_on(self, intake: Intake, work: Callable[[], _Result]) -> _Result:
        """Do what a page needs of a contact: a short one waits for short ones alone.

        Raises:
            BusyError: Too many long texts wait.
        """
        if _length(intake) <= SHORT:
            return await self.work_briefly(work)
        return await self.work_apart(work)

    async def work_briefly(self, work: Callable[[], _Result]) -> _Result:
        """Do in a thread what takes some milliseconds: what nobody waits for any more is not begun."""
        return await asyncio.get_running_loop().run_in_executor(self._brief, work)

    async def work_apart(self, work: Callable[[], _Result]) -> _Result:
        """Do what takes long in a thread.

        Raises:
            BusyError: Too much of it waits.
        """
        if self._long >= _THREADS + _WAITING:
            raise BusyError(what="long texts")
        self._long += 1
        future = asyncio.get_running_loop().run_in_executor(self._judging, work)
        future.add_done_callback(self._one_less)
        return await asyncio.shield(future)  # a thread cannot be stopped: it counts until it has ended

    def _one_less(self, future: "asyncio.Future[_Result]") -> None:
        self._long -= 1
        if not future.cancelled():
            future.exception()  # whoever waited for it may have gone

    async def read(self, data: bytes, name: str, channel: Channel | None = None) -> Intake:
        """Read one file, without holding up other requests; words do not wait for pictures.

        Raises:
            UnreadableError: It is damaged, beyond a limit, or of a kind that nothing reads.
            MissingExtraError: What reads this kind is not installed.
            ContactError: It is a contact as JSON, and not one.
            BusyError: Too many files wait to be read.
        """
        if is_words(data, name):
            read = partial(self._readers[0].read, data, name, channel)  # the process of the reader is not asked
            return await (self.work_briefly(read) if len(data) <= SHORT else self.work_apart(read))
        if self._files >= self.settings.readers + self.settings.max_waiting_files:
            raise BusyError(what="files", seconds=15)
        self._files += 1
        try:
            reader = await self._free.get()
        except BaseException:
            self._files -= 1
            raise
        future = asyncio.get_running_loop().run_in_executor(self._reading, reader.read, data, name, channel)
        future.add_done_callback(partial(self._give_back, reader))
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            self._stopped.add(reader)
            reader.stop()  # nobody waits for it any more: the next file shall not wait either
            raise

    def _give_back(self, reader: FileReader, future: "asyncio.Future[Intake]") -> None:
        self._files -= 1
        if reader in self._stopped:
            self._stopped.remove(reader)
            reader.close()  # and reads again
        self._free.put_nowait(reader)
        if not future.cancelled():
            future.exception()

    def close(self) -> None:
        """End the processes that heavy readers work in, in the middle of their work if need be."""
        for reader in self._readers:
            reader.stop()
        for pool in (self._reading, self._judging, self._brief):
            pool.shutdown(wait=False, cancel_futures=True)


def _length(intake: Intake) -> int:
    """Return how much there is to judge of what was read, in characters."""
    own = () if intake.own is None else (intake.own,)
    return sum(map(_length_of, (intake.contact, *own, *intake.others)))


def _length_of(contact: Contact) -> int:
    written = len(contact.text) + len(contact.html or "") + sum(len(file.text) for file in contact.attachments)
    return written + sum(len(name) + len(value) for name, value in contact.headers)
