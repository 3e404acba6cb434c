"""Calendar parts (iCalendar, RFC 5545): the words of an invitation that a person sees; nothing is repeated."""

import re
from typing import NamedTuple

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.limits import MAX_PARTS

__all__ = ["CalendarWords", "read_calendar"]

_FOLD = re.compile("\r?\n[ \t]")  # §3.1: a line goes on in the next
_LINE = re.compile(r"([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:\"[^\"]*\"|[^\";:])*)*):(.*)")
_COMMON_NAME = re.compile(r';CN=(?:"([^"]*)"|([^";:]*))', re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\;,nN])")  # §3.3.11
_COMPONENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_SHOWN = frozenset({"SUMMARY", "LOCATION", "DESCRIPTION", "URL", "COMMENT", "CONTACT", "CONFERENCE", "ATTACH"})
_PEOPLE = frozenset({"ORGANIZER"})
_PAGE = "X-ALT-DESC"  # Outlook's DESCRIPTION as HTML
_MOST_BYTES = 4 * MAX_TEXT_LENGTH  # a character of UTF-8 has at most four


class CalendarWords(NamedTuple):
    """What a calendar part shows: its words, one property a paragraph; its HTML, if any; whether that is all of it."""

    text: str
    html: str | None
    is_whole: bool


def read_calendar(data: bytes) -> CalendarWords:
    """Return what a calendar part shows of its events: title, place, description, links and who invites.

    A repeated event is read once, as it is written. Text that is not UTF-8 is read as Windows writes it.
    """
    is_whole = len(data) <= _MOST_BYTES
    written = _FOLD.sub("", _text_of(data[:_MOST_BYTES]))
    words: list[str] = []
    pages: list[str] = []
    inside: list[str] = []
    events = 0
    for line in written.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        name, parameters, value = match[1].upper(), match[2], match[3]
        if name == "BEGIN":
            inside.append(value.strip().upper())
            events += inside[-1] in _COMPONENTS
            if events > MAX_PARTS:
                is_whole = False
                break
        elif name == "END":
            del inside[-1:]
        elif inside and inside[-1] in _COMPONENTS:
            _take(name, parameters, value, words, pages)
    text = "\n".join(dict.fromkeys(words))
    html = "\n".join(dict.fromkeys(pages))
    is_whole = is_whole and max(len(text), len(html)) <= MAX_TEXT_LENGTH
    return CalendarWords(text[:MAX_TEXT_LENGTH], html[:MAX_TEXT_LENGTH] or None, is_whole)


def _text_of(data: bytes) -> str:
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _take(name: str, parameters: str, value: str, words: list[str], pages: list[str]) -> None:
    if name == _PAGE:
        pages.append(_unescaped(value))
    elif name in _SHOWN and "ENCODING=BASE64" not in parameters.upper():
        words.append(_unescaped(value).strip())
    elif name in _PEOPLE:
        match = _COMMON_NAME.search(parameters)
        shown = (match[1] or match[2] or "") if match else ""
        address = re.sub(r"(?i)^mailto:", "", value.strip())
        words.append(f"{shown} <{address}>" if shown and shown != address else address)


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
