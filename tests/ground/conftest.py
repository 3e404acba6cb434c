"""What the tests of the ground share: the tree they look at."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from .documents import ROOT


@pytest.fixture(scope="session")
def source() -> Path:
    """The package as it stands in the tree; the tests themselves run on the built wheel."""
    return ROOT / "src" / "beffroi"


@pytest.fixture(scope="session")
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
