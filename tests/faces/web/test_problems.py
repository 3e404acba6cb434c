"""Problems: each in the form of RFC 9457."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.problems import BusyError, Kind, problem_with

Client = Callable[..., TestClient]


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_type_a_title_and_a_status_of_its_own(kind: Kind) -> None:
    """A program goes by the type, a person by the title."""
    problem = problem_with(kind, "field", "this", "that")

    assert problem.type == f"urn:beffroi:problem:{kind.name.lower()}"
    assert 400 <= problem.status < 600
    assert problem.detail == "field: expected this, found that"


def test_no_two_kinds_are_the_same() -> None:
    """An enumeration takes two equal members for one, silently."""
    assert len({kind.title for kind in Kind}) == len(Kind) == len(Kind.__members__)


def test_busy_says_when_to_come_again() -> None:
    """The page and the API both tell it."""
    busy = BusyError(what="files", seconds=15)

    assert busy.headers == {"Retry-After": "15"}
    assert busy.problem.status == 503


@pytest.mark.parametrize(
    ("method", "path", "status", "kind"),
    [
        ("GET", "/api/v1/nothing", 404, "not_found"),
        ("GET", "/api/v1/check/", 404, "not_found"),
        ("DELETE", "/api/v1/check", 405, "method_not_allowed"),
    ],
)
def test_an_address_that_is_none_is_told(client: Client, method: str, path: str, status: int, kind: str) -> None:
    """As JSON, with what was expected."""
    answer = client().request(method, path)

    assert answer.status_code == status
    assert answer.json()["type"] == f"urn:beffroi:problem:{kind}"


def test_a_reader_that_is_not_installed_is_told_by_its_extra(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the server can add it."""
    from beffroi.errors import MissingExtraError  # noqa: PLC0415
    from beffroi.faces.files import FileReader  # noqa: PLC0415

    def missing(*_: object) -> None:
        extra, module = "ocr", "cv2"
        raise MissingExtraError(extra, module)

    monkeypatch.setattr(FileReader, "read", missing)

    answer = client().post("/api/v1/check-file", files={"file": ("a.png", b"x")})

    assert answer.status_code == 422
    assert "beffroi[ocr]" in answer.json()["expected"]
