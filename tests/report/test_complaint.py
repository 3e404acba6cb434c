"""The file for a complaint."""

import time
from typing import Any

import pytest

from beffroi.advice import Done
from beffroi.contact import Attachment, Channel, Contact
from beffroi.report import BroughtFile, complaint_pdf
from beffroi.report.complaint import complaint_data
from beffroi.texts import languages, load_catalogue

from .conftest import CALL, DAY, EMAIL, LINK, SMS, Occur, Say, needed

pypdfium2 = needed("pypdfium2")
needed("typst")
_FRENCH = load_catalogue("fr")
_MARKUP = (
    '#eval("1+1") #read("/etc/passwd") $x^2$ @ref *b* _i_ = H #import "@preview/a:0.1.0" \\u{41} `raw` <l> // c '
    '/* c */ #sys.inputs ]) } " #panic() ~ -- '
)


def _text(pdf: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def _pdf(occur: Occur, say: Say, contact: Contact, lang: str = "fr", *done: Done, **more: Any) -> bytes:  # noqa: ANN401
    catalogue = load_catalogue(lang)
    occurrence = occur(contact, *done)
    return complaint_pdf(occurrence, say(occurrence, catalogue), catalogue, **more)


def test_it_holds_all_that_the_police_need(occur: Occur, say: Say) -> None:
    """Facts, words, reasons with their sources, what was done, files, versions, room to write."""
    occurrence = occur(EMAIL, Done.GAVE_CARD)
    text = _text(_pdf(occur, say, EMAIL, "fr", Done.GAVE_CARD, files=[BroughtFile("message.eml", "AB" * 32)]))

    for words in (
        "Dossier pour une plainte",
        "beffroi n’est pas un service officiel",
        "Date de réception 2 novembre 2026",
        "Ameli <x@ameli-secu.example>",
        "Réponse de beffroi Fraude",
        "carte Vitale",
        "http://ameli-vitale.example/pay?a=1&b=2",
        "[1] On vous demande votre carte bancaire.",
        "(page officielle, décisif, assurance_maladie.never_asks)",
        "Source : Service-Public (DILA), « Carte Vitale (fiche F265) », 20 mars 2025",
        "J’ai donné ma carte bancaire",
        "From: Ameli",
        "Reply-To: y@z.example [8]",
        "message.eml (fichier apporté)",
        "ab" * 32,
        "Nom et prénom",
        "Sommes perdues",
        f"Recueil de règles {occurrence.verdict.rulebook}, beffroi {occurrence.verdict.engine}.",
        "Page 1 / 2",
    ):
        assert words in text, words


def test_the_words_are_there_with_the_numbers_of_their_reasons(occur: Occur, say: Say) -> None:
    """The police see what rests on what."""
    occurrence = occur(SMS)
    data = complaint_data(occurrence, say(occurrence), _FRENCH)

    (words,) = [field for field in data["fields"] if field["heading"] == "Le message tel qu’il a été reçu"]
    assert "".join(part["words"] for part in words["segments"]) == SMS.text
    assert any(part["words"] == LINK and part["reasons"] for part in words["segments"])
    numbers = [reason["number"] for group in data["reasons"] for reason in group["reasons"]]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("contact", [SMS, CALL, EMAIL])
def test_it_is_tagged_titled_and_in_its_language(occur: Occur, say: Say, contact: Contact, lang: str) -> None:
    """A screen reader must know what it reads, and in which language."""
    made = _pdf(occur, say, contact, lang, *Done)
    title = load_catalogue(lang).sentence("reports.complaint.name")

    assert b"/MarkInfo" in made
    assert b"/Marked true" in made
    assert f"/Lang({lang})".encode() in made.replace(b"/Lang (", b"/Lang(")
    assert b"pdfuaid" in made
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_dict()["Title"] == title
    assert document.is_tagged()
    assert b"/DisplayDocTitle true" in made


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(_MARKUP, id="markup of typst"),
        pytest.param("مرحبا \u202eevil\u202c بالعالم", id="right to left"),
        pytest.param("你好世界 😀 👨\u200d👩\u200d👧 नमस्ते", id="other scripts and emoji"),
        pytest.param("a\0b\x07\ufeff\ufffe\ue000c", id="NUL and what is no character"),
        pytest.param("Carte vitale " * 7_700, id="100,000 characters"),
        pytest.param("x" * 100_000, id="without a blank"),
        pytest.param("\n" * 99_999 + "x", id="lines without words"),
        pytest.param("a" + "\u0301" * 50_000, id="a tower of accents"),
        pytest.param("".join(map(chr, range(0x4E00, 0x4E00 + 20_000))), id="20,000 characters of their own"),
        pytest.param("".join(map(chr, range(0x20000, 0x20000 + 6_000))), id="6,000 that hardly a font has"),
    ],
)
@pytest.mark.parametrize("system_fonts", [True, False])
def test_hostile_words_stay_words_and_bounded(occur: Occur, say: Say, words: str, *, system_fonts: bool) -> None:
    """The words come from a fraudster: none is read as markup, and none makes the document endless."""
    contact = Contact(
        Channel.EMAIL,
        words,
        sender=words[:5_000],
        subject=words[:5_000],
        headers=((("X-A", words),) * 5),
        date=DAY,
        attachments=(Attachment(words[:5_000], text=words),),
    )
    occurrence, before = occur(contact), time.perf_counter()

    made = complaint_pdf(
        occurrence,
        say(occurrence),
        _FRENCH,
        [BroughtFile(words[:5_000], words[:5_000])] * 100,
        system_fonts=system_fonts,
    )

    assert time.perf_counter() - before < 10
    assert len(pypdfium2.PdfDocument(made)) < 50
    if words is _MARKUP:
        assert " ".join(words.split()) in _text(made)
    if len(words) > 10_000:
        assert "caractères non imprimés" in _text(made)
    assert "Autres fichiers, non imprimés" in _text(made)


def test_a_day_that_nobody_said_is_left_to_be_filled_in(occur: Occur, say: Say) -> None:
    """The police must not read the day of the question as that of the message."""
    contact = Contact(Channel.SMS, SMS.text, sender=SMS.sender)

    assert "Date de réception non indiquée, à compléter à la main" in _text(_pdf(occur, say, contact))


@pytest.mark.parametrize(
    ("words", "lang", "spoken", "direction"),
    [
        ("Bonjour", None, "fr", "ltr"),
        ("Hello", "en-GB", "en", "ltr"),
        ("12 مرحبا", "ar", "ar", "rtl"),
        ("1", "abcd-FR", "fr", "ltr"),
    ],
)
def test_words_are_read_in_their_own_language_and_direction(
    occur: Occur, say: Say, words: str, lang: str | None, spoken: str, direction: str
) -> None:
    """A screen reader pronounces them, whatever the language of the document."""
    occurrence = occur(Contact(Channel.SMS, words, lang=lang))

    data = complaint_data(occurrence, say(occurrence), load_catalogue("ar"))

    assert (data["words_lang"], data["fields"][0]["dir"]) == (spoken, direction)


def test_what_is_no_fingerprint_is_not_printed_as_one(occur: Occur, say: Say) -> None:
    """A file is proven by 64 digits or not at all."""
    files = [BroughtFile("a.eml", ""), BroughtFile("b.eml", "no digits"), BroughtFile("c.eml", "C" * 64)]
    occurrence = occur(SMS)

    printed = complaint_data(occurrence, say(occurrence), _FRENCH, files)["files"]

    assert [file["print"] for file in printed] == ["empreinte inconnue", "empreinte inconnue", "c" * 64]


def test_a_long_line_stays_on_the_page(occur: Occur, say: Say) -> None:
    """An address of a thousand characters runs off a page that breaks only at blanks."""
    made = _pdf(occur, say, Contact(Channel.SMS, "https://ameli-x.example/" + "y" * 1_000 + "z", date=DAY))

    for page in pypdfium2.PdfDocument(made):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            assert text.get_charbox(place)[2] <= page.get_width() - 30


def test_what_was_told_is_no_message(occur: Occur, say: Say) -> None:
    """Of a call there are no words but the person's own."""
    text = _text(_pdf(occur, say, CALL))

    assert "Ce qui a été dit, comme la personne le raconte" in text
    assert "Rien n’a été indiqué." in text
    assert "tel qu’il a été reçu" not in text


def test_the_same_makes_the_same_bytes(occur: Occur, say: Say) -> None:
    """What was handed over can be made again and compared."""
    assert _pdf(occur, say, EMAIL) == _pdf(occur, say, EMAIL)
