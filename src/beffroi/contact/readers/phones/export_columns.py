"""Export columns: which columns hold what in the tables that programs write of the messages of a telephone.

Names as read in tables of iMazing and PhoneView and in Android's own; those of other programs and of French ones are
their likely wordings, not read in a file. Compared in lower case, without accents or signs.
"""

import enum
from collections.abc import Mapping, Sequence
from typing import Final

from beffroi.contact.readers.phones.plain_words import plain

__all__ = ["Role", "roles_of"]


class Role(enum.StrEnum):
    """What a column holds."""

    TEXT = "text"
    MOMENT = "moment"  # a day, or a day and a time
    TIME = "time"
    DIRECTION = "direction"  # received or sent
    IS_OWN = "is_own"  # yes where the owner wrote it
    IS_RECEIVED = "is_received"  # no where they did
    NUMBER = "number"
    NAME = "name"
    SESSION = "session"  # the name of the whole conversation
    SERVICE = "service"  # SMS, iMessage, WhatsApp
    SUBJECT = "subject"
    FILE = "file"
    FILE_TYPE = "file_type"
    FORWARDED = "forwarded"


_NAMES: Final[Mapping[Role, tuple[str, ...]]] = {  # of a role, the likeliest first
    Role.TEXT: (
        *("text", "message text", "body", "message body", "content", "message content", "messagedata", "message"),
        *("sms text", "sms", "texte", "contenu", "corps", "texte du message", "contenu du message", "text content"),
    ),
    Role.MOMENT: (
        *("message date", "date time", "datetime", "date received", "received date", "received", "received at"),
        *("timestamp", "time stamp", "date and time", "date", "readable date", "date sent", "sent date"),
        *("date heure", "date et heure", "date de reception", "recu le", "horodatage"),
    ),
    Role.TIME: ("time", "heure", "hour"),
    Role.DIRECTION: (
        *("direction", "sent received", "incoming outgoing", "received sent", "message direction", "sens", "type"),
        *("message type", "msg type", "type de message", "folder", "message box", "dossier"),
    ),
    Role.IS_OWN: ("is from me", "from me", "isfromme", "is sent", "is outgoing", "sent by me", "outgoing"),
    Role.IS_RECEIVED: ("wasreceived", "was received", "is received", "is incoming", "incoming"),
    Role.NUMBER: (
        *("sender id", "sender number", "sender phone", "phone number", "phonenumber", "contact number", "number"),
        *("phone", "mobile", "mobile number", "from number", "address", "handle", "numero", "numero de telephone"),
        *("telephone", "sender", "from", "expediteur", "emetteur", "de"),
    ),
    Role.NAME: (
        *("sender name", "contact name", "from name", "display name", "name", "contact", "nom du contact", "nom"),
        *("nom de l expediteur",),
    ),
    Role.SESSION: ("chat session", "conversation", "thread", "chat"),
    Role.SERVICE: ("service", "app", "application", "messaging service", "type"),
    Role.SUBJECT: ("subject", "objet", "sujet"),
    Role.FILE: ("attachment", "attachments", "attachment name", "piece jointe", "media"),
    Role.FILE_TYPE: ("attachment type", "media type", "mime type"),
    Role.FORWARDED: ("forwarded",),
}
_TELLING: Final = frozenset(  # a table of e-mails or contacts has none of these
    {"sender id", "phone number", "phonenumber", "contact number", "number", "numero", "numero de telephone"}
)
_TELLING_ROLES: Final = (Role.DIRECTION, Role.IS_OWN, Role.IS_RECEIVED)
_OF_OTHER_TABLES: Final = (frozenset({"channel"}), frozenset({"cc"}), frozenset({"bcc"}), frozenset({"to", "subject"}))
"""Columns of our own contacts, and of e-mails."""
_MOST_COLUMNS = 100


def roles_of(header: Sequence[str]) -> dict[Role, int] | None:
    """Return the place of the column for each role; ``None`` if they are not those of messages of a telephone."""
    places: dict[str, int] = {}
    for place, name in enumerate(header[:_MOST_COLUMNS]):
        places.setdefault(plain(name), place)
    if len(header) > _MOST_COLUMNS or any(columns <= places.keys() for columns in _OF_OTHER_TABLES):
        return None
    roles: dict[Role, int] = {}
    for role, names in _NAMES.items():
        free = (places[name] for name in names if name in places and places[name] not in roles.values())
        if (place_of_role := next(free, None)) is not None:
            roles[role] = place_of_role
    has_sender = not roles.keys().isdisjoint((Role.NUMBER, Role.NAME, Role.SESSION))
    is_telling = not roles.keys().isdisjoint(_TELLING_ROLES) or not _TELLING.isdisjoint(places)
    has_message = Role.TEXT in roles and Role.MOMENT in roles
    return roles if has_message and has_sender and is_telling else None
