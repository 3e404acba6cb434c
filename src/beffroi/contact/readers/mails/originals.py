"""Originals: the mail that another one sends on within its own words, as a contact of its own."""

import msgspec

from beffroi.contact.contact import Channel, Contact
from beffroi.contact.pages.html import shown
from beffroi.contact.readers.intake import Intake, Note
from beffroi.contact.readers.limits import MAX_DEPTH
from beffroi.contact.readers.mails.forwarded import Forwarded, find_forwarded, is_forward_subject, unquoted

__all__ = ["original_in_words", "parted", "without_subject_of"]


def parted(contact: Contact, *, copied: bool = False) -> tuple[Contact, list[Contact]]:
    """Return the innermost mail that ``contact`` sends on in its own words, or itself, and what stands around each.

    Args:
        contact: A mail, or words.
        copied: It is words that somebody copied: they may begin with the labels of a mail.
    """
    around: list[Contact] = []
    for _ in range(MAX_DEPTH):
        found = _parted(contact, copied=copied)
        if found is None:
            break
        contact, outer = found
        around.append(outer)
    return contact, around


def original_in_words(words: str) -> Intake | None:
    """Return the mail that somebody copied as text, its labels (``De :``, ``Objet :``) first, or ``None``."""
    contact, around = parted(Contact(Channel.EMAIL, words), copied=True)
    return Intake(contact, (Note.ORIGINAL_OF_FORWARD,), (), tuple(around), told=True) if around else None


def without_subject_of(original: Contact, contact: Contact) -> Contact:
    """Return what stands around ``original`` without a subject that is that of the original: ``TR : Votre dossier``."""
    subject, own = contact.subject or "", (original.subject or "").strip()
    is_its = is_forward_subject(subject) and own and subject.casefold().endswith(own.casefold())
    return msgspec.structs.replace(contact, subject=None) if is_its else contact


def _parted(contact: Contact, *, copied: bool) -> tuple[Contact, Contact] | None:
    """Return the mail within ``contact`` and what stands around it, or ``None`` if there is none."""
    in_text = find_forwarded(contact.text, contact.subject, copied=copied) if contact.text else None
    in_html, outer_html, inner_html = None, contact.html, None
    if in_text is not None or not contact.text or is_forward_subject(contact.subject):  # laying a page out takes long
        in_html, outer_html, inner_html = _in_html(contact)
    found = in_text or in_html
    if found is None:
        return None
    text, outer_text = "", contact.text
    if in_text is not None:
        text, outer_text = contact.text[in_text.body :], contact.text[: in_text.starts]
        text = unquoted(text) if in_text.quoted else text
    inner = Contact(
        contact.channel,
        text.strip("\n"),
        contact.id,
        found.sender,
        found.subject,
        inner_html,
        (),
        found.date or contact.date,
        contact.lang,
        contact.attachments,
    )
    outer = msgspec.structs.replace(contact, text=outer_text, html=outer_html, attachments=())
    return inner, without_subject_of(inner, outer)


def _in_html(contact: Contact) -> tuple[Forwarded | None, str | None, str | None]:
    """Return where the HTML body sends a mail on, and its two parts: around that mail, and of it."""
    html = contact.html
    if not html:
        return None, None, None
    page = shown(html)
    found = find_forwarded(page.text, contact.subject)
    if found is None:
        return None, html, None
    starts = page.origin[found.starts] if found.starts < len(page.origin) else len(html)
    body = page.origin[found.body] if found.body < len(page.origin) else len(html)
    return found, html[:starts], html[body:]
