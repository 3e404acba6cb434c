"""Bounds: how large a contact may be, and what its fields must hold to be judged."""

import re

from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.errors import ContactError

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MAX_ATTACHMENTS",
    "MAX_CONTACT_BYTES",
    "MAX_HEADERS",
    "MAX_ID_LENGTH",
    "MAX_LINE_LENGTH",
    "MAX_TEXT_LENGTH",
    "require_usable",
    "shown",
]

MAX_CONTACT_BYTES = 10_000_000
"""The largest contact as JSON, in bytes; a batch of unknown origin then has a known worst case in memory."""

MAX_TEXT_LENGTH = 1_000_000
"""The longest text, HTML or attachment text, in code points: the engine's time is measured up to this length."""

MAX_LINE_LENGTH = 10_000
"""The longest sender, subject, file name or header name, in code points; RFC 5322 §2.1.1 stops a line at 998 octets."""

MAX_ID_LENGTH = 1_000
"""The longest id, in code points: a whole Message-ID line fits."""

MAX_HEADERS = 1_000
"""The most headers; a mail that crossed ten servers has about a hundred."""

MAX_ATTACHMENTS = 100
"""The most attachments."""

FIRST_YEAR = 1990
"""The first year a contact may bear: before the SMS (1992), and no fact is as old."""

LAST_YEAR = 2100
"""The last year a contact may bear; beyond it is a typing fault."""

_MAY_BE_WORDLESS = (Channel.CALL, Channel.VOICEMAIL)
_MAY_SAY_IT_ELSEWHERE = frozenset({Channel.EMAIL, Channel.SMS, Channel.SOCIAL, Channel.LETTER})
"""Channels whose words may stand in a page, a subject or a picture alone."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}\Z")  # RFC 5646, loosely
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}\Z")
_LONGEST_SHOWN = 60


def shown(value: object) -> str:
    """Return ``value`` as an error may show it: quoted, on one line, cut short."""
    if isinstance(value, str):
        return repr(value[:_LONGEST_SHOWN]) + ("…" if len(value) > _LONGEST_SHOWN else "")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"[:_LONGEST_SHOWN]
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else f"a {type(value).__name__}"


def require_usable(contact: Contact) -> None:
    """Refuse a contact that no verdict can be given about.

    Args:
        contact: Of the right types, as ``read_contact`` or a type checker sees to.

    Raises:
        ContactError: A field is too long, empty where words are needed, no day of this age, or not Unicode text.
    """
    _require_words(contact)
    _require_text("text", contact.text, MAX_TEXT_LENGTH)
    if contact.sender is not None:
        _require_text("sender", contact.sender, MAX_LINE_LENGTH)
    if contact.id is not None:
        _require_text("id", contact.id, MAX_ID_LENGTH)
    if contact.date is not None and not FIRST_YEAR <= contact.date.year <= LAST_YEAR:
        raise ContactError(
            field="date", expected=f"a day from {FIRST_YEAR} to {LAST_YEAR}", found=contact.date.isoformat()
        )
    if contact.lang is not None and _LANGUAGE_TAG.match(contact.lang) is None:
        raise ContactError(
            field="lang", expected="a BCP 47 language tag such as fr or pt-BR", found=shown(contact.lang)
        )
    if contact.subject is not None:
        _require_text("subject", contact.subject, MAX_LINE_LENGTH)
    if contact.html is not None:
        _require_text("html", contact.html, MAX_TEXT_LENGTH)
    if contact.headers:
        _require_headers(contact.headers)
    if contact.attachments:
        _require_attachments(contact.attachments)


def _require_words(contact: Contact) -> None:
    if contact.text and not contact.text.isspace():
        return
    if contact.channel in _MAY_SAY_IT_ELSEWHERE and (contact.html or contact.subject or contact.attachments):
        return
    if contact.channel not in _MAY_BE_WORDLESS:
        raise ContactError(field="text", expected=f"the words of the {contact.channel}", found="no words", quotes=False)
    if contact.sender is None or not contact.sender.strip():
        raise ContactError(
            field="text", expected="what was said, or the caller's number as sender", found="neither", quotes=False
        )


def _require_text(field: str, value: str, most: int) -> None:
    if len(value) <= most and value.isascii():
        return
    if len(value) > most:
        raise ContactError(field=field, expected=f"at most {most:,} characters", found=f"{len(value):,}", quotes=False)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        expected = "Unicode text without lone surrogates"
        raise ContactError(
            field=field, expected=expected, found=f"one at character {error.start}", quotes=False
        ) from None


def _require_headers(headers: tuple[tuple[str, str], ...]) -> None:
    if len(headers) > MAX_HEADERS:
        raise ContactError(
            field="headers", expected=f"at most {MAX_HEADERS:,}", found=f"{len(headers):,}", quotes=False
        )
    for place, (name, value) in enumerate(headers):
        _require_text(f"headers[{place}][0]", name, MAX_LINE_LENGTH)
        _require_text(f"headers[{place}][1]", value, MAX_TEXT_LENGTH)


def _require_attachments(attachments: tuple[Attachment, ...]) -> None:
    if len(attachments) > MAX_ATTACHMENTS:
        raise ContactError(
            field="attachments", expected=f"at most {MAX_ATTACHMENTS:,}", found=f"{len(attachments):,}", quotes=False
        )
    for place, attachment in enumerate(attachments):
        _require_text(f"attachments[{place}].name", attachment.name, MAX_LINE_LENGTH)
        _require_text(f"attachments[{place}].media_type", attachment.media_type, MAX_LINE_LENGTH)
        _require_text(f"attachments[{place}].text", attachment.text, MAX_TEXT_LENGTH)
        if attachment.sha256 and _SHA256.match(attachment.sha256) is None:
            raise ContactError(
                field=f"attachments[{place}].sha256",
                expected="64 hexadecimal digits, or nothing",
                found=shown(attachment.sha256),
            )
