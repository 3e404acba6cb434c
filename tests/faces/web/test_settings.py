"""Settings: each is in the table of docs/serving.md, with its variable and what it is if nobody says anything."""

import re
from pathlib import Path

from beffroi.faces.settings import ReadingSettings
from beffroi.faces.web.configuring import all_settings
from beffroi.faces.web.settings import WebSettings

PAGE = Path(__file__).resolve().parents[3] / "docs" / "serving.md"
ROW = re.compile(
    r"^\| `(?P<key>[a-z_.]+)` \| `(?P<variable>[A-Z_]+)` \| (?P<default>[^|]+) \| (?P<says>[^|]+) \|$", re.MULTILINE
)


def shown(default: object) -> str:
    """Return a default as the table shows it."""
    if default in {None, "", ()}:
        return "none"
    if isinstance(default, float):
        return f"`{default:g}`"
    return f"`{default:,}`".replace(",", " ") if isinstance(default, int) and default >= 10_000 else f"`{default}`"


def test_the_table_lists_each_setting_and_no_other() -> None:
    """A setting that nobody can find is none."""
    rows = {row["key"]: (row["variable"], row["default"]) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))}

    assert rows == {setting.key: (setting.variable, shown(setting.default)) for setting in all_settings()}


def test_a_server_that_is_told_nothing_is_for_this_machine_alone() -> None:
    """Safe by default."""
    settings = WebSettings()

    assert settings.host == "127.0.0.1"
    assert settings.rate_limit
    assert not settings.trusted_proxies
    assert not settings.cors_origins
    assert not settings.frame_ancestors
    assert settings.reading == ReadingSettings()
