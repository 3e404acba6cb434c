"""Threads: a conversation that someone pasted, as one contact: what was written to them, in order.

It is judged whole, since a fraud may begin politely and ask three messages later; what the person answered stands
apart.
"""

import re
from collections.abc import Sequence
from typing import Final

from beffroi.contact.bounds import MAX_ATTACHMENTS, MAX_TEXT_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.readers.intake import Intake, Note
from beffroi.contact.readers.phones.phone_days import comes_day_first, day_written
from beffroi.contact.readers.phones.plain_words import is_owner
from beffroi.contact.readers.phones.thread_lines import (
    ThreadMessage,
    form_of,
    is_number,
    lines_of,
    messages_of,
    without_marks,
)

__all__ = ["read_thread"]

_CHANNELS: Final = frozenset({Channel.SMS, Channel.SOCIAL, None})
_TWO = 2
_LONGEST_BEGINNING = 2_000  # characters in which a thread shows itself
_NOTICE: Final = re.compile(  # of WhatsApp, word for word: what a person writes after it is no notice
    r"(?:les messages et (?:les )?appels sont chiffr.s de bout en bout\.?"
    r"(?: aucun tiers, pas m.me whatsapp, ne peut (?:les lire ou les .couter|lire ou .couter leur contenu)\.?)?"
    r"(?: seules les personnes (?:prenant part|qui participent) . cette discussion peuvent les lire, les .couter ou les"
    r" partager\.?)?(?: (?:appuyez|touchez|cliquez)?(?: ici)?(?: pour)? ?en savoir plus\.?)?|"
    r"messages and calls are end-to-end encrypted\."
    r"(?: no one outside of this chat, not even whatsapp, can read or listen to them\.)?"
    r"(?: only people in this chat can read, listen to,? (?:and|or) share them\.)?(?: (?:tap to )?learn more\.?)?|"
    r"ce message a .t. supprim.\.?|vous avez supprim. ce message\.?|this message was deleted\.?|"
    r"you deleted this message\.?|(?:appel (?:vocal|vid.o) manqu.|missed (?:voice|video) call)\.?|null)\Z",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"\w\.\w|@|\d[\d ]{3}")
_FILE_LEFT_OUT: Final = re.compile(
    r"<m.dias? (?:omis|omitted)>|(?:image|vid.o|audio|document|gif|sticker|photo) (?:absente?|omise?|omitted)",
    re.IGNORECASE,
)
_FILE: Final = r"[^\s<>]{1,100}\.(?:jpe?g|png|gif|webp|heic|mp4|3gp|opus|ogg|m4a|mp3|aac|amr|pdf|docx?|xlsx?|vcf)"
"""A name that is a file's and could be no site's: a line of words, or an address, is no file."""
_FILE_NAMED: Final = re.compile(
    rf"<(?:attached|pi.ce jointe|fichier joint) ?: (?P<first>{_FILE})>|"
    rf"^(?P<second>{_FILE}) \((?:file attached|fichier joint|pi.ce jointe)\)$",
    re.IGNORECASE | re.MULTILINE,
)
_DELIVERED: Final = re.compile(
    r"(?:distribu.|delivered|lu|read|envoy. comme sms|sent as (?:sms|text message))"
    r"(?: (?:[a\xe0] )?\d{1,2}[:h]\d{2}| hier| yesterday)?",
    re.IGNORECASE,
)


def read_thread(text: str, channel: Channel | None) -> Intake | None:
    """Return a pasted conversation as one contact; ``None`` if ``text`` is none, as ordinary words are not.

    Args:
        text: What was pasted.
        channel: How it came, where the person says so. Only SMS and social networks have threads.

    Returns:
        The words written to the person, in order, a line each; the sender; and the day of the last of them, ``None``
        where only "Hier" or a weekday says it. Its notes say whether there were several, and whether the person's own
        were left out.
    """
    if channel not in _CHANNELS:
        return None
    form = form_of(lines_of(text[:_LONGEST_BEGINNING]))
    if form is None:
        return None
    said = [message for message in messages_of(lines_of(text), form) if not _says_nothing(message.text)]
    received, own = _received(said)
    files = [_files(message.text) for message in received]
    words = [(message, text) for message, (text, _, _) in zip(received, files, strict=True) if text]
    if not words:
        return None
    notes = {
        Note.SEVERAL_IN_THREAD: len(words) > 1,
        Note.OWN_WORDS_LEFT_OUT: any(message.sender for message in own),
        Note.ATTACHMENT_UNREAD: any(unread for _, _, unread in files),
    }
    whole = "\n".join(text for _, text in words)
    notes[Note.PARTLY_READ] = len(whole) > MAX_TEXT_LENGTH
    channel = channel or (Channel.SOCIAL if form.network else Channel.SMS)
    day_first = comes_day_first(message.moment for message in said)
    contact = Contact(
        channel,
        whole[-MAX_TEXT_LENGTH:],  # the end: what a fraud is after comes last
        sender=_sender(received, form.network if channel is Channel.SOCIAL else ""),
        date=day_written(words[-1][0].moment, day_first=day_first),
        attachments=tuple(file for _, named, _ in files for file in named)[:MAX_ATTACHMENTS],
    )
    return Intake(contact, tuple(note for note, is_so in notes.items() if is_so), own=_own_words(own, contact))


def _own_words(own: Sequence[ThreadMessage], contact: Contact) -> Contact | None:
    """Return what the owner of the thread wrote as a contact of its own, if anything."""
    words = "\n".join(filter(None, (_files(message.text)[0] for message in own)))[-MAX_TEXT_LENGTH:]
    return Contact(contact.channel, words, date=contact.date) if words else None


def _sender(received: Sequence[ThreadMessage], network: str | None) -> str | None:
    """Return who wrote to the person, the first of them, with the network that it was on."""
    sender = next((message.sender for message in received if message.sender and not is_owner(message.sender)), None)
    return f"{network} {sender}" if sender is not None and network else sender


def _received(messages: Sequence[ThreadMessage]) -> tuple[list[ThreadMessage], list[ThreadMessage]]:
    """Return what was written to the person, and the rest: what they wrote, and what nobody did.

    Who they are is told by a name such as "Moi"; else, of two, the one with a bare number is the stranger, or the one
    who wrote first. Of a group in which nobody is told, all is kept. So is what leads anywhere, whoever wrote it: a
    fraud could be worded as a thread to have its link taken for the person's own.
    """
    senders = list(dict.fromkeys(message.sender for message in messages if message.sender))
    owners = set(filter(is_owner, senders))
    if not owners and len(senders) == _TWO:
        numbers = list(filter(is_number, senders))
        stranger = numbers[0] if len(numbers) == 1 else senders[0]
        owners = {sender for sender in senders if sender != stranger}
    kept: list[ThreadMessage] = []
    own: list[ThreadMessage] = []
    for message in messages:
        is_own = message.sender in owners
        is_of_nobody = bool(senders) and not message.sender  # the app's: "Jeanne a rejoint le groupe"
        leads = _LEADS.search(message.text) is not None
        (own if (is_own or is_of_nobody) and not leads else kept).append(message)
    return kept, own


def _says_nothing(text: str) -> bool:
    """Return whether a message is empty, or a line of the app's own."""
    seen = without_marks(text)
    return not seen or _NOTICE.match(seen) is not None


def _files(text: str) -> tuple[str, tuple[Attachment, ...], bool]:
    """Return the words of a message without its files, those that have a name, and whether one is not there."""
    named = tuple(Attachment(found["first"] or found["second"]) for found in _FILE_NAMED.finditer(text))
    lines = _FILE_NAMED.sub("", text).splitlines(keepends=True)
    seen = [without_marks(line) for line in lines]
    is_unread = bool(named) or any(map(_FILE_LEFT_OUT.fullmatch, seen))
    kept = [
        line
        for line, shown in zip(lines, seen, strict=True)
        if _FILE_LEFT_OUT.fullmatch(shown) is None and _DELIVERED.fullmatch(shown) is None
    ]
    words = "".join(kept).strip()
    return words if without_marks(words) else "", named, is_unread
