"""Phone senders: the number or name a telephone kept, and the name its owner saved for it, as one sender."""

import re
from typing import Final

from beffroi.contact.bounds import MAX_LINE_LENGTH

__all__ = ["shown_sender"]

_NOBODY: Final = frozenset(
    {"", "null", "none", "unknown", "(unknown)", "inconnu", "(inconnu)", "insert-address-token", "-1", "-2", "-3"}
)
"""What backups write where there is nothing; -1 to -3 are hidden, unknown and public telephones of old Androids."""
_NUMBER: Final = re.compile(r"\+?[\d .()/\-]{8,30}\Z", re.ASCII)
_FRENCH: Final = re.compile(r"(?:\+33|0033|0)([1-9])(\d{8})\Z", re.ASCII)
_FEWEST_DIGITS = 8  # of a line; short numbers, which bodies publish, have three to six
_LONGEST_NAME = 60  # characters: a number is looked for in the first hundred of a sender
_GROUP = 3


def shown_sender(address: str, name: str = "") -> str | None:
    """Return the sender of a contact kept by a telephone; ``None`` if hidden or unknown.

    A name its owner saved shows that they know the caller, so it stands first; the number stays beside it, in groups
    as it is read aloud, since the name may be a body's and the number nobody's. A short number and a sender with
    letters stand alone: they are what a body publishes.

    Args:
        address: The number, short number, sender name or address that the network gave.
        name: What the owner's own list calls it; "(Unknown)" is none.

    >>> shown_sender("+33639980001", "Docteur Weil")
    'Docteur Weil (06 39 98 00 01)'
    >>> shown_sender("38663", "Ameli")
    '38663'
    """
    address, name = _plain(address), _plain(name)
    if not address:
        return name or None
    digits = "".join(filter(str.isdigit, address))
    if not name or len(digits) < _FEWEST_DIGITS or _NUMBER.match(address) is None:
        return address
    if "".join(filter(str.isdigit, name)).endswith(digits[-_FEWEST_DIGITS:]):
        return address  # the "name" is the number again
    return f"{name[:_LONGEST_NAME]} ({_grouped(address, digits)})"


def _plain(written: str) -> str:
    """Return one line without blanks around it, empty where it stands for nobody."""
    line = " ".join(written[:MAX_LINE_LENGTH].split())
    return "" if line.lower() in _NOBODY else line


def _grouped(address: str, digits: str) -> str:
    if french := _FRENCH.match("+" + digits if address.startswith("+") else digits):
        rest = french[2]
        return " ".join(("0" + french[1], rest[:2], rest[2:4], rest[4:6], rest[6:]))
    groups = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
    return ("+" if address.startswith("+") else "") + " ".join(groups)
