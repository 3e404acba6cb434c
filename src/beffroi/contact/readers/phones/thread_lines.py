"""Thread lines: the messages of a thread as people copy it from a telephone, each with its time and its sender.

What is known: the text that WhatsApp exports and that one copies from it, from Signal, Telegram and the Messages of
iPhone and Mac; a message sent on with the number it came from.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from beffroi.contact.readers.phones.phone_days import MONTH
from beffroi.contact.readers.phones.plain_words import plain

__all__ = ["Form", "Line", "ThreadMessage", "form_of", "is_number", "lines_of", "messages_of", "without_marks"]

_LONGEST_STAMP = 200  # characters of a line in which a time and a sender are looked for
_INVISIBLE: Final = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_BLANKS: Final = {0x00A0: " ", 0x202F: " ", 0x2009: " "}
_BEFORE_A_LINE: Final = "".join(map(chr, (*_INVISIBLE, *_BLANKS))) + " \t"
_WEEKDAY: Final = (
    r"(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?"
)
_DAY: Final = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:er)? {MONTH}|{MONTH} \d{{1,2}},?)(?: \d{{4}})?|"
    rf"aujourd.hui|hier|today|yesterday|{_WEEKDAY})"
)
_AT: Final = r"\xe0|a|at"  # à, as regular expressions escape it
_TIME: Final = r"\d{1,2}(?::| ?h ?)\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\b\.?)?"
_MOMENT: Final = rf"(?:{_DAY}(?:,? (?:{_AT})? ?| ?, ?){_TIME}|{_TIME}, {_DAY})"
_SENDER: Final = r"(?P<sender>[^:\[\]]{1,60}?)"
_ANY_CASE = re.IGNORECASE
_IN_BRACKETS: Final = re.compile(rf"\[(?P<moment>{_MOMENT})\] ?{_SENDER} ?:(?: (?P<text>.*))?\Z", _ANY_CASE)
_BEFORE_DASH: Final = re.compile(
    rf"(?P<moment>{_DAY}(?:,| \xe0) ?{_TIME}) [-–] (?:{_SENDER} ?: )?(?P<text>.*)\Z", _ANY_CASE
)
_AFTER_NAME: Final = re.compile(rf"(?P<sender>[^:\[\]]{{1,60}}?), \[(?P<moment>{_MOMENT})\]:?(?P<text>)\Z", _ANY_CASE)
_ALONE: Final = re.compile(rf"(?P<moment>{_MOMENT})\Z", _ANY_CASE)
_JUST_NOW: Final = re.compile(r"aujourd|hier|today|yesterday", _ANY_CASE)
_FROM: Final = re.compile(
    r"(?:de|from|exp[ée]diteur|[ée]metteur|num[ée]ro|sender) ?: ?(?P<sender>[^:@<>]{2,30})\Z", _ANY_CASE
)
_SENT_ON_AT: Final = re.compile(
    r"(?:date|(?:re.u|envoy.)(?: le)?|sent|received|le|on|heure) ?: ?(?P<moment>.{4,60})\Z", _ANY_CASE
)
_OF_A_MAIL: Final = frozenset({"objet", "subject", "sujet", "a", "to", "cc", "bcc", "cci"})
_KINDS: Final = frozenset(
    {
        "sms",
        "mms",
        "sms mms",
        "message texte",
        "message texte sms",
        "text message",
        "text message sms",
        "imessage",
        "rcs",
    }
)
"""What the iPhone writes above the first message of a day."""
_NUMBER: Final = re.compile(r"\+?[\d .()\-]{3,25}\Z", re.ASCII)
_LONGEST_NAME = 30  # characters of a name that stands alone above a thread
_LINES_OF_A_HEAD = 6


class ThreadMessage(NamedTuple):
    """One message: when and by whom as written, empty where nothing says so, and its words."""

    moment: str
    sender: str
    text: str


class Line(NamedTuple):
    """One line: its beginning as times and names are looked for in it, and the whole as it was pasted."""

    beginning: str
    whole: str


class Form(NamedTuple):
    """How a thread is written.

    Args:
        stamp: What begins a message.
        network: The network it was copied from, empty if none is told.
        sender: Who wrote all of it, where one line says so for all.
        head: How many lines stand before the first message.
        moment: When, where one line says so for all.
    """

    stamp: re.Pattern[str]
    network: str = ""
    sender: str = ""
    head: int = 0
    moment: str = ""


def lines_of(text: str) -> list[Line]:
    """Return the lines of a pasted text.

    Telephones put marks around names and times; of the words they are left where they are, for there they may be a
    disguise.
    """
    lines = [line.rstrip("\r") for line in text.strip().split("\n")]
    return [Line(_beginning(line), line) for line in lines] if text else []


def without_marks(text: str) -> str:
    """Return a text without marks that are not seen, and blanks around it."""
    return text.translate(_INVISIBLE).strip()


def _beginning(line: str) -> str:
    return line.lstrip(_BEFORE_A_LINE)[:_LONGEST_STAMP].translate(_INVISIBLE).translate(_BLANKS).rstrip()


def is_number(name: str) -> bool:
    """Return whether a sender is a number or short number, not a name."""
    return _NUMBER.match(name) is not None and any(map(str.isdigit, name))


def form_of(lines: Sequence[Line]) -> Form | None:
    """Return how a thread is written, told from its first lines; ``None`` if they begin no thread."""
    beginnings = [line.beginning for line in lines]
    first = beginnings[0] if beginnings else ""
    if found := _IN_BRACKETS.match(first):
        is_of_whatsapp = found["moment"].count(":") > 1 or re.match(_TIME, found["moment"]) is not None
        return Form(_IN_BRACKETS, "WhatsApp" if is_of_whatsapp else "")
    if _BEFORE_DASH.match(first):
        return _dashed(beginnings)
    if len(lines) > 1 and _AFTER_NAME.match(first):
        return Form(_AFTER_NAME, "Telegram")
    return _headed(beginnings) or _sent_on(beginnings)


def messages_of(lines: Sequence[Line], form: Form) -> Iterator[ThreadMessage]:
    """Yield the messages of a thread in order; a line without a time goes on with the message before it."""
    moment, sender, words = form.moment, form.sender, list[str]()
    for line in lines[form.head :]:
        found = form.stamp.match(line.beginning)
        if found is None:
            words.append(line.whole)
            continue
        yield ThreadMessage(moment, sender, "\n".join(words).strip())
        said = found.groupdict()
        moment, sender = said["moment"], _named(said.get("sender") or form.sender)
        words = [_after(line.whole, found.end() if said.get("text") is None else found.start("text"))]
    yield ThreadMessage(moment, sender, "\n".join(words).strip())


def _after(line: str, count: int) -> str:
    """Return what of a line stands after its first ``count`` characters, marks that are not seen not counted."""
    line = line.lstrip(_BEFORE_A_LINE)
    for place, character in enumerate(line):
        if count == 0:
            return line[place:]
        count -= ord(character) not in _INVISIBLE
    return ""


def _named(sender: str) -> str:
    return sender.removeprefix("~").strip()  # WhatsApp's mark of a name that is not the owner's own


def _dashed(lines: Sequence[str]) -> Form | None:
    """Return the form of WhatsApp on Android; one line alone is a thread only if a number wrote it."""
    found = [match for line in lines if (match := _BEFORE_DASH.match(line)) is not None]
    senders = [match["sender"] for match in found if match["sender"]]
    is_thread = (len(found) > 1 and len(senders) > 0) or any(map(is_number, senders))
    return Form(_BEFORE_DASH, "WhatsApp") if is_thread else None


def _headed(lines: Sequence[str]) -> Form | None:
    """Return the form of a copy of Messages: times alone above the words, the sender perhaps above the first.

    One time alone is that of an appointment as well: it begins a thread only with a telephone's own words, "Message
    texte" or "Aujourd'hui", or under a number.
    """
    above = [line for line in lines[:_LINES_OF_A_HEAD] if line]
    sender = ""
    if above and not _is_moment(above[0]) and plain(above[0]) not in _KINDS:
        sender = above.pop(0)
    has_kind = bool(above) and plain(above[0]) in _KINDS
    if has_kind:
        above.pop(0)
    if len(above) <= 1 or not _is_moment(above[0]):
        return None
    is_told = has_kind or is_number(sender) or (not sender and _JUST_NOW.match(above[0]) is not None)
    is_several = not sender and sum(map(_is_moment, lines)) > 1
    if len(sender) > _LONGEST_NAME or not (is_told or is_several):
        return None
    return Form(_ALONE, sender=sender, head=lines.index(above[0]))


def _is_moment(line: str) -> bool:
    return _ALONE.match(line) is not None


def _sent_on(lines: Sequence[str]) -> Form | None:
    """Return the form of a message sent on under the number it came from, and perhaps the time."""
    found = _FROM.match(lines[0]) if lines else None
    if found is None:
        return None
    sender, moment, head = found["sender"].strip(), "", 1
    for line in lines[1:_LINES_OF_A_HEAD]:
        label = plain(line.partition(":")[0]) if ":" in line[:_LONGEST_NAME] else ""
        if label in _OF_A_MAIL:
            return None
        said = _SENT_ON_AT.match(line)
        if said is not None and not moment:
            moment, head = said["moment"], lines.index(line) + 1
    if not is_number(sender) and not moment:
        return None
    return Form(_ALONE, sender=sender, head=head, moment=moment)
