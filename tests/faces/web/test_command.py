"""``beffroi serve``: how it starts, and what it says when it cannot."""

import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from beffroi.faces.web import serving
from beffroi.faces.web.command import serve as command

from .conftest import RunningServer


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs the command without ever serving."""
    monkeypatch.setattr(serving, "serve_until_stopped", lambda *_: None)

    def invoke(*arguments: str, **environment: str) -> Result:
        return CliRunner(env=environment).invoke(command, ["--port", "0", *arguments])

    return invoke


def test_it_says_where_it_is(run: Callable[..., Result]) -> None:
    """So that the address can be clicked on."""
    answer = run()

    assert answer.exit_code == 0
    assert answer.stdout.startswith("beffroi: http://127.0.0.1:")
    assert not answer.stderr


def test_it_warns_when_others_can_reach_it(run: Callable[..., Result]) -> None:
    """Whoever wants that has read docs/serving.md, or should."""
    assert "warning: 0.0.0.0: other machines can reach it" in run("--host", "0.0.0.0").stderr  # noqa: S104


def test_it_opens_the_browser_if_told(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """For somebody who is not at ease with addresses."""
    opened = threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.set() if address.startswith("http://127") else None)

    run("--open")

    assert opened.wait(5)


def test_every_fault_is_told_in_a_line_of_its_own(run: Callable[..., Result], tmp_path: Path) -> None:
    """And nothing is served."""
    path = tmp_path / "beffroi.toml"
    path.write_text("prot = 1\nworkers = 0\n", encoding="utf-8")

    answer = run("--settings", str(path), BEFFROI_WORKER="2")

    assert answer.exit_code == 2
    assert len(answer.stderr.splitlines()) == 3
    assert all(line.startswith("beffroi: ") for line in answer.stderr.splitlines())
    assert not answer.stdout


def test_a_port_that_is_taken_is_told_in_one_line(serve: Callable[..., RunningServer]) -> None:
    """The most usual fault of all."""
    taken = serve().port

    answer = subprocess.run(
        [sys.executable, "-m", "beffroi", "serve", "--port", str(taken)], capture_output=True, text=True, check=False
    )

    assert answer.returncode == 2
    assert answer.stderr.startswith(f"beffroi: 127.0.0.1 port {taken}: cannot listen there: ")
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize(("face", "module", "extra"), [("serve", "uvicorn", "web"), ("mcp", "mcp", "mcp")])
def test_a_missing_extra_is_told_by_its_command(tmp_path: Path, face: str, module: str, extra: str) -> None:
    """And ``--help`` works without it."""
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError(name={module!r})", encoding="utf-8")
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from beffroi.faces.cli import main; main()"

    answer = subprocess.run([sys.executable, "-c", script, face], capture_output=True, text=True, check=False)
    shown = subprocess.run([sys.executable, "-c", script, face, "--help"], capture_output=True, text=True, check=False)

    assert answer.returncode == 2
    assert f"pip install 'beffroi[{extra}]' adds it" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
    assert shown.returncode == 0
