"""Every outcome is one exit status and at most one line on standard error."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beffroi.errors import RulebookError
from beffroi.faces.cli import screening, start

Beffroi = Callable[..., Any]
SCRIPT = [sys.executable, "-m", "beffroi"]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["screen", "-h"], ["rulebook", "-h"]])
def test_help_is_given_at_every_level(beffroi: Beffroi, arguments: list[str]) -> None:
    """A stranger starts with it."""
    outcome = beffroi(*arguments)

    assert outcome.status == 0
    assert "Usage: beffroi" in outcome.out
    assert len(outcome.out) > 200


@pytest.mark.parametrize("arguments", [["--help"], ["rulebook", "--help"]])
def test_each_command_is_said_in_a_whole_line(beffroi: Beffroi, arguments: list[str]) -> None:
    """A summary that breaks off explains nothing."""
    assert "..." not in beffroi(*arguments).out.partition("\nCommands:\n")[2]


def test_the_command_alone_shows_its_help(beffroi: Beffroi) -> None:
    """And fails, since nothing was asked of it."""
    outcome = beffroi()

    assert outcome.status == 2
    assert "check" in outcome.out
    assert "screen" in outcome.out


def test_the_version_is_told(beffroi: Beffroi) -> None:
    """A report of a fault starts with it."""
    assert beffroi("--version").out.startswith("beffroi ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["chek"], "No such command 'chek'", id="a command"),
        pytest.param(["check", "x", "--chanel", "sms"], "No such option", id="an option"),
        pytest.param(["check", "x", "--channel", "fax"], "'fax' is not one of 'call', 'voicemail'", id="a channel"),
        pytest.param(["check", "x", "--date", "31/02/2026"], "'--date': expected an ISO 8601 day", id="a date"),
        pytest.param(["check", "x", "--lang", "xx"], "xx", id="a language"),
        pytest.param(["check", "x", "y"], "unexpected extra argument", id="two texts"),
        pytest.param(["check", " "], "text: expected the words of the sms, found no words", id="no words"),
        pytest.param(["check", "x", "--file", "x.txt"], "give TEXT or --file, not both", id="text and file"),
        pytest.param(["check", "a\udce9"], "text: expected Unicode text", id="an argument that is not UTF-8"),
        pytest.param(["screen"], "Missing argument 'INPUT...'", id="no input"),
        pytest.param(["screen", "-", "--workers", "0"], "'--workers'", id="no workers"),
        pytest.param(["rulebook", "show", "law.none"], "law.none", id="a fact"),
        pytest.param(["check", "x", "--rulebook", "/nonexistent"], "/nonexistent", id="a rulebook"),
    ],
)
def test_unusable_arguments_are_told_in_one_line(beffroi: Beffroi, arguments: list[str], said: str) -> None:
    """What was wrong, and nothing else on either stream."""
    outcome = beffroi(*arguments)

    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert outcome.err.startswith("beffroi: ")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        pytest.param(KeyboardInterrupt(), 130, "beffroi: interrupted\n", id="Ctrl-C"),
        pytest.param(ZeroDivisionError("x"), 70, "beffroi itself failed (ZeroDivisionError)", id="a fault of ours"),
        pytest.param(RulebookError([]), 2, "beffroi: RulebookError\n", id="an error with nothing to say"),
        pytest.param(SystemExit(1), None, "", id="an exit passes"),
    ],
)
def test_whatever_stops_a_command_is_told_without_a_traceback(
    beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int | None, said: str
) -> None:
    """Nobody should have to read Python."""

    def failing(_name: str) -> None:
        raise error

    monkeypatch.delenv("BEFFROI_DEBUG", raising=False)
    monkeypatch.setattr(screening, "require_readable", failing)
    if status is None:
        with pytest.raises(SystemExit):
            beffroi("screen", "-")
        return

    outcome = beffroi("screen", "-")

    assert outcome.status == status
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(BrokenPipeError(), "", id="a reader that has gone"),
        pytest.param(OSError(28, "No space left"), "beffroi: standard output: No space left\n", id="a full disk"),
    ],
)
def test_an_answer_that_cannot_be_delivered_lets_go_of_standard_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], error: OSError, said: str
) -> None:
    """Or Python would complain again while it ends."""

    class Failing(io.TextIOWrapper):
        def flush(self) -> None:
            raise error

    with (tmp_path / "out").open("wb") as stream:
        failing = Failing(stream)
        monkeypatch.setattr(sys, "stdout", failing)
        monkeypatch.setattr(sys, "__stdout__", failing)
        status = start.run(["--version"])
        device = os.fstat(stream.fileno()).st_rdev

    assert status == 1
    assert device == Path(os.devnull).stat().st_rdev
    assert capsys.readouterr().err == said


def test_main_ends_the_process_with_the_commands_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script in bin/ is this function."""
    monkeypatch.setattr(sys, "argv", ["beffroi", "chek"])

    with pytest.raises(SystemExit) as ended:
        start.main()

    assert ended.value.code == 2


def test_a_fault_of_ours_is_shown_in_full_when_asked(beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who mends it needs the place."""

    def failing(_name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("BEFFROI_DEBUG", "1")
    monkeypatch.setattr(screening, "require_readable", failing)

    with pytest.raises(ZeroDivisionError):
        beffroi("screen", "-")


def test_a_reader_that_has_gone_is_no_error_to_talk_about() -> None:
    """As in: beffroi rulebook list | head -1."""
    with subprocess.Popen([*SCRIPT, "rulebook", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode in {0, 1}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_by_screen(beffroi: Beffroi, tmp_path: Path) -> None:
    """With what became of the verdicts before it."""
    source = tmp_path / "a.jsonl"
    source.write_text('{"channel":"sms","text":"Coucou"}\n', encoding="utf-8")

    outcome = beffroi("screen", str(source), "-o", "/dev/full")

    assert outcome.status == 2
    assert outcome.err.startswith("beffroi: /dev/full: cannot be written: ")
    assert outcome.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["check", "Coucou", "--channel", "sms"], ["screen", "-"], ["rulebook", "list"]])
def test_a_full_disk_behind_standard_output_is_told_once(arguments: list[str]) -> None:
    """One line, and no complaint of Python's while it ends."""
    with Path("/dev/full").open("wb") as full:
        row = b'{"channel":"sms","text":"Coucou"}\n'
        ended = subprocess.run([*SCRIPT, *arguments], input=row, stdout=full, stderr=subprocess.PIPE, check=False)

    assert ended.returncode == 1
    assert ended.stderr == b"beffroi: standard output: No space left on device\n"


def test_the_script_ends_with_the_commands_status() -> None:
    """The whole way, as a shell sees it."""
    ended = subprocess.run(
        [*SCRIPT, "check", "Coucou", "--channel", "fax"], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert "fax" in ended.stderr
    assert start.UNUSABLE == 2
