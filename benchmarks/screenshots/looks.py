"""Looks: how a telephone's programs show a thread, as colours and measures."""

from typing import NamedTuple

__all__ = ["LOOKS", "Look"]

Colour = tuple[int, int, int]


class Look(NamedTuple):
    """One program in one colouring.

    Args:
        name: What figures call it.
        family: Its font.
        page: Colour behind everything.
        bubble: Colour of what was received, and ``ink`` that of its words.
        own: Colour of what the owner wrote, and ``own_ink`` that of its words.
        faint: Colour of times and hints.
        link: Colour of links; ``None`` for that of the words, underlined.
        bar: Colour behind the name at the top.
        centred: The name stands in the middle, as on an iPhone.
        time_inside: Each bubble holds its time, as in WhatsApp.
        time_beside: Each bubble has its time beside it, as on a Samsung.
        social: The program is a social network's.
    """

    name: str
    family: str
    page: Colour
    bubble: Colour
    ink: Colour
    own: Colour
    own_ink: Colour
    faint: Colour
    link: Colour | None
    bar: Colour
    centred: bool = False
    time_inside: bool = False
    time_beside: bool = False
    social: bool = False


_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)

LOOKS = (
    Look("ios_light", "inter", _WHITE, (233, 233, 235), _BLACK, (52, 199, 89), _WHITE, (138, 138, 142), None,
         (249, 249, 249), centred=True),
    Look("ios_dark", "inter", _BLACK, (38, 38, 41), _WHITE, (48, 209, 88), _WHITE, (141, 141, 147), None,
         (22, 22, 23), centred=True),
    Look("google_light", "roboto", (253, 251, 255), (233, 238, 246), (31, 31, 31), (11, 87, 208), _WHITE,
         (95, 99, 104), (11, 87, 208), (253, 251, 255)),
    Look("google_dark", "roboto", (19, 19, 20), (48, 49, 52), (227, 227, 227), (168, 199, 250), (6, 46, 111),
         (154, 160, 166), (168, 199, 250), (19, 19, 20)),
    Look("samsung_light", "open", (246, 246, 247), (255, 255, 255), (37, 37, 37), (217, 235, 255), (37, 37, 37),
         (130, 130, 130), (3, 129, 254), (246, 246, 247), time_beside=True),
    Look("samsung_dark", "noto", (1, 1, 1), (37, 37, 39), (250, 250, 250), (40, 74, 140), (250, 250, 250),
         (140, 140, 140), (62, 145, 255), (1, 1, 1), time_beside=True),
    Look("older_android", "liberation", (238, 238, 238), (255, 255, 255), (33, 33, 33), (197, 225, 165), (33, 33, 33),
         (117, 117, 117), (2, 119, 189), (33, 150, 243)),
    Look("whatsapp_light", "roboto", (239, 234, 226), _WHITE, (17, 27, 33), (217, 253, 211), (17, 27, 33),
         (102, 119, 129), (2, 125, 180), _WHITE, time_inside=True, social=True),
    Look("whatsapp_dark", "noto", (11, 20, 26), (32, 44, 51), (233, 237, 239), (0, 92, 75), (233, 237, 239),
         (134, 150, 160), (83, 189, 235), (32, 44, 51), time_inside=True, social=True),
    Look("messenger_light", "dejavu", _WHITE, (240, 240, 240), (5, 5, 5), (0, 132, 255), _WHITE, (101, 103, 107),
         None, _WHITE, social=True),
)  # fmt: skip
