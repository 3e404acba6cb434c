"""Options and argument types that several commands share."""

import datetime
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from beffroi.advice import Done
from beffroi.contact import read_day
from beffroi.errors import ContactError
from beffroi.faces.library import models_folder
from beffroi.faces.settings import ReadingSettings
from beffroi.texts import languages

__all__ = ["DAY", "ReadingOptions", "answering_options", "reading_options", "rulebook_option"]


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

_ANSWERING = (
    click.option("--lang", default="fr", show_default=True, help=f"Language: {', '.join(languages())}."),
    click.option("--easy", is_flag=True, help="Easy language: short sentences, one idea each."),
    click.option(
        "--done",
        type=click.Choice([done.value for done in Done]),
        multiple=True,
        metavar="WHAT",
        help=f"What you already did, which the steps then start with; may be repeated: {', '.join(Done)}.",
    ),
    rulebook_option,
    click.option("--json", "as_json", is_flag=True, help="Print the verdict as one JSON object."),
    click.option(
        "--exit-code",
        "by_status",
        is_flag=True,
        help="Exit 20 for fraud, 10 for suspicious, 0 otherwise (2: unusable input).",
    ),
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


class ReadingOptions(NamedTuple):
    """What these options were given.

    Args:
        trusted: Names of the mail servers whose notes are believed.
        settings: How files are read.
    """

    trusted: tuple[str, ...]
    settings: ReadingSettings


def answering_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how one contact is answered: ``lang easy done rulebook as_json by_status``."""
    for option in reversed(_ANSWERING):
        command = option(command)
    return command


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how files are read and which notes on them are believed; given on as ``reading``."""

    @functools.wraps(command)
    def with_reading(
        *arguments: Any,  # noqa: ANN401  # the command's own
        trusted: tuple[str, ...],
        dns_file: Path | None,
        speech_model: str | None,
        fetch_model: bool,  # click's flags
        **others: Any,  # noqa: ANN401
    ) -> None:
        settings = ReadingSettings(None, speech_model, dns_file, models_folder(), fetch_model)
        command(*arguments, reading=ReadingOptions(trusted, settings), **others)

    decorated: Callable[..., None] = with_reading
    for option in reversed(_READING):
        decorated = option(decorated)
    return decorated
