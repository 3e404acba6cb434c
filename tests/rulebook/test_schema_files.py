"""The JSON Schemas for editors."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import beffroi.rulebook
from beffroi.rulebook.schema_files import schemas, write_schemas
from beffroi.rulebook.yaml_lines import parse_yaml

ROOM = Path(beffroi.rulebook.__file__).parent


def schema(name: str) -> dict[str, Any]:
    """Return a schema as made from the types."""
    made: dict[str, Any] = json.loads(schemas()[f"{name}.schema.json"])
    return made


def read(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return YAML as an editor reads it, days being text."""
    return parse_yaml(text.encode(), "x.yaml").data


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_beside_the_facts_is_current(name: str) -> None:
    """Mend with ``python -m beffroi.rulebook.schema_files``."""
    assert (ROOM / "schemas" / name).read_text(encoding="utf-8") == schemas()[name]


@pytest.mark.parametrize("name", ["fact", "rule", "weighing"])
def test_each_is_a_schema_of_its_dialect(name: str) -> None:
    """Editors refuse a broken schema without a word."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_written_files_are_those_made(tmp_path: Path) -> None:
    """The command writes what the test above compares with."""
    write_schemas(tmp_path)

    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == schemas()


def test_the_toy_fact_and_rule_fit(never_asks: str, toy_rule: str) -> None:
    """A schema that refuses good files is switched off."""
    jsonschema.Draft202012Validator(schema("fact")).validate(read(never_asks))
    jsonschema.Draft202012Validator(schema("rule")).validate(read(toy_rule))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("value: [card]", "value: [cash]", id="unknown word, by the fact's kind"),
        pytest.param("kind: never_asks", "kind: names", id="a shape of another kind"),
        pytest.param("channels: [sms]", "channels: [fax]", id="unknown channel"),
        pytest.param("standing: official", "standing: sure", id="unknown standing"),
        pytest.param("says: What", "sais: What", id="unknown key"),
    ],
)
def test_an_editor_marks_a_faulty_fact(never_asks: str, old: str, new: str) -> None:
    """The author sees it while typing, before any command is run."""
    validator = jsonschema.Draft202012Validator(schema("fact"))

    assert not validator.is_valid(read(never_asks.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("  value: [card]", "  value: [cash]", id="unknown request"),
        pytest.param("value: [warns]", "value: [warn]", id="unknown word in a condition"),
        pytest.param(
            "evidence: request\n  value: [card]", "evidence: link\n  traits: [lookalik]", id="unknown trait of a link"
        ),
    ],
)
def test_an_editor_marks_a_faulty_rule(toy_rule: str, old: str, new: str) -> None:
    """The closed words are in the schema too."""
    validator = jsonschema.Draft202012Validator(schema("rule"))

    assert not validator.is_valid(read(toy_rule.replace(old, new, 1)))
