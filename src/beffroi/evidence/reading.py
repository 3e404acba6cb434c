"""A contact made ready to be looked at: every field folded once, for all recognisers."""

import re
from typing import NamedTuple

import msgspec

from beffroi.contact import Contact, ShownText
from beffroi.evidence.evidence import Field
from beffroi.evidence.folding import FoldedText, fold
from beffroi.evidence.pages import fold_page, say_the_same

__all__ = ["LIMIT", "Page", "Reading", "read"]

LIMIT = 1_000_000
"""Characters of a field that are read; what follows is not looked at. The longest book chapters are a tenth of it."""

_WRAPPED = re.compile(r"(?<=[^\n]{40})(?<![.!?:;])\n(?=[a-z0-9(])")  # a long line that goes on in the next


class Page(NamedTuple):
    """An HTML body: the words it shows, folded, and all that it shows."""

    words: FoldedText
    shown: ShownText


class Reading(msgspec.Struct, frozen=True):
    """One contact and its folded fields (those it has, in reading order: subject, text, html, sender, attachments).

    The folded text of ``html`` is what the page shows, a block a line. That of ``attachments`` is, for each attachment,
    its name, a new line, its text and a new line.

    Args:
        contact: What reached the person.
        fields: Its fields; without ``html`` where the page says in other dress what the text says.
        page: Its HTML body, if it has one, whatever it says.
    """

    contact: Contact
    fields: dict[Field, FoldedText]
    page: Page | None = None


def _unwrapped(text: FoldedText) -> FoldedText:
    """Return running text, lines that were only wrapped made one again: their break is a space."""
    if "\n" not in text.folded:
        return text
    return msgspec.structs.replace(text, folded=_WRAPPED.sub(" ", text.folded))


def read(contact: Contact) -> Reading:
    """Fold every field the contact has, as far as ``LIMIT`` characters each."""
    fields: dict[Field, FoldedText] = {}
    if contact.subject:
        fields[Field.SUBJECT] = fold(contact.subject[:LIMIT])
    if contact.text:
        fields[Field.TEXT] = _unwrapped(fold(contact.text[:LIMIT]))
    page = None
    if contact.html:
        words, shown = fold_page(contact.html[:LIMIT])
        page = Page(_unwrapped(words), shown)
        text = fields.get(Field.TEXT)
        if text is None or not say_the_same(text, page.words):
            fields[Field.HTML] = page.words
    if contact.sender:
        fields[Field.SENDER] = fold(contact.sender[:LIMIT])
    if contact.attachments:
        joined = "".join(f"{attachment.name}\n{attachment.text}\n" for attachment in contact.attachments)
        fields[Field.ATTACHMENTS] = fold(joined[:LIMIT])
    return Reading(contact, fields, page)
