"""``beffroi check``: judge one contact and say what to do."""

import sys
from datetime import date
from pathlib import Path

import click
import msgspec

from beffroi.advice import Done
from beffroi.contact import Channel, Contact, Intake, Note
from beffroi.faces.cli.answering import STATUSES, print_answer
from beffroi.faces.cli.asking import Given, ask, given_words, words_from_pipe
from beffroi.faces.cli.options import DAY, ReadingOptions, answering_options, reading_options
from beffroi.faces.library import check_intake, open_rulebook, read_file
from beffroi.texts import Catalogue, load_catalogue

__all__ = ["check"]

_STANDARD_INPUT = "-"
_OF_THE_ORIGINAL = frozenset({Note.ORIGINAL_OF_FORWARD, Note.OWN_WORDS_LEFT_OUT})  # untrue where something else counted
_LONGEST_NAME = 255  # bytes of a file name on the usual systems
_HELP = """Judge one call, voicemail, e-mail, SMS or social message.

TEXT is what it says; for a call, what was said, in your own words. With - or through a pipe it is read from
standard input; with no TEXT at all you are asked. An e-mail that was sent on, its source, or a thread of messages
is read as such: the original is judged. Nothing in a file is opened or fetched.

\b
Examples:
  beffroi check "CPAM : votre dossier est incomplet, http://ameli.example" --from 36105
  beffroi check --channel call --from 0899000000 "On veut mon code de carte bancaire" --done gave_card
  beffroi check --file courriel.eml
  beffroi check --file capture.png --lang en
"""


@click.command(help=_HELP, short_help="Judge one call, e-mail or message.")
@click.argument("text", required=False)
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    help="Read it from a file: a saved e-mail (.eml .msg), a screenshot or photograph (.png .jpg .heic), a .pdf, a"
    " voicemail (.wav .mp3 .ogg .m4a .amr), words (.txt) or a contact (.json).",
)
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel]),
    help="How it arrived; social is WhatsApp, Facebook and the like (default: email if the sender or a subject says so,"
    " else sms).",
)
@click.option("--from", "sender", help="Number, sender name, e-mail address or account it shows.")
@click.option("--subject", help="An e-mail's subject.")
@click.option(
    "--date", "day", type=DAY, help="When it arrived, ISO 8601 (default: today): the facts of that day count."
)
@reading_options
@answering_options
@click.pass_context
def check(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context,
    text: str | None,
    path: Path | None,
    channel: str | None,
    sender: str | None,
    subject: str | None,
    day: date | None,
    lang: str,
    easy: bool,  # noqa: FBT001  # click's flags
    done: tuple[str, ...],
    reading: ReadingOptions,
    rulebook: Path | None,
    as_json: bool,  # noqa: FBT001
    by_status: bool,  # noqa: FBT001
) -> None:
    """Read what was given, judge it, show the answer."""
    _require_one_source(text, path)
    catalogue = load_catalogue(lang, easy=easy)
    stated = None if channel is None else Channel(channel)
    given = _given(text, stated, sender, catalogue) if path is None else Given(intake=_read(path, stated, reading))
    intake = _intake(given, stated, sender, subject, day)
    contact, verdict = check_intake(
        intake, rulebook=open_rulebook(rulebook), done=[Done(word) for word in done], trusted_authserv=reading.trusted
    )
    for note in intake.notes:
        if note not in _OF_THE_ORIGINAL or contact is intake.contact:
            click.echo(catalogue.note(note), err=True)
    if as_json:
        click.echo(msgspec.json.encode(verdict))
    else:
        if given.intake is None and (stated or given.channel) is None:
            assumed = catalogue.label("assumed_channel", channel=catalogue.channel(contact.channel))
            click.echo(assumed, err=True)
        print_answer(verdict, contact, catalogue, rulebook, spoken=intake.spoken)
    ctx.exit(STATUSES[verdict.verdict] if by_status else 0)


def _read(path: Path, channel: Channel | None, reading: ReadingOptions) -> Intake:
    settings = reading.settings
    return read_file(
        path,
        channel=channel,
        speech_model=settings.speech_model,
        dns_file=settings.dns_file,
        fetch_model=settings.fetch_model,
    )


def _require_one_source(text: str | None, path: Path | None) -> None:
    if text is not None and path is not None:
        message = "give TEXT or --file, not both"
        raise click.UsageError(message)
    if text is not None and _is_name_of_file(text):
        message = f"{text} is a file; to judge what it holds: beffroi check --file {text}"
        raise click.UsageError(message)


def _given(text: str | None, channel: Channel | None, sender: str | None, catalogue: Catalogue) -> Given:
    if text is None and sys.stdin.isatty():
        return ask(catalogue, channel, sender)
    if text is None or text == _STANDARD_INPUT:
        return words_from_pipe(channel)
    return given_words(text, channel)


def _is_name_of_file(text: str) -> bool:
    """Say whether the words are none, but the name of a file that is there: "unrelated" would be no answer."""
    name = Path(text)
    return len(text) <= _LONGEST_NAME and name.suffix != "" and len(text.split()) == 1 and name.is_file()


def _intake(given: Given, channel: Channel | None, sender: str | None, subject: str | None, day: date | None) -> Intake:
    """Return what to judge; an option counts more than what a file says."""
    sender = sender or given.sender
    if given.intake is None:
        known = channel or given.channel or _likely_channel(sender, subject)
        return Intake(Contact(known, given.text, sender=sender, subject=subject, date=day))
    options = {"channel": channel, "sender": sender, "subject": subject, "date": day}
    stated = {key: value for key, value in options.items() if value is not None}
    return msgspec.structs.replace(given.intake, contact=msgspec.structs.replace(given.intake.contact, **stated))


def _likely_channel(sender: str | None, subject: str | None) -> Channel:
    return Channel.EMAIL if subject is not None or (sender is not None and "@" in sender) else Channel.SMS
