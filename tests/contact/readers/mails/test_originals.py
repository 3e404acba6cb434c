"""The original of a mail sent on becomes the contact; what was written around it is kept apart."""

import datetime

from beffroi.contact import Channel, Contact
from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.limits import MAX_DEPTH
from beffroi.contact.readers.mails.originals import original_in_words, with_original

from .mails import FORWARDS, PAGE, SENDER, SUBJECT, WORDS

GMAIL_PAGE = (
    '<div dir="ltr">Vrai ?<br><br><div class="gmail_quote"><div dir="ltr">---------- Forwarded message ---------<br>'
    "De : <b>Ameli</b> &lt;noreply@ameli-rb.example&gt;<br>Date: dim. 1 mars 2026 à 10:12<br>"
    f"Subject: {SUBJECT}<br>To: &lt;maman@free.example&gt;<br></div><br><br>{PAGE}</div></div>"
)


def test_both_bodies_are_parted() -> None:
    """The link behind a word stands in the page alone."""
    contact = Contact(Channel.EMAIL, FORWARDS["gmail"], "1", "Fille <f@free.example>", f"Fwd: {SUBJECT}", GMAIL_PAGE)

    intake = with_original(Intake(contact, (Note.DAMAGED,)))

    assert (intake.contact.sender, intake.contact.subject) == (SENDER, SUBJECT)
    assert intake.contact.date == datetime.date(2026, 3, 1)
    assert intake.contact.id == "1"
    assert intake.contact.text.split() == WORDS.split()
    assert intake.contact.html is not None
    assert PAGE.removeprefix("<p>") in intake.contact.html
    assert "Vrai" not in intake.contact.html
    assert intake.notes == (Note.ORIGINAL_OF_FORWARD, Note.DAMAGED)
    assert intake.around is not None
    assert intake.around.text.strip() == "C'est vrai ?"
    assert intake.around.html is not None
    assert "Vrai" in intake.around.html
    assert PAGE not in intake.around.html


def test_a_page_alone_is_parted_too() -> None:
    """Many telephones send no text beside it."""
    intake = with_original(Intake(Contact(Channel.EMAIL, "", None, "f@free.example", f"Fwd: {SUBJECT}", GMAIL_PAGE)))

    assert intake.contact.sender == SENDER
    assert intake.contact.html is not None
    assert PAGE.removeprefix("<p>") in intake.contact.html


def test_a_mail_sent_on_twice_gives_the_innermost() -> None:
    """Mother to daughter to us."""
    twice = (
        "---------- Forwarded message ---------\nDe : m@free.example\nDate: 2 mars 2026\nSubject: TR\n\n"
        + FORWARDS["gmail"]
    )

    intake = with_original(Intake(Contact(Channel.EMAIL, twice)))

    assert intake.contact.sender == SENDER
    assert intake.contact.text.split() == WORDS.split()


def test_a_mail_copied_as_text_is_read_by_its_labels() -> None:
    """Somebody selects all, copies, pastes."""
    intake = original_in_words(FORWARDS["outlook, bold"])

    assert intake is not None
    assert (intake.contact.channel, intake.contact.sender) == (Channel.EMAIL, SENDER)
    assert intake.around is None or not intake.around.text.strip()


def test_plain_words_are_no_mail() -> None:
    """Most of what is pasted is an SMS."""
    assert original_in_words(WORDS) is None


def test_forwards_of_forwards_end() -> None:
    """However deep a text pretends to go."""
    block = "Forwarded message\nDe : a@b.example\nDate: 2 mars 2026\nSubject: x\n\n"

    intake = with_original(Intake(Contact(Channel.EMAIL, block * 1_000 + WORDS)))

    assert intake.contact.text.count("Forwarded") == 1_000 - MAX_DEPTH
