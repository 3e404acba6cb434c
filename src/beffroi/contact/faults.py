"""Faults: why an object is not a contact, in the words of design.md §5."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from beffroi.contact.bounds import shown
from beffroi.contact.contact import Channel
from beffroi.errors import ContactError

__all__ = ["fault_of_shape"]

_CHANNELS = ", ".join(Channel)
_TEXT_FIELDS = ("id", "sender", "subject", "html", "date", "lang")
_FIELDS = ("channel", "text", *_TEXT_FIELDS, "headers", "attachments")
_ATTACHMENT_FIELDS = ("name", "media_type", "sha256", "text")
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}\Z")  # no digits: a number as a key may be somebody's
_PAIR = 2


def fault_of_shape(data: object, otherwise: str) -> ContactError:
    """Return what is wrong with ``data``, which is no contact.

    Args:
        data: Any JSON value.
        otherwise: What to say when no field has the wrong shape.
    """
    if not isinstance(data, Mapping):
        return ContactError(field="contact", expected="a JSON object", found=shown(data))
    return next(
        _faults(data), ContactError(field="contact", expected="an object of the documented shape", found=otherwise)
    )


def _faults(data: Mapping[Any, Any]) -> Iterator[ContactError]:
    yield from _unknown_keys("", data, _FIELDS)
    for required in ("channel", "text"):
        if required not in data:
            yield ContactError(field=required, expected="this key", found="no such key", quotes=False)
    channel = data.get("channel")
    if not isinstance(channel, str) or channel not in tuple(Channel):
        yield ContactError(field="channel", expected=f"one of {_CHANNELS}", found=shown(channel))
    yield from _not_text("text", data.get("text"))
    for field in _TEXT_FIELDS:
        if data.get(field) is not None:
            yield from _not_text(field, data[field])
    if data.get("headers") is not None:
        yield from _faults_of_headers(data["headers"])
    if data.get("attachments") is not None:
        yield from _faults_of_attachments(data["attachments"])


def _unknown_keys(where: str, data: Mapping[Any, Any], known: tuple[str, ...]) -> Iterator[ContactError]:
    for key in data:
        if not isinstance(key, str) or key not in known:
            plain = isinstance(key, str) and _PLAIN_KEY.match(key) is not None
            field = f"{where}{key}" if plain else f"{where or 'contact.'}key"
            yield ContactError(field=field, expected=f"only the keys {', '.join(known)}", found=shown(key))


def _not_text(field: str, value: object) -> Iterator[ContactError]:
    if not isinstance(value, str):
        yield ContactError(field=field, expected="text", found=shown(value))
    elif not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        yield ContactError(
            field=field, expected="Unicode text", found="half a character (a lone surrogate)", quotes=False
        )


def _faults_of_headers(headers: object) -> Iterator[ContactError]:
    if isinstance(headers, list | tuple):
        for place, pair in enumerate(headers):
            if isinstance(pair, list | tuple) and len(pair) == _PAIR:
                for part, value in enumerate(pair):
                    yield from _not_text(f"headers[{place}][{part}]", value)
            else:
                yield ContactError(field=f"headers[{place}]", expected="[name, value]", found=shown(pair))
    else:
        yield ContactError(field="headers", expected="a list of [name, value]", found=shown(headers))


def _faults_of_attachments(attachments: object) -> Iterator[ContactError]:
    if isinstance(attachments, list | tuple):
        for place, attachment in enumerate(attachments):
            yield from _faults_of_attachment(f"attachments[{place}]", attachment)
    else:
        yield ContactError(field="attachments", expected="a list of objects", found=shown(attachments))


def _faults_of_attachment(where: str, attachment: object) -> Iterator[ContactError]:
    if isinstance(attachment, Mapping):
        yield from _unknown_keys(f"{where}.", attachment, _ATTACHMENT_FIELDS)
        if "name" not in attachment:
            yield ContactError(field=f"{where}.name", expected="this key", found="no such key", quotes=False)
        for field, value in attachment.items():
            yield from _not_text(f"{where}.{field}", value)
    else:
        yield ContactError(field=where, expected="an object", found=shown(attachment))
