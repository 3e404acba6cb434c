"""Settings of the server: what an administrator decides; docs/serving.md shows all of them in one table."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from beffroi.faces.settings import ReadingSettings

__all__ = ["TownHall", "WebSettings"]

_Count = Annotated[int, Meta(ge=1, le=100_000)]
_Seconds = Annotated[float, Meta(gt=0, le=3600)]


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
        port: The port; 0 for any that is free.
        workers: Processes that answer.
        max_body_bytes: The largest request; files are within it. ``/screen`` has a limit of its own.
        max_words: The longest text of the box, in characters.
        max_stream_bytes: The longest stream of contacts that one request may bring.
        deadline_seconds: How long one request may take; a stream may be silent for as long.
        header_seconds: How long a client may take to say what it asks for.
        max_connections: Connections that one process holds.
        max_requests: Requests that one process answers at a time.
        max_streams: Streams of contacts among them.
        readers: Heavy readers of files that one process has.
        max_waiting_files: Files that may wait for one of them.
        rate_limit: Requests that one address may make: ``300/minute``; empty for any number.
        redis_url: Where several servers count them together.
        trusted_proxies: Addresses of reverse proxies whose ``X-Forwarded-For`` is believed.
        cors_origins: Origins of the sites whose scripts may call the API.
        frame_ancestors: Origins of the sites that may show the page in a frame: ``https://www.mairie.example``.
        public_address: Under which address people reach the page, for search engines: ``https://www.beffroi.example``;
            empty for the one that each request names.
        log_level: How much is told; nothing of a contact at any level.
        town_hall: Who offers the page.
        rulebook: A folder of facts to add to the packaged rulebook.
        trusted_authserv: Names of the mail servers whose notes are believed.
        reading: How files are read.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8000
    workers: Annotated[int, Meta(ge=1, le=64)] = 1
    max_body_bytes: Annotated[int, Meta(ge=1_000, le=100_000_000)] = 30_000_000
    max_words: Annotated[int, Meta(ge=100, le=1_000_000)] = 100_000
    max_stream_bytes: Annotated[int, Meta(ge=1_000)] = 1_000_000_000
    deadline_seconds: _Seconds = 60.0
    header_seconds: _Seconds = 10.0
    max_connections: _Count = 1_000
    max_requests: _Count = 100
    max_streams: _Count = 8
    readers: Annotated[int, Meta(ge=1, le=64)] = 1
    max_waiting_files: _Count = 8
    rate_limit: str = "300/minute"
    redis_url: str = ""
    trusted_proxies: tuple[str, ...] = ()
    cors_origins: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    public_address: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    town_hall: TownHall = TownHall()
    rulebook: Path | None = None
    trusted_authserv: tuple[str, ...] = ()
    reading: ReadingSettings = ReadingSettings()
