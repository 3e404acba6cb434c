"""Parameters: read strictly."""

import datetime

import pytest

from beffroi import Done
from beffroi.faces.web.api.parameters import day_of, done_of, parameters_of, require_media_type
from beffroi.faces.web.problems import ProblemError


def test_values_are_kept_in_order_and_decoded() -> None:
    """``done`` may be repeated."""
    assert parameters_of(b"done=paid&done=clicked&on=2026%2D01-02", ("done", "on")) == {
        "done": ["paid", "clicked"],
        "on": ["2026-01-02"],
    }
    assert done_of(["paid"]) == (Done.PAID,)
    assert day_of("on", {"on": ["2026-01-02"]}) == datetime.date(2026, 1, 2)
    assert day_of("on", {}) is None


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(b"x=1", id="unknown"),
        pytest.param(b"done=%ff", id="no UTF-8"),
        pytest.param("done=é".encode(), id="not escaped"),
        pytest.param(b"done=paid&" * 101, id="too many"),
    ],
)
def test_what_is_not_well_formed_is_refused(query: bytes) -> None:
    """A parameter that is passed over in silence misleads."""
    with pytest.raises(ProblemError):
        parameters_of(query, ("done",))


@pytest.mark.parametrize(
    ("kind", "fits"),
    [(b"application/json", True), (b"Application/JSON; charset=utf-8", True), (b"text/json", False), (None, False)],
)
def test_the_type_of_a_body_must_fit(kind: bytes | None, fits: bool) -> None:  # noqa: FBT001  # a column
    """A form posted by another site is not JSON."""
    headers = [] if kind is None else [(b"content-type", kind)]
    if fits:
        require_media_type(headers, b"application/json")
    else:
        with pytest.raises(ProblemError, match="Content-Type"):
            require_media_type(headers, b"application/json")
