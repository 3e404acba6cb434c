"""What the tests of the interview share: the packaged rulebook and the day of the stories."""

import pytest

from beffroi.rulebook import Rulebook, load_rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()
