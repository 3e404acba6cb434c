"""One version in all places, told to whoever upgrades."""

import re
from importlib.metadata import metadata, version
from typing import Any

from beffroi.verdict import ENGINE

from .documents import ROOT


def test_a_verdict_carries_the_version_of_the_package(project: dict[str, Any]) -> None:
    """A kept verdict must say which engine gave it."""
    assert version("beffroi") == project["project"]["version"] == ENGINE


def test_the_changelog_opens_with_this_version_and_its_day(project: dict[str, Any]) -> None:
    """Whoever upgrades reads there what changed."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    newest = re.search(r"^## (\S+) \((?:\d{4}-\d{2}-\d{2}|not yet out)\)$", changelog, re.MULTILINE)

    assert newest is not None
    assert newest[1] == project["project"]["version"]


def test_the_package_names_its_licence_and_its_typing() -> None:
    """Both are promises to whoever builds on it."""
    said = metadata("beffroi")

    assert said["License-Expression"] == "EUPL-1.2"
    assert "Typing :: Typed" in said.get_all("Classifier", [])
