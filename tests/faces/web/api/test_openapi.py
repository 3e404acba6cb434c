"""The description is true: requests made up from it find no answer that it does not have."""

import json
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

from beffroi.faces.web.api.openapi import openapi_document
from beffroi.faces.web.api.routes import api_routes
from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

EXAMPLES = 25


@schemathesis.serializer("application/jsonl")
def as_lines(_context: object, value: Any) -> bytes:  # noqa: ANN401  # whatever is made up
    """Return a body of lines as it stands."""
    return value if isinstance(value, bytes) else str(value).encode()


application = create_application(WebSettings(rate_limit=""))
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", application)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_requests_made_up_from_the_description_are_answered_as_it_says(case: Any) -> None:  # noqa: ANN401  # generated
    """A client generated from it must not meet a surprise."""
    spared = []
    if case.operation.path == "/api/v1/check-file":  # no schema says which bytes are a picture with words in it
        spared = [CHECKS.get_one("positive_data_acceptance")]

    case.call_and_validate(excluded_checks=spared)


def test_every_address_that_is_served_is_described_and_no_other() -> None:
    """What is not described is found by nobody."""
    described = json.loads(openapi_document())["paths"]

    served = {route.path: set(route.methods or ()) - {"HEAD"} for route in api_routes()}

    assert {path: {method.upper() for method in operations} for path, operations in described.items()} == served


def test_the_verdict_is_described_by_its_own_shape() -> None:
    """One schema for library, command and API."""
    document = json.loads(openapi_document())
    verdict = document["components"]["schemas"]["Verdict"]

    assert list(verdict["properties"]) == [
        "id", "channel", "date", "verdict", "public_body", "findings", "advice", "rulebook", "engine"
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(json.loads(openapi_document())["components"]["schemas"]))
def test_each_schema_is_one(name: str) -> None:
    """JSON Schema 2020-12, which OpenAPI 3.1 speaks."""
    jsonschema.Draft202012Validator.check_schema(json.loads(openapi_document())["components"]["schemas"][name])
