"""What can be asked of the tests on the command line."""

import pytest


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
