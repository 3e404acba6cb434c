"""Settings of the server: what an administrator decides, checked when it starts."""

from pathlib import Path

import msgspec

from beffroi.faces.settings import ReadingSettings

__all__ = ["TownHall", "WebSettings"]


class TownHall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who offers the page, where it is a town hall or another body; shown on it.

    Args:
        name: ``Mairie de …``; empty for nobody.
        site: Its web site.
        phone: Its number, as people write it.
        address: Where its desk is.
        opening_hours: One line of words each.
        accent: Its colour, ``#rrggbb``, of which only what stays readable is taken.
    """

    name: str = ""
    site: str = ""
    phone: str = ""
    address: str = ""
    opening_hours: tuple[str, ...] = ()
    accent: str = ""


class WebSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that the server is told.

    Args:
        host: The address it listens on; others than this machine can reach it only if this says so.
        port: The port.
        workers: Processes that answer.
        max_body_bytes: The largest request; files are within it.
        max_words: The longest text of the box, in characters.
        deadline_seconds: How long one request may take.
        frame_ancestors: Origins of the sites that may show the page in a frame: ``https://www.mairie.example``.
        town_hall: Who offers the page.
        rulebook: A folder of facts to add to the packaged rulebook.
        trusted_authserv: Names of the mail servers whose notes are believed.
        reading: How files are read.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    max_body_bytes: int = 30_000_000
    max_words: int = 100_000
    deadline_seconds: float = 60.0
    frame_ancestors: tuple[str, ...] = ()
    town_hall: TownHall = TownHall()
    rulebook: Path | None = None
    trusted_authserv: tuple[str, ...] = ()
    reading: ReadingSettings = ReadingSettings()
