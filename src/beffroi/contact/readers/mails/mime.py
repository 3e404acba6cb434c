"""MIME: the tree of parts of a mail, transfer encodings undone."""

import email
import email.errors
import email.message
import re
from collections.abc import Iterable
from typing import NamedTuple

import fast_mail_parser

from beffroi.contact.readers.limits import MAX_DEPTH, MAX_PARTS
from beffroi.contact.readers.mails.header_fields import decoded_words
from beffroi.errors import UnreadableError

__all__ = ["Part", "parse_mime", "walk"]

_CHARSET = re.compile(r"charset\s{0,20}=\s{0,20}\"?([\w.:+-]{1,60})", re.IGNORECASE)
_FLOWED = re.compile(r"format\s{0,20}=\s{0,20}\"?flowed", re.IGNORECASE)
_MOST_ENCODED_WORDS = 5_000  # beyond, the quick parser's time grows with their square; honest mails have some fifty
_LARGEST_REPAIR = 5_000_000  # bytes of a damaged mail that the slower, more forgiving parser is given
_MOST_NESTED_IN_REPAIR = 2 * MAX_DEPTH  # its time grows with lines times depth


class Part(NamedTuple):
    """One part of a mail.

    Args:
        media_type: In lower case, ``text/plain``.
        content_type: The whole field, its parameters with it.
        disposition: ``attachment``, ``inline`` or empty.
        name: The file name, decoded; empty if it has none.
        content: Its bytes, transfer encoding undone; of a ``multipart`` none, of a ``message/rfc822`` the whole mail.
        children: The parts within, in order; a ``message/rfc822`` has none here: it is a mail of its own.
    """

    media_type: str
    content_type: str
    disposition: str
    name: str
    content: bytes
    children: "tuple[Part, ...]" = ()

    @property
    def charset(self) -> str:
        """The charset it declares, or empty."""
        match = _CHARSET.search(self.content_type)
        return match[1] if match else ""

    @property
    def is_flowed(self) -> bool:
        """Whether its lines end in a blank where they were only wrapped (RFC 3676)."""
        return _FLOWED.search(self.content_type) is not None


def parse_mime(data: bytes) -> tuple[Part, bool]:
    """Return the tree of a mail, and whether it was damaged or tangled beyond the limits and read as far as it goes.

    Raises:
        UnreadableError: Its parts are nested beyond reason.
    """
    if data.count(b"=?") > _MOST_ENCODED_WORDS:
        return _repaired(data), True
    try:
        root = fast_mail_parser.parse_email_tree(data)
    except fast_mail_parser.MimeStructureError:
        raise _too_deep() from None
    except fast_mail_parser.ParseError:
        return _repaired(data), True
    if root.content is None and not root.children:  # a multipart whose boundary never comes
        return _repaired(data), True
    budget = _Budget()
    part = _from_tree(root, budget, 0)
    return part, budget.is_spent


def walk(part: Part) -> Iterable[Part]:
    """Yield the leaves of the tree, in order."""
    if part.media_type.startswith("multipart/"):
        for child in part.children:
            yield from walk(child)
    else:
        yield part


class _Budget:
    """Counts parts; ``is_spent`` once there are more than are read."""

    def __init__(self) -> None:
        self.left = MAX_PARTS
        self.is_spent = False

    def allows(self, depth: int) -> bool:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            self.is_spent = True
        return not self.is_spent


def _from_tree(node: fast_mail_parser.PyMimePart, budget: _Budget, depth: int) -> Part:
    media_type = node.content_type.lower()
    if "/" not in media_type:  # RFC 2045 §5.2: what has no type that can be read is text
        media_type = "text/plain"
    children: list[Part] = []
    if media_type.startswith("multipart/"):
        for child in node.children:
            if not budget.allows(depth + 1):
                break
            children.append(_from_tree(child, budget, depth + 1))
    return Part(
        media_type,
        next(iter(node.headers.get("Content-Type", ())), ""),
        (node.disposition or "").lower(),
        node.filename or "",
        bytes(node.content or b""),
        tuple(children),
    )


def _repaired(data: bytes) -> Part:
    """Read a mail that the quick parser refuses (broken base64, no boundary) by the standard library's."""
    if data.count(b"multipart/") > _MOST_NESTED_IN_REPAIR:
        raise _too_deep()
    try:
        message = email.message_from_bytes(data[:_LARGEST_REPAIR])
        return _from_message(message, _Budget(), 0)
    except (RecursionError, email.errors.MessageError, LookupError, ValueError) as error:
        raise UnreadableError(expected="an e-mail whose parts can be told apart", found=type(error).__name__) from None


def _from_message(message: email.message.Message, budget: _Budget, depth: int) -> Part:
    media_type = message.get_content_type()
    payload = message.get_payload()
    parts = payload if isinstance(payload, list) else []
    children: list[Part] = []
    if media_type.startswith("multipart/"):
        within = (child for child in parts if isinstance(child, email.message.Message))
        children.extend(_from_message(child, budget, depth + 1) for child in within if budget.allows(depth + 1))
    elif media_type == "message/rfc822" and parts:
        whole = b"".join(inner.as_bytes() for inner in parts[:1] if isinstance(inner, email.message.Message))
        return Part(media_type, "", _disposition(message), _name(message), whole)
    if media_type.startswith("multipart/") and not children:
        media_type = "text/plain"
    decoded = message.get_payload(decode=True)
    content = decoded if isinstance(decoded, bytes) and not children else b""
    content_type = str(message.get("Content-Type", ""))
    return Part(media_type, content_type, _disposition(message), _name(message), content, tuple(children))


def _disposition(message: email.message.Message) -> str:
    return (message.get_content_disposition() or "").lower()


def _name(message: email.message.Message) -> str:
    return decoded_words(message.get_filename() or "")


def _too_deep() -> UnreadableError:
    return UnreadableError(
        expected=f"an e-mail of parts at most {MAX_DEPTH} deep", found="parts nested beyond what can be read"
    )
