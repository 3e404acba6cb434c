"""The desk: what requests bring is read and judged here, for the page and the API alike."""

import asyncio
import datetime
from collections.abc import Collection

from beffroi.advice import Done
from beffroi.contact import Channel, Contact, Intake
from beffroi.faces.files import FileReader
from beffroi.faces.library import check_intake, open_rulebook, today_in_paris
from beffroi.faces.web.settings import WebSettings
from beffroi.rulebook import Rulebook
from beffroi.verdict import Verdict

__all__ = ["BusyError", "Desk"]


class BusyError(Exception):
    """As many files wait to be read as may wait."""


class Desk:
    """Reads and judges; one for each server process.

    Args:
        settings: What the administrator decided.
    """

    def __init__(self, settings: WebSettings) -> None:
        self.settings = settings
        self._reader = FileReader(settings.reading)

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook it judges by, loaded once."""
        return open_rulebook(self.settings.rulebook)

    @property
    def today(self) -> datetime.date:
        """Today in Europe/Paris."""
        return today_in_paris()

    def judge(self, intake: Intake, done: Collection[Done] = ()) -> tuple[Contact, Verdict]:
        """Judge what was read; see :func:`beffroi.check_intake`.

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

    async def read(self, data: bytes, name: str, channel: Channel | None = None) -> Intake:
        """Read one file, without holding up other requests.

        Raises:
            UnreadableError: It is damaged, beyond a limit, or of a kind that nothing reads.
            MissingExtraError: What reads this kind is not installed.
            ContactError: It is a contact as JSON, and not one.
        """
        return await asyncio.to_thread(self._reader.read, data, name, channel)

    def close(self) -> None:
        """End the process that heavy readers work in."""
        self._reader.close()
