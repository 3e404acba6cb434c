"""What a telephone writes around messages is told from the messages."""

import datetime

import pytest

from beffroi.contact.readers.images.screen_words import (
    day_in,
    is_day,
    is_keyboard,
    is_noise,
    is_social,
    is_status,
    is_time,
)


@pytest.mark.parametrize(
    ("line", "noise"),
    [
        ("Message texte", True),
        ("Messagetexte", True),
        ("iMessage", True),
        ("Distribué", True),
        ("+", True),
        ("Signaler comme indésirable", True),
        ("L'expéditeur n'est pas dans vos contacts.", True),
        ("Votre carte Vitale expire", False),
        ("38663", False),
        ("Lu et approuvé", False),
    ],
)
def test_a_whole_line_is_noise_or_not(line: str, noise: bool) -> None:  # noqa: FBT001  # a column of the table
    """A button judged as the sender's words, or a word of theirs dropped, changes what is judged."""
    assert is_noise(line) is noise


@pytest.mark.parametrize(
    ("line", "is_a_day", "day"),
    [
        ("Aujourd'hui 10:42", True, None),
        ("Hier·16:07", True, None),
        ("mar. 10 juin à 11:15", True, None),
        ("mardi 3 mars 2026", True, datetime.date(2026, 3, 3)),
        ("3 mars 2026 à 10 h 42", True, datetime.date(2026, 3, 3)),
        ("03/03/2026 10:42", True, datetime.date(2026, 3, 3)),
        ("02.03.26", True, datetime.date(2026, 3, 2)),
        ("Yesterday 9:41 AM", True, None),
        ("31/02/2026", True, None),
        ("14:05", True, None),
        ("06.39.98.00.12", False, None),
        ("06 39 98 00 12", False, None),
        ("Avant le 07/01 sur ameli.example", False, None),
        ("Marseille", False, None),
        ("à demain", False, None),
    ],
)
def test_days_are_told_from_words_and_numbers(line: str, is_a_day: bool, day: datetime.date | None) -> None:  # noqa: FBT001
    """A thread's day decides which facts were in force; a number mistaken for one hides the sender."""
    assert is_day(line) is is_a_day
    if is_a_day:
        assert day_in(line) == day


def test_times_status_keyboards_and_networks_are_known() -> None:
    """Each is dropped or used for another reason than words are."""
    assert is_time("10:42 ✓✓")
    assert not is_time("10:42 votre rendez-vous")
    assert is_status("4G 62 %")
    assert not is_status("38663")
    assert is_keyboard("a z e r t y u i o p")
    assert is_keyboard("ertyui")
    assert not is_keyboard("Message")
    assert is_social("WhatsApp")
    assert is_social("vu aujourd'hui à 10:42")
    assert not is_social("Assurance Maladie")
