"""``beffroi mcp``: over standard streams, and nothing else."""

import json
import subprocess
import sys


def test_it_ends_with_its_input_and_logs_no_word_of_it() -> None:
    """Whatever started it closes the pipe when it ends."""
    answer = subprocess.run(
        [sys.executable, "-m", "beffroi", "mcp"],
        input=b'{"Sidonie": "0639980077"}\nnot json 0639980077\n',
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert answer.returncode == 0
    assert b"0639980077" not in answer.stderr
    assert b"Sidonie" not in answer.stderr
    assert all(json.loads(line) for line in answer.stdout.splitlines())


def test_a_rulebook_that_cannot_be_loaded_is_told_in_one_line() -> None:
    """Before anything is served."""
    answer = subprocess.run(
        [sys.executable, "-m", "beffroi", "mcp", "--rulebook", "/nowhere"], capture_output=True, check=False, timeout=60
    )

    assert answer.returncode == 2
    assert len(answer.stderr.splitlines()) == 1
