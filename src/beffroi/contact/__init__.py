"""What reached the person, as it reached them."""

from beffroi.contact.bounds import (
    MAX_ATTACHMENTS,
    MAX_CONTACT_BYTES,
    MAX_HEADERS,
    MAX_ID_LENGTH,
    MAX_LINE_LENGTH,
    MAX_TEXT_LENGTH,
    require_usable,
)
from beffroi.contact.contact import BARCODE, TOLD_CHANNELS, Attachment, Channel, Contact
from beffroi.contact.pages.html import Hidden, Lead, ShownText, shown
from beffroi.contact.pages.veiled import find_veiled
from beffroi.contact.readers import OUR_AUTHSERV, Intake, Note, SpokenWord
from beffroi.contact.reading import WireContact, read_contact, read_day
from beffroi.contact.reading_csv import COLUMNS, read_row, require_columns

__all__ = [
    "BARCODE",
    "COLUMNS",
    "MAX_ATTACHMENTS",
    "MAX_CONTACT_BYTES",
    "MAX_HEADERS",
    "MAX_ID_LENGTH",
    "MAX_LINE_LENGTH",
    "MAX_TEXT_LENGTH",
    "OUR_AUTHSERV",
    "TOLD_CHANNELS",
    "Attachment",
    "Channel",
    "Contact",
    "Hidden",
    "Intake",
    "Lead",
    "Note",
    "ShownText",
    "SpokenWord",
    "WireContact",
    "find_veiled",
    "read_contact",
    "read_day",
    "read_row",
    "require_columns",
    "require_usable",
    "shown",
]
