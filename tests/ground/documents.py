"""The documents' examples: found in README.md, CONTRIBUTING.md and docs/, run as a reader would, their output compared.

A fenced block in ``sh`` is run by bash, one in ``python`` as doctests or as a program; a block after
``<!-- output -->`` must be what the block before it prints; ``<!-- not run: reason -->`` spares the next block.

After a change of the answers: ``.venv/bin/python tests/ground/documents.py`` writes the outputs anew.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

__all__ = ["ROOT", "Block", "blocks_of", "documents", "output_of", "printed_by"]

ROOT = Path(__file__).resolve().parents[2]
_LINKED = ("examples", "corpus", "docs")  # what the examples may read
_SECONDS = 120
_FENCE = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]+) -->\n)?```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)
_CUT = "…"
# A fact past its recheck date says so from that day on; the documents show the answer of the day they were written.
_LATE = ("À vérifier :", "To be checked:")


class Block(NamedTuple):
    """One fenced block: where it is, in what language, and what the comment before it says."""

    line: int
    language: str
    code: str
    mark: str
    span: tuple[int, int]

    @property
    def is_run(self) -> bool:
        """Whether a reader is meant to run it here."""
        return self.language in {"sh", "python"} and not self.mark.startswith("not run: ")


def documents() -> list[Path]:
    """Return every document with examples."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("**/*.md"))]


def blocks_of(text: str) -> list[Block]:
    """Return the fenced blocks of a document, in order."""
    return [
        Block(
            text.count("\n", 0, found.start()) + 1,
            found["language"],
            found["code"],
            found["mark"] or "",
            found.span("code"),
        )
        for found in _FENCE.finditer(text)
    ]


def printed_by(blocks: list[Block], folder: Path) -> Iterator[tuple[Block, str]]:
    """Run the blocks in order in one folder; yield each with what it printed.

    Raises:
        AssertionError: One fails; the message shows what it wrote.
    """
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    environment = dict(os.environ, PATH=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    environment.pop("BEFFROI_RULEBOOK", None)
    for block in blocks:
        if block.is_run:
            ended = subprocess.run(
                _command(block, folder), cwd=folder, env=environment, capture_output=True, text=True, timeout=_SECONDS,
                check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
            if ended.returncode:
                message = f"line {block.line}: exit status {ended.returncode}\n{ended.stdout}{ended.stderr}"
                raise AssertionError(message)
            yield block, ended.stdout


def output_of(printed: str, shown: str) -> list[str]:
    """Return the lines of ``printed`` that a document shows.

    Args:
        printed: What a command printed.
        shown: What the document shows so far; when its last line is ``…``, only so much is shown.
    """
    lines = [line.rstrip() for line in printed.strip().splitlines() if not line.strip().startswith(_LATE)]
    so_far = shown.splitlines()
    return [*lines[: len(so_far) - 1], _CUT] if so_far[-1:] == [_CUT] else lines


def _command(block: Block, folder: Path) -> list[str]:
    if block.language == "sh":
        return ["bash", "-euo", "pipefail", "-c", block.code]
    example = folder / f"example_{block.line}.py"
    example.write_text(block.code, encoding="utf-8")
    if ">>>" not in block.code:
        return [sys.executable, str(example)]
    tried = (
        "import doctest, sys; sys.exit(doctest.testfile(sys.argv[1], module_relative=False, encoding='utf-8').failed)"
    )
    return [sys.executable, "-c", tried, str(example)]


def _rewritten(text: str) -> str:
    blocks = blocks_of(text)
    with tempfile.TemporaryDirectory() as folder:
        printed = dict(printed_by(blocks, Path(folder)))
    for before, block in reversed(list(pairwise(blocks))):
        if block.mark == "output":
            start, end = block.span
            shown = "\n".join(output_of(printed[before], block.code))
            text = f"{text[:start]}{shown}\n{text[end:]}"
    return text


if __name__ == "__main__":
    for path in documents():
        path.write_text(_rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
