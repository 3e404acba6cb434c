"""The MCP server, asked by the protocol's own client over standard streams."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import jsonschema
import msgspec
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, Tool

from beffroi import Done, check, read_contact

SMS = {"channel": "sms", "text": "Ameli : votre carte Vitale expire, https://ameli.example", "date": "2026-03-02"}


def with_server(work: Callable[[Client], Awaitable[Any]]) -> Any:  # noqa: ANN401  # whatever the work gives
    """Run work against a server of its own."""

    async def run() -> Any:  # noqa: ANN401
        how = StdioServerParameters(command=sys.executable, args=["-m", "beffroi", "mcp"], env=dict(os.environ))
        async with Client(stdio_client(how)) as client:
            return await work(client)

    return asyncio.run(run())


def called(*calls: tuple[str, dict[str, Any]]) -> list[CallToolResult]:
    """Return what each call gives."""

    async def work(client: Client) -> list[CallToolResult]:
        return [await client.call_tool(name, arguments) for name, arguments in calls]

    results: list[CallToolResult] = with_server(work)
    return results


def text_of(result: CallToolResult) -> str:
    """Return the words of a result."""
    (content,) = result.content
    return content.text  # type: ignore[union-attr]


def test_a_verdict_is_the_librarys_in_words_and_in_structure() -> None:
    """A program reads the one, a model the other; both are the contract."""
    (plain, done) = called(("check", {"contact": SMS}), ("check", {"contact": SMS, "done": ["paid"]}))

    assert text_of(plain).encode() == msgspec.json.encode(check(read_contact(SMS)))
    assert plain.structured_content == json.loads(text_of(plain))
    assert text_of(done).encode() == msgspec.json.encode(check(read_contact(SMS), done=[Done.PAID]))


def test_the_tools_say_what_they_take_and_give_and_change_nothing() -> None:
    """A model goes by what they say; none of them takes the path of a file."""

    async def work(client: Client) -> list[Tool]:
        return list((await client.list_tools()).tools)

    tools: list[Tool] = with_server(work)

    assert [tool.name for tool in tools] == ["check", "ask", "rulebook_list", "rulebook_show", "rulebook_diff"]
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False
        assert not {"path", "file", "url"} & set(tool.input_schema["properties"])


def test_the_rulebook_is_told() -> None:
    """With its sources: a model that quotes them can be checked."""
    listed, shown, changed = called(
        ("rulebook_list", {"on": "2026-03-02"}),
        ("rulebook_show", {"id": "assurance_maladie.never_asks", "on": "2026-03-02"}),
        ("rulebook_diff", {"from": "2021-11-01", "to": "2026-11-01"}),
    )

    assert listed.structured_content["on"] == "2026-03-02"
    assert shown.structured_content["values"][0]["value"]["source"]["url"]
    assert changed.structured_content["changes"]


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("check", {}, "contact: expected"),
        ("check", {"contact": {"channel": "pigeon", "text": "x"}}, "channel: expected"),
        ("check", {"contact": SMS, "done": ["dreamt"]}, "done: expected a list of clicked"),
        ("check", {"contact": SMS, "dnoe": []}, "arguments: expected one of contact, done"),
        ("rulebook_show", {"id": "assurance_maladie.nevr_asks"}, "did you mean assurance_maladie.never_asks?"),
        ("rulebook_list", {"on": "yesterday"}, "date: expected an ISO 8601 day"),
        ("rulebook_diff", {"from": "2026-01-01"}, "from, to: expected two days"),
        ("read_file", {"path": "/etc/passwd"}, "tool: expected one of check"),
    ],
)
def test_what_is_wrong_is_told_so_that_a_model_can_mend_it(name: str, arguments: dict[str, Any], told: str) -> None:
    """As a result, which a model sees, not as a fault of the protocol, which it does not."""
    (result,) = called((name, arguments))

    assert result.is_error
    assert told in text_of(result)
