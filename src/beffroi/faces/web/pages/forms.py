"""Forms: what a person sent by a page, read within bounds; nothing of it is kept."""

import datetime
import enum
import hashlib
from contextlib import AbstractAsyncContextManager
from typing import Final, NamedTuple

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from beffroi.advice import Done
from beffroi.contact import Channel, Intake
from beffroi.errors import ContactError, MissingExtraError, UnreadableError
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.problems import BusyError, Kind, ProblemError
from beffroi.report import BroughtFile

__all__ = [
    "MOST_CARRIED",
    "Carried",
    "Sent",
    "Unjudged",
    "UnjudgedError",
    "chosen_channel",
    "day_in",
    "deeds_in",
    "received_in",
    "sent_form",
    "words_in",
]

_MOST_FILES: Final = 3
_MOST_FIELDS: Final = 60
_LONGEST_SENDER: Final = 300
_LONGEST_NAME: Final = 255
_WORDS_NAME: Final = "contact.txt"
_MOST_ENCODED: Final = 200_000  # bytes of a form that is taken apart in one go, while others wait; ours are multipart
_ENCODED: Final = "application/x-www-form-urlencoded"
_OTHER_SITES: Final = frozenset({"cross-site", "same-site"})
_FILES: Final = ("file", "camera", "files")
MOST_CARRIED: Final = 1_000_000
"""Characters of a contact that a page carries on: beyond it nothing more is asked."""
_DATES: Final = (datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))


class Unjudged(enum.StrEnum):
    """Why there is nothing to judge; each has its sentence, ``pages.problem.<word>``."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    EXTRA_MISSING = "extra_missing"
    BUSY = "busy"
    NOT_USABLE = "not_usable"
    NOTHING_TOLD = "nothing_told"


class UnjudgedError(Exception):
    """What was sent cannot be judged, and what the person can do about it.

    Args:
        problem: Why.
        words: What stood in the box, so that nothing typed is lost.
        channel: What was chosen.
    """

    def __init__(self, problem: Unjudged, words: str = "", channel: Channel | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.words = words
        self.channel = channel


class Carried(msgspec.Struct, frozen=True):
    """What a page carries on to the next: the contact as it was read, so that nothing is kept between two requests.

    Args:
        intake: What was read.
        is_guessed: Whether nobody said how the contact came.
        files: The file that was brought, by its name and digest.
        answers: Of a call or a visit told by answers, those.
    """

    intake: Intake
    is_guessed: bool = False
    files: tuple[BroughtFile, ...] = ()
    answers: dict[str, tuple[str, ...]] = {}


_DECODER: Final = msgspec.json.Decoder(Carried)


class Sent(NamedTuple):
    """What was sent: what is to be judged, and what the person has done."""

    carried: Carried
    done: tuple[Done, ...] = ()


def sent_form(request: Request, desk: Desk) -> AbstractAsyncContextManager[FormData]:
    """Return a form, read within the bounds of the settings when it is entered, its files forgotten when it is left.

    Raises:
        HTTPException: When it is entered: it is no form, or has too many fields.
        ProblemError: It is written like an address, and longer than what is taken so.
    """
    _require_few_encoded(request)
    most = desk.settings.max_body_bytes
    return request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=most)


def _require_few_encoded(request: Request) -> None:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _ENCODED:
        return
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or len(length) > len(str(_MOST_ENCODED)) or int(length) > _MOST_ENCODED:
        expected = f"at most {_MOST_ENCODED:,} bytes; multipart/form-data takes more"
        raise ProblemError(Kind.TOO_LARGE, "body", expected, "more", {"Connection": "close"})


def chosen_channel(form: FormData) -> Channel | None:
    """Return the channel that was chosen, if one was."""
    chosen = words_in(form, "channel")
    return Channel(chosen) if chosen in {channel.value for channel in Channel} else None


def deeds_in(form: FormData) -> tuple[Done, ...]:
    """Return what the person says they have done, each once, in the order in which it is asked."""
    ticked = set(form.getlist("done"))
    return tuple(deed for deed in Done if deed.value in ticked)


async def received_in(form: FormData, request: Request, desk: Desk) -> Sent:
    """Return what is to be judged.

    What a page of ours carries on is taken from such a page alone: another site could put words in our mouth by it, a
    signature that was verified, for instance.

    Raises:
        UnjudgedError: There is nothing, or it cannot be read.
    """
    carried = words_in(form, "carried")
    if carried:
        if len(carried) > MOST_CARRIED or request.headers.get("sec-fetch-site") in _OTHER_SITES:
            raise UnjudgedError(Unjudged.NOT_USABLE)
        return Sent(_carried(carried, form), deeds_in(form))
    channel, words = chosen_channel(form), words_in(form, "text")
    if len(words) > desk.settings.max_words:
        raise UnjudgedError(Unjudged.TOO_LONG, channel=channel)
    file = next((file for name in _FILES for file in form.getlist(name) if _holds_something(file)), None)
    try:
        if isinstance(file, UploadFile):
            return Sent(_with_stated(await _from_file(file, desk, channel), form), deeds_in(form))
        if not words.strip():
            raise UnjudgedError(Unjudged.EMPTY, channel=channel)
        intake = await desk.read(words.encode("utf-8", "replace"), _WORDS_NAME, channel)
    except BusyError:
        raise UnjudgedError(Unjudged.BUSY, words, channel) from None
    except MissingExtraError:
        raise UnjudgedError(Unjudged.EXTRA_MISSING, words, channel) from None
    except (UnreadableError, ContactError):
        raise UnjudgedError(Unjudged.UNREADABLE, words, channel) from None
    is_guessed = channel is None and intake.contact.channel is Channel.SMS
    return Sent(_with_stated(Carried(intake, is_guessed), form), deeds_in(form))


def _holds_something(file: UploadFile | str) -> bool:
    return isinstance(file, UploadFile) and bool(file.filename or file.size)


async def _from_file(file: UploadFile, desk: Desk, channel: Channel | None) -> Carried:
    data, name = await file.read(), file.filename or ""
    intake = await desk.read(data, name, channel)
    return Carried(intake, files=(BroughtFile(name[:_LONGEST_NAME], hashlib.sha256(data).hexdigest()),))


def _carried(carried: str, form: FormData) -> Carried:
    """Read back what an earlier page carried, with what the person adds."""
    try:
        return _with_stated(_DECODER.decode(carried), form)
    except (msgspec.DecodeError, ContactError, RecursionError):
        raise UnjudgedError(Unjudged.NOT_USABLE) from None


def _with_stated(carried: Carried, form: FormData) -> Carried:
    """Return it with what the person states about the contact: that counts more than what a file says."""
    contact = carried.intake.contact
    channel = chosen_channel(form)
    stated: dict[str, object] = {}
    if channel is not None and contact.channel is not Channel.EMAIL:
        stated["channel"] = channel
    if sender := words_in(form, "sender").strip()[:_LONGEST_SENDER]:
        stated["sender"] = sender
    if (day := day_in(form, "date")) is not None:
        stated["date"] = day
    if not stated:
        return carried
    intake = msgspec.structs.replace(carried.intake, contact=msgspec.structs.replace(contact, **stated))
    return msgspec.structs.replace(carried, intake=intake, is_guessed=carried.is_guessed and channel is None)


def day_in(form: FormData, name: str) -> datetime.date | None:
    """Return a day that was given, if it is one of this century."""
    try:
        day = datetime.date.fromisoformat(words_in(form, name)[:10])
    except ValueError:
        return None
    return day if _DATES[0] <= day < _DATES[1] else None


def words_in(form: FormData, name: str) -> str:
    """Return a field of words; empty where there is none."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
