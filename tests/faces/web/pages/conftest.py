"""A client that speaks to the application without a network."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Return a client of an application with the settings nobody changed."""
    with TestClient(create_application(WebSettings())) as client:
        yield client
