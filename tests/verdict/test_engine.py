"""The version of the engine stands in every verdict."""

import re

from beffroi.verdict.engine import ENGINE


def test_the_engine_has_a_version_of_three_figures() -> None:
    """Programs compare it."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", ENGINE)
