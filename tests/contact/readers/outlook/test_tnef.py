"""A winmail.dat gives its body and its files, and lying lengths cost nothing."""

import struct
import time

import pytest

from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MESSAGE_BYTES
from beffroi.contact.readers.outlook.mapi import Tag
from beffroi.contact.readers.outlook.rich_text import Effort
from beffroi.contact.readers.outlook.tnef import open_tnef
from beffroi.errors import UnreadableError

from .outlook_files import Values, packed, read_plainly, tnef

BODY, PROPERTIES, CODE_PAGE, SUBJECT = 0x0002800C, 0x00069003, 0x00069007, 0x00018004
ATTACHMENT, TITLE, DATA, ATTACHMENT_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
INTERFACE = bytes.fromhex("0703020000000000c000000000000046")
MAIL: Values = {
    Tag.SUBJECT: "Dedans",
    Tag.BODY: "Votre carte Vitale",
    Tag.SENDER_NAME: "Ameli",
    Tag.SENDER_SMTP_ADDRESS: "a@b.example",
}


def mail_within(data: bytes) -> tuple[tuple[int, bytes | Values], ...]:
    """Return the attributes of a mail that is attached."""
    return (ATTACHMENT, bytes(14)), (ATTACHMENT_PROPERTIES, {Tag.ATTACH_DATA: INTERFACE + data})


@pytest.mark.parametrize(
    ("part", "text", "html"),
    [
        pytest.param(tnef((BODY, b"Bonjour\0")), "Bonjour", None, id="text"),
        pytest.param(
            tnef((CODE_PAGE, struct.pack("<II", 1251, 0)), (BODY, "карта".encode("cp1251"))), "карта", None, id="page"
        ),
        pytest.param(tnef((PROPERTIES, {Tag.BODY: "été"})), "été", None, id="a property"),
        pytest.param(tnef((PROPERTIES, {Tag.HTML: b"<p>x"})), None, "<p>x", id="HTML"),
        pytest.param(
            tnef((PROPERTIES, {Tag.RTF_COMPRESSED: packed(rb"{\rtf1 \'e9t\'e9}")})), "été", None, id="rich text"
        ),
        pytest.param(
            tnef((PROPERTIES, {Tag.RTF_COMPRESSED: packed(rb"{\rtf1\fromhtml1 {\*\htmltag64 <p>}x}")})),
            "x",
            "<p>x",
            id="HTML in rich text",
        ),
        pytest.param(tnef(), None, None, id="nothing"),
    ],
)
def test_the_body_is_found(part: bytes, text: str | None, html: str | None) -> None:
    """Other programs show an empty mail with a winmail.dat; the words are in there."""
    contents = open_tnef(part)

    assert (contents.text, contents.html, contents.notes) == (text, html, ())


def test_files_are_found() -> None:
    """Their long name is a property; the old one is kept beside it."""
    properties: Values = {Tag.ATTACH_LONG_FILENAME: "reçu de paiement.pdf", Tag.ATTACH_MIME_TAG: "application/pdf"}
    part = tnef(
        (ATTACHMENT, bytes(14)), (TITLE, b"RECUDE~1.PDF\0"), (DATA, b"%PDF"), (ATTACHMENT_PROPERTIES, properties),
        (ATTACHMENT, bytes(14)), (TITLE, "\xe9t\xe9.txt\0".encode("cp1252")), (DATA, b"x"),
        (ATTACHMENT, bytes(14)),
    )  # fmt: skip

    contents = open_tnef(part)

    assert [(file.name, file.media_type, file.data) for file in contents.files] == [
        ("reçu de paiement.pdf", "application/pdf", b"%PDF"),
        ("été.txt", "", b"x"),
        ("", "", b""),
    ]
    assert contents.notes == (Note.ATTACHMENT_UNREAD,)


@pytest.mark.parametrize("subject", [(PROPERTIES, MAIL), (SUBJECT, b"Dedans\0")])
def test_a_mail_within_is_written_as_mime(subject: tuple[int, bytes | Values]) -> None:
    """A mail sent on as an attachment is the one to be judged."""
    (file,) = open_tnef(tnef(*mail_within(tnef(subject, (BODY, b"Votre carte Vitale"))))).files
    contact = read_plainly(file.data).contact

    assert file.media_type == "message/rfc822"
    assert (contact.subject, contact.text) == ("Dedans", "Votre carte Vitale")


def test_an_object_of_another_program_is_said() -> None:
    """A drawing or a table, which only that program reads."""
    contents = open_tnef(tnef(*mail_within(b"a drawing")))

    assert contents.files[0].data == b"a drawing"
    assert contents.notes == (Note.ATTACHMENT_UNREAD,)


def test_many_parts_take_no_longer_than_one() -> None:
    """A mail may have 300, each with a rich text that alone would take seconds."""
    effort = Effort()
    bomb = tnef((PROPERTIES, {Tag.RTF_COMPRESSED: packed(b"{\\rtf1 " + b"{\\b a}" * 200_000 + b"}")}))

    notes = [open_tnef(bomb, effort).notes for _ in range(3)]

    assert notes == [(), (Note.PARTLY_READ,), (Note.PARTLY_READ,)]


def test_mails_within_mails_end_at_the_depth() -> None:
    """Fifty of them are no forward of anybody."""
    part = tnef((PROPERTIES, MAIL))
    for _ in range(50):
        part = tnef(*mail_within(part))

    contents = open_tnef(part)

    assert contents.notes == (Note.PARTLY_READ,)
    assert contents.files[0].data.count(b"message/rfc822") == MAX_DEPTH - 1


def test_more_files_than_a_contact_holds_are_not_opened() -> None:
    """A contact has a hundred."""
    contents = open_tnef(tnef(*[(ATTACHMENT, bytes(14)), (DATA, b"x")] * 101))

    assert len(contents.files) == 100
    assert contents.notes == (Note.PARTLY_READ,)


@pytest.mark.parametrize("data", [b"", b"x", b"\x78\x9f\x3e\x22", b"%PDF-1.7 and more", bytes(MAX_MESSAGE_BYTES + 1)])
def test_what_is_no_tnef_is_refused(data: bytes) -> None:
    """Anyone may call a file winmail.dat."""
    with pytest.raises(UnreadableError):
        open_tnef(data)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(struct.pack("<I", 0xFFFFFFFF), id="four milliards of properties"),
        pytest.param(struct.pack("<IHHII", 1, 0x1F, 0x1000, 0xFFFFFFFF, 2) + b"a\0\0\0", id="as many values"),
        pytest.param(struct.pack("<IHHII", 1, 0x1F, 0x1000, 1, 0xFFFFFFFF) + b"a\0", id="a value of 4 GB"),
        pytest.param(struct.pack("<IHHI", 1, 0x1003, 0x1000, 0xFFFFFFFF), id="as many numbers"),
        pytest.param(struct.pack("<IHH16xII", 1, 0x1F, 0x8001, 1, 0xFFFFFFFF), id="a name of 4 GB"),
        pytest.param(struct.pack("<IHH", 1, 0x7777, 0x1000), id="a type that is none"),
        pytest.param(b"", id="no count"),
    ],
)
def test_lengths_that_lie_cost_nothing(written: bytes) -> None:
    """What follows is still read."""
    begun = time.process_time()

    contents = open_tnef(tnef((PROPERTIES, written), (BODY, b"Bonjour")))

    assert contents.text in {"Bonjour", "a"}
    assert time.process_time() - begun < 10


def test_a_part_that_breaks_off_is_read_so_far() -> None:
    """And said to be damaged."""
    part = tnef((BODY, b"Bonjour, votre carte"), (ATTACHMENT, bytes(14)), (DATA, b"x" * 1_000))

    contents = open_tnef(part[:-500])

    assert contents.text == "Bonjour, votre carte"
    assert contents.notes == (Note.DAMAGED,)


def test_a_million_attributes_take_time_by_their_number_alone() -> None:
    """Each is eleven bytes."""
    begun = time.process_time()

    open_tnef(tnef() + struct.pack("<BIIH", 1, BODY, 0, 0) * 1_000_000)

    assert time.process_time() - begun < 10
