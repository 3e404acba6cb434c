"""Scenes: what else a screenshot shows beside the one message: who, when, answers, battery, keyboard."""

import datetime
import random
from typing import NamedTuple

from screenshots.looks import LOOKS, Look

__all__ = ["SCREENS", "Scene", "make_scene"]

SCREENS = (
    (720, 1600, 2.0),
    (1080, 2400, 2.75),
    (1170, 2532, 3.0),
    (750, 1334, 2.0),
    (1290, 2796, 3.0),
    (1440, 3200, 3.5),
)
"""Width and height in pixels, and pixels of a point."""

_ANSWERS = (
    "Ok merci",
    "C'est qui ?",
    "Stop",
    "Je ne comprends pas, vous êtes qui ?",
    "Bonjour, d'accord",
    "?",
    "Arnaque !",
)
_DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_LONG_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre")  # fmt: skip


class Scene(NamedTuple):
    """One screenshot to be drawn.

    Args:
        look: The program.
        screen: Width, height, pixels of a point.
        sender: As the top shows it.
        text: What was received.
        when: What the line above it says of the day.
        full_date: That line names the year too.
        clock: The telephone's, at the very top.
        time: When the message came.
        before: What the owner wrote before; ``None`` mostly.
        after: What the owner answered; ``None`` mostly.
        keyboard: It is open.
        text_points: Size of the letters.
    """

    look: Look
    screen: tuple[int, int, float]
    sender: str
    text: str
    when: str
    full_date: bool
    clock: str
    time: str
    before: str | None
    after: str | None
    keyboard: bool
    text_points: float


def make_scene(dice: random.Random, text: str, sender: str, day: datetime.date) -> Scene:
    """Throw the dice for everything but the words."""
    look = dice.choices(LOOKS, weights=[3, 2, 3, 2, 2, 1, 1, 1, 1, 1])[0]
    time = f"{dice.randrange(8, 22):02}:{dice.randrange(60):02}"
    full = _happens(dice, 0.3)
    return Scene(
        look=look,
        screen=dice.choice(SCREENS),
        sender=sender,
        text=text,
        when=_when(dice, look, day, time, full=full),
        full_date=full,
        clock=f"{dice.randrange(8, 23)}:{dice.randrange(60):02}",
        time=time,
        before=dice.choice(_ANSWERS) if _happens(dice, 0.12) else None,
        after=dice.choice(_ANSWERS) if _happens(dice, 0.3) else None,
        keyboard=_happens(dice, 0.15),
        text_points=dice.choice((15, 16, 17, 17, 18, 20, 22)),
    )


def _happens(dice: random.Random, share: float) -> bool:
    return dice.random() < share


def _when(dice: random.Random, look: Look, day: datetime.date, time: str, *, full: bool) -> str:
    month = _MONTHS[day.month - 1]
    if full:
        long = f"{_LONG_DAYS[day.weekday()]} {day.day} {month} {day.year}"
        return dice.choice((f"{day.day} {month} {day.year}", f"{long} {time}", f"{long} à {time}"))
    if look.centred:
        near = dice.choice(("Aujourd'hui", "Hier", f"{_DAYS[day.weekday()]} {day.day} {month} à"))
        return f"{near} {time}"
    near = dice.choice(("Aujourd'hui", "Hier", _LONG_DAYS[day.weekday()], f"{_DAYS[day.weekday()]} {day.day} {month}"))
    return f"{near} • {time}" if look.name.startswith("google") else near
