"""What can be asked of the tests on the command line."""

import os

import pytest
from hypothesis import settings

# The same texts every time, so that a change is refused for what it does and not by chance. Elsewhere texts are new on
# every run: a counterexample that comes up is kept as an `@example`.
settings.register_profile("ci", derandomize=True)
if os.environ.get("BEFFROI_CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; only here are they known before the tests are looked for."""
    group = parser.getgroup("beffroi")
    group.addoption(
        "--screenshots", metavar="FOLDER", default=None, help="keep what the browser tests show as pictures in FOLDER"
    )
    group.addoption(
        "--write-accessibility",
        action="store_true",
        help="write what the accessibility tests found into the package, for the declaration of accessibility",
    )
