"""Schema files: the JSON Schemas that editors check facts and rules with, written from the very types the loader uses.

``python -m beffroi.rulebook.schema_files`` writes them to ``schemas/``; a test fails when they are out of date.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from beffroi.contact import Channel
from beffroi.rulebook.fact import Fact
from beffroi.rulebook.rule import Rule, Weighing
from beffroi.rulebook.shapes import SHAPES
from beffroi.rulebook.vocabulary import TRAIT_KEYS, TRAITS, VALUES

__all__ = ["schemas", "write_schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    made = {"fact": _fact_schema(), "rule": _rule_schema(), "weighing": _schema(Weighing)[0]}
    return {
        f"{name}.schema.json": json.dumps(_plain(schema), indent=2, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def write_schemas(folder: Path) -> None:
    """Write every schema file to ``folder``."""
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(kind: type, others: Iterable[Any] = ()) -> tuple[dict[str, Any], list[Any]]:
    """Return the schema of ``kind`` and, written with the same definitions, those of ``others``."""
    (first, *rest), components = msgspec.json.schema_components([kind, *others], ref_template="#/$defs/{name}")
    return {"$schema": _DIALECT, **first, "$defs": components}, rest


def _fact_schema() -> dict[str, Any]:
    schema, shapes = _schema(Fact, SHAPES.values())
    definitions = schema["$defs"]
    definitions["Fact"]["properties"]["kind"] = {"enum": [kind.value for kind in SHAPES]}
    definitions["FactValue"]["properties"]["channels"]["items"] = {"enum": [channel.value for channel in Channel]}
    schema["allOf"] = [
        _if_then("kind", kind.value, {"values": {"items": {"properties": {"value": shape}}}})
        for kind, shape in zip(SHAPES, shapes, strict=True)
    ]
    return schema


def _rule_schema() -> dict[str, Any]:
    schema, _ = _schema(Rule)
    for name in ("When", "Condition"):
        schema["$defs"][name]["allOf"] = list(_words_by_kind())
    return schema


def _words_by_kind() -> Iterable[dict[str, Any]]:
    for kind in sorted({*VALUES, *TRAITS}):
        words = {"value": VALUES.get(kind), **dict.fromkeys(TRAIT_KEYS, TRAITS.get(kind))}
        yield _if_then(
            "evidence",
            kind.value,
            {key: {"items": {"enum": sorted(known)}} for key, known in words.items() if known is not None},
        )


def _if_then(key: str, word: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {key: {"const": word}}, "required": [key]}, "then": {"properties": properties}}


def _plain(schema: object) -> object:
    """Return a schema with no more of a docstring than its first paragraph: the rest is for Python readers."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: " ".join(part.partition("\n\n")[0].split())
        if key == "description" and isinstance(part, str)
        else _plain(part)
        for key, part in schema.items()
    }


if __name__ == "__main__":  # pragma: no cover - it would write into the package
    write_schemas(Path(__file__).parent / "schemas")
