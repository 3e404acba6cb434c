"""Whatever the documents tell a reader to type works, and prints what they say it prints."""

from itertools import pairwise
from pathlib import Path

import pytest

from .documents import ROOT, blocks_of, documents, output_of, printed_by


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_example_runs_and_prints_what_is_shown(path: Path, tmp_path: Path) -> None:
    """The first thing a new user does is to copy a line of the README."""
    blocks = blocks_of(path.read_text(encoding="utf-8"))

    printed = dict(printed_by(blocks, tmp_path))

    for before, block in pairwise(blocks):
        if block.mark == "output":
            shown = output_of(printed[before], block.code)
            assert block.code.splitlines() == shown, f"line {block.line}: tests/ground/documents.py writes it anew"


def test_a_block_is_spared_only_with_a_reason() -> None:
    """An example that nobody runs is wrong sooner or later."""
    blocks = blocks_of("<!-- not run: it needs root -->\n```sh\nmake\n```\n\n```sh\nls\n```\n\n```text\nx\n```\n")

    assert [block.is_run for block in blocks] == [False, True, False]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("```sh\nbeffroi no-such-command 2>/dev/null\n```\n", id="a command that fails"),
        pytest.param("```sh\nfalse | cat\n```\n", id="the first half of a pipe that fails"),
        pytest.param("```python\n>>> 1 + 1\n3\n```\n", id="a doctest that fails"),
        pytest.param("```python\nraise SystemExit(1)\n```\n", id="a program that fails"),
    ],
)
def test_an_example_that_fails_is_seen(block: str, tmp_path: Path) -> None:
    """Or all of this would be for show."""
    with pytest.raises(AssertionError, match="line 1"):
        list(printed_by(blocks_of(block), tmp_path))
