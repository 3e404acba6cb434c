"""A mail is the same contact whether Outlook saved it or another program, and a hostile file costs little."""

import datetime
import email.message
import email.policy
import email.utils
import html
import json
import re
import time
from pathlib import Path

import pytest

from beffroi import Verdict, check
from beffroi.contact.readers.intake import Note
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_PARTS
from beffroi.contact.readers.outlook.mapi import Tag
from beffroi.contact.readers.outlook.outlook import is_outlook, outlook_as_mime, read_outlook
from beffroi.errors import UnreadableError

from ..mails.test_envelopes import ENVELOPED, signed
from .compound_files import Tree, compound_file
from .outlook_files import Values, attached_file, attached_mail, outlook_file, outlook_mail, packed, read_plainly

CORPUS = Path(__file__).parents[4] / "corpus" / "contacts.jsonl"
MAILS_COMPARED = 12
MAIL: Values = {
    Tag.MESSAGE_CLASS: "IPM.Note",
    Tag.SUBJECT: "Votre carte Vitale",
    Tag.BODY: "Bonjour,\r\nvotre carte Vitale expire.",
    Tag.SENDER_NAME: "Ameli",
    Tag.SENDER_EMAIL_ADDRESS: "a@ameli-carte.example",
    Tag.CLIENT_SUBMIT_TIME: datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC),
}
SIGNED_PART = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSigné".encode()
FORWARD: Values = {Tag.SUBJECT: "TR: Votre carte Vitale", Tag.BODY: "C'est vrai ?", Tag.SENDER_NAME: "Maman"}


def corpus_mails() -> list[dict[str, str]]:
    """Return some e-mails of the corpus, spread over it."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    mails = [row for row in rows if row["channel"] == "email" and row.get("date") and "@" in (row.get("sender") or "")]
    return mails[:: len(mails) // MAILS_COMPARED][:MAILS_COMPARED]


def as_eml(row: dict[str, str]) -> email.message.EmailMessage:
    """Return a contact of the corpus as other programs save it."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    name, _, address = row["sender"].rpartition("<")
    mail["From"] = email.utils.formataddr((name.strip().strip('"'), address.rstrip("> ")))
    mail["Subject"] = row.get("subject") or ""
    mail["Date"] = datetime.datetime.fromisoformat(f"{row['date']}T12:00:00+01:00")
    mail.set_content(row["text"])
    mail.add_alternative(f"<p>{html.escape(row['text'])}</p>", subtype="html")
    return mail


def as_msg(row: dict[str, str], form: str) -> bytes:
    """Return it as Outlook does: with the headers it came with, in a code page, or with its HTML in rich text alone."""
    mail = as_eml(row)
    page = mail.get_body(("html",))
    assert page is not None
    if form == "headers":
        headers = mail.as_bytes().split(b"\r\n\r\n")[0].decode()
        values: Values = {Tag.TRANSPORT_MESSAGE_HEADERS: headers, Tag.HTML: page.get_content().encode()}
        return outlook_file({**values, Tag.BODY: row["text"].replace("\n", "\r\n"), Tag.INTERNET_CODE_PAGE: 65001})
    name, _, address = row["sender"].rpartition("<")
    values = {
        Tag.SENT_REPRESENTING_NAME: name.strip().strip('"'),
        Tag.SENT_REPRESENTING_EMAIL_ADDRESS: address.rstrip("> "),
        Tag.SUBJECT: row.get("subject") or "",
        Tag.CLIENT_SUBMIT_TIME: mail["Date"].datetime.astimezone(datetime.UTC),
        Tag.RTF_COMPRESSED: packed(in_rich_text(page.get_content())),
        Tag.BODY: row["text"],
    }
    return outlook_file(values, code_page=65001 if form == "code page" else None)


def in_rich_text(page: str) -> bytes:
    """Return HTML as Outlook hides it in rich text."""
    written = r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}\uc1\pard\plain\f0 "
    for piece in re.findall(r"<[^>]*>|&[a-z#0-9]+;|[^<&]+", page):
        units = piece.encode("utf-16-le")
        numbers = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
        escaped = "".join(chr(unit) if chr(unit).isalnum() and unit < 128 else f"\\u{unit}?" for unit in numbers)
        written += f"{{\\*\\htmltag64 {escaped}}}" if piece[0] in "<&" else escaped
    return f"{written}}}".encode()


def judged(mail: bytes) -> Verdict:
    """Return the verdict about a mail in MIME."""
    return check(read_plainly(mail).contact)


@pytest.mark.parametrize("form", ["headers", "code page", "properties"])
def test_the_verdict_is_that_of_the_same_mail_saved_by_another_program(form: str) -> None:
    """Of mails of the corpus; with every finding and the words it rests on but for the headers' own."""
    for row in corpus_mails():
        plain = judged(as_eml(row).as_bytes())
        outlook = check(read_outlook(as_msg(row, form), read_mail=read_plainly).contact)

        assert outlook.verdict is plain.verdict, row["id"]
        assert [finding.code for finding in outlook.findings] == [finding.code for finding in plain.findings], row["id"]


def test_an_outlook_file_is_a_mail() -> None:
    """Who wrote, what, when, and what came with it."""
    data = outlook_file(MAIL, [attached_file("reçu.pdf", "application/pdf", b"%PDF-1.7")])

    intake = read_outlook(data, read_mail=read_plainly)

    assert is_outlook(data)
    assert intake.notes == ()
    assert intake.contact.sender == "Ameli <a@ameli-carte.example>"
    assert intake.contact.subject == "Votre carte Vitale"
    assert intake.contact.text.split() == ["Bonjour,", "votre", "carte", "Vitale", "expire."]
    assert intake.contact.date == datetime.date(2026, 3, 2)
    assert [(file.name, file.media_type) for file in intake.contact.attachments] == [("reçu.pdf", "application/pdf")]


@pytest.mark.parametrize(
    "attached",
    [
        pytest.param(attached_mail("Votre carte Vitale", outlook_mail(MAIL)), id="as Outlook attaches it"),
        pytest.param(attached_file("carte.msg", "application/vnd.ms-outlook", outlook_file(MAIL)), id="as a file"),
        pytest.param(
            attached_mail("TR", outlook_mail(FORWARD, [attached_mail("x", outlook_mail(MAIL))])), id="sent on twice"
        ),
    ],
)
def test_of_a_mail_sent_on_the_original_is_there(attached: Tree) -> None:
    """Who is asked "is this true?" is not the one to be judged."""
    intake = read_outlook(outlook_file(FORWARD, [attached]), read_mail=read_plainly)

    assert intake.contact.sender == "Ameli <a@ameli-carte.example>"
    assert intake.contact.subject == "Votre carte Vitale"
    assert Note.ORIGINAL_OF_FORWARD in intake.notes


@pytest.mark.parametrize(
    ("message_class", "data"),
    [
        pytest.param("IPM.Note.SMIME.MultipartSigned", SIGNED_PART, id="clear"),
        pytest.param("IPM.Note.SMIME", signed(SIGNED_PART), id="opaque"),
    ],
)
def test_what_is_signed_is_read(message_class: str, data: bytes) -> None:
    """A signature hides nothing; Outlook leaves the body empty and the whole mail in one attachment."""
    values: Values = {**MAIL, Tag.MESSAGE_CLASS: message_class, Tag.BODY: ""}

    intake = read_outlook(
        outlook_file(values, [attached_file("smime.p7m", "application/pkcs7-mime", data)]), read_mail=read_plainly
    )

    assert intake.contact.text == "Signé"
    assert intake.contact.sender == "Ameli <a@ameli-carte.example>"
    assert intake.notes == ()


def test_what_is_encrypted_is_refused() -> None:
    """Only the receiver's own program opens it, and an empty mail must not be called harmless."""
    values: Values = {**MAIL, Tag.MESSAGE_CLASS: "IPM.Note.SMIME", Tag.BODY: ""}
    data = outlook_file(values, [attached_file("smime.p7m", "application/pkcs7-mime", ENVELOPED)])

    with pytest.raises(UnreadableError, match="an encrypted one"):
        outlook_as_mime(data)


@pytest.mark.parametrize(
    ("attached", "note"),
    [
        pytest.param(attached_file("m.p7m", "application/pkcs7-mime", ENVELOPED), Note.ENCRYPTED, id="S/MIME"),
        pytest.param(
            attached_file("message.rpmsg", "application/x-microsoft-rpmsg-message", b"x"), Note.ENCRYPTED, id="rights"
        ),
        pytest.param(
            attached_file("m.asc", "text/plain", b"-----BEGIN PGP MESSAGE-----\n\nx"), Note.ENCRYPTED, id="PGP"
        ),
        pytest.param(
            attached_file("m.msg", "", compound_file({"x": b"y"})), Note.ATTACHMENT_UNREAD, id="not Outlook's"
        ),
        pytest.param({"__properties_version1.0": bytes(8)}, Note.ATTACHMENT_UNREAD, id="only its address is kept"),
        pytest.param(
            {name: value for name, value in attached_mail("x", {}).items() if name.startswith("__p")},
            Note.DAMAGED,
            id="a mail that is not there",
        ),
    ],
)
def test_an_attachment_that_cannot_be_read_is_said(attached: Tree, note: Note) -> None:
    """The mail around it still is judged."""
    copy = outlook_as_mime(outlook_file(MAIL, [attached]))

    assert copy.notes == (note,)
    assert read_plainly(copy.mail).contact.text


def test_files_beyond_the_largest_mail_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy must be a mail that the reader of mails takes."""
    monkeypatch.setattr("beffroi.contact.readers.outlook.outlook._MOST_FILE_BYTES", 15_000)
    files = [attached_file(f"{place}.bin", "", b"x" * 10_000) for place in range(3)]

    copy = outlook_as_mime(outlook_file(MAIL, files))

    assert copy.notes == (Note.ATTACHMENT_UNREAD,)
    assert len(copy.mail) < 20_000


def test_more_parts_than_a_mail_has_are_not_copied() -> None:
    """Counted over all the mails within, which may each hold as many."""
    within = outlook_mail(MAIL, [attached_file("x", "", b"x")] * (MAX_PARTS - 1))

    copy = outlook_as_mime(outlook_file(MAIL, [attached_mail("a", within), attached_mail("b", within)]))

    assert copy.notes == (Note.PARTLY_READ,)
    assert copy.mail.count(b"application/octet-stream") < MAX_PARTS


def test_mails_within_mails_end_at_the_depth() -> None:
    """Fifty of them are no forward of anybody."""
    mail = outlook_mail(MAIL)
    for _ in range(50):
        mail = outlook_mail(FORWARD, [attached_mail("x", mail)])
    begun = time.process_time()

    copy = outlook_as_mime(outlook_file(FORWARD, [attached_mail("x", mail)]))

    assert copy.notes == (Note.PARTLY_READ,)
    assert copy.mail.count(b"message/rfc822") == MAX_DEPTH
    assert time.process_time() - begun < 5


def test_files_within_files_end_at_the_depth() -> None:
    """The same, each a file of its own: every level is read anew."""
    data = outlook_file(MAIL)
    for _ in range(MAX_DEPTH + 5):
        data = outlook_file(FORWARD, [attached_file("x.msg", "", data)])

    assert outlook_as_mime(data).notes == (Note.PARTLY_READ,)


@pytest.mark.parametrize("data", [b"", b"From: a@b.example\r\n\r\nx", compound_file({"WordDocument": b"x"})])
def test_what_is_not_outlooks_is_refused(data: bytes) -> None:
    """An old Word document begins with the same bytes."""
    with pytest.raises(UnreadableError):
        outlook_as_mime(data)


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    """No other error may reach the person."""
    whole = outlook_file(MAIL, [attached_file("a.pdf", "application/pdf", b"%PDF" * 3_000)])
    refused = 0
    for end in range(0, len(whole), 333):
        try:
            outlook_as_mime(whole[:end])
        except UnreadableError:
            refused += 1

    assert refused
