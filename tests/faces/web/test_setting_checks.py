"""Checks of settings: of the right type, and still of no use."""

from pathlib import Path
from typing import Any

import pytest

from beffroi.faces.web.setting_checks import faults_of


@pytest.mark.parametrize(
    ("key", "value", "is_of_use"),
    [
        ("frame_ancestors", ("https://www.mairie.example", "https://*.mairie.example:8443"), True),
        ("frame_ancestors", ("www.mairie.example",), False),
        ("frame_ancestors", ("https://a.example; script-src *",), False),
        ("cors_origins", ("*",), False),
        ("trusted_proxies", ("10.0.0.0/8", "::1"), True),
        ("trusted_proxies", ("everyone",), False),
        ("rate_limit", "20/second;5000/day", True),
        ("rate_limit", "often", False),
        ("rate_limit", "", True),
        ("redis_url", "redis://:secret@redis.example/0", True),
        ("redis_url", "http://secret.example", False),
        ("town_hall.accent", "#1a5f7A", True),
        ("town_hall.accent", "red", False),
        ("town_hall.site", "https://www.mairie.example/x", True),
        ("town_hall.site", "javascript:alert(1)", False),
        ("rulebook", Path("/nowhere"), False),
        ("rulebook", Path(__file__), False),
        ("reading.dns_file", Path(__file__), True),
        ("reading.dns_file", Path(__file__).parent, False),
    ],
)
def test_what_is_of_no_use_is_told(key: str, value: Any, is_of_use: bool) -> None:  # noqa: ANN401, FBT001  # of any setting
    """When the server starts, not when the first person meets it."""
    faults = list(faults_of({key: value}))

    assert (not faults) is is_of_use
    assert all("secret" not in fault for _, fault in faults)
