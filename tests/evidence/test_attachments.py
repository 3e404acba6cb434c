"""Attachments: files that can do harm, and files that only carry words."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence.attachments import find_attachments
from beffroi.evidence.looking import hear
from beffroi.evidence.reading import read
from beffroi.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("name", "media_type", "sort", "traits"),
    [
        ("facture.pdf", "application/pdf", "document", "harmless"),
        ("photo.JPG", "image/jpeg", "document", "harmless"),
        ("avis.pdf.p7s", "", "document", "harmless"),
        ("notes", "", "other", ""),
        ("", "", "other", ""),
        ("bizarre.xyz", "", "other", ""),
        ("sans-nom", "application/pdf", "document", "harmless"),
        ("facture.exe", "", "executable", "risky"),
        ("Facture.PDF.exe", "", "executable", "risky double_extension"),
        ("facture.exe. ", "", "executable", "risky"),
        ("facture.e\u200bxe", "", "executable", "risky"),
        ("photo.png          .scr", "", "executable", "risky double_extension padded_name"),
        ("ameli.apk", "", "executable", "risky"),
        ("facture.pdf", "application/x-msdownload", "executable", "risky type_mismatch"),
        ("facture.pdf", "text/html; charset=utf-8", "html", "risky type_mismatch"),
        ("facture", "text/html", "html", "risky"),
        ("facture.js", "", "script", "risky"),
        ("facture.lnk", "", "shortcut", "risky"),
        ("facture.iso", "", "disk_image", "risky"),
        ("facture.docm", "", "macro_document", "risky"),
        ("ameli.html", "text/html", "html", "risky"),
        ("ameli.svg", "image/svg+xml", "html", "risky"),
        ("Releve_AMELI_6038.zip", "application/zip", "archive", "risky"),
        ("photo.jpg.zip", "", "archive", "risky"),
        ("rdv.ics", "text/calendar", "calendar", "risky"),
        ("facture\u202efdp.exe", "", "executable", "risky bidi_name"),
        ("exe.\u202efdp", "", "other", "risky bidi_name"),
        (".htaccess", "", "other", ""),
        ("a." + "x" * 40, "", "other", ""),
    ],
)
def test_a_file_is_sorted_by_its_true_extension(name: str, media_type: str, sort: str, traits: str) -> None:
    """As the computer that opens it would read it, not as it is shown."""
    contact = Contact(Channel.EMAIL, "", attachments=(Attachment(name, media_type),))

    (evidence,) = find_attachments(read(contact))

    assert (evidence.value, evidence.traits) == (sort, frozenset(traits.split()))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=5))
def test_the_span_is_the_name_in_the_attachments_as_read(files: list[tuple[str, str]]) -> None:
    """The same counting as the folded reading's, whose words may be evidence too."""
    attachments = tuple(Attachment(name, text=text) for name, text in files)
    reading = read(Contact(Channel.EMAIL, "", attachments=attachments))
    joined = "".join(f"{name}\n{text}\n" for name, text in files)

    found = list(find_attachments(reading))

    assert [joined[evidence.span.start : evidence.span.end] for evidence in found] == [name for name, _ in files]


def test_a_heap_of_files_ends_somewhere() -> None:
    """Five hundred are enough."""
    contact = Contact(Channel.EMAIL, "", attachments=(Attachment("a.exe"),) * 600)

    assert sum(1 for _ in find_attachments(read(contact))) == 500


def test_the_name_of_a_file_changes_nothing_of_what_the_model_sees() -> None:
    """A screenshot is judged by its words, whatever the telephone called it."""
    rulebook = load_rulebook()
    directory = rulebook.on(datetime.date(2026, 3, 2)).directory
    words = "Bonjour, votre dossier est en attente, merci de le compléter avant demain soir s’il vous plaît."

    def heard(*attachments: Attachment) -> list[str]:
        return hear(Contact(Channel.SMS, words, attachments=attachments), directory, rulebook.lexicon).words

    assert heard(Attachment("Capture d’écran_20260302.png", "image/png")) == heard()
    assert heard(Attachment("é.png", "image/png", text="payez maintenant")) == [*heard(), "payez", "maintenant"]
