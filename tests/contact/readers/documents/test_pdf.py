"""A PDF is read for its words, its links, its codes and what is in it."""

import contextlib
import functools
import time
from typing import Any

import pytest
import zxingcpp

from beffroi.contact import Attachment, Channel
from beffroi.contact.readers import Note
from beffroi.contact.readers.documents.office import MACROS
from beffroi.contact.readers.documents.pdf import open_pdf, read_pdf
from beffroi.contact.readers.images import pictures
from beffroi.contact.readers.limits import MAX_PAGES
from beffroi.errors import MissingExtraError, UnreadableError
from beffroi.faces.apart import Apart

from .made_pdf import drawn_code, made_pdf, of_objects, stream

EVIL = "https://ameli.renouvellement.example/x"


def _code(text: str) -> bytes:
    image: Any = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode))
    picture, (rows, columns) = memoryview(image), image.shape
    return drawn_code([[picture[row, column] == 0 for column in range(columns)] for row in range(rows)], size=3)


def _text(data: bytes) -> str:
    return open_pdf("a.pdf", "application/pdf", data)[0][0].text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(made_pdf(["Votre carte", "été (€)"]), "Votre carte\nété (€)", id="words"),
        pytest.param(
            made_pdf(["www.ameli.fr", "merci"], links=[(0, EVIL)]), f"www.ameli.fr <{EVIL}>\nmerci", id="link"
        ),
        pytest.param(
            made_pdf(["ici", "ici"], links=[(0, EVIL), (1, "mailto:a@b.example")]),
            f"ici <{EVIL}>\nici <mailto:a@b.example>",
            id="the same words twice",
        ),
        pytest.param(made_pdf(["Bonjour"], links=[(9, EVIL)]), f"Bonjour\n<{EVIL}>", id="link without words"),
        pytest.param(made_pdf(["a"], more=[f"<< /URI ({EVIL}) >>".encode()]), f"a\n<{EVIL}>", id="address of a button"),
        pytest.param(made_pdf(["a"], pages=2), "a\na", id="two pages"),
    ],
)
def test_words_stand_as_shown_and_targets_behind_them(data: bytes, text: str) -> None:
    """Who reads the words must see where they lead."""
    assert _text(data) == text


def test_codes_on_the_pages_are_read() -> None:
    """A letter whose code leads elsewhere than to ameli.fr."""
    attachments, notes = open_pdf("a.pdf", "application/pdf", made_pdf(["Scannez"], drawn=_code(EVIL), pages=2))

    assert attachments[1:] == (Attachment("a.pdf/QRCode", "text/x-barcode", "", EVIL),)
    assert notes == ()


EMBEDDED = "/Names << /EmbeddedFiles << /Names [(b.exe) 100 0 R] >> >>"
FILE = (b"<< /Type /Filespec /F (b.exe) /UF (b.exe) /EF << /F 101 0 R >> >>", stream(b"MZ" + bytes(99)))
SCRIPT = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL\\('x'\\)) >>] >> >>"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(made_pdf(["a"], catalogue=EMBEDDED, more=FILE), ("b.exe", "application/x-dosexec"), id="a file"),
        pytest.param(made_pdf(["a"], catalogue=SCRIPT), ("JavaScript", "text/javascript"), id="a script"),
        pytest.param(
            made_pdf(["a"], catalogue="/OpenAction << /S /Launch /F (cmd.exe) >>"), ("Launch", MACROS), id="a program"
        ),
    ],
)
def test_what_is_inside_is_named(data: bytes, found: tuple[str, str]) -> None:
    """A letter that brings a program is no letter."""
    attachments, _ = open_pdf("a.pdf", "application/pdf", data)

    assert [(attachment.name, attachment.media_type) for attachment in attachments[1:]] == [
        (f"a.pdf/{found[0]}", found[1])
    ]


def test_pages_beyond_the_limit_are_left_out_and_that_is_said() -> None:
    """A letter has one to four."""
    attachments, notes = open_pdf("a.pdf", "application/pdf", made_pdf(["a"], pages=MAX_PAGES + 1))

    assert attachments[0].text == "\n".join("a" * MAX_PAGES)
    assert notes == (Note.PARTLY_READ,)


def test_the_words_of_a_scanned_page_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Town halls scan what they send."""
    seen = pictures.PageText("Votre carte", ("https://a.example",), unsure=True)
    monkeypatch.setattr(pictures, "text_in", lambda _image: seen)

    attachments, notes = open_pdf("a.pdf", "application/pdf", made_pdf(drawn=b"0 0 100 100 re f"))

    assert [attachment.text for attachment in attachments] == ["Votre carte", "https://a.example"]
    assert notes == (Note.UNSURE_WORDS,)


LOCKED = of_objects(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"],
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]",
)


def test_a_locked_one_is_named_with_a_note() -> None:
    """The password stands in the mail, where filters do not look for it."""
    (attachment,), notes = open_pdf("a.pdf", "application/pdf", LOCKED)

    assert (attachment.text, notes) == ("", (Note.ENCRYPTED,))


def test_a_pdf_received_is_a_letter_unless_said_otherwise() -> None:
    """People scan what they got on paper."""
    intake = read_pdf(made_pdf(["Scannez"], drawn=_code(EVIL)), "a.pdf")

    assert (intake.contact.channel, intake.contact.text) == (Channel.LETTER, "Scannez")
    assert [attachment.name for attachment in intake.contact.attachments] == ["a.pdf", "a.pdf/QRCode"]
    assert read_pdf(made_pdf(["a"]), "a.pdf", Channel.EMAIL).contact.channel is Channel.EMAIL


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(LOCKED, "expected a PDF that opens without a password, found one that is locked", id="locked"),
        pytest.param(b"%PDF-1.7", "expected a PDF, found a file that is none, or damaged", id="damaged"),
        pytest.param(b"", "expected a PDF, found a file that is none, or damaged", id="empty"),
    ],
)
def test_one_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    """The person may have another copy, or the password."""
    with pytest.raises(UnreadableError) as caught:
        read_pdf(data, "a.pdf")

    assert str(caught.value) == message


def test_a_missing_library_says_which_command_adds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged extra is one command away."""
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)

    with pytest.raises(MissingExtraError, match=r"beffroi\[documents\]"):
        read_pdf(made_pdf(["a"]), "a.pdf")


def _forms(count: int) -> bytes:
    """Return a page that draws a form which draws two forms, and so on."""
    head = "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X {} 0 R >> >>"
    resources = "/MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>"
    forms = [stream(b"/X Do /X Do", head.format(6 + number)) for number in range(count)]
    forms.append(stream(b"0 0 1 1 re f", head.format(99)))
    return of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R {resources} >>".encode(),
            stream(b"/X Do"),
            *forms,
        ]
    )


def _tree(*kids: str) -> bytes:
    nodes = [f"<< /Type /Pages /Count 9999 /Kids [{kid}] >>".encode() for kid in kids]
    return of_objects([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes])


def _image() -> bytes:
    entries = "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    page = "/MediaBox [0 0 500 500] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>"
    return of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R {page} >>".encode(),
            stream(b"500 0 0 500 0 0 cm /X Do"),
            stream(bytes(100_000_000), entries, packed=True),
        ]
    )


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(functools.partial(_tree, "2 0 R 2 0 R"), id="a tree of pages that holds itself"),
        pytest.param(functools.partial(_tree, "3 0 R 3 0 R", "2 0 R 2 0 R"), id="two that hold one another"),
        pytest.param(functools.partial(_tree, *(f"{n + 3} 0 R" for n in range(20_000))), id="a tree 20,000 deep"),
        pytest.param(functools.partial(made_pdf, ["a"], pages=100_000), id="100,000 pages"),
        pytest.param(functools.partial(made_pdf, ["a"], page_box="0 0 1000000 1000000"), id="a page of 350 metres"),
        pytest.param(functools.partial(_forms, 40), id="a million million forms"),
        pytest.param(functools.partial(made_pdf, drawn=b"0 0 500 500 re f\n" * 1_000_000), id="a million squares"),
        pytest.param(_image, id="an image of 30,000 x 30,000"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"1 0 obj << /A [" * 500_000, id="nothing that ever ends"),
        pytest.param(
            functools.partial(
                made_pdf,
                ["a"],
                catalogue="/X " + "[" * 100_000 + "]" * 100_000,
                more=[stream(bytes(99_000_000), packed=True)],
            ),
            id="lists in lists",
        ),
    ],
)
def test_a_bomb_ends_in_seconds_with_an_answer_or_a_clear_error(make: functools.partial[bytes]) -> None:
    """The library is written in C++ and may die of them: so it runs apart, within limits."""
    with Apart(memory=2_000_000_000) as apart:
        begins = time.perf_counter()
        with contextlib.suppress(UnreadableError):
            apart.call(open_pdf, "a.pdf", "application/pdf", make(), seconds=6)
        assert time.perf_counter() - begins < 30
        assert apart.call(open_pdf, "a.pdf", "application/pdf", made_pdf(["a"]))[0][0].text == "a"
