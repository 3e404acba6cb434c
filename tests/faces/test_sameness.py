"""The same contacts through every face: the same verdicts, byte for byte."""

import asyncio
import json
import os
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from starlette.testclient import TestClient

from beffroi import check, read_contact
from beffroi.faces.cli.start import run
from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "contacts.jsonl"
FIELDS = ("id", "channel", "sender", "subject", "text", "date", "lang")
EACH = 13
MANY = 100


@pytest.fixture(scope="module")
def contacts() -> list[dict[str, Any]]:
    """Return one contact in thirteen, a hundred of them, without their labels."""
    with CORPUS.open(encoding="utf-8") as rows:
        picked = [json.loads(row) for row in islice(rows, 0, EACH * MANY, EACH)]
    return [{key: row[key] for key in FIELDS} for row in picked]


@pytest.fixture(scope="module")
def verdicts(contacts: list[dict[str, Any]]) -> list[bytes]:
    """Return the verdicts of the library."""
    return [msgspec.json.encode(check(read_contact(contact))) for contact in contacts]


def test_the_hundred_are_of_several_sorts(contacts: list[dict[str, Any]], verdicts: list[bytes]) -> None:
    """A hundred times the same would show little."""
    assert len(verdicts) == MANY
    assert len({contact["channel"] for contact in contacts}) >= 4
    assert {json.loads(verdict)["verdict"] for verdict in verdicts} >= {"fraud", "unrelated", "consistent"}


def test_by_the_command(contacts: list[dict[str, Any]], verdicts: list[bytes], tmp_path: Path) -> None:
    """``beffroi screen``."""
    source, target = tmp_path / "contacts.jsonl", tmp_path / "verdicts.jsonl"
    source.write_text("".join(json.dumps(contact) + "\n" for contact in contacts), encoding="utf-8")

    assert run(["screen", str(source), "-o", str(target)]) == 0
    assert target.read_bytes().splitlines() == verdicts


def test_by_the_api(contacts: list[dict[str, Any]], verdicts: list[bytes]) -> None:
    """One by one, and as a stream."""
    with TestClient(create_application(WebSettings(rate_limit=""))) as client:
        one_by_one = [client.post("/api/v1/check", json=contact).content for contact in contacts]
        lines = "\n".join(map(json.dumps, contacts))
        stream = client.post("/api/v1/screen", content=lines, headers={"content-type": "application/jsonl"})
    *streamed, _counts = stream.content.splitlines()

    assert one_by_one == verdicts
    assert streamed == verdicts


def test_by_the_page(contacts: list[dict[str, Any]], verdicts: list[bytes]) -> None:
    """Its form carries a contact from one page to the next; asked for JSON, it gives the verdict that it shows."""
    with TestClient(create_application(WebSettings(rate_limit="")), headers={"Accept": "application/json"}) as client:
        carried = ({"carried": json.dumps({"intake": {"contact": contact}})} for contact in contacts)
        answered = [client.post("/fr/answer/", data=fields).content for fields in carried]

    assert answered == verdicts


def test_by_mcp(contacts: list[dict[str, Any]], verdicts: list[bytes]) -> None:
    """In words as in structure."""

    async def judged() -> list[bytes]:
        how = StdioServerParameters(command=sys.executable, args=["-m", "beffroi", "mcp"], env=dict(os.environ))
        async with Client(stdio_client(how)) as client:
            results = [await client.call_tool("check", {"contact": contact}) for contact in contacts]
        assert all(json.loads(msgspec.json.encode(result.structured_content)) for result in results)
        return [result.content[0].text.encode() for result in results]  # type: ignore[union-attr]

    assert asyncio.run(judged()) == verdicts
