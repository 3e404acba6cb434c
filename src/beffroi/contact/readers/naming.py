"""Naming: a file as the attachment that stands for it, whatever its name and its text are made of."""

import hashlib
import re

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.contact import Attachment

__all__ = ["named", "without_end"]

_LONGEST_NAME = 1_000  # a path of several archives fits; what programs go by stands at its end
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")  # a name is one line; the rest is shown as it is
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def named(name: str, media_type: str, data: bytes | None, text: str = "") -> Attachment:
    """Return a file as an attachment that :func:`~beffroi.contact.require_usable` takes.

    Args:
        name: As the sender gave it; of a very long one the end is kept.
        media_type: What it is.
        data: Its bytes, for their digest; ``None`` if not all of them are known.
        text: What could be read in it; what is beyond the longest text is left out.
    """
    name = _CONTROLS.sub("\ufffd", name[-_LONGEST_NAME:])
    digest = "" if data is None else hashlib.sha256(data).hexdigest()
    return Attachment(name, media_type, digest, _SURROGATES.sub("\ufffd", text[:MAX_TEXT_LENGTH]))


def without_end(name: str, endings: tuple[str, ...]) -> str:
    """Return a name without the last of ``endings`` that it has: ``devis.tar.gz`` is a ``devis.tar`` made smaller."""
    for ending in endings:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name
