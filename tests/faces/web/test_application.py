"""The application: page and API side by side, problems in the form that fits who asks."""

from collections.abc import Callable

import pytest
from starlette.responses import HTMLResponse, Response
from starlette.testclient import TestClient
from starlette.types import Scope

from beffroi.faces.web.problems import Problem

Client = Callable[..., TestClient]


def test_programs_get_problems_as_json_and_people_a_page(client: Client) -> None:
    """A person who mistypes an address shall not see braces."""
    opened = client()

    def page(_scope: Scope, problem: Problem) -> Response:
        return HTMLResponse(f"<p>{problem.status}</p>", problem.status)

    opened.app.state.problem_page = page  # type: ignore[attr-defined]

    assert opened.get("/nothing").text == "<p>404</p>"
    assert opened.get("/nothing").status_code == 404
    assert opened.get("/api/v1/nothing").headers["content-type"] == "application/problem+json"


def test_without_a_page_of_its_own_a_problem_is_json(client: Client) -> None:
    """There is always an answer."""
    assert client().get("/nothing").json()["status"] == 404


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        pytest.param((), "https://www.mairie.example", False, id="unless told: nobody"),
        pytest.param(("https://www.mairie.example",), "https://www.mairie.example", True, id="who is named"),
        pytest.param(("https://www.mairie.example",), "https://evil.example", False, id="who is not"),
        pytest.param(("https://*.mairie.example",), "https://www.mairie.example", True, id="by a star"),
        pytest.param(("https://*.mairie.example",), "https://www.mairie.example.evil.example", False, id="not by it"),
    ],
)
def test_scripts_of_other_sites_may_call_the_api_only_if_named(
    client: Client,
    origins: tuple[str, ...],
    origin: str,
    allowed: bool,  # noqa: FBT001  # a column
) -> None:
    """The page itself never: it is for people."""
    opened = client(cors_origins=origins)
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}

    before = opened.options("/api/v1/check", headers=asked)
    answer = opened.get("/api/v1/rulebook", headers={"Origin": origin})

    assert (before.headers.get("access-control-allow-origin") == origin) is allowed
    assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
    assert "access-control-allow-origin" not in opened.get("/", headers={"Origin": origin}).headers
    assert "access-control-allow-credentials" not in answer.headers
