"""Allowance: how much may still be read in one file that came with a contact, all that is packed in it together."""

from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MEMBERS, MAX_OPENED_MEMBERS, MAX_UNPACKED_BYTES

__all__ = ["Allowance"]


class Allowance:
    """What is left; shared by all that is opened within one file, so that many small bombs are one large one."""

    def __init__(self) -> None:
        self.unpacked = MAX_UNPACKED_BYTES
        self._files = MAX_MEMBERS - 1  # the file itself is the first
        self._opened = MAX_OPENED_MEMBERS
        self._deeper = MAX_DEPTH

    def takes_one_more_file(self) -> bool:
        """Say whether one more file may be named, and count it."""
        self._files -= 1
        return self._files >= 0

    def opens_one_more(self) -> bool:
        """Say whether one more document or image may be opened, and count it."""
        self._opened -= 1
        return self._opened >= 0

    def goes_deeper(self) -> bool:
        """Say whether an archive within may be opened, and count it: in a chain of them, each is one deeper."""
        self._deeper -= 1
        return self._deeper >= 0

    def unpacks(self, size: int) -> None:
        """Count bytes that were unpacked."""
        self.unpacked = max(0, self.unpacked - size)
