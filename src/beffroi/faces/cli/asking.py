"""What ``check`` is given: words from the command line, a file, a pipe, or the person asked on a terminal."""

import sys
from pathlib import Path
from typing import NamedTuple

import click

from beffroi.contact import MAX_CONTACT_BYTES, Channel, Contact, read_contact
from beffroi.errors import ContactError, InputError
from beffroi.texts import Catalogue

__all__ = ["Given", "ask", "contact_in_file", "words_from_pipe"]

_WORDS = ".txt"
_CONTACT = ".json"
_LATER = frozenset({".eml", ".msg", ".png", ".jpg", ".jpeg", ".pdf", ".wav", ".mp3", ".ogg", ".m4a"})
_ASKED = (Channel.SMS, Channel.EMAIL, Channel.CALL, Channel.VOICEMAIL, Channel.SOCIAL)
_END_KEYS = "Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"
_SPOKEN = (Channel.CALL, Channel.VOICEMAIL)


class Given(NamedTuple):
    """What came from somewhere other than the options: a whole contact, or its words alone."""

    text: str = ""
    contact: Contact | None = None
    channel: Channel | None = None
    sender: str | None = None


def contact_in_file(path: Path) -> Given:
    """Read ``path``: a contact as JSON (``.json``), or its words (``.txt``).

    Raises:
        InputError: It cannot be opened, or is of another kind.
        ContactError: What it holds is no contact.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_CONTACT_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        fault = f"{path}: cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(fault) from None
    suffix = path.suffix.lower()
    if suffix == _CONTACT:
        return Given(contact=read_contact(data))
    if suffix == _WORDS:
        return Given(_decoded(data, f"{path}: "))
    when = "come with a later version" if suffix in _LATER else "are not read"
    fault = (
        f"{path}: {suffix or 'files without suffix'} {when}; expected {_WORDS} (the words) or {_CONTACT} (a contact)"
    )
    raise InputError(fault)


def words_from_pipe() -> Given:
    """Read the words from standard input.

    Raises:
        ContactError: They are too long, or not UTF-8.
    """
    return Given(_decoded(sys.stdin.buffer.read(MAX_CONTACT_BYTES + 1)))


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


def _decoded(data: bytes, place: str = "") -> str:
    if len(data) > MAX_CONTACT_BYTES:
        raise ContactError(field=f"{place}text", expected=f"at most {MAX_CONTACT_BYTES:,} bytes", found="more")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at byte {error.start}: save it again as UTF-8, or paste the words"
        raise ContactError(field=f"{place}text", expected="UTF-8", found=found) from None
