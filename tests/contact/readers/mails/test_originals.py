"""The original of a mail sent on becomes the contact; what was written around it is kept apart."""

import datetime

from beffroi.contact import Channel, Contact
from beffroi.contact.readers.limits import MAX_DEPTH
from beffroi.contact.readers.mails.originals import original_in_words, parted, without_subject_of

from .mails import FORWARDS, PAGE, SENDER, SUBJECT, WORDS

GMAIL_PAGE = (
    '<div dir="ltr">Vrai ?<br><br><div class="gmail_quote"><div dir="ltr">---------- Forwarded message ---------<br>'
    "De : <b>Ameli</b> &lt;noreply@ameli-rb.example&gt;<br>Date: dim. 1 mars 2026 à 10:12<br>"
    f"Subject: {SUBJECT}<br>To: &lt;maman@free.example&gt;<br></div><br><br>{PAGE}</div></div>"
)


def test_both_bodies_are_parted() -> None:
    """The link behind a word stands in the page alone."""
    contact = Contact(Channel.EMAIL, FORWARDS["gmail"], "1", "Fille <f@free.example>", f"Fwd: {SUBJECT}", GMAIL_PAGE)

    original, (around,) = parted(contact)

    assert (original.sender, original.subject) == (SENDER, SUBJECT)
    assert original.date == datetime.date(2026, 3, 1)
    assert original.id == "1"
    assert original.text.split() == WORDS.split()
    assert original.html is not None
    assert PAGE.removeprefix("<p>") in original.html
    assert "Vrai" not in original.html
    assert around.text.strip() == "C'est vrai ?"
    assert around.html is not None
    assert "Vrai" in around.html
    assert PAGE not in around.html
    assert around.subject is None


def test_a_page_alone_is_parted_too() -> None:
    """Many telephones send no text beside it."""
    original, _ = parted(Contact(Channel.EMAIL, "", None, "f@free.example", f"Fwd: {SUBJECT}", GMAIL_PAGE))

    assert original.sender == SENDER
    assert original.html is not None
    assert PAGE.removeprefix("<p>") in original.html


def test_a_mail_sent_on_twice_gives_the_innermost() -> None:
    """Mother to daughter to us."""
    twice = (
        "---------- Forwarded message ---------\nDe : m@free.example\nDate: 2 mars 2026\nSubject: TR\n\n"
        + FORWARDS["gmail"]
    )

    original, around = parted(Contact(Channel.EMAIL, twice))

    assert original.sender == SENDER
    assert original.text.split() == WORDS.split()
    assert len(around) == 2


def test_a_mail_copied_as_text_is_read_by_its_labels() -> None:
    """Somebody selects all, copies, pastes."""
    intake = original_in_words(FORWARDS["outlook, bold"])

    assert intake is not None
    assert (intake.contact.channel, intake.contact.sender) == (Channel.EMAIL, SENDER)
    assert [other.text.strip() for other in intake.others] == [""]


def test_plain_words_are_no_mail() -> None:
    """Most of what is pasted is an SMS."""
    assert original_in_words(WORDS) is None


def test_forwards_of_forwards_end() -> None:
    """However deep a text pretends to go."""
    block = "Forwarded message\nDe : a@b.example\nDate: 2 mars 2026\nSubject: x\n\n"

    original, around = parted(Contact(Channel.EMAIL, block * 1_000 + WORDS))

    assert original.text.count("Forwarded") == 1_000 - MAX_DEPTH
    assert len(around) == MAX_DEPTH


def test_the_subject_of_a_forward_is_that_of_the_original() -> None:
    """Judged with who sent it on, it would look like a body's mail from a private address."""
    original = Contact(Channel.EMAIL, "y", subject="Votre remboursement")

    subjects = {
        subject: without_subject_of(original, Contact(Channel.EMAIL, "x", subject=subject)).subject
        for subject in ("TR : Votre remboursement", "Une question", "TR : Payez vite")
    }

    assert subjects == {
        "TR : Votre remboursement": None,
        "Une question": "Une question",
        "TR : Payez vite": "TR : Payez vite",
    }
