"""What the tests of the readers of telephones share: files they build, and what is read from them."""

import io
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

import pytest

from beffroi.contact import require_usable
from beffroi.contact.readers import Intake
from beffroi.contact.readers.phones.sms_backup import SmsBackup
from beffroi.errors import UnreadableError

Items = list[tuple[int, Intake | UnreadableError]]
MOMENT = "1772442000000"
"""2 March 2026, 10:00 in Paris."""


def element(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """Return an element of XML; attributes as given, so that a test can leave one out by an empty name."""
    written = "".join(f" {key}={quoteattr(value, {chr(10): '&#10;'})}" for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written} />"


def sms(body: str = "Bonjour", **attributes: str) -> str:
    """Return a received SMS as the app writes it."""
    return element(
        "sms",
        {
            "protocol": "0",
            "address": "+33639980012",
            "date": MOMENT,
            "type": "1",
            "subject": "null",
            "body": body,
            "readable_date": "2 mars 2026 10:00:00",
            "contact_name": "(Unknown)",
        }
        | attributes,
    )


def mms(*parts: dict[str, str], sender: str = "+33639980012", **attributes: str) -> str:
    """Return a received MMS as the app writes it."""
    written = "".join(element("part", {"seq": str(number)} | part) for number, part in enumerate(parts))
    from_ = element("addr", {"address": sender, "type": "137", "charset": "106"})
    to = element("addr", {"address": "insert-address-token", "type": "151", "charset": "106"})
    own = {"date": MOMENT, "msg_box": "1", "address": sender, "contact_name": "(Unknown)", "sub": "null"}
    return element("mms", own | attributes, f"<parts>{written}</parts><addrs>{from_}{to}</addrs>")


def call(**attributes: str) -> str:
    """Return a missed call as the app writes it."""
    own = {"number": "+33639980012", "duration": "0", "date": MOMENT, "type": "3", "presentation": "1"}
    return element("call", own | {"contact_name": "(Unknown)"} | attributes)


def backup(*elements: str, root: str = "smses") -> bytes:
    """Return a whole backup."""
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n"
    head += '<?xml-stylesheet type="text/xsl" href="sms.xsl"?>\n'
    return f'{head}<{root} count="{len(elements)}" type="full">\n{chr(10).join(elements)}\n</{root}>\n'.encode()


@pytest.fixture
def read() -> Callable[[bytes], Items]:
    """Read a whole backup; whatever it gives can be judged."""

    def read_all(file: bytes) -> Items:
        items = list(SmsBackup(io.BytesIO(file)))
        for _, item in items:
            if isinstance(item, Intake):
                require_usable(item.contact)
        return items

    return read_all
