"""Messages from the tables that programs write: incoming ones alone, each as it arrived."""

import datetime
import io

import pytest

from beffroi.contact import COLUMNS, Attachment, Channel, Contact, require_usable
from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.phones.iphone_exports import PhoneExport, is_phone_export
from beffroi.errors import UnreadableError

MARCH_2 = datetime.date(2026, 3, 2)
IMAZING = (
    "Chat Session,Message Date,Delivered Date,Read Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,"
    "Text,Attachment,Attachment type\n"
)
PHONEVIEW = "direction,timestamp,name,number,content,type\n"
WHATSAPP = "Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Text\n"


def contacts(table: str, encoding: str = "utf-8") -> list[Contact]:
    """Return the contacts of a table, all of which can be judged."""
    found = []
    for _, item in PhoneExport(io.BytesIO(table.encode(encoding))):
        assert isinstance(item, Intake), item
        require_usable(item.contact)
        found.append(item.contact)
    return found


@pytest.mark.parametrize(
    ("table", "contact"),
    [
        pytest.param(
            IMAZING + 'Ameli,2026-03-02 12:00:00,,,SMS,Incoming,+33639980012,,Read,,Urgent,"Votre carte\nexpire",'
            "a.png,image/png\n",
            Contact(
                Channel.SMS,
                "Votre carte\nexpire",
                sender="+33639980012",
                subject="Urgent",
                date=MARCH_2,
                attachments=(Attachment("a.png", "image/png"),),
            ),
            id="iMazing",
        ),
        pytest.param(
            IMAZING + "Maman,2026-03-02 12:00:00,,,iMessage,Incoming,+33639980012,Maman,Read,,,Coucou,,Image\n",
            Contact(Channel.SMS, "Coucou", sender="Maman (06 39 98 00 12)", date=MARCH_2),
            id="iMazing, a saved name",
        ),
        pytest.param(
            IMAZING + "38663,2026-03-02 12:00:00,,,SMS,Incoming,,,Read,,,Bonjour,,\n",
            Contact(Channel.SMS, "Bonjour", sender="38663", date=MARCH_2),
            id="iMazing, only the conversation has a name",
        ),
        pytest.param(
            IMAZING + "Paul & Ann,2026-03-02 12:00:00,,,SMS,Incoming,,,Read,,,Bonjour,,\n",
            Contact(Channel.SMS, "Bonjour", date=MARCH_2),
            id="iMazing, a group",
        ),
        pytest.param(
            WHATSAPP + "Ameli,2026-03-02 12:00:00,,Incoming,+33639980012,Ameli,Read,,Bonjour\n",
            Contact(Channel.SOCIAL, "Bonjour", sender="WhatsApp Ameli (06 39 98 00 12)", date=MARCH_2),
            id="iMazing, WhatsApp",
        ),
        pytest.param(
            PHONEVIEW + 'Received,"Mar 2, 2026 6:12:54 AM",+33639980012,+33639980012,Hi,SMS\n',
            Contact(Channel.SMS, "Hi", sender="+33639980012", date=MARCH_2),
            id="PhoneView",
        ),
        pytest.param(
            PHONEVIEW + 'Received,"Mar 2, 2026 6:12:54 AM",Ann,,Hi,Telegram\n',
            Contact(Channel.SOCIAL, "Hi", sender="Telegram Ann", date=MARCH_2),
            id="PhoneView, Telegram",
        ),
        pytest.param(
            "Numéro;Nom;Date;Heure;Sens;Texte\n+33639980012;;02/03/2026;10:12;Reçu;Déjà\n",
            Contact(Channel.SMS, "Déjà", sender="+33639980012", date=MARCH_2),
            id="French",
        ),
        pytest.param(
            "_id,address,date,type,body\n7,AMELI,1772442000000,1,Bonjour\n",
            Contact(Channel.SMS, "Bonjour", sender="AMELI", date=MARCH_2),
            id="Android's own table",
        ),
        pytest.param(
            "Date,Sender,Message,Type\n02/03/2026 10:12,+33639980012,Bonjour,SMS\n02/03/2026 10:13,Moi,Oui,SMS\n",
            Contact(Channel.SMS, "Bonjour", sender="+33639980012", date=MARCH_2),
            id="a sender called me",
        ),
    ],
)
def test_a_message_is_read_as_it_arrived(table: str, contact: Contact) -> None:
    """The same contact that the person would have typed."""
    assert contacts(table) == [contact]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    """Spreadsheets save in several."""
    table = "Numéro;Date;Sens;Texte\n38663;02/03/2026;Reçu;Déjà réglé : 3 €\n38663;02/03/2026;Envoyé;Non\n"

    assert [contact.text for contact in contacts(table, encoding)] == ["Déjà réglé : 3 €"]


@pytest.mark.parametrize(
    ("column", "own", "received"),
    [
        *(("Type", "Outgoing", "Incoming"), ("Type", "Notification", "Incoming"), ("Type", "2", "1")),
        *(("Direction", "sent", "RECEIVED"), ("Sens", "Envoyé", "Reçu"), ("Folder", "Outbox", "Inbox")),
        *(("is_from_me", "1", "0"), ("is_from_me", "true", "false"), ("wasReceived", "FALSE", "TRUE")),
    ],
)
def test_what_the_owner_wrote_is_counted_and_not_judged(column: str, own: str, received: str) -> None:
    """Whatever the program calls it."""
    table = f"number,date,text,{column}\n38663,2026-03-02,Non,{own}\n38663,2026-03-02,Bonjour,{received}\n"
    export = PhoneExport(io.BytesIO(table.encode()))

    assert [number for number, _ in export] == [3]
    assert export.own == 1


def test_the_order_of_day_and_month_is_told_from_the_table() -> None:
    """An American program writes them the other way round in every row."""
    head = "number,date,text,direction\n"
    american = "".join(f"38663,3/{day}/2026 10:12,Bonjour,in\n" for day in (2, 14))

    assert [contact.date for contact in contacts(head + american)] == [MARCH_2, datetime.date(2026, 3, 14)]
    assert [contact.date for contact in contacts(head + "38663,2/3/2026,Bonjour,in\n")] == [MARCH_2]


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        pytest.param("38663,hier,Bonjour,in", (Note.DAMAGED,), id="a day nobody can know"),
        pytest.param("38663,2026-03-02,Bon\ufffdjour,in", (Note.DAMAGED,), id="letters lost"),
        pytest.param("38663,2026-03-02,Bonjour,in", (), id="whole"),
    ],
)
def test_what_is_lost_is_said(row: str, notes: tuple[Note, ...]) -> None:
    """A person must know when the day is not that of the message."""
    ((_, intake),) = PhoneExport(io.BytesIO(f"number,date,text,direction\n{row}\n".encode()))

    assert isinstance(intake, Intake)
    assert intake.notes == notes


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("38663,2026-03-02,,in", id="no words"),
        pytest.param("38663,2026-03-02", id="short of its words"),
        pytest.param("38663,2026-03-02,Bonjour, ça va,in", id="a comma too many"),
        pytest.param('38663,2026-03-02,"Bon"jour,in', id="badly quoted"),
    ],
)
def test_a_row_that_cannot_be_read_costs_itself_only(row: str) -> None:
    """The counts of a batch add up, and its reason quotes nothing of it."""
    good = "38663,2026-03-02,Bonjour,in"
    items = list(PhoneExport(io.BytesIO(f"number,date,text,direction\n{good}\n{row}\n{good}\n".encode())))

    assert [number for number, _ in items] == [2, 3, 4]
    assert [isinstance(item, UnreadableError) for _, item in items] == [False, True, False]
    assert "38663" not in str(items[1][1])


@pytest.mark.parametrize("file", [b"", b"id,text\n", ",".join(COLUMNS).encode(), b"%PDF-1.7\n", b"\x00" * 9999])
def test_another_table_is_said_to_be_none(file: bytes) -> None:
    """It may be a table of contacts, or no table at all."""
    with pytest.raises(UnreadableError, match="columns of a telephone's messages"):
        PhoneExport(io.BytesIO(file))


def test_a_table_is_known_by_its_header() -> None:
    """Who opens a table asks this first."""
    assert is_phone_export(IMAZING.strip().split(","))
    assert not is_phone_export(COLUMNS)
