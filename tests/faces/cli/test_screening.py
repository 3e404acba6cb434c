"""``beffroi screen``: every row answered, in order, and the counts add up."""

import datetime
import json
import re
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from beffroi import Contact, Rulebook, Verdict, check
from beffroi.faces.cli import lines, progress

Beffroi = Callable[..., Any]

HAM = {"channel": "sms", "text": "Coucou, tu rentres quand ?", "date": "2026-03-02"}
FRAUD = {
    "channel": "sms",
    "text": "Ameli : carte Vitale expirée, réglez 0,95 € par carte bancaire sur https://ameli-vitale.example",
    "date": "2026-03-02",
}


def jsonl(*rows: dict[str, Any] | bytes) -> bytes:
    """Return rows as lines; bytes as they are."""
    return b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)


def counts_of(err: str) -> dict[str, int]:
    """Return the counts of the last line."""
    return {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", err.splitlines()[-1])}


def test_good_rows_are_judged_and_bad_ones_rejected_with_their_reason(beffroi: Beffroi, tmp_path: Path) -> None:
    """Nothing is lost, nothing is out of order, and the rejects hold no word of the contacts."""
    source, target, rejects = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
    source.write_bytes(
        b"\xef\xbb\xbf"
        + jsonl(
            FRAUD | {"id": "1"},
            b"\n",
            b"{broken\n",
            HAM | {"id": "4"},
            HAM | {"id": "5", "channel": "06 39 98 00 01"},
            HAM | {"id": "6", "colour": "06 39 98 00 01"},
            b'{"id":"7","channel":"sms","text":"\xe9"}\n',
            b"[]\n",
            HAM | {"id": 9},
            HAM | {"id": "x" * 300, "date": "06 39 98 00 01"},
            b"   \r\n",
            b'{"id":"12","channel":"sms","text":"Coucou"}',
        )
    )

    outcome = beffroi("screen", str(source), "-o", str(target), "--rejects", str(rejects))

    assert outcome.status == 0
    assert outcome.out == ""
    verdicts = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [verdict["id"] for verdict in verdicts] == ["1", "4", "12"]
    assert [verdict["verdict"] for verdict in verdicts] == ["fraud", "unrelated", "unrelated"]
    refused = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [(reject["line"], reject.get("id")) for reject in refused] == [
        (3, None),
        (5, "5"),
        (6, "6"),
        (7, "7"),
        (8, None),
        (9, None),
        (10, None),
    ]
    assert {reject["input"] for reject in refused} == {str(source)}
    assert "06 39 98" not in rejects.read_text(encoding="utf-8")
    assert outcome.err == "10 read: 1 fraud, 0 suspicious, 0 consistent, 2 unrelated, 7 rejected\n"


def test_standard_input_and_output_make_a_filter(beffroi: Beffroi) -> None:
    """As in: zcat messages.gz | beffroi screen -."""
    outcome = beffroi("screen", "-", stdin=jsonl(HAM, FRAUD, b"{\n"))

    assert [json.loads(line)["verdict"] for line in outcome.out.splitlines()] == ["unrelated", "fraud"]
    assert outcome.err.splitlines()[0].startswith("-:3: contact: expected a JSON object, found ")


def test_only_the_first_rejects_are_shown_where_there_is_no_file_for_them(beffroi: Beffroi) -> None:
    """A screen full of the same line hides the last one."""
    outcome = beffroi("screen", "-", stdin=b"{\n" * 50)

    told = outcome.err.splitlines()
    assert len(told) == 22
    assert "--rejects PATH" in told[-2]
    assert counts_of(outcome.err)["rejected"] == 50


def test_tables_and_lines_are_screened_together_in_order(beffroi: Beffroi, tmp_path: Path) -> None:
    """One run for what a service kept in two forms."""
    (tmp_path / "a.csv").write_bytes(
        "id;channel;text;headers\r\na1;sms;Coucou é;\r\na2;fax;x;\r\na3;sms;x\r\na4;sms;\xe9".encode("cp1252")
        + b'\r\na5;email;Bonjour;"[[""To"",""a""]]"\r\n'
    )
    (tmp_path / "b.jsonl").write_bytes(jsonl(HAM | {"id": "b1"}))
    rejects = tmp_path / "rejects.jsonl"

    outcome = beffroi("screen", str(tmp_path / "a.csv"), str(tmp_path / "b.jsonl"), "--rejects", str(rejects))

    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ["a5", "b1"]
    refused = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [(reject["line"], reject.get("id")) for reject in refused] == [(2, None), (3, "a2"), (4, None), (5, None)]
    assert "expected UTF-8, found byte 0xe9" in refused[0]["reason"]
    assert counts_of(outcome.err)["read"] == 6


def test_a_line_of_fifty_megabytes_costs_itself_only(beffroi: Beffroi, tmp_path: Path) -> None:
    """The rows around it are judged."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(HAM, b"x" * 50_000_000 + b"\n", HAM))

    outcome = beffroi("screen", str(source))

    assert len(outcome.out.splitlines()) == 2
    assert ":2: line: expected at most 10,000,000 bytes" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["none.jsonl"], "none.jsonl: cannot be opened: No such file or directory", id="no such file"),
        pytest.param(["in.exe"], "in.exe: expected an e-mail (.eml .msg .mbox)", id="a kind that is not read"),
        pytest.param(["in"], "found a name that has no ending", id="no suffix"),
        pytest.param(
            ["folder", "-o", "folder/out"], "is in folder, which is an input", id="into a folder that is read"
        ),
        pytest.param(["in.jsonl", "wrong.csv"], "wrong.csv:1: header line: expected only the columns", id="a header"),
        pytest.param(["in.jsonl", "-o", "in.jsonl"], "is an input; write somewhere else", id="over the input"),
        pytest.param(["in.jsonl", "--rejects", "in.jsonl"], "is an input; write somewhere else", id="rejects over it"),
        pytest.param(["in.jsonl", "-o", "x", "--rejects", "x"], "need a file each", id="two things in one file"),
        pytest.param(["in.jsonl", "-o", "none/x"], "cannot be written: No such file or directory", id="no folder"),
        pytest.param(["utf16.jsonl"], "expected UTF-8, found UTF-16", id="UTF-16"),
    ],
)
def test_what_cannot_be_screened_is_told_in_one_line(
    beffroi: Beffroi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """Before anything is written over."""
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_bytes(jsonl(HAM))
    Path("utf16.jsonl").write_bytes("{}".encode("utf-16"))
    Path("wrong.csv").write_bytes(b"channel,text,couleur\n")
    Path("folder").mkdir()
    Path("in.exe").write_bytes(b"MZ" + b"\0" * 100)
    Path("in").write_bytes(b"x")

    outcome = beffroi("screen", *arguments)

    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert Path("in.jsonl").read_bytes() == jsonl(HAM)


def test_a_fault_of_ours_costs_one_row(beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million rows are not lost for one that we fail on."""

    def failing(
        contact: Contact, *, rulebook: Rulebook, today: datetime.date, trusted_authserv: tuple[str, ...]
    ) -> Verdict:
        if contact.id == "2":
            raise ZeroDivisionError
        return check(contact, rulebook=rulebook, today=today, trusted_authserv=trusted_authserv)

    monkeypatch.setattr("beffroi.faces.cli.judging.check", failing)

    outcome = beffroi("screen", "-", stdin=jsonl(HAM | {"id": "1"}, HAM | {"id": "2"}, HAM | {"id": "3"}))

    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ["1", "3"]
    assert "-:2: beffroi failed on it (ZeroDivisionError): please report this" in outcome.err
    assert counts_of(outcome.err)["rejected"] == 1


def test_several_workers_answer_as_one_does(beffroi: Beffroi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order, to the byte."""
    monkeypatch.setattr(lines, "_BLOCK_BYTES", 4096)
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(*(HAM | {"id": str(number)} for number in range(600)), b"{\n", FRAUD))
    table = tmp_path / "in.csv"
    table.write_bytes(b"channel,text\n" + b"sms,Bonjour\n" * 600)

    alone = beffroi("screen", str(source), str(table))
    together = beffroi("screen", str(source), str(table), "--workers", "2")

    assert together.out == alone.out
    assert together.err == alone.err
    assert counts_of(alone.err)["read"] == 1202


def test_a_worker_works_as_the_first_process_does(beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens in a worker, watched from inside."""

    class Here(Executor):
        def __init__(self, _workers: int, _context: object, initializer: Callable[[], None]) -> None:
            interrupt = signal.getsignal(signal.SIGINT)
            initializer()
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            signal.signal(signal.SIGINT, interrupt)

        def submit(self, work: Callable[..., Any], /, *arguments: object, **_options: object) -> Future[Any]:
            done: Future[Any] = Future()
            done.set_result(work(*arguments))
            return done

    monkeypatch.setattr("beffroi.faces.cli.judging.ProcessPoolExecutor", Here)

    outcome = beffroi("screen", "-", "--workers", "2", stdin=jsonl(HAM, FRAUD))

    assert [json.loads(line)["verdict"] for line in outcome.out.splitlines()] == ["unrelated", "fraud"]


def test_a_worker_that_dies_is_told_with_what_was_kept(
    beffroi: Beffroi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system may end one that takes too much memory."""

    def broken(*_arguments: object) -> None:
        raise BrokenProcessPool

    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(HAM))
    monkeypatch.setattr("beffroi.faces.cli.judging.ProcessPoolExecutor.submit", broken)

    outcome = beffroi("screen", str(source), "-o", str(target), "--workers", "2")

    assert outcome.status == 2
    assert "a worker died" in outcome.err
    assert "out.jsonl holds the verdicts of the rows before it" in outcome.err
    assert outcome.err.count("\n") == 1


def test_progress_is_shown_on_a_terminal_only(beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is taken off before the counts."""
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN", 0.0)

    shown = beffroi("screen", "-", stdin=jsonl(HAM, HAM), terminal="stderr")
    silent = beffroi("screen", "-", stdin=jsonl(HAM, HAM))

    assert "2 rows, " in shown.err
    assert shown.err.endswith("\x1b[K2 read: 0 fraud, 0 suspicious, 0 consistent, 2 unrelated, 0 rejected\n")
    assert "rows" not in silent.err
