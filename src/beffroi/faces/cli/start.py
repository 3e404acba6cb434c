"""The command's start and end: which subcommand runs, and how every outcome becomes one exit status."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

import click

from beffroi.errors import BeffroiError

__all__ = ["FAILED", "INTERRUPTED", "UNUSABLE", "main", "run"]

FAILED = 1
"""The answer could not be delivered: its reader has gone, or the disk is full."""
UNUSABLE = 2
"""The arguments or the input are of no use."""
OUR_FAULT = 70
"""beffroi failed (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
"""Ctrl-C, as shells report it."""

DEBUG_VARIABLE = "BEFFROI_DEBUG"
_ALLOCATIONS_BETWEEN_COLLECTIONS = 50_000  # the rulebook is many objects at once, and none of them goes

_COMMANDS = {
    "check": ("beffroi.faces.cli.checking", "check"),
    "ask": ("beffroi.faces.cli.interviewing", "ask"),
    "screen": ("beffroi.faces.cli.screening", "screen"),
    "serve": ("beffroi.faces.web.command", "serve"),
    "mcp": ("beffroi.faces.mcp.command", "mcp"),
    "rulebook": ("beffroi.faces.cli.rulebook", "rulebook"),
    "evaluate": ("beffroi.faces.cli.evaluating", "evaluate"),
}


class _Commands(click.Group):
    """The subcommands, each imported when it is called for: most runs need one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """Return their names, the most used first."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one of them, or ``None``."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="beffroi", message="beffroi %(version)s")
def beffroi() -> None:
    """Is this call, e-mail or message really from the Assurance Maladie?

    beffroi compares what a message says with what the Assurance Maladie has published: what it asks for and never asks
    for, the numbers it calls from, the addresses it writes from. It answers with a verdict, its reasons and what to do
    now. It works offline: nothing is sent anywhere, no link is opened.

    \b
    Try:
      beffroi check "Ameli : votre carte Vitale expire, cliquez sur http://ameli.example"
      beffroi check --channel call --from 0899000000 "On m'a demandé mon numéro de carte"
      beffroi ask
      beffroi screen messages.jsonl -o verdicts.jsonl
    """  # noqa: D301  # click takes the backspace for "do not wrap this paragraph"


def main() -> None:
    """Run the command of this process and end it."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    status = run(sys.argv[1:])
    gc.freeze()  # all of it goes with the process: Python would look through it for cycles, a quarter of a short run
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; every error becomes one line on standard error."""
    try:
        status = beffroi.main(list(arguments), prog_name="beffroi", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return UNUSABLE
    except (click.UsageError, click.Abort, KeyboardInterrupt, BeffroiError) as error:
        return _tell(*_outcome(error))
    except OSError as error:
        return _undelivered(error)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        fault = f"beffroi itself failed ({type(error).__name__}); {DEBUG_VARIABLE}=1 shows where; please report this"
        return _tell(fault, OUR_FAULT)
    return status if isinstance(status, int) else 0


def _outcome(error: BaseException) -> tuple[str, int]:
    """Return what an expected error is told as, and its exit status."""
    if isinstance(error, click.UsageError):
        return _usage(error), UNUSABLE
    if isinstance(error, BeffroiError):
        return _first_line(error), UNUSABLE
    return "interrupted", INTERRUPTED


def _undelivered(error: OSError) -> int:
    """Give up on standard output: a reader that has gone is no news, a full disk is."""
    if sys.stdout is sys.__stdout__ and sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again while it ends
    if isinstance(error, BrokenPipeError):
        return FAILED
    return _tell(f"{error.filename or 'standard output'}: {error.strerror or error}", FAILED)


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "beffroi"
    return f"{error.format_message()} ({path} --help shows the options)"


def _first_line(error: BeffroiError) -> str:
    first, *others = str(error).splitlines() or [type(error).__name__]
    return f"{first} (and {len(others)} more)" if others else first


def _tell(what: str, status: int) -> int:
    click.echo("beffroi: " + " ".join(what.split()), err=True)
    return status
