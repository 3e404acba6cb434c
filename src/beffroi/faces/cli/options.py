"""Options and argument types that several commands share."""

import datetime
from pathlib import Path
from typing import Any

import click

from beffroi.contact import read_day
from beffroi.errors import ContactError

__all__ = ["DAY", "rulebook_option", "speech_model_option"]


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

speech_model_option = click.option(
    "--speech-model",
    envvar="BEFFROI_SPEECH_MODEL",
    show_envvar=True,
    help="What recordings are heard by: the folder of a faster-whisper model.",
)
