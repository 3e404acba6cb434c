"""A contact made ready to be looked at: every field folded once, for all recognisers."""

import re

import msgspec

from beffroi.contact import Contact
from beffroi.evidence.evidence import Field
from beffroi.evidence.folding import FoldedText, fold
from beffroi.evidence.html import visible

__all__ = ["LIMIT", "Reading", "read"]

LIMIT = 1_000_000
"""Characters of a field that are read; what follows is not looked at. The longest book chapters are a tenth of it."""

_WRAPPED = re.compile(r"(?<=[^\n]{40})(?<![.!?:;])\n(?=[a-z0-9(])")  # a long line that goes on in the next


class Reading(msgspec.Struct, frozen=True):
    """One contact and its folded fields (those it has, in reading order: subject, text, html, sender, attachments).

    The folded text of ``html`` is what the page shows, each tag as spaces. That of ``attachments`` is, for each
    attachment, its name, a new line, its text and a new line.
    """

    contact: Contact
    fields: dict[Field, FoldedText]


def _read_lines(text: str) -> FoldedText:
    """Fold running text, lines that were only wrapped made one again: their break is a space."""
    shown = fold(text)
    if "\n" not in shown.folded:
        return shown
    return msgspec.structs.replace(shown, folded=_WRAPPED.sub(" ", shown.folded))


def read(contact: Contact) -> Reading:
    """Fold every field the contact has, as far as ``LIMIT`` characters each."""
    fields: dict[Field, FoldedText] = {}
    if contact.subject:
        fields[Field.SUBJECT] = fold(contact.subject[:LIMIT])
    if contact.text:
        fields[Field.TEXT] = _read_lines(contact.text[:LIMIT])
    if contact.html:
        html = contact.html[:LIMIT]
        shown = fold(visible(html))
        fields[Field.HTML] = FoldedText(html, shown.folded, shown.origin, shown.undoings)
    if contact.sender:
        fields[Field.SENDER] = fold(contact.sender[:LIMIT])
    if contact.attachments:
        joined = "".join(f"{attachment.name}\n{attachment.text}\n" for attachment in contact.attachments)
        fields[Field.ATTACHMENTS] = fold(joined[:LIMIT])
    return Reading(contact, fields)
