"""The application: page and API side by side, problems in the form that fits who asks."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

Client = Callable[..., TestClient]


def test_programs_get_problems_as_json_and_people_a_page(client: Client) -> None:
    """A person who mistypes an address shall not see braces."""
    opened, person = client(), {"Accept": "text/html,*/*;q=0.8"}

    assert '<html lang="de"' in opened.get("/de/nothing", headers=person).text
    assert opened.get("/de/nothing", headers=person).status_code == 404
    assert opened.get("/api/v1/nothing", headers=person).headers["content-type"] == "application/problem+json"
    assert opened.get("/nothing").json()["status"] == 404


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
