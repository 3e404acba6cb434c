"""Whatever form a mail comes in, its file gives the same verdict."""

import datetime
import email.policy
import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from beffroi.contact import Channel, Intake, Note
from beffroi.contact.readers.outlook.mapi import Tag
from beffroi.errors import ContactError, InputError, UnreadableError
from beffroi.faces.files import FileReader, load
from beffroi.faces.library import check_intake
from beffroi.faces.settings import ReadingSettings
from beffroi.report import Split, split_of

from ..contact.readers.outlook.outlook_files import outlook_file

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 3, 2)
SENT = "Mon, 02 Mar 2026 10:12:00 +0100"
MAILS = 24


@pytest.fixture
def reader() -> Iterator[FileReader]:
    """Return a reader without any setting."""
    with FileReader(ReadingSettings()) as reader:
        yield reader


def corpus_mails() -> list[dict[str, str]]:
    """Return some e-mails of each label from the development side of the corpus."""
    rows = [json.loads(line) for line in (ROOT / "corpus" / "contacts.jsonl").read_text(encoding="utf-8").splitlines()]
    mails = [
        row
        for row in rows
        if row["channel"] == "email" and row["sender"] and "<" in row["sender"] and split_of(row["id"]) is Split.DEV
    ]
    return mails[:: len(mails) // MAILS][:MAILS]


def saved(row: dict[str, str]) -> EmailMessage:
    """Return a mail as programs save it."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = row["sender"]
    message["To"] = "maman@free.example"
    message["Subject"] = row["subject"] or ""
    message["Date"] = SENT
    message.set_content(row["text"])
    return message


def forms(row: dict[str, str]) -> dict[str, bytes]:
    """Return one mail in the forms in which people hand it in."""
    mail = saved(row)
    source = mail.as_bytes()
    shown = (
        f"De : {row['sender']}\nEnvoyé : lundi 2 mars 2026 10:12\nÀ : maman@free.example\nObjet : {row['subject']}\n\n"
    )
    inline = EmailMessage(policy=email.policy.SMTP)
    attached = EmailMessage(policy=email.policy.SMTP)
    for outer in (inline, attached):
        outer["From"], outer["To"] = "Fille <fille@free.example>", "aide@mairie.example"
        outer["Subject"], outer["Date"] = f"TR : {row['subject']}", "Tue, 03 Mar 2026 09:00:00 +0100"
    inline.set_content(f"Bonjour,\n\n-------- Message transféré --------\n{shown}{row['text']}")
    attached.set_content("Bonjour, voici ce que j'ai reçu.")
    attached.add_attachment(mail)
    gmail = b"Delivered-To: maman@free.example\r\nARC-Seal: i=1; a=rsa-sha256; d=g.example\r\nReceived: by mx.example; "
    return {
        "thunderbird.eml": source,
        "apple.emlx": f"{len(source):<10}\n".encode() + source + b'<?xml version="1.0"?><plist version="1.0"></plist>',
        "gmail.txt": gmail + SENT.encode() + b"\r\n" + source,
        "outlook.msg": outlook_file(
            {
                Tag.SUBJECT: row["subject"] or "",
                Tag.BODY: row["text"],
                Tag.TRANSPORT_MESSAGE_HEADERS: source.split(b"\r\n\r\n")[0].decode(),
            }
        ),
        "copied.txt": (shown + row["text"]).encode(),
        "inline.eml": inline.as_bytes(),
        "attached.eml": attached.as_bytes(),
    }


def judged(intake: Intake) -> tuple[str, list[str]]:
    """Return the verdict and the codes of its findings."""
    _, verdict = check_intake(intake, today=DAY)
    codes = {finding.code for finding in verdict.findings}  # a sender that is only told speaks in nobody's favour
    return verdict.verdict, sorted(codes - {"official_sender"})


@pytest.mark.parametrize("row", corpus_mails(), ids=lambda row: row["id"])
def test_a_mail_gives_the_same_verdict_in_every_form(reader: FileReader, row: dict[str, str]) -> None:
    """People send what their program gives them; the answer must not hang on it."""
    outcomes = {name: judged(reader.read(data, name)) for name, data in forms(row).items()}

    assert set(map(str, outcomes.values())) == {str(outcomes["thunderbird.eml"])}, outcomes


@pytest.mark.parametrize(
    ("name", "data", "channel"),
    [
        pytest.param("a.txt", b"Coucou, tu rentres quand ?", Channel.SMS, id="words"),
        pytest.param("a.txt", "réglé à midi".encode("cp1252"), Channel.SMS, id="words as Windows writes them"),
        pytest.param("a.json", b'{"channel": "call", "text": "Bonjour"}', Channel.CALL, id="a contact"),
        pytest.param(
            "sans-nom", b"From: a@b.example\nDate: x\nSubject: y\nReceived: z\n\nhello", Channel.EMAIL, id="a mail"
        ),
    ],
)
def test_each_kind_of_file_becomes_a_contact(reader: FileReader, name: str, data: bytes, channel: Channel) -> None:
    """By its content first, by its name where that says nothing."""
    intake = reader.read(data, name)

    assert intake.contact.channel is channel


def test_a_thread_is_told_from_words(reader: FileReader) -> None:
    """What somebody copied from their telephone."""
    thread = "[02/03/2026 10:12] +33 6 39 98 00 12 : Bonjour, ici la CPAM\n[02/03/2026 10:13] Moi : Qui êtes-vous ?\n"

    intake = reader.read((thread * 2).encode(), "fil.txt")

    assert Note.SEVERAL_IN_THREAD in intake.notes
    assert Note.OWN_WORDS_LEFT_OUT in intake.notes


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.mbox",
            b"From a Mon Mar  2 10:12:00 2026\nFrom: a@b.example\nSubject: x\n\nx\n",
            "to judge each: beffroi screen a.mbox",
        ),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "a speech model to hear it by"),
        ("a.exe", b"MZ\x90\0", "an e-mail"),
        ("a.eml", b" \n", "something in the file"),
        ("a.png", b"\x89PNG\r\n\x1a\nbroken", "expected"),
        ("a.pdf", b"%PDF-1.7 broken", "expected"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", "expected"),
    ],
)
def test_what_cannot_be_read_is_told(reader: FileReader, name: str, data: bytes, said: str) -> None:
    """With what was expected, never with what the file says."""
    with pytest.raises(UnreadableError) as caught:
        reader.read(data, name)

    assert said in str(caught.value)
    assert "broken" not in str(caught.value)


def test_json_that_is_no_contact_is_told_by_its_field(reader: FileReader) -> None:
    """As everywhere else."""
    with pytest.raises(ContactError, match="channel"):
        reader.read(b"{}", "a.json")


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    """Before anything is read."""
    with pytest.raises(InputError, match=r"none\.eml: cannot be opened"):
        load(tmp_path / "none.eml")


def test_signatures_are_verified_by_keys_from_a_file_and_noted_in_our_name(tmp_path: Path) -> None:
    """A note that pretends to be ours is left out."""
    keys = tmp_path / "keys.zone"
    keys.write_text('k1._domainkey.b.example TXT "v=DKIM1; k=rsa; p=AAAA"\n', encoding="utf-8")
    forged = b"Authentication-Results: beffroi.invalid; dkim=pass header.d=ameli.fr\n"
    mail = forged + b"From: Ameli <a@ameli.fr>\nSubject: x\nDate: x\n\nhello"

    with FileReader(ReadingSettings(dns_file=keys)) as reader:
        intake = reader.read(mail, "a.eml")
    with FileReader(ReadingSettings()) as reader:
        unverified = reader.read(mail, "a.eml")

    assert intake.verified
    assert intake.contact.headers[0] == ("Authentication-Results", "beffroi.invalid; dkim=none")
    assert [name for name, _ in intake.contact.headers].count("Authentication-Results") == 1
    assert not unverified.verified


def test_a_file_of_keys_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Once, before any mail."""
    keys = tmp_path / "keys.zone"
    keys.write_text("k1._domainkey.b.example TXT\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"keys\.zone"):
        FileReader(ReadingSettings(dns_file=keys))


def test_a_fraud_that_carries_a_harmless_mail_is_still_a_fraud() -> None:
    """Or every fraud would carry one."""
    words = (
        "Ameli : votre carte Vitale expire. Payez 0,95 € par carte bancaire sur https://ameli-rb.example\n\n"
        "---------- Forwarded message ---------\n"
        "De : a@b.example\nDate: 2 mars 2026\nSubject: x\n\nBonjour, à demain.\n"
    )
    source = b"From: Ameli <a@ameli-rb.example>\nDate: x\nSubject: Carte Vitale\n\n" + words.encode()
    with FileReader(ReadingSettings()) as reader:
        intake = reader.read(source, "a.eml")

    contact, verdict = check_intake(intake, today=DAY)

    assert verdict.verdict == "fraud"
    assert contact in intake.others


def test_a_process_for_heavy_readers_is_started_only_when_one_is_needed(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mailbox of a million plain mails needs none."""
    monkeypatch.setattr("subprocess.Popen", None)

    assert reader.read(b"From: a@b.example\nDate: x\nSubject: y\n\nhello", "a.eml").contact.text == "hello"


def test_heavy_attachments_share_the_seconds_of_their_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred documents of a minute each would be a mail of two hours."""
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "x", "y"
    message.set_content("voir")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    monkeypatch.setattr("beffroi.faces.files.MAX_MAIL_SECONDS", -1)
    monkeypatch.setattr("subprocess.Popen", None)

    with FileReader(ReadingSettings()) as reader:
        intake = reader.read(message.as_bytes(), "a.eml")

    assert intake.notes == (Note.ATTACHMENT_UNREAD,)
    assert [attachment.name for attachment in intake.contact.attachments] == ["a.pdf"]


def test_a_sender_that_is_only_typed_speaks_in_nobody_s_favour() -> None:
    """Anyone can type "De : Assurance Maladie" below a line that says forwarded."""
    words = (
        "---------- Forwarded message ---------\nDe : Assurance Maladie <noreply@info.ameli.fr>\nDate: 2 mars 2026\n"
        "Subject: Votre relevé\n\nVotre relevé est disponible dans votre compte ameli. L’Assurance Maladie\n"
    )
    source = b"From: x@b.example\nDate: x\nSubject: Fwd: Votre relev\xc3\xa9\n\n" + words.encode()
    with FileReader(ReadingSettings()) as reader:
        intake = reader.read(source, "a.eml")

    _, verdict = check_intake(intake, today=DAY)

    assert intake.told
    assert "official_sender" not in {finding.code for finding in verdict.findings}


@pytest.mark.parametrize("style", ["color:white;background:darkblue", "font-size:0;all:unset", "display:none"])
def test_what_styles_seem_to_hide_is_judged_as_if_it_were_shown_as_well(style: str) -> None:
    """Programs differ in what they obey."""
    words = "Ameli : donnez votre carte bancaire et payez 0,95 € sur ameli-rb.example"
    hidden = f'<p>Bonjour</p><div style="{style}">{words}</div>'
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "Carte Vitale", "y"
    message.set_content(hidden, subtype="html")

    with FileReader(ReadingSettings()) as reader:
        _, verdict = check_intake(reader.read(message.as_bytes(), "a.eml"), today=DAY)

    assert verdict.verdict == "fraud"


def test_reading_a_picture_leaves_nothing_behind_and_tells_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library that runs the models keeps a file of what it would report, unless it is told not to."""
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    picture = (ROOT / "examples" / "capture.png").read_bytes()

    with FileReader(ReadingSettings()) as reader:
        intake = reader.read(picture, "capture.png")

    assert "carte Vitale" in intake.contact.text
    assert list(tmp_path.rglob("*")) == []
