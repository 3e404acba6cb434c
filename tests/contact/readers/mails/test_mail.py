"""A saved e-mail becomes the contact that its reader saw."""

import datetime
import hashlib
import time

import pytest

from beffroi.contact import Attachment, Channel
from beffroi.contact.readers import Note
from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES
from beffroi.contact.readers.mails.mail import read_mail
from beffroi.errors import UnreadableError

from .mails import FORWARDS, PAGE, SENDER, SUBJECT, WORDS, mail, sent_on


def test_a_mail_is_read_whole() -> None:
    """Every field of the contract that a mail can fill."""
    message = mail(html=PAGE)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="reçu.pdf")

    intake = read_mail(message.as_bytes())

    contact = intake.contact
    assert (contact.channel, contact.sender, contact.subject) == (Channel.EMAIL, SENDER, SUBJECT)
    assert contact.text == WORDS
    assert contact.html is not None
    assert contact.html.strip() == PAGE
    assert contact.date == datetime.date(2026, 3, 1)
    assert contact.id == "1234@ameli-rb.example"
    assert ("Subject", SUBJECT) in contact.headers
    assert contact.attachments == (Attachment("reçu.pdf", "application/pdf", hashlib.sha256(b"%PDF-1.7").hexdigest()),)
    assert intake.notes == ()
    assert intake.others == ()


@pytest.mark.parametrize("words", FORWARDS.values(), ids=FORWARDS)
def test_a_mail_sent_on_in_words_gives_the_original(words: str) -> None:
    """As each program sends it on."""
    intake = read_mail(sent_on(words).as_bytes())

    assert (intake.contact.sender, intake.contact.subject) == (SENDER, SUBJECT)
    assert intake.contact.text.split() == WORDS.split()
    assert intake.contact.date == datetime.date(2026, 3, 1)
    assert intake.notes == (Note.ORIGINAL_OF_FORWARD,)
    assert [other.sender for other in intake.others] == ["Fille <fille@free.example>"]


def test_a_mail_sent_on_as_an_attachment_gives_the_original_with_its_headers() -> None:
    """The form that keeps what the headers prove."""
    original = mail(html=PAGE)
    original["Reply-To"] = "escroc@autre.example"
    outer = sent_on("Regarde")
    outer.add_attachment(original)

    intake = read_mail(outer.as_bytes())

    assert intake.contact.sender == SENDER
    assert ("Reply-To", "escroc@autre.example") in intake.contact.headers
    assert intake.notes == (Note.ORIGINAL_OF_FORWARD,)
    assert [other.text.strip() for other in intake.others] == ["Regarde"]


def test_every_mail_that_stands_in_one_is_given_to_be_judged() -> None:
    """A fraud in the middle, or a second one attached, must not be lost."""
    harmless = mail("À demain", sender="ami@free.example", subject="Coucou")
    fraud = mail()
    fraud.add_attachment(harmless)
    outer = sent_on("Deux mails")
    outer.add_attachment(fraud)
    outer.add_attachment(mail("Encore un", sender="autre@free.example"))
    outer.add_attachment(
        mail("Et un de plus").as_bytes(), maintype="application", subtype="octet-stream", filename="x.eml"
    )

    intake = read_mail(outer.as_bytes())

    assert intake.contact.text.strip() == "À demain"
    words = [other.text.split()[0] for other in intake.others]
    assert sorted(words) == ["Bonjour,", "Deux", "Encore", "Et"]
    assert {other.id for other in intake.others} == {intake.contact.id} == {"1234@ameli-rb.example"}


@pytest.mark.parametrize("inner", [b"no headers at all", b"", b"x" * 1_000])
def test_an_attached_mail_that_cannot_be_read_costs_itself_only(inner: bytes) -> None:
    """Or a fraud would carry one to be rejected."""
    source = (
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=zz\n\n--zz\n\nPayez 0,95\n--zz\n"
        b"Content-Type: message/rfc822\n\n" + inner + b"\n--zz--\n"
    )

    intake = read_mail(source)

    assert intake.contact.text.strip() == "Payez 0,95"
    assert intake.notes == (Note.ATTACHMENT_UNREAD,)


def test_a_report_of_abuse_gives_the_mail_it_is_about() -> None:
    """What a mail administrator has most of (RFC 5965)."""
    report = (
        b"From: abuse@fai.example\nSubject: FW: x\n"
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=zz\n\n--zz\n\nThis is a report\n"
        b"--zz\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n"
        b"--zz\nContent-Type: message/rfc822\n\nFrom: escroc@b.example\nSubject: x\n\nPayez\n--zz--\n"
    )

    assert read_mail(report).contact.sender == "escroc@b.example"


def test_mails_nested_beyond_the_limit_are_said_to_be_left_unread() -> None:
    """And what was read is given."""
    message = mail()
    for _ in range(30):
        outer = sent_on("voir")
        outer.add_attachment(message)
        message = outer

    intake = read_mail(message.as_bytes())

    assert Note.PARTLY_READ in intake.notes


def test_a_mail_that_came_back_is_not_taken_for_what_it_carries() -> None:
    """A report of a mail that could not be delivered carries the person's own."""
    report = (
        b"From: MAILER-DAEMON@mx.example\nSubject: Undelivered\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=zz\n\n--zz\n\nNot delivered\n"
        b"--zz\nContent-Type: message/rfc822\n\nFrom: moi@free.example\nSubject: x\n\nMa question\n--zz--\n"
    )

    intake = read_mail(report)

    assert intake.contact.sender == "MAILER-DAEMON@mx.example"
    assert intake.others == ()


def test_apple_mail_s_own_files_are_read() -> None:
    """A count of bytes before, a property list behind."""
    source = mail().as_bytes()

    intake = read_mail(str(len(source)).encode() + b"      \n" + source + b'<?xml version="1.0"?><plist/>')

    assert intake.contact.text == WORDS


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(b"Content-Type: text/plain; charset=iso-8859-1\n\nr\xe9gl\xe9", "réglé", id="charset"),
        pytest.param(
            b"Content-Type: text/plain; charset=us-ascii\n\nr\xc3\xa9gl\xc3\xa9", "réglé", id="a charset that lies"
        ),
        pytest.param(
            b"Content-Type: text/plain; format=flowed\n\nune ligne \nqui continue\n-- \nmoi\n",
            "une ligne qui continue\n-- \nmoi\n",
            id="lines that flow, the signature's mark kept",
        ),
        pytest.param(b"\nun\r\ndeux\rtrois", "un\ndeux\ntrois", id="line ends of every system"),
    ],
)
def test_words_come_out_as_a_person_reads_them(source: bytes, text: str) -> None:
    """Before any evidence is looked for."""
    assert read_mail(b"From: a@b.example\nSubject: x\n" + source).contact.text == text


def test_a_page_names_its_charset_itself() -> None:
    """Some mails leave it to the page."""
    meta = b'<meta http-equiv=x content="text/html; charset=windows-1252">'
    source = b"From: a@b.example\nSubject: x\nContent-Type: text/html\n\n" + meta + b"<p>10 \x80 r\xe9gl\xe9"

    assert "10 € réglé" in (read_mail(source).contact.html or "")


def test_text_parts_around_an_attachment_are_one_text() -> None:
    """Apple Mail cuts its text where a picture stands."""
    message = mail("avant")
    message.make_mixed()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment("après", disposition="inline")

    contact = read_mail(message.as_bytes()).contact

    assert contact.text.split() == ["avant", "après"]
    assert [attachment.name for attachment in contact.attachments] == ["a.png"]


def test_a_text_with_a_file_name_is_a_file() -> None:
    """A page sent as a file is opened from the disk, its form with it."""
    message = mail("Voir la pièce jointe")
    message.add_attachment("<form>", subtype="html", filename="facture.html")

    contact = read_mail(message.as_bytes()).contact

    assert contact.html is None
    assert contact.attachments[0].name == "facture.html"


@pytest.mark.parametrize(
    "data",
    [b"", b"Bonjour", b"Bonjour : voici\n\nles mots", b"\0" * 1_000, b"\xff\xfe" * 1_000, b"<html><p>x</p></html>"],
)
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    """With what was expected."""
    with pytest.raises(UnreadableError, match="header lines"):
        read_mail(data)


def _beyond(seconds: float, began: float) -> bool:
    return time.perf_counter() - began > seconds


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"From: a@b.example\nX: " + b"a" * 10_000_000 + b"\nSubject: x\n\nhello", id="a header of 10 MB"),
        pytest.param(b"From: a@b.example\n" + b"X: a\n" * 2_000_000 + b"\nhello", id="two million headers"),
        pytest.param(b"From: a@b.example\nTo: " + b"a\n " * 3_000_000 + b"\n\nhello", id="three million folds"),
        pytest.param(b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 500_000 + b"\n\nhello", id="encoded words"),
        pytest.param(b"From: " + b"(" * 100_000 + b"\nSubject: x\n\nhello", id="comments in comments"),
        pytest.param(b"From: a@b.example\nSubject: x\n\n" + b"De : a\n" * 1_000_000, id="a million labels"),
        pytest.param(b"From: a@b.example\nSubject: x\n\n" + b"a" * 60_000_000, id="sixty megabytes of one line"),
        pytest.param(
            b"From: a@b.example\nSubject: x\nContent-Transfer-Encoding: base64\n\n" + b"QUFB" * 10_000_000,
            id="base64 of 40 MB",
        ),
    ],
)
def test_large_and_tangled_mails_are_read_within_seconds(data: bytes) -> None:
    """A mail server waits for no single message; the bound is wide, for machines that are busy."""
    began = time.perf_counter()

    contact = read_mail(data).contact

    assert contact.sender is not None
    assert not _beyond(20, began)


def test_a_mail_beyond_the_limit_is_read_to_it_and_says_so() -> None:
    """The words come first in nearly every mail."""
    intake = read_mail(mail().as_bytes() + b"x" * MAX_MESSAGE_BYTES)

    assert Note.PARTLY_READ in intake.notes
    assert intake.contact.text.startswith(WORDS[:20])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("-----BEGIN PGP MESSAGE-----\n\nhQEMA/xy=\n-----END PGP MESSAGE-----\n", "END PGP", id="whole"),
        pytest.param("-----BEGIN PGP MESSAGE-----\nDonnez votre carte.\n", "Donnez votre carte", id="a line alone"),
    ],
)
def test_a_line_of_an_envelope_does_not_make_words_vanish(body: str, text: str) -> None:
    """A fraud would begin with it."""
    assert text in read_mail(mail(body).as_bytes()).contact.text


def test_blanks_and_comments_push_nothing_beyond_the_limit() -> None:
    """A million blank lines before the words are no words."""
    text = read_mail(mail("\n" * 1_100_000 + WORDS).as_bytes()).contact.text
    html = read_mail(mail(html="<!--" + "x" * 1_100_000 + "-->" + PAGE).as_bytes()).contact.html

    assert WORDS.strip() in text
    assert PAGE in (html or "")


def test_of_a_text_beyond_the_limit_both_ends_are_read() -> None:
    """Words at either end are those that a person finds."""
    intake = read_mail(mail("début " + "mot " * 300_000 + " fin").as_bytes())

    assert Note.PARTLY_READ in intake.notes
    assert intake.contact.text.startswith("début")
    assert intake.contact.text.rstrip().endswith("fin")


def test_labels_alone_do_not_make_a_mail_a_forward() -> None:
    """Whoever writes "De : Assurance Maladie" at the top would be taken for it."""
    labels = "De : Assurance Maladie <noreply@ameli.fr>\nEnvoyé : lundi 2 mars 2026\nÀ : vous\nObjet : x\n\n"

    contact = read_mail(mail(labels + WORDS, sender="escroc@b.example").as_bytes()).contact

    assert contact.sender == "escroc@b.example"


def test_words_in_another_dress_are_read_where_there_are_no_others() -> None:
    """An enriched text is dropped beside a plain one only."""
    source = b"From: a@b.example\nSubject: x\nContent-Type: text/enriched\n\n<bold>Payez</bold>"

    assert "Payez" in (read_mail(source).contact.html or "")


def test_lines_that_flow_may_have_been_cut_within_words() -> None:
    """RFC 3676: with DelSp the blank goes too."""
    source = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed; delsp=yes\n\nrembour \nsement"

    assert read_mail(source).contact.text == "remboursement"
