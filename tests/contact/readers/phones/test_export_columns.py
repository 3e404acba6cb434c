"""Columns decide what a table is: messages of a telephone, or something else."""

import pytest

from beffroi.contact import COLUMNS
from beffroi.contact.readers.phones.export_columns import Role, roles_of


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        pytest.param(
            "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Deleted Date,Service,Type,Sender ID,"
            "Sender Name,Status,Replying to,Subject,Text,Reactions,Attachment,Attachment type",
            "moment:1 direction:7 number:8 name:9 text:13 service:6 session:0 subject:12 file:15 file_type:16",
            id="iMazing, messages",
        ),
        pytest.param(
            "Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Replying to,Text,"
            "Reactions,Attachment,Attachment type,Attachment info",
            "moment:1 direction:3 number:4 name:5 text:9 session:0 forwarded:7 file:11 file_type:12",
            id="iMazing, WhatsApp",
        ),
        pytest.param(
            "direction,timestamp,name,number,content,type",
            "direction:0 moment:1 name:2 number:3 text:4 service:5",
            id="PhoneView",
        ),
        pytest.param(
            "Name,Phone Number,Date,Time,Type,Message",
            "name:0 number:1 moment:2 time:3 direction:4 text:5",
            id="three apps",
        ),
        pytest.param(
            "Numéro de téléphone;Nom;Date/Heure;Sens;Contenu",
            "number:0 name:1 moment:2 direction:3 text:4",
            id="French",
        ),
        pytest.param(
            "_id,address,person,date,date_sent,type,body", "number:1 moment:3 direction:5 text:6", id="Android's table"
        ),
        pytest.param("date,is_from_me,handle,text", "moment:0 is_own:1 number:2 text:3", id="chat.db"),
        pytest.param(
            "phoneNumber,messageData,Type,wasReceived,dateTime",
            "number:0 text:1 direction:2 is_received:3 moment:4",
            id="wasReceived",
        ),
    ],
)
def test_the_tables_of_programs_are_known_by_their_columns(header: str, roles: str) -> None:
    """Nobody knows the name of the program that wrote their table."""
    columns = header.split(";" if ";" in header else ",")

    found = roles_of(columns)

    assert found == {Role(role): int(place) for role, place in (pair.split(":") for pair in roles.split())}


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(",".join(COLUMNS), id="contacts of our own"),
        pytest.param("channel,text,sender,date,direction", id="and with more"),
        pytest.param("Date,From,To,Subject,Body,Folder", id="e-mails"),
        pytest.param("Subject,Body,From,To,CC,Date,Type", id="Outlook"),
        pytest.param("Name,Phone Number,Email", id="an address book"),
        pytest.param("date,amount,label,type", id="a bank"),
        pytest.param("date,author,content", id="a log"),
        pytest.param("id,label", id="labels"),
        pytest.param("", id="nothing"),
        pytest.param(",".join(["direction", "text", "date", "number"] * 30), id="a hundred columns and more"),
    ],
)
def test_other_tables_are_not_taken_for_them(header: str) -> None:
    """A table of contacts is read as one."""
    assert roles_of(header.split(",")) is None


def test_every_role_has_names() -> None:
    """A role without a column would never be filled."""
    header = (
        "text,message date,heure,direction,is from me,was received,number,sender name,chat session,service,subject,"
        "attachment,attachment type,forwarded"
    )
    assert roles_of(header.split(",")) == {role: place for place, role in enumerate(Role)}
