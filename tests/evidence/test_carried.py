"""Carried addresses: in every wrapping that filters and mailing tools use."""

import base64

import pytest

from beffroi.evidence.carried import carried_in, uncover


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/?url=https%3A%2F%2Fa.example%2Fx&d=1", "https://a.example/x"),
        ("/l/https://a.example", "https://a.example"),
        ("/v2/url?u=https-3A__a-2Db.example_x&d=1", "https://a-b.example/x"),
        ("/v3/__https://a.example/x__", "https://a.example/x__"),
        ("/lnk/aHR0cHM6Ly9hLmV4YW1wbGU/1", "https://a.example"),
        ("/c?u=aHR0cDovL2EuZXhhbXBsZS94eQ%3D%3D&i=1", "http://a.example/xy"),
        ("/c?to=a.example/x", "a.example/x"),
    ],
)
def test_the_address_within_is_read(path: str, address: str) -> None:
    """It is where the person ends."""
    carried = carried_in(path)

    assert carried is not None
    assert carried in path
    assert uncover(carried) == address


@pytest.mark.parametrize("path", ["/", "/?u=x", "/aHR0c", "/aHR0cP-------", "/?u=-3A__"])
def test_nothing_is_made_up(path: str) -> None:
    """What cannot be read carries nothing."""
    assert carried_in(path) is None


def test_base64_of_any_bytes_is_text_or_nothing() -> None:
    """What stands there is a stranger's."""
    assert uncover("aHR0c" + base64.urlsafe_b64encode(bytes(range(200, 230))).decode()) == ""
