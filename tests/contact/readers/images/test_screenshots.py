"""Who wrote what in a picture of a thread is told from lines, places and colours."""

import datetime
from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.ocr import UNREAD, Line
from beffroi.contact.readers.images.screenshots import Thread, read_thread

THEIRS, OURS, PAGE = (233, 233, 235), (52, 199, 89), (255, 255, 255)
Told = tuple[str, int, int]
Patch = tuple[tuple[int, int, int, int], tuple[int, int, int]]
TOP: list[Told] = [("10:42", 40, 20), ("87%", 640, 20), ("AM", 340, 60), ("06 39 98 00 12 >", 250, 120)]
DAY: Told = ("mardi 3 mars 2026 à 10:40", 200, 180)
SAID: list[Told] = [("Votre carte Vitale expire", 45, 250), ("demain : ameli.example", 45, 300)]
BUBBLE: Patch = ((20, 240, 560, 355), THEIRS)


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "numpy")


def _read(told: list[Told], *patches: Patch) -> Thread | None:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # come with the extra

    image = Image.new("RGB", (720, 1280), PAGE)
    draw = ImageDraw.Draw(image)
    for box, colour in patches:
        draw.rounded_rectangle(box, 20, colour)
    lines = [Line(text, 1.0, left, top, left + 17 * len(text), top + 40) for text, left, top in told]
    for line in lines:
        draw.rectangle((line.left, line.top + 12, line.right, line.bottom - 12), outline=(90, 90, 90))
    return read_thread(image, sorted(lines, key=lambda line: line.middle))


def test_sender_message_day_and_own_words_are_told_apart() -> None:
    """All of it decides: who, what, when; and not what the owner said."""
    own = ("Qui est-ce ?", 470, 400)
    keyboard: list[Told] = [("a z e r t y u i o p", 100, 1000), ("q s d f g h j k l m", 100, 1080)]

    thread = _read(
        [*TOP, DAY, *SAID, own, ("Distribué", 560, 455), ("Message texte", 120, 900), *keyboard],
        BUBBLE,
        ((450, 390, 700, 450), OURS),
    )

    assert thread == Thread(
        sender="06 39 98 00 12",
        messages=("Votre carte Vitale expire demain : ameli.example",),
        own=1,
        day=datetime.date(2026, 3, 3),
        social=False,
    )


def test_a_network_in_the_top_and_times_in_bubbles() -> None:
    """WhatsApp writes the time into the bubble, in smaller letters, or on the last line."""
    time_on_line = [(*SAID[0],), ("demain 10:41", 45, 300)]

    thread = _read([*TOP[:2], ("Sylvie", 100, 60), ("en ligne", 100, 120), *time_on_line], BUBBLE)

    assert thread is not None
    assert (thread.sender, thread.social) == ("Sylvie", True)
    assert thread.messages == ("Votre carte Vitale expire demain",)


def test_initials_in_a_portrait_are_not_the_name() -> None:
    """An iPhone draws them above the name."""
    thread = _read([*TOP[:3], ("AMELI >", 300, 120), *SAID], BUBBLE)

    assert thread is not None
    assert thread.sender == "AMELI"


def test_a_page_of_print_is_no_thread() -> None:
    """Neither is one with a coloured box in it."""
    print_ = [("Votre dossier est incomplet", 45, 300 + 45 * row) for row in range(12)]

    assert _read(print_) is None
    assert _read([*print_, ("Cliquez ici", 250, 1000)], ((200, 990, 520, 1050), OURS)) is None


def test_the_owners_words_are_not_judged_in_place_of_unread_ones() -> None:
    """What was received is in a script that is not read; the answer to it is no fraud."""
    own = ("Qui est-ce ?", 470, 400)

    thread = _read([*TOP, (UNREAD, 45, 250), own], ((20, 240, 560, 300), THEIRS), ((450, 390, 700, 450), OURS))

    assert thread is None or thread.messages == ()
