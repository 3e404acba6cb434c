"""Routes of the API."""

from beffroi.faces.web.api.routes import api_routes


def test_what_is_asked_for_most_is_looked_up_first() -> None:
    """Routes are tried one after another."""
    assert api_routes()[0].path == "/api/v1/check"


def test_the_api_is_versioned() -> None:
    """So that version 2 can stand beside it; what monitors a server is not part of it."""
    unversioned = {route.path for route in api_routes() if not route.path.startswith("/api/v1/")}

    assert unversioned == {"/health", "/ready", "/metrics"}
