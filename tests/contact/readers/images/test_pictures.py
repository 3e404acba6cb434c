"""A screenshot, a photograph of a letter or an image in an e-mail is read as what it is."""

import datetime
import hashlib
import pickle
from collections.abc import Callable, Sequence

import pytest

from beffroi.contact import Channel, require_usable
from beffroi.contact.readers import Note
from beffroi.contact.readers.images.pictures import open_image, read_image, text_in
from beffroi.errors import UnreadableError

from .drawn_pictures import as_file, code, page, thread

THEIRS = ("them", ["Ameli : votre carte Vitale expire.", "Renouvelez-la vite sur", "https://ameli-carte.example"])
MINE = ("me", ["Qui est-ce ?"])
SAID = "Ameli : votre carte Vitale expire. Renouvelez-la vite sur https://ameli-carte.example"
LETTER = [
    "Assurance Maladie",
    "",
    "Madame, Monsieur,",
    "",
    "Votre dossier est incomplet. Nous vous prions",
    "de rappeler le 01 99 00 12 34 avant le 12 mars",
    "afin que vos remboursements soient maintenus.",
    "",
    "Recevez nos salutations.",
    "",
    "Le directeur",
    "",
    "Service carte Vitale",
]


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "cv2", "numpy", "onnxruntime", "rapidocr", "zxingcpp")


@pytest.mark.parametrize("dark", [False, True])
def test_a_thread_is_read_as_what_was_received(dark: bool) -> None:  # noqa: FBT001  # a column of the table
    """Whose number it shows, what they wrote, on which day: and nothing that its owner answered."""
    data = as_file(thread([THEIRS, MINE], dark=dark))

    intake = read_image(data, "capture.png")

    require_usable(intake.contact)
    assert intake.contact.channel is Channel.SMS
    assert intake.contact.sender == "AMELI"
    assert intake.contact.text == SAID
    assert intake.contact.date == datetime.date(2026, 3, 3)
    assert intake.notes == (Note.OWN_WORDS_LEFT_OUT,)
    (file,) = intake.contact.attachments
    assert (file.name, file.media_type, file.text) == ("capture.png", "image/png", "")
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert pickle.loads(pickle.dumps(intake)) == intake  # noqa: S301  # of our own making: it crosses processes


def test_several_messages_of_one_thread_are_one_contact() -> None:
    """The second asks what the first prepared; apart, neither is what it is."""
    second = ("them", ["Dernier rappel avant la suspension", "de vos droits."])

    intake = read_image(as_file(thread([THEIRS, MINE, second])), "capture.png")

    assert intake.contact.text == f"{SAID}\n\nDernier rappel avant la suspension de vos droits."
    assert set(intake.notes) == {Note.SEVERAL_IN_THREAD, Note.OWN_WORDS_LEFT_OUT}


def test_a_social_network_is_known_by_its_top() -> None:
    """What a body promises for SMS it does not for WhatsApp."""
    picture = thread([THEIRS], sender="06 39 98 00 12", below_name="en ligne", hint="Message")

    contact = read_image(as_file(picture), "capture.png").contact

    assert (contact.channel, contact.sender) == (Channel.SOCIAL, "06 39 98 00 12")
    assert read_image(as_file(picture), "capture.png", Channel.SMS).contact.channel is Channel.SMS


def test_a_letter_is_read_in_paragraphs_with_its_code() -> None:
    """A letter that starts a procedure by a code is judged by where the code leads."""
    picture = page(LETTER)
    picture.paste(code("https://ameli-carte.example/q"), (600, 900))

    contact = read_image(as_file(picture, "JPEG"), "lettre.jpg").contact

    assert contact.channel is Channel.LETTER
    assert contact.sender is None
    body = "Votre dossier est incomplet. Nous vous prions de rappeler le 01 99 00 12 34 avant le 12 mars"
    assert f"\n\n{body} afin que vos remboursements soient maintenus.\n\n" in contact.text
    assert [(found.name, found.media_type, found.text) for found in contact.attachments[1:]] == [
        ("lettre.jpg/QRCode", "text/x-barcode", "https://ameli-carte.example/q")
    ]


def test_a_page_photographed_askew_is_read() -> None:
    """Nobody holds a telephone level."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    tilted = page(LETTER).rotate(4, Image.Resampling.BICUBIC, expand=True, fillcolor=(120, 100, 80))

    assert "de rappeler le 01 99 00 12 34 avant le 12 mars" in text_in(tilted).text


def test_a_long_thread_is_read_to_its_end() -> None:
    """A thread scrolled through makes a picture of many screens; it is looked at piece by piece."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    screen = thread([THEIRS])
    long = Image.new("RGB", (screen.width, 3_000), (255, 255, 255))
    long.paste(screen.crop((0, 0, screen.width, 700)), (0, 0))
    long.paste(screen.crop((0, 260, screen.width, 700)), (0, 2_300))

    assert text_in(long).text.count("ameli-carte.example") == 2


def test_a_code_alone_is_a_contact() -> None:
    """A sticker on a parking meter has no words: what its code says is all there is to judge."""
    contact = read_image(as_file(code("https://ameli-carte.example/q", 8)), "code.png").contact

    assert contact.text == "https://ameli-carte.example/q"
    assert contact.attachments[1].text == contact.text


def test_a_picture_of_nothing_is_said_to_be_one() -> None:
    """A photograph of a cat is no contact; the person is told what was looked for."""
    with pytest.raises(UnreadableError, match=r"expected an image with writing .*, found neither"):
        read_image(as_file(page([])), "chat.png")


def test_an_image_of_an_e_mail_gives_its_words_and_codes() -> None:
    """Frauds put the whole message into a picture, past filters that read text."""
    data = as_file(page(LETTER[:7]))

    (file, *codes), notes = open_image("bandeau.jpg", "image/jpeg", data)

    assert "de rappeler le 01 99 00 12 34 avant le 12 mars" in file.text
    assert (file.name, file.media_type, codes, notes) == ("bandeau.jpg", "image/png", [], ())


@pytest.mark.parametrize("size", [(1, 1), (20, 600), (120, 100)])
def test_icons_and_pixels_that_report_back_are_not_searched(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An e-mail has dozens of them, and each would cost as much as a page."""

    def _never(image: object) -> Sequence[object]:
        raise AssertionError(image)

    monkeypatch.setattr("beffroi.contact.readers.images.pictures.read_lines", _never)

    (file,), notes = open_image("pixel.png", "image/png", as_file(page([], size)))

    assert (file.text, notes) == ("", ())


def test_words_hard_to_read_are_said_to_be() -> None:
    """A verdict on words that were guessed must say so."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    small = page(LETTER[:8]).resize((150, 195), Image.Resampling.BILINEAR)
    blurred = small.resize((1_000, 1_300), Image.Resampling.BILINEAR)

    told = text_in(blurred)

    assert told.unsure
