"""What ``check`` is given: words from the command line, a file, a pipe, or the person asked on a terminal."""

import sys
from typing import NamedTuple

import click

from beffroi.contact import MAX_CONTACT_BYTES, Channel, Intake
from beffroi.contact.readers.words import read_words
from beffroi.errors import ContactError
from beffroi.texts import Catalogue

__all__ = ["Given", "ask", "given_words", "words_from_pipe"]

_ASKED = (Channel.SMS, Channel.EMAIL, Channel.CALL, Channel.VOICEMAIL, Channel.SOCIAL)
_END_KEYS = "Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"
_SPOKEN = (Channel.CALL, Channel.VOICEMAIL)


class Given(NamedTuple):
    """What came from somewhere other than the options: a whole contact, or its words alone."""

    text: str = ""
    intake: Intake | None = None
    channel: Channel | None = None
    sender: str | None = None


def given_words(words: str, channel: Channel | None) -> Given:
    """Return what was pasted: the words, or the mail or thread that they are."""
    return Given(words, read_words(words, channel))


def words_from_pipe(channel: Channel | None) -> Given:
    """Read the words from standard input; they may be the source of a mail, or a thread.

    Raises:
        ContactError: They are too long, or not UTF-8.
    """
    return given_words(_decoded(sys.stdin.buffer.read(MAX_CONTACT_BYTES + 1)), channel)


def ask(catalogue: Catalogue, channel: Channel | None, sender: str | None) -> Given:
    """Ask the person at the terminal for the channel, the caller's number and the words, where not given."""
    if channel is None:
        names = "\n".join(f"  {number}. {catalogue.channel(asked)}" for number, asked in enumerate(_ASKED, 1))
        click.echo(f"{catalogue.question('channel')}\n{names}", err=True)
        choices = {str(number): asked for number, asked in enumerate(_ASKED, 1)}
        while (channel := choices.get(click.prompt("", prompt_suffix="> ", err=True).strip())) is None:
            click.echo(catalogue.question("choose_again", last=str(len(_ASKED))), err=True)
    if sender is None and channel in _SPOKEN:
        sender = click.prompt(catalogue.question("sender"), default="", show_default=False, err=True) or None
    click.echo(catalogue.question("paste_contact", end_keys=_END_KEYS), err=True)
    return Given(sys.stdin.read(MAX_CONTACT_BYTES), None, channel, sender)


def _decoded(data: bytes) -> str:
    if len(data) > MAX_CONTACT_BYTES:
        raise ContactError(field="text", expected=f"at most {MAX_CONTACT_BYTES:,} bytes", found="more")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at byte {error.start}: save it again as UTF-8, or paste the words"
        raise ContactError(field="text", expected="UTF-8", found=found) from None
