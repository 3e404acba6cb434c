"""Settings: what a face is told of how files are to be read."""

from pathlib import Path
from typing import NamedTuple

from beffroi.contact import Channel

__all__ = ["ReadingSettings"]


class ReadingSettings(NamedTuple):
    """How files are read.

    Args:
        channel: How what is read arrived, where the file cannot tell: a photograph of a letter, words.
        speech_model: What recordings are heard by: the folder of a model, or a known name; ``None`` for none.
        dns_file: A file of DNS records with the keys of DKIM signatures; ``None`` not to verify any.
        models: Where speech models that are known by name are kept.
        fetch_model: The person asked for one that is not there to be fetched.
    """

    channel: Channel | None = None
    speech_model: str | None = None
    dns_file: Path | None = None
    models: Path | None = None
    fetch_model: bool = False
