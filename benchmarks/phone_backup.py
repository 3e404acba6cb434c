"""How fast a telephone's backup is read, and how much memory that takes, whatever its length.

The backup is made while it is read, so that one of two gigabytes needs no disk. Two kinds: SMS alone, and as telephones
have them, most bytes of pictures. Linux only.
"""

import argparse
import base64
import io
import itertools
import random
import resource
import time
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from traffic import traffic

from beffroi.contact.readers import Note
from beffroi.contact.readers.phones.sms_backup import SmsBackup
from beffroi.errors import UnreadableError

MEGABYTE = 1_000_000
_DISTINCT = 2_000  # messages that are written again and again; the reader keeps none
_PICTURE_BYTES = (60_000, 900_000)
_SMS_PER_PICTURE = 20
_DAY_MS = 86_400_000
_FIRST_DAY_MS = 1_767_265_200_000


class Made(io.RawIOBase):
    """A stream of bytes that are made as they are read.

    Args:
        blocks: The bytes.
        length: Where to stop making more, in bytes.
    """

    def __init__(self, blocks: Iterator[bytes], length: int) -> None:
        self._blocks, self._left, self._held = blocks, length, b"<?xml version='1.0' encoding='UTF-8' ?>\n<smses>\n"
        self._is_closed = False

    def readable(self) -> bool:
        """Say that one can read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # RawIOBase has a wider type
        """Fill ``buffer`` with the next bytes."""
        while len(self._held) < len(buffer) and not self._is_closed:
            parts = [self._held]
            size = len(self._held)
            while size < len(buffer) and self._left > 0:
                block = next(self._blocks)
                parts.append(block)
                size += len(block)
                self._left -= len(block)
            if self._left <= 0:
                parts.append(b"</smses>\n")
                self._is_closed = True
            self._held = b"".join(parts)
        given = self._held[: len(buffer)]
        buffer[: len(given)] = given
        self._held = self._held[len(given) :]
        return len(given)


def messages(*, with_pictures: bool) -> Iterator[bytes]:
    """Yield elements without end: ordinary SMS, one in five sent, and a picture after every twenty."""
    chance = random.Random(4)  # noqa: S311  # figures must be the same twice
    made = []
    for number, contact in enumerate(itertools.islice(traffic(), _DISTINCT)):
        made.append(
            f'  <sms protocol="0" address={quoteattr(str(contact["sender"] or "0639980012"))}'
            f' date="{_FIRST_DAY_MS + number * _DAY_MS // 50}" type="{2 if number % 5 == 0 else 1}" subject="null"'
            f' body={quoteattr(str(contact["text"]))} toa="null" sc_toa="null" service_center="+33609001390" read="1"'
            f' status="-1" locked="0" date_sent="{_FIRST_DAY_MS}" sub_id="1" readable_date="2 mars 2026 10:12:33"'
            ' contact_name="(Unknown)" />\n'.encode()
        )
    pictures = [base64.b64encode(chance.randbytes(chance.randint(*_PICTURE_BYTES))) for _ in range(8)]
    for number, element in enumerate(itertools.cycle(made)):
        yield element
        if with_pictures and number % _SMS_PER_PICTURE == 0:
            yield (
                b'  <mms date="1772442000000" msg_box="1" address="+33639980012" contact_name="(Unknown)" sub="null">\n'
                b'    <parts><part seq="0" ct="text/plain" text="Voici la photo" /><part seq="1" ct="image/jpeg"'
                b' cl="IMG.jpg" text="null" data="' + pictures[number // _SMS_PER_PICTURE % 8] + b'" /></parts>\n'
                b'    <addrs><addr address="+33639980012" type="137" charset="106" /></addrs>\n  </mms>\n'
            )


def main() -> None:
    """Read one backup of each kind; print elements a second, megabytes a second and the peak of memory on the way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", nargs="?", type=int, default=200)
    parser.add_argument("--open", action="store_true", help="decode the pictures, as for one who looks into them")
    given = parser.parse_args()
    for with_pictures in (False, True):
        made = Made(messages(with_pictures=with_pictures), given.megabytes * MEGABYTE)
        stream = io.BufferedReader(made, 1 << 20)
        backup = SmsBackup(stream, (lambda *_: ((), ())) if given.open else None)
        began, received, unread = time.process_time(), 0, 0
        at_first = 0.0
        for number, item in backup:
            received += 1
            unread += isinstance(item, UnreadableError) or Note.DAMAGED in item.notes
            if number == _DISTINCT:
                at_first = peak_mb()
        took = time.process_time() - began
        total = received + backup.own
        kind = "SMS and pictures" if with_pictures else "SMS alone"
        print(
            f"{kind}: {given.megabytes:,} MB, {total:,} elements ({received:,} received, {unread} unread),"
            f" {total / took:,.0f} a second, {given.megabytes / took:,.0f} MB a second;"
            f" peak of {at_first:.0f} MB after {_DISTINCT:,} elements, {peak_mb():.0f} MB at the end"
        )


def peak_mb() -> float:
    """Return the peak of this process's resident memory, in MB (10⁶ bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
