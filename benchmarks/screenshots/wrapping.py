"""Wrapping: a text cut into lines as telephones cut it."""

import re

from screenshots.fonts import Pen

__all__ = ["wrapped"]

_CHUNK = re.compile(r"[^ \n/?&-]*[/?&-]+|[^ \n/?&-]+|[ ]+|\n")  # UAX 14, roughly: a line may end after / ? & and -


def wrapped(text: str, pen: Pen, room: float, script: str) -> list[str]:
    """Cut ``text`` into lines of at most ``room`` pixels.

    A word wider than the room is cut anywhere, as a long link is; so is Chinese.
    """
    lines, line = [], ""
    for chunk in list(text) if script == "han" else _CHUNK.findall(text):
        if chunk == "\n":
            lines.append(line.rstrip())
            line = ""
            continue
        if pen.width((line + chunk).rstrip()) <= room:
            line += chunk
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = chunk.lstrip()
        while pen.width(line) > room:
            most = max(1, next(n for n in range(len(line), 0, -1) if pen.width(line[:n]) <= room))
            lines.append(line[:most])
            line = line[most:]
    return [*lines, line.rstrip()] if line.strip() else lines
