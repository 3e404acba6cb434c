"""What the tests of contacts share: an extra that must be there in CI, and may be missing elsewhere."""

import os
from collections.abc import Callable

import pytest

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # as the process apart has it, in which readers work elsewhere


@pytest.fixture(scope="session")
def needs_extra() -> Callable[..., None]:
    """Skip a test whose extra is not installed; where ``BEFFROI_CI`` is set, fail it."""

    def require(*modules: str) -> None:
        for module in modules:
            if os.environ.get("BEFFROI_CI"):
                __import__(module)
            else:
                pytest.importorskip(module)

    return require
