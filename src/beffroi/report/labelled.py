"""Labelled contacts: what a person said of each, and on which side of the split it stands (corpus/README.md)."""

import enum
import hashlib

import msgspec

from beffroi.contact import Contact, read_contact
from beffroi.errors import ContactError, InputError

__all__ = ["TEST_PERCENT", "Asked", "Label", "Labelled", "Pretext", "Split", "read_labelled", "split_of"]

TEST_PERCENT = 30
"""How many groups of a hundred are kept for the test (corpus/SPLIT.md)."""

_GROUP_END = "-"


class Label(enum.StrEnum):
    """What a contact is."""

    FRAUD = "fraud"
    GENUINE = "genuine"
    OTHER_FRAUD = "other_fraud"
    OTHER_HAM = "other_ham"


class Split(enum.StrEnum):
    """The side of the split: rules are written looking at ``dev``; ``test`` is only measured."""

    DEV = "dev"
    TEST = "test"


class Asked(enum.StrEnum):
    """What a labelled contact asks for."""

    CARD = "card"
    BANK_DETAILS = "bank_details"
    PASSWORD = "password"  # noqa: S105  # a word of the corpus
    ONE_TIME_CODE = "one_time_code"
    NIR = "nir"
    MEDICAL = "medical"
    IDENTITY = "identity"
    ADDRESS = "address"
    PAYMENT = "payment"
    CALL_BACK = "call_back"
    CLICK = "click"
    REPLY = "reply"
    INSTALL = "install"
    GIFT_CARD = "gift_card"
    HAND_OVER = "hand_over"


class Pretext(enum.StrEnum):
    """The story a labelled contact tells, or the subject of a genuine one."""

    CARTE_VITALE = "carte_vitale"
    REFUND = "refund"
    SICK_PAY = "sick_pay"
    MEDICAL_FILE = "medical_file"
    COVID_KIT = "covid_kit"
    ACCOUNT = "account"
    MON_ESPACE_SANTE = "mon_espace_sante"
    CSS = "css"
    CEAM = "ceam"
    DEBT = "debt"
    PREVENTION = "prevention"
    SURVEY = "survey"
    VACCINE = "vaccine"
    THIRD_PARTY_BREACH = "third_party_breach"
    BANK_SECURITY = "bank_security"
    PARCEL = "parcel"
    OTHER = "other"


class Labelled(msgspec.Struct, frozen=True):
    """A contact and what it is known to be."""

    contact: Contact
    label: Label
    asks: tuple[Asked, ...]
    pretext: Pretext | None
    why: str

    @property
    def id(self) -> str:
        """The contact's id; a labelled contact always has one."""
        return self.contact.id or ""

    @property
    def split(self) -> Split:
        """The side of the split it stands on."""
        return split_of(self.id)


class _Wire(msgspec.Struct):
    """The keys of a line that say what the contact is; the others are the contact's own."""

    id: str
    label: Label
    asks: tuple[Asked, ...] = ()
    pretext: Pretext | None = None
    why: str = ""


_WIRE_DECODER = msgspec.json.Decoder(_Wire)
_OWN_KEYS = ("label", "asks", "pretext", "pressure", "claims", "why")


def split_of(contact_id: str) -> Split:
    """Return the side of a contact by its group, the part of its id before the first ``-``.

    A group's contacts resemble one another and stay together. The side follows from the id alone, so that it never
    changes when contacts are added.

    >>> split_of("c0002-1"), split_of("c0002-3")
    (<Split.DEV: 'dev'>, <Split.DEV: 'dev'>)
    """
    group = contact_id.partition(_GROUP_END)[0]
    number = int(hashlib.sha256(group.encode()).hexdigest(), 16)
    return Split.TEST if number % 100 < TEST_PERCENT else Split.DEV


def read_labelled(line: bytes, where: str) -> Labelled:
    """Read one line of a labelled corpus.

    Args:
        line: One JSON object.
        where: What errors call the line: ``contacts.jsonl:12``.

    Raises:
        InputError: It is not a labelled contact.
    """
    try:
        said = _WIRE_DECODER.decode(line)
        data = msgspec.json.decode(line)
        contact = read_contact({key: value for key, value in data.items() if key not in _OWN_KEYS})
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fault = f"{where}: expected a labelled contact (id, label, asks, pretext beside the keys of a contact): {error}"
        raise InputError(fault) from None
    except ContactError as error:
        fault = f"{where}: {error}"
        raise InputError(fault) from None
    return Labelled(contact, said.label, said.asks, said.pretext, said.why)
