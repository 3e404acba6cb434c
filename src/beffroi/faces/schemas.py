"""Schemas: the JSON Schema (2020-12) of contacts and verdicts, made from the very shapes that read and write them.

A type says what a field is; what a contact needs beyond its types (``contact/bounds.py``) is added here, so that
whoever keeps to the schema is not refused.
"""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from beffroi.contact import (
    MAX_ATTACHMENTS,
    MAX_HEADERS,
    MAX_ID_LENGTH,
    MAX_LINE_LENGTH,
    MAX_TEXT_LENGTH,
    WireContact,
)

__all__ = ["CONTACT", "DAY", "schemas_of"]

CONTACT: Final = "Contact"
_TOLD: Final = "ToldContact"
_WIRE: Final = "WireContact"
_YEAR: Final = "(?:199[1-9]|20[0-9]{2})"
_LEAP_YEAR: Final = "(?:199[26]|20(?:[02468][048]|[13579][26]))"
_LONG: Final = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30))"
_DAY: Final = f"(?:{_YEAR}-(?:{_LONG}|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
_CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT: Final = rf"[Tt ]{_CLOCK}(?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?(?:[Zz]|[+-]{_CLOCK})?"
DAY: Final = {
    "type": "string",
    "pattern": f"^{_DAY}(?:{_MOMENT})?$",
    "description": "A day, or a moment of which the day in Europe/Paris counts, as ISO 8601 has it; from 1990 to 2100.",
    "examples": ["2026-03-02", "2026-03-02T18:30:00+01:00"],
}
"""A day as contacts and addresses have it."""
# Python, ECMAScript and Rust do not agree on what is blank: none of them takes these characters for words.
_SOME_WORD: Final = r"[^\s\u001c-\u001f\u0085\u180e\u200b\ufeff]"
_LANGUAGE: Final = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}$"
_SHA256: Final = "^([0-9A-Fa-f]{64})?$"


def schemas_of(shapes: Iterable[Any], place: str) -> dict[str, dict[str, Any]]:
    """Return the schema of each shape, and of those within them, by name; contacts with all that they need.

    Args:
        shapes: Struct types.
        place: Where they will stand: ``#/components/schemas``.
    """
    _, schemas = msgspec.json.schema_components([WireContact, *shapes], ref_template=f"{place}/{{name}}")
    if CONTACT in schemas:  # one that is answered, which has its date as a day
        told = schemas.pop(CONTACT)
        schemas = {name: _renamed(schema, f"{place}/{CONTACT}", f"{place}/{_TOLD}") for name, schema in schemas.items()}
        schemas[_TOLD] = {**told, "title": _TOLD}
    schemas[CONTACT] = _bounded(schemas.pop(_WIRE))
    schemas["Attachment"] = _bounded_attachment(schemas["Attachment"])
    return schemas


def _renamed(schema: Any, before: str, after: str) -> Any:  # noqa: ANN401  # any part of a schema
    if isinstance(schema, dict):
        return {
            key: after if key == "$ref" and part == before else _renamed(part, before, after)
            for key, part in schema.items()
        }
    return [_renamed(part, before, after) for part in schema] if isinstance(schema, list) else schema


def _bounded(contact: dict[str, Any]) -> dict[str, Any]:
    fields = contact["properties"]
    bounds: dict[str, dict[str, Any]] = {
        "text": {"maxLength": MAX_TEXT_LENGTH},
        "id": {"maxLength": MAX_ID_LENGTH},
        "sender": {"maxLength": MAX_LINE_LENGTH},
        "subject": {"maxLength": MAX_LINE_LENGTH},
        "html": {"maxLength": MAX_TEXT_LENGTH},
        "lang": {"pattern": _LANGUAGE},
        "date": DAY,
        "headers": {"maxItems": MAX_HEADERS},
        "attachments": {"maxItems": MAX_ATTACHMENTS},
    }
    properties = {name: _with(fields[name], bounds.get(name, {})) for name in fields}
    header = {"type": "string", "maxLength": MAX_LINE_LENGTH}, {"type": "string", "maxLength": MAX_TEXT_LENGTH}
    for choice in properties["headers"]["anyOf"]:
        if choice["type"] == "array":
            choice["items"] = {"type": "array", "prefixItems": [*header], "items": False, "minItems": 2, "maxItems": 2}
    return {**contact, "title": CONTACT, "description": _ABOUT, "properties": properties, "anyOf": _SOMETHING_TO_JUDGE}


_ABOUT: Final = "What reached the person, as it reached them."
_SOMETHING_TO_JUDGE: Final[list[dict[str, Any]]] = [
    {"properties": {"text": {"type": "string", "pattern": _SOME_WORD}}},
    {
        "properties": {
            "channel": {"enum": ["call", "voicemail"]},
            "sender": {"type": "string", "pattern": _SOME_WORD},
        },
        "required": ["sender"],
    },
    *(
        {"properties": {"channel": {"enum": ["email", "letter", "sms", "social"]}, name: held}, "required": [name]}
        for name, held in (
            ("html", {"type": "string", "minLength": 1}),
            ("subject", {"type": "string", "minLength": 1}),
            ("attachments", {"type": "array", "minItems": 1}),
        )
    ),
]


def _with(schema: dict[str, Any], bounds: dict[str, Any]) -> dict[str, Any]:
    """Return a field's schema with its bounds, which are those of a value that is there."""
    if "anyOf" not in schema:
        return {**schema, **bounds}
    choices = [dict(choice) if choice.get("type") == "null" else {**choice, **bounds} for choice in schema["anyOf"]]
    return {**schema, "anyOf": choices}


def _bounded_attachment(attachment: dict[str, Any]) -> dict[str, Any]:
    bounds: dict[str, dict[str, Any]] = {
        "name": {"maxLength": MAX_LINE_LENGTH},
        "media_type": {"maxLength": MAX_LINE_LENGTH},
        "sha256": {"pattern": _SHA256},
        "text": {"maxLength": MAX_TEXT_LENGTH},
    }
    fields = attachment["properties"]
    return {**attachment, "properties": {name: _with(fields[name], bounds[name]) for name in fields}}
