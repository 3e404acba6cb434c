"""Schemas: whoever keeps to them is not refused, and whoever is refused has not kept to them."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from beffroi import ContactError, Verdict, check, read_contact
from beffroi.faces.schemas import CONTACT, DAY, schemas_of

PLACE = "#/$defs"
SCHEMAS = schemas_of([Verdict], PLACE)


def fits(value: object, name: str) -> bool:
    """Say whether a value fits a schema."""
    schema = {"$ref": f"{PLACE}/{name}", "$defs": SCHEMAS}
    return jsonschema.Draft202012Validator(schema).is_valid(value)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "contact",
    [
        {"channel": "sms", "text": "Bonjour"},
        {"channel": "sms", "text": ""},
        {"channel": "sms", "text": "", "subject": "x"},
        {"channel": "call", "text": "", "sender": "01 99 00 12 34"},
        {"channel": "call", "text": "", "sender": "  "},
        {"channel": "call", "text": "", "subject": "x"},
        {"channel": "visit", "text": "", "sender": "x"},
        {"channel": "letter", "text": " ", "attachments": [{"name": "a.pdf"}]},
        {"channel": "email", "text": "", "html": ""},
        {"channel": "pigeon", "text": "x"},
        {"channel": "sms", "text": None},
        {"channel": "sms"},
        {"channel": "sms", "text": "x", "boby": "y"},
        {"channel": "sms", "text": "x", "sender": None, "headers": None, "attachments": None, "date": None},
        {"channel": "email", "text": "x", "headers": [["From", "a@b.example"]]},
        {"channel": "email", "text": "x", "headers": [["From"]]},
        {"channel": "sms", "text": "x", "id": "i" * 1_001},
        {"channel": "sms", "text": "x", "lang": "fr-FR"},
        {"channel": "sms", "text": "x", "lang": "français"},
        {"channel": "sms", "text": "x", "attachments": [{"name": "a", "sha256": "0" * 63}]},
        {"channel": "sms", "text": "x", "attachments": [{"name": "a", "size": 3}]},
    ],
    ids=json.dumps,
)
def test_the_schema_of_a_contact_takes_what_the_reader_takes(contact: dict[str, Any]) -> None:
    """A client generated from it checks before it sends."""
    try:
        read_contact(json.dumps(contact))
    except ContactError:
        assert not fits(contact, CONTACT)
    else:
        assert fits(contact, CONTACT)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("2026-03-02", True),
        ("2024-02-29", True),
        ("2000-02-29", True),
        ("2026-02-29", False),
        ("2026-04-31", False),
        ("2026-13-01", False),
        ("1989-12-31", False),
        ("2026-03-02T18:30", True),
        ("2026-03-02 18:30:00.5+01:00", True),
        ("2026-03-02T24:00", False),
        ("2026-W10", False),
        ("yesterday", False),
    ],
)
def test_the_schema_of_a_day_takes_days_that_exist(day: str, is_one: bool) -> None:  # noqa: FBT001  # a column
    """JSON Schema's own ``date`` takes the year 0001, and no moments."""
    assert jsonschema.Draft202012Validator(DAY).is_valid(day) is is_one
    assert fits({"channel": "sms", "text": "x", "date": day}, CONTACT) is is_one
    if is_one:
        assert read_contact({"channel": "sms", "text": "x", "date": day}).date


def test_a_verdict_fits_its_schema() -> None:
    """It is made from the shape that writes it."""
    verdict = check(read_contact({"channel": "sms", "text": "Ameli : votre carte Vitale https://ameli.example"}))

    assert fits(json.loads(msgspec.json.encode(verdict)), "Verdict")
