"""Reading: from JSON, or a mapping of the same shape, to a Contact (the shape is design.md §5)."""

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from beffroi.contact.bounds import FIRST_YEAR, LAST_YEAR, MAX_CONTACT_BYTES, require_usable, shown
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.faults import fault_of_shape
from beffroi.contact.moments import day_in_paris
from beffroi.errors import ContactError

__all__ = ["WireContact", "read_contact", "read_day"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DAY_FORM = "an ISO 8601 day or date-time, such as 2026-03-02 or 2026-03-02T18:30:00+01:00"
_STARTS_WITH_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ]|\Z)")  # leaves out ISO weeks and basic forms
_LENGTH_OF_A_DAY = 10
_LONGEST_MOMENT = 40  # 2026-03-02T18:30:00.123456789+01:00 has 35; Python reads endless digits without complaint


class WireContact(msgspec.Struct, forbid_unknown_fields=True):
    """A contact as JSON has it: the same fields, the date still text."""

    channel: Channel
    text: str
    id: str | None = None
    sender: str | None = None
    subject: str | None = None
    html: str | None = None
    headers: tuple[tuple[str, str], ...] | None = None
    date: str | None = None
    lang: str | None = None
    attachments: tuple[Attachment, ...] | None = None


_WIRE_DECODER = msgspec.json.Decoder(WireContact)  # built once: a decoder is stateless and safe to share


def read_contact(data: bytes | str | Mapping[str, Any]) -> Contact:
    """Read one contact.

    Args:
        data: A JSON object, as UTF-8 bytes or as text, or a mapping of the same shape (its ``date`` may be a
            ``datetime.date`` or ``datetime.datetime``).

    Returns:
        The contact; its date is the day in Europe/Paris, ``None`` if it has none. A sender of blanks only is none.

    Raises:
        ContactError: In one line, the field, what was expected and what was found. Of a key that occurs twice in a
            JSON object the last one counts (RFC 8259 §4).

    >>> read_contact('{"channel": "sms", "text": "Bonjour", "date": "2026-03-01T23:30:00Z"}').date
    datetime.date(2026, 3, 2)
    >>> read_contact({"channel": "sms", "text": 33})
    Traceback (most recent call last):
    beffroi.errors.ContactError: text: expected text, found the number 33
    """
    if isinstance(data, bytes | str):
        wire = _from_json(data)
    elif isinstance(data, Mapping):
        wire = _from_mapping(data)
    else:
        raise ContactError(field="contact", expected="a JSON object", found=shown(data))
    sender = wire.sender
    contact = Contact(
        wire.channel,
        wire.text,
        wire.id,
        sender if sender and not sender.isspace() else None,
        wire.subject,
        wire.html,
        wire.headers or (),
        None if wire.date is None else read_day(wire.date),
        wire.lang,
        wire.attachments or (),
    )
    require_usable(contact)
    return contact


def read_day(written: str) -> datetime.date:
    """Return the day in Europe/Paris that ``written`` falls on; without an offset it is Paris time already.

    Raises:
        ContactError: It is no ISO 8601 day or date-time, or its year is out of bounds.
    """
    if len(written) > _LONGEST_MOMENT or _STARTS_WITH_A_DAY.match(written) is None:
        raise ContactError(field="date", expected=_DAY_FORM, found=shown(written))
    try:
        if len(written) == _LENGTH_OF_A_DAY:
            return _within_bounds(datetime.date.fromisoformat(written))
        moment = datetime.datetime.fromisoformat(written.upper())
    except ValueError:
        expected = f"{_DAY_FORM}, that exists"
        raise ContactError(field="date", expected=expected, found=shown(written)) from None
    _within_bounds(moment.date())
    return day_in_paris(moment)


def _within_bounds(day: datetime.date) -> datetime.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ContactError(field="date", expected=f"a day from {FIRST_YEAR} to {LAST_YEAR}", found=day.isoformat())
    return day


def _from_json(data: bytes | str) -> WireContact:
    if len(data) > MAX_CONTACT_BYTES:
        raise ContactError(
            field="contact",
            expected=f"at most {MAX_CONTACT_BYTES:,} bytes of JSON",
            found=f"{len(data):,}",
            quotes=False,
        )
    if isinstance(data, str):
        data = data.encode(errors="surrogatepass")
    try:
        return _WIRE_DECODER.decode(data.removeprefix(_BYTE_ORDER_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _fault_of_json(data.removeprefix(_BYTE_ORDER_MARK), error) from None


def _from_mapping(data: Mapping[str, Any]) -> WireContact:
    plain = dict(data)
    written = plain.get("date")
    if isinstance(written, datetime.date):  # a datetime is one too
        plain["date"] = written.isoformat()
    try:
        return msgspec.convert(plain, WireContact)
    except (msgspec.ValidationError, TypeError) as error:
        raise fault_of_shape(plain, str(error)) from None


def _fault_of_json(data: bytes, error: Exception) -> ContactError:
    """Say why ``data`` is not a contact; slow, since only contacts that cannot be read come here."""
    try:
        return fault_of_shape(json.loads(data.decode()), str(error))
    except UnicodeDecodeError as undecoded:
        found = f"byte 0x{data[undecoded.start]:02x} at byte {undecoded.start}"
        return ContactError(field="contact", expected="UTF-8", found=found, quotes=False)
    except json.JSONDecodeError as malformed:
        return ContactError(
            field="contact",
            expected="a JSON object",
            found=f"{malformed.msg} at character {malformed.pos}",
            quotes=False,
        )
    except (RecursionError, ValueError):  # lists in lists in lists; a number of thousands of digits
        return ContactError(
            field="contact",
            expected="a JSON object of the documented shape",
            found="one nested or numbered beyond reason",
            quotes=False,
        )
