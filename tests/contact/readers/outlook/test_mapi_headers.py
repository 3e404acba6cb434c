"""Headers are those that came, and without them those that Outlook shows."""

import datetime
import struct

import pytest

from beffroi.contact.readers.outlook.compound import CompoundFile
from beffroi.contact.readers.outlook.mapi import Tag, message_properties
from beffroi.contact.readers.outlook.mapi_headers import headers_of, parse_headers

from .outlook_files import Values, outlook_file

ONE_OFF = bytes.fromhex("00000000812b1fa4bea310199d6e00dd010f540200000180")
SENT = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
NEVER = datetime.datetime(4500, 9, 1, tzinfo=datetime.UTC)  # what Outlook writes for "not sent"


def answered(*mailboxes: tuple[str, str]) -> bytes:
    """Return the property that says who gets the answer."""
    entries = b""
    for name, address in mailboxes:
        entry = ONE_OFF + f"{name}\0SMTP\0{address}\0".encode("utf-16-le")
        entries += struct.pack("<I", len(entry)) + entry + bytes(-len(entry) % 4)
    return struct.pack("<II", len(mailboxes), len(entries)) + entries


def read(values: Values) -> dict[str, str]:
    """Return the headers of a message."""
    return dict(headers_of(message_properties(CompoundFile(outlook_file(values)).root)))


@pytest.mark.parametrize(
    ("written", "headers"),
    [
        pytest.param("From: a@b.example\r\nSubject: x\r\n", [("From", "a@b.example"), ("Subject", "x")], id="plain"),
        pytest.param("Subject: x\r\n y\r\n\tz\r\n", [("Subject", "x y z")], id="folded"),
        pytest.param("Received: 1\nReceived: 2\n", [("Received", "1"), ("Received", "2")], id="twice, in order"),
        pytest.param("Microsoft Mail Internet Headers Version 2.0\r\nTo: a", [("To", "a")], id="Outlook's own line"),
        pytest.param("Content-Type: text/html\r\nMIME-Version: 1.0\r\nTo: a", [("To", "a")], id="how it was packed"),
        pytest.param("X: a\0b\x0bc\r\n", [("X", "a b c")], id="what could end a line"),
        pytest.param("X : a\r\n", [("X", "a")], id="blank before the colon"),
        pytest.param(" y\r\nno header\r\n", [], id="none"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_headers_are_parsed_as_they_came(written: str, headers: list[tuple[str, str]]) -> None:
    """The reader of mails decodes them; here none may be lost, doubled or smuggled in."""
    assert list(parse_headers(written)) == headers


@pytest.mark.parametrize(
    ("values", "sender"),
    [
        pytest.param(
            {Tag.SENDER_NAME: "Ameli", Tag.SENDER_EMAIL_ADDRESS: "a@b.example"}, "Ameli <a@b.example>", id="address"
        ),
        pytest.param(
            {Tag.SENDER_NAME: "Ameli", Tag.SENDER_EMAIL_ADDRESS: "/O=X/CN=Y", Tag.SENDER_SMTP_ADDRESS: "a@b.example"},
            "Ameli <a@b.example>",
            id="of the organisation, with its address of the Internet",
        ),
        pytest.param(
            {Tag.SENDER_NAME: "Ameli", Tag.SENDER_EMAIL_ADDRESS: "/O=X/CN=a@b.example"},
            "Ameli",
            id="of the organisation alone",
        ),
        pytest.param(
            {
                Tag.SENDER_NAME: "Secrétaire",
                Tag.SENDER_SMTP_ADDRESS: "s@b.example",
                Tag.SENT_REPRESENTING_NAME: "Ameli",
                Tag.SENT_REPRESENTING_SMTP_ADDRESS: "a@b.example",
            },
            "Ameli <a@b.example>",
            id="whom the mail is from, not who pressed the button",
        ),
        pytest.param(
            {Tag.SENDER_NAME: 'A "B" \\', Tag.SENDER_EMAIL_ADDRESS: "a@b.example"},
            '"A \\"B\\" \\\\" <a@b.example>',
            id="quotation marks in the name",
        ),
        pytest.param(
            {Tag.SENDER_NAME: "Émilie, a@ameli.fr", Tag.SENDER_EMAIL_ADDRESS: "a@b.example"},
            '"Émilie, a@ameli.fr" <a@b.example>',
            id="a name that would be two",
        ),
        pytest.param({Tag.SENDER_EMAIL_ADDRESS: "a@b.example"}, "a@b.example", id="nothing but the address"),
        pytest.param(
            {Tag.SENDER_NAME: "a@b.example", Tag.SENDER_EMAIL_ADDRESS: "a@b.example"}, "a@b.example", id="no name"
        ),
        pytest.param(
            {Tag.SENDER_NAME: "x\r\nBcc: y", Tag.SENDER_EMAIL_ADDRESS: "a@b.example"},
            '"x Bcc: y" <a@b.example>',
            id="a name that would be a header",
        ),
    ],
)
def test_without_headers_the_sender_is_the_one_shown(values: Values, sender: str) -> None:
    """An address of an organisation's own directory (EX) is none that could be looked up or compared."""
    assert read(values)["From"] == sender


def test_without_headers_the_others_are_made() -> None:
    """A draft, a mail within one organisation, one exported by a program."""
    headers = read(
        {
            Tag.SUBJECT: "\x01\x04TR: Carte",
            Tag.CLIENT_SUBMIT_TIME: SENT,
            Tag.DISPLAY_TO: "Moi",
            Tag.REPLY_RECIPIENT_ENTRIES: answered(("Autre", "x@y.example"), ("", "z@y.example")),
        }
    )

    assert headers == {
        "Subject": "TR: Carte",
        "Date": "Mon, 02 Mar 2026 09:30:00 +0000",
        "To": "Moi",
        "Reply-To": "Autre <x@y.example>, z@y.example",
    }


def test_a_header_that_came_is_not_made_again() -> None:
    """The one from the Internet counts; what is missing there is added."""
    headers = read({Tag.TRANSPORT_MESSAGE_HEADERS: "subject: Vrai\r\n", Tag.SUBJECT: "Autre", Tag.DISPLAY_TO: "Moi"})

    assert headers == {"subject": "Vrai", "To": "Moi"}


def test_a_day_that_no_contact_may_bear_is_left_out() -> None:
    """Outlook writes the year 4501 for what never happened."""
    assert "Date" not in read({Tag.SUBJECT: "x", Tag.CLIENT_SUBMIT_TIME: NEVER})


@pytest.mark.parametrize(
    "entries", [b"", b"\xff" * 50, answered(("a", "a@b.example"))[:30], bytes(8) + b"\x04\0\0\0ab"]
)
def test_a_broken_list_of_answers_is_none(entries: bytes) -> None:
    """Lengths may lie."""
    assert "Reply-To" not in read({Tag.SUBJECT: "x", Tag.REPLY_RECIPIENT_ENTRIES: entries})
