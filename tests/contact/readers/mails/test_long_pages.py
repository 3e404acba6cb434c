"""Of an e-mail's page beyond the limit, what shows no words goes first."""

from beffroi.contact import shown
from beffroi.contact.readers import Note
from beffroi.contact.readers.mails.mail import read_mail


def test_a_picture_written_within_a_long_page_makes_room_for_its_words() -> None:
    """It shows no words: to cut a page for its sake would leave words unread."""
    picture = b'<img src="data:image/png;base64,' + b"iVBORw0K" * 200_000 + b'">'
    page = b"<p>Avant</p>" + picture + b"<p>Au milieu</p>" + picture + b"<p>Fin</p>"

    intake = read_mail(b"From: a@b.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nContent-Type: text/html\n\n" + page)

    assert intake.contact.html is not None
    assert shown(intake.contact.html).text.split("\n") == ["Avant", "Au milieu", "Fin"]
    assert intake.notes == ()


def test_words_that_a_long_page_hides_do_not_push_out_those_that_it_shows() -> None:
    """Padding that nobody sees, before and after a fraud, would leave it unread."""
    padding = b'<div style="display:none">' + b"mot " * 300_000 + b"</div>"
    page = b"<div><p>Avant</p>" + padding + b"<p>Au milieu</p>" + padding + b"</div>"

    intake = read_mail(b"From: a@b.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nContent-Type: text/html\n\n" + page)

    assert shown(intake.contact.html or "").text.split("\n") == ["Avant", "Au milieu"]
    assert intake.notes == (Note.PARTLY_READ,)
