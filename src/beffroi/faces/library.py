"""The library's own way in: fills in the clock and the default rulebook, then judges and advises."""

import datetime
import functools
import os
import sys
from collections.abc import Collection
from pathlib import Path

import msgspec

from beffroi.advice import Done, advise
from beffroi.contact import Contact, require_usable
from beffroi.rulebook import Rulebook, load_rulebook
from beffroi.verdict import Verdict, judge

__all__ = ["cache_folder", "check", "open_rulebook", "today_in_paris"]

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
    require_usable(contact)
    if rulebook is None:
        rulebook = open_rulebook()
    if today is None:
        today = today_in_paris()
    trusted = frozenset(name.strip().rstrip(".").lower() for name in trusted_authserv)
    verdict = judge(contact, rulebook, today, trusted_authserv=trusted)
    return msgspec.structs.replace(verdict, advice=advise(verdict, rulebook, done))


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
