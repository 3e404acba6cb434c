"""``beffroi screen``: judge files of contacts, one verdict a line."""

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import click
import msgspec

from beffroi.errors import InputError
from beffroi.faces.cli.inputs import STANDARD_INPUT, read_batches, require_readable
from beffroi.faces.cli.judging import Answers, Batch, Desk, Reject, judge_batches
from beffroi.faces.cli.options import ReadingOptions, reading_options, rulebook_option
from beffroi.faces.cli.progress import Progress
from beffroi.faces.library import open_rulebook, today_in_paris

__all__ = ["screen"]

_REJECTS_SHOWN = 20
_MOST_WORKERS = 64
_HELP = """Judge every contact of each INPUT; write one verdict a line, as JSON, in the order of the input.

INPUT is one of these:

\b
  .jsonl  one contact as JSON a line; - is JSONL from standard input
  .csv    columns named as the keys of the JSON; headers and attachments hold JSON; an empty cell is no value;
          in a spreadsheet, save as "CSV UTF-8": commas, semicolons and tabs are all read; or the messages of a
          telephone, as iMazing and the like export them
  .mbox   a mailbox; .eml and .msg: one e-mail
  .xml    messages or calls of a telephone, as SMS Backup & Restore keeps them; its owner's own are passed over
  a screenshot, a photograph, a .pdf, a recording, as "beffroi check --file" takes them
  a folder or a Maildir: each file in it

\b
The keys of a contact:
  channel      required: call, voicemail, email, sms, social, letter or visit
  text         required: the words received; may be empty for a call whose sender is given
  id           your own name for it, given back in the verdict
  sender       number, sender name, "Name <address>" or account
  date         ISO 8601, such as 2026-03-02; Europe/Paris if it has no offset; today if absent
  subject, html, headers, lang, attachments

No row is lost: one that cannot be judged goes to the rejects with its reason, and the last line on standard
error counts what was read, judged and rejected. Exit status 0 even when rows were rejected.
"""


@click.command(help=_HELP, short_help="Judge the contacts of a file, one verdict a line.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where verdicts go (default: standard output).")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    help="Where rows that cannot be judged go: input, line, id and reason, never the contact's words"
    f" (default: the first {_REJECTS_SHOWN} on standard error).",
)
@click.option(
    "--workers",
    type=click.IntRange(1, _MOST_WORKERS),
    default=1,
    show_default=True,
    help="Processes that judge; one is best for a live pipe, as many as there are cores for a large file.",
)
@reading_options
@rulebook_option
def screen(  # noqa: PLR0913, PLR0917  # one parameter an option
    inputs: tuple[str, ...],
    output: Path | None,
    rejects: Path | None,
    workers: int,
    reading: ReadingOptions,
    rulebook: Path | None,
) -> None:
    """Judge every contact of each input, in order, and count."""
    for name in inputs:
        require_readable(name)
    _require_apart(inputs, output, rejects)
    open_rulebook(rulebook)
    desk = Desk(today_in_paris(), rulebook, reading.trusted, reading.settings)
    progress = Progress(sys.stderr)
    batches = (batch for name in inputs for batch in read_batches(name))
    with _writer(output) as verdicts, _reject_writer(rejects) as keep, _few_collections():
        for answers in _answers(batches, desk, workers, output):
            _write(verdicts, answers.lines)
            keep(answers.rejects)
            progress.add(answers.words, len(answers.rejects), answers.passed_over, answers.partly)
    progress.clear()
    click.echo(progress.summary(), err=True)


def _answers(batches: Iterator[Batch], desk: Desk, workers: int, output: Path | None) -> Iterator[Answers]:
    """Yield answers; what stops them half way says what became of the verdicts before it."""
    try:
        yield from judge_batches(batches, desk, workers)
    except InputError as error:
        kept = f"; {output} holds the verdicts of the rows before it" if output else ""
        fault = f"{error}{kept}"
        raise InputError(fault) from error


def _require_apart(inputs: tuple[str, ...], output: Path | None, rejects: Path | None) -> None:
    """Refuse to write over what is read, or two things into one file."""
    written = [path for path in (output, rejects) if path is not None]
    for path in written:
        for other in [Path(name) for name in inputs if name != STANDARD_INPUT]:
            if path.exists() and path.samefile(other):
                fault = f"{path}: is an input; write somewhere else"
                raise InputError(fault)
            if other.is_dir() and other.resolve() in path.resolve().parents:
                fault = f"{path}: is in {other}, which is an input; write somewhere else"
                raise InputError(fault)
    if len({path.absolute() for path in written}) < len(written):
        fault = f"{rejects}: verdicts and rejects need a file each"
        raise InputError(fault)


def _write(stream: IO[bytes], lines: bytes) -> None:
    stream.write(lines)
    stream.flush()  # whoever waits at the other end of a pipe has its answer now


@contextlib.contextmanager
def _writer(output: Path | None) -> Iterator[IO[bytes]]:
    if output is None:
        yield sys.stdout.buffer  # its errors are the command's own (start.py)
        return
    try:
        with output.open("wb") as stream:
            yield stream
    except OSError as error:
        fault = f"{output}: cannot be written: {error.strerror or error}; what came before is there"
        raise InputError(fault) from None


@contextlib.contextmanager
def _reject_writer(path: Path | None) -> Iterator[Callable[[list[Reject]], None]]:
    """Yield what keeps rejects in the file, or shows the first of them on standard error where there is none."""
    shown = 0

    def show(rejects: list[Reject]) -> None:
        nonlocal shown
        for reject in rejects[: _REJECTS_SHOWN - shown]:
            shown += 1
            click.echo(f"{reject.input}:{reject.line}: {reject.reason}", err=True)
            if shown == _REJECTS_SHOWN:
                click.echo("further rejects are only counted: --rejects PATH keeps them all", err=True)

    if path is None:
        yield show
        return
    with _writer(path) as stream:
        yield lambda rejects: _write(stream, b"".join(msgspec.json.encode(reject) + b"\n" for reject in rejects))


@contextlib.contextmanager
def _few_collections() -> Iterator[None]:
    """Keep the cycle collector off the rulebook, which lasts, while a batch runs."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
