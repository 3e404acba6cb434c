"""Options and argument types that several commands share."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from beffroi.contact import read_day
from beffroi.errors import ContactError

__all__ = ["DAY", "reading_options", "rulebook_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


class _Day(click.ParamType[datetime.date]):
    """A day, as contacts have it: ISO 8601."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:  # noqa: ANN401  # click's own signature
        """Return the day written, or fail as click does."""
        try:
            return read_day(str(value))
        except ContactError as error:
            self.fail(f"expected {error.expected}, found {error.found}", param, ctx)


DAY = _Day()

rulebook_option = click.option(
    "--rulebook",
    type=click.Path(path_type=Path),
    help="A folder of facts to add to the packaged ones, or to put in their place"
    " (default: the folder that BEFFROI_RULEBOOK names, if any).",
)

_READING = (
    click.option(
        "--trust-authserv",
        "trusted",
        multiple=True,
        metavar="HOST",
        help="A mail server of yours, as its Authentication-Results name it: what it noted of SPF, DKIM and DMARC is"
        " believed. May be repeated. Without it such notes count little: anyone can write them.",
    ),
    click.option(
        "--dns-file",
        type=click.Path(path_type=Path),
        help="DNS records by whose keys the DKIM signatures of e-mails are verified, as a zone file has them. Nothing"
        " is looked up.",
    ),
    click.option(
        "--speech-model",
        envvar="BEFFROI_SPEECH_MODEL",
        show_envvar=True,
        help="What recordings are heard by: the folder of a faster-whisper model, or the name of one: tiny, base,"
        " small, medium, large-v3.",
    ),
    click.option(
        "--fetch-model",
        is_flag=True,
        help="Fetch that model if it is not there yet: the one thing for which beffroi ever needs a network.",
    ),
)


def reading_options(command: Command) -> Command:
    """Add the options that say how files are read and which notes on them are believed."""
    for option in reversed(_READING):
        command = option(command)
    return command
