"""The library's own way in: fills in the clock and the default rulebook, then judges and advises."""

import datetime
import functools
import os
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import msgspec

from beffroi.advice import Done, advise
from beffroi.contact import OUR_AUTHSERV, Channel, Contact, Intake, Note, require_usable
from beffroi.errors import InputError, MissingExtraError, UnreadableError
from beffroi.faces.settings import ReadingSettings
from beffroi.interview import Answers, Step, interview
from beffroi.rulebook import Rulebook, load_rulebook
from beffroi.verdict import Verdict, VerdictWord, judge

__all__ = [
    "ask",
    "cache_folder",
    "check",
    "check_intake",
    "models_folder",
    "open_rulebook",
    "read_file",
    "today_in_paris",
]

_BY_SENDER = "official_sender"  # what speaks in favour because of who sent it
_GRAVITY = {VerdictWord.FRAUD: 2, VerdictWord.SUSPICIOUS: 1}

RULEBOOK_VARIABLE = "BEFFROI_RULEBOOK"
"""The environment variable that names a folder of facts to add to the packaged ones, or to put in their place."""


def check(
    contact: Contact,
    *,
    rulebook: Rulebook | None = None,
    today: datetime.date | None = None,
    done: Collection[Done] = (),
    trusted_authserv: Collection[str] = (),
) -> Verdict:
    """Judge one contact and say what to do now.

    Args:
        contact: What reached the person, as received.
        rulebook: The facts and rules; ``None`` for the packaged ones, with the folder that ``BEFFROI_RULEBOOK`` names
            added. They are loaded once a process.
        today: The day that counts for a contact without a date; ``None`` for today in Europe/Paris.
        done: What the person has already done (``gave_card``): it decides which steps come first.
        trusted_authserv: Names of the mail servers whose ``Authentication-Results`` are believed, as they write them:
            those that receive your mail. What any other server noted counts little.

    Returns:
        The verdict, its findings with the words they rest on and the facts they meet, and the next steps as codes.

    Raises:
        ContactError: The contact cannot be judged: no words, too long, not Unicode.
        RulebookError: The rulebook cannot be loaded.
        ValueError: ``done`` holds an unknown word.

    >>> from beffroi import Channel, Contact, check
    >>> sms = Contact(Channel.SMS, "Coucou, tu as pensé au pain ?")
    >>> check(sms).verdict.value
    'unrelated'
    """
    return _checked(contact, _Desk(rulebook, today, done, trusted_authserv))


class _Desk(NamedTuple):
    """What contacts are judged by; as the arguments of ``check``."""

    rulebook: Rulebook | None
    today: datetime.date | None
    done: Collection[Done]
    trusted_authserv: Collection[str]


def _checked(contact: Contact, desk: _Desk, notes: Collection[Note] = ()) -> Verdict:
    require_usable(contact)
    rulebook = open_rulebook() if desk.rulebook is None else desk.rulebook
    today = today_in_paris() if desk.today is None else desk.today
    trusted = frozenset(name.strip().rstrip(".").lower() for name in desk.trusted_authserv)
    verdict = judge(contact, rulebook, today, trusted_authserv=trusted, notes=notes)
    return msgspec.structs.replace(verdict, advice=advise(verdict, rulebook, desk.done))


def ask(
    channel: Channel,
    answers: Answers,
    *,
    rulebook: Rulebook | None = None,
    today: datetime.date | None = None,
    done: Collection[Done] = (),
) -> Step:
    """Say where an interview about a call or a visit stands: what to ask next, and the verdict so far.

    Nothing is kept between two calls: all answers so far go in each time.

    Args:
        channel: ``call`` or ``visit``.
        answers: By question, the ids of the answers given, or the number that was typed; empty for "I don't know".
        rulebook: As for ``check``, like the following.
        today: The day of the call.
        done: What the person has already done.

    Returns:
        The next question, ``None`` at the end, and the verdict on what was told, with the next steps.

    Raises:
        ContactError: There is no such question on this channel, or no such answer to it.
        RulebookError: The rulebook cannot be loaded.
        ValueError: ``done`` holds an unknown word.
    """
    if rulebook is None:
        rulebook = open_rulebook()
    step = interview(channel, answers, rulebook, today or today_in_paris())
    verdict = msgspec.structs.replace(step.verdict, advice=advise(step.verdict, rulebook, done))
    return msgspec.structs.replace(step, verdict=verdict)


def check_intake(
    intake: Intake,
    *,
    rulebook: Rulebook | None = None,
    today: datetime.date | None = None,
    done: Collection[Done] = (),
    trusted_authserv: Collection[str] = (),
) -> tuple[Contact, Verdict]:
    """Judge what was read from a file.

    Of a mail that sends another on, the one inside counts, unless what else stands in it is worse: a fraud may carry a
    harmless mail to hide behind. What could not be read may be anything: nothing is then said of the whole, and of a
    mail in the name of a body that was cut at a limit the verdict is no better than ``suspicious``. Of a thread, what
    its owner answered counts only if they would not write so: it is a fraud, or speaks in the name of a body that
    nothing else in the thread claims.

    Args:
        intake: What a reader gave.
        rulebook: As for ``check``, like the following.
        today: The day for a contact without a date.
        done: What the person has already done.
        trusted_authserv: Names of the mail servers whose notes are believed; ours are where the intake is ``verified``.

    Returns:
        The contact that the verdict is about, and the verdict.

    Raises:
        ContactError: As ``check``.
    """
    ours = (OUR_AUTHSERV,) if intake.verified else ()
    desk = _Desk(rulebook, today, done, (*trusted_authserv, *ours))
    verdict = _checked(intake.contact, desk, intake.notes)
    if intake.told:
        verdict = _without_favour_of_sender(verdict)
    others = filter(_says_something, intake.others)
    outcomes = [(intake.contact, verdict), *((other, _checked(other, desk, intake.notes)) for other in others)]
    if intake.own is not None and _is_in_another_name(own := _checked(intake.own, desk, intake.notes), verdict):
        outcomes.append((intake.own, own))
    return max(outcomes, key=lambda outcome: _GRAVITY.get(outcome[1].verdict, 0))  # of equals the first: the original


def _without_favour_of_sender(verdict: Verdict) -> Verdict:
    kept = tuple(finding for finding in verdict.findings if finding.code != _BY_SENDER)
    return msgspec.structs.replace(verdict, findings=kept)


def read_file(
    path: Path,
    *,
    channel: Channel | None = None,
    speech_model: str | None = None,
    dns_file: Path | None = None,
    fetch_model: bool = False,
) -> Intake:
    """Read one file: an e-mail, an Outlook file, an image, a PDF, a recording, words, a contact as JSON.

    Args:
        path: Where it is.
        channel: How it arrived, where the file cannot tell.
        speech_model: What recordings are heard by: the folder of a faster-whisper model, or a known name (``small``).
        dns_file: A file of DNS records, by whose keys the DKIM signatures of an e-mail are verified.
        fetch_model: Fetch a speech model that is known by name and not there: the one thing that needs a network.

    Returns:
        The contact, and what must be said about the reading.

    Raises:
        InputError: It cannot be opened or read; the message names it and says what was expected.
        ContactError: It is a contact as JSON, and not one.
    """
    from beffroi.faces.files import FileReader, load  # noqa: PLC0415  # readers take 50 ms that a contact at hand spares

    with FileReader(ReadingSettings(channel, speech_model, dns_file, models_folder(), fetch_model)) as reader:
        try:
            return reader.read(load(path), path.name)
        except (UnreadableError, MissingExtraError) as error:
            fault = f"{path}: {error}"
            raise InputError(fault) from None


def _is_in_another_name(own: Verdict, verdict: Verdict) -> bool:
    """Say of what the owner of a thread seems to have written whether they would not: it defrauds, or claims a body."""
    return own.verdict is VerdictWord.FRAUD or (own.public_body is not None and verdict.public_body is None)


def _says_something(contact: Contact) -> bool:
    return bool(contact.text.strip() or contact.html or contact.subject or contact.attachments)


@functools.cache
def open_rulebook(folder: Path | None = None) -> Rulebook:
    """Load the packaged rulebook, once a process.

    Args:
        folder: Facts to add to it; ``None`` for the folder that ``BEFFROI_RULEBOOK`` names, if it names one.

    Raises:
        RulebookError: It has faults; all of them are reported.
    """
    named = os.environ.get(RULEBOOK_VARIABLE)
    if folder is None and named:
        folder = Path(named)
    return load_rulebook(folder, cache=cache_folder())


def today_in_paris() -> datetime.date:
    """Return today's date in Europe/Paris."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # a contact with a date has no need of it

    return datetime.datetime.now(ZoneInfo("Europe/Paris")).date()


def models_folder() -> Path:
    """Return where speech models known by name are kept."""
    return (cache_folder() or Path(tempfile.gettempdir(), "beffroi")) / "speech-models"


def cache_folder() -> Path | None:
    """Return where this platform keeps what can be computed again; ``None`` where it has no such place."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if named and Path(named).is_absolute():  # the XDG base directory specification: a relative path is ignored
        return Path(named) / "beffroi"
    try:
        home = Path.home()
    except RuntimeError:  # no home, as in some containers
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "beffroi"
