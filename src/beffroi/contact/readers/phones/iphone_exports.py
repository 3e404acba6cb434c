"""iPhone exports: the messages a telephone received, from the tables that iMazing and its like write, row by row.

Tables of Android apps are read as well: the columns decide, not the program.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import IO, Final

from beffroi.contact.bounds import MAX_LINE_LENGTH
from beffroi.contact.contact import Attachment, Channel, Contact
from beffroi.contact.readers.intake import Intake, Note
from beffroi.contact.readers.phones.export_columns import Role, roles_of
from beffroi.contact.readers.phones.export_rows import ExportRow, ExportTable
from beffroi.contact.readers.phones.phone_days import comes_day_first, day_written
from beffroi.contact.readers.phones.phone_senders import shown_sender
from beffroi.contact.readers.phones.plain_words import is_owner, plain
from beffroi.errors import UnreadableError

__all__ = ["PhoneExport", "is_phone_export"]

_SAMPLED_ROWS = 200  # from which the order of day and month is told


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RECEIVED: Final = _words(
    "incoming received receive inbox in inc from recu recus recue entrant entrante 1 recibido empfangen ricevuto"
) | {"boite de reception", "sms recu", "message recu"}
_OWN: Final = _words(
    "outgoing sent send out to outbox draft drafts failed queued notification envoye envoyes envoyee sortant sortante"
    " brouillon brouillons 2 3 4 5 6 enviado gesendet inviato"
) | {"boite d envoi", "sms envoye", "message envoye"}
_YES: Final = _words("1 true yes y oui vrai")
_BY_TELEPHONE: Final = frozenset({"", "sms", "mms", "rcs", "imessage", "sms mms", "text", "text message", "message"})
_NETWORKS: Final = {
    "whatsapp": "WhatsApp",
    "whatsapp business": "WhatsApp",
    "telegram": "Telegram",
    "signal": "Signal",
    "messenger": "Messenger",
    "facebook messenger": "Messenger",
    "instagram": "Instagram",
    "viber": "Viber",
    "wechat": "WeChat",
    "snapchat": "Snapchat",
}
_BETWEEN_MEMBERS = (" & ", ", ")
_LOST = "\ufffd"


def is_phone_export(header: Sequence[str]) -> bool:
    """Return whether a table with these columns holds the messages of a telephone, and not contacts of our own."""
    return roles_of(header) is not None


class PhoneExport:
    """One table of messages, read once from beginning to end with flat memory: iterate over it.

    Gives, with the number of its line, each message received, or why a row cannot be read.

    Args:
        stream: The file, opened as bytes: UTF-8, UTF-16 or Windows-1252, of commas, semicolons, tabs or bars.

    Attributes:
        own: How many rows so far were the owner's own messages, or the app's. They are not judged.

    Raises:
        UnreadableError: Its columns are not those of messages of a telephone.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        table = ExportTable(stream)
        roles = roles_of(table.header)
        if roles is None:
            expected = "columns of a telephone's messages: the text, the date, the sender's number and a direction"
            raise UnreadableError(expected=expected, found=f"{len(table.header)} others")
        self._roles = roles
        self._width = len(table.header)
        rows = table.rows()
        sample = list(islice(rows, _SAMPLED_ROWS))
        self._day_first = comes_day_first(self._moment(row.cells) for row in sample if isinstance(row.cells, list))
        self._rows: Iterator[ExportRow] = chain(sample, rows)
        self.own = 0

    def __iter__(self) -> Iterator[tuple[int, Intake | UnreadableError]]:
        """Yield what was received."""
        for line, cells in self._rows:
            if isinstance(cells, UnreadableError):
                yield line, cells
            elif len(cells) > self._width:
                yield line, UnreadableError(expected=f"{self._width} cells", found=f"{len(cells)}")
            elif self._is_own(cells):
                self.own += 1
            else:
                yield line, self._received(cells)

    def _received(self, cells: Sequence[str]) -> Intake | UnreadableError:
        text = self._cell(cells, Role.TEXT)
        if not text or text.isspace():
            return UnreadableError(expected="a message with words", found="none")
        day = self._day(cells)
        network = self._network(cells)
        number, name = self._cell(cells, Role.NUMBER), self._cell(cells, Role.NAME)
        session = self._cell(cells, Role.SESSION)
        if not number and not name and not any(sign in session for sign in _BETWEEN_MEMBERS):
            number = session
        sender = shown_sender(number, name)
        if network and sender is not None:
            sender = f"{network} {sender}"
        subject = self._cell(cells, Role.SUBJECT)
        contact = Contact(
            Channel.SOCIAL if network else Channel.SMS,
            text,
            sender=sender,
            subject=subject[:MAX_LINE_LENGTH] or None,
            date=day,
            attachments=self._files(cells),
        )
        return Intake(contact, (Note.DAMAGED,) if day is None or _LOST in text else ())

    def _is_own(self, cells: Sequence[str]) -> bool:
        for role, own in ((Role.IS_OWN, True), (Role.IS_RECEIVED, False)):
            if value := plain(self._cell(cells, role)):
                return (value in _YES) is own
        direction = plain(self._cell(cells, Role.DIRECTION))
        if direction in _OWN or direction in _RECEIVED:
            return direction in _OWN
        sender = self._cell(cells, Role.NUMBER) or self._cell(cells, Role.NAME)
        return is_owner(sender)

    def _network(self, cells: Sequence[str]) -> str:
        """Return the name of the network a message came by, empty if by telephone."""
        if Role.SERVICE not in self._roles and Role.FORWARDED in self._roles:
            return _NETWORKS["whatsapp"]  # iMazing's own table of them, which names no service
        service = plain(self._cell(cells, Role.SERVICE)) or plain(self._cell(cells, Role.DIRECTION))
        return "" if service in _BY_TELEPHONE else _NETWORKS.get(service, "")

    def _files(self, cells: Sequence[str]) -> tuple[Attachment, ...]:
        name = self._cell(cells, Role.FILE)
        media_type = self._cell(cells, Role.FILE_TYPE)
        kept = media_type if "/" in media_type else ""
        return (Attachment(name[:MAX_LINE_LENGTH], kept[:MAX_LINE_LENGTH]),) if name else ()

    def _day(self, cells: Sequence[str]) -> datetime.date | None:
        return day_written(self._moment(cells), day_first=self._day_first)

    def _moment(self, cells: Sequence[str]) -> str:
        return f"{self._cell(cells, Role.MOMENT)} {self._cell(cells, Role.TIME)}".strip()

    def _cell(self, cells: Sequence[str], role: Role) -> str:
        """Return the cell of a role, empty where the row ends before it, as programs leave off empty cells."""
        place = self._roles.get(role)
        return cells[place].strip() if place is not None and place < len(cells) else ""
