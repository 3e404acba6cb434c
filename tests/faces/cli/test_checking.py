"""``beffroi check``: one contact, from wherever it comes, answered in words or JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from beffroi.texts import load_catalogue

Beffroi = Callable[..., Any]

FRAUD = (
    "Ameli : votre carte Vitale expire. Renouvelez-la sur https://ameli-renouvellement.example"
    " et réglez 0,95 € par carte bancaire."
)
OPPOSITION = " ".join(load_catalogue("fr").step("report_card_opposition", number="", terms="").title.split())
HAM = "Coucou, pense à prendre ta carte vitale pour le dentiste demain, bisous"


def test_a_fraud_is_explained_and_answered_with_steps(beffroi: Beffroi) -> None:
    """Verdict, reasons with the very words, sources, steps: readable without colour."""
    outcome = beffroi("check", FRAUD, "--channel", "sms", "--date", "2026-03-02")

    assert outcome.status == 0
    assert outcome.out.startswith("[X] Fraude\n")
    assert "https://ameli-renouvellement.example" in outcome.out
    assert "Pourquoi" in outcome.out
    assert "Source\u00a0: " in outcome.out
    assert "Que faire maintenant\n 1. " in outcome.out
    assert "36\u00a046" in outcome.out
    assert "\x1b" not in outcome.out
    assert outcome.err == ""
    assert max(map(len, outcome.out.splitlines())) <= 80 or "https://" in outcome.out


@pytest.mark.parametrize(
    ("text", "mark", "status"),
    [pytest.param(FRAUD, "[X]", 20, id="a fraud"), pytest.param(HAM, "[-]", 0, id="a private message")],
)
def test_the_exit_status_says_the_verdict_when_asked(beffroi: Beffroi, text: str, mark: str, status: int) -> None:
    """For scripts; without the option a verdict is no failure."""
    assert beffroi("check", text, "--exit-code").status == status
    assert beffroi("check", text).status == 0
    assert beffroi("check", text).out.startswith(mark)


def test_json_is_the_verdict_of_the_contract_and_nothing_else(beffroi: Beffroi) -> None:
    """Programs parse it."""
    outcome = beffroi("check", FRAUD, "--json", "--from", "+33639980012", "--date", "2026-03-02")
    verdict = json.loads(outcome.out)

    assert list(verdict) == [
        "id",
        "channel",
        "date",
        "verdict",
        "public_body",
        "findings",
        "advice",
        "rulebook",
        "engine",
    ]
    assert (verdict["verdict"], verdict["channel"], verdict["date"]) == ("fraud", "sms", "2026-03-02")
    assert outcome.err == ""


@pytest.mark.parametrize(
    ("options", "channel", "told"),
    [
        pytest.param([], "SMS", True, id="words alone"),
        pytest.param(["--from", "a@b.example"], "e-mail", True, id="an address"),
        pytest.param(["--subject", "Bonjour"], "e-mail", True, id="a subject"),
        pytest.param(["--channel", "social"], "", False, id="a channel given"),
    ],
)
def test_an_assumed_channel_is_told(beffroi: Beffroi, options: list[str], channel: str, *, told: bool) -> None:
    """The facts differ by channel, so a wrong guess must be seen."""
    outcome = beffroi("check", HAM, *options)

    assert (channel in outcome.err) if told else outcome.err == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--lang", "en"], "Fraud", id="English"),
        pytest.param(["--lang", "pt-BR"], "É uma tentativa de burla", id="Portuguese, by a longer tag"),
        pytest.param(["--lang", "ar"], "هذه محاولة احتيال", id="Arabic"),
        pytest.param(["--easy"], "C’est une escroquerie.", id="easy French"),
        pytest.param(["--done", "gave_card"], "1. " + OPPOSITION, id="a card given"),
    ],
)
def test_the_answer_speaks_to_the_person(beffroi: Beffroi, options: list[str], words: str) -> None:
    """In their language, at their level, after what they did."""
    assert words in " ".join(beffroi("check", FRAUD, *options).out.split())


def test_colours_are_for_terminals_that_want_them(beffroi: Beffroi, monkeypatch: pytest.MonkeyPatch) -> None:
    """See no-color.org; a file or a pipe never gets any."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")

    coloured = beffroi("check", FRAUD, terminal="stdout")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = beffroi("check", FRAUD, terminal="stdout")

    assert "\x1b[31m" in coloured.out
    assert "\x1b" not in plain.out
    assert max(len(line) for line in plain.out.splitlines() if "://" not in line) <= 60


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", FRAUD, id="words"),
        pytest.param("a.TXT", "\ufeff" + FRAUD, id="words with a byte order mark"),
        pytest.param("a.json", json.dumps({"channel": "sms", "text": FRAUD}), id="a contact"),
    ],
)
def test_a_file_is_read(beffroi: Beffroi, tmp_path: Path, name: str, content: str) -> None:
    """As saved by whatever program."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    assert json.loads(beffroi("check", "--file", str(path), "--json").out)["verdict"] == "fraud"


def test_an_option_counts_more_than_the_file(beffroi: Beffroi, tmp_path: Path) -> None:
    """To ask the same of another day, without editing the file."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"id": "7", "channel": "sms", "text": HAM, "date": "2021-01-02"}), encoding="utf-8")

    verdict = json.loads(
        beffroi("check", "--file", str(path), "--json", "--date", "2026-03-02", "--channel", "social").out
    )

    assert (verdict["id"], verdict["date"], verdict["channel"]) == ("7", "2026-03-02", "social")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("none.txt", None, "none.txt: cannot be opened: No such file", id="no such file"),
        pytest.param("a.eml", b"x", "a.eml: expected an e-mail: header lines such as From:", id="no e-mail"),
        pytest.param("a.xyz", b"x", "a.xyz: expected an e-mail (.eml", id="a kind that is not read"),
        pytest.param("a", b"x", "found a name that has no ending", id="no suffix"),
        pytest.param("a.txt", b"x" * 10_000_001, "expected a text of at most 4,000,000 bytes", id="too long"),
        pytest.param("a.txt", b"", "a.txt: expected something in the file, found nothing", id="empty"),
        pytest.param("a.mbox", b"From a Mon Mar 2 2026\nFrom: a\n", "to judge each: beffroi screen", id="many"),
        pytest.param("a.wav", b"RIFF0000WAVE", "a.wav: expected a speech model", id="no speech model"),
        pytest.param("a.json", b"{}", "channel: expected this key", id="no contact"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    beffroi: Beffroi, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    """One line: which file, what is wrong with it."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    outcome = beffroi("check", "--file", str(path))

    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["-"], []])
def test_words_come_through_a_pipe(beffroi: Beffroi, arguments: list[str]) -> None:
    """With a dash or without."""
    outcome = beffroi("check", *arguments, "--json", "--channel", "sms", stdin=FRAUD)

    assert json.loads(outcome.out)["verdict"] == "fraud"


def test_on_a_terminal_a_person_is_asked(beffroi: Beffroi) -> None:
    """Questions go to standard error, so that the answer can still be kept."""
    outcome = beffroi(
        "check", "--json", stdin="3\n08 99 00 00 00\nElle voulait mon numéro de carte bancaire.\n", terminal="stdin"
    )
    verdict = json.loads(outcome.out)

    assert verdict["channel"] == "call"
    assert "Comment l’avez-vous reçu" in outcome.err


def test_a_wrong_answer_is_asked_again_in_the_language_of_the_answer(beffroi: Beffroi) -> None:
    """Most people type "sms" first."""
    outcome = beffroi("check", "--json", stdin=f"sms\n1\n{FRAUD}", terminal="stdin")

    assert "Tapez un chiffre de 1 à 5" in outcome.err
    assert json.loads(outcome.out)["verdict"] == "fraud"


def test_on_a_terminal_what_was_given_is_not_asked(beffroi: Beffroi) -> None:
    """Only the words are missing."""
    outcome = beffroi("check", "--json", "--channel", "sms", stdin=FRAUD, terminal="stdin")

    assert json.loads(outcome.out)["verdict"] == "fraud"
    assert "Comment l’avez-vous reçu" not in outcome.err


def test_a_person_who_leaves_is_let_go(beffroi: Beffroi) -> None:
    """End of input at the first question."""
    assert beffroi("check", terminal="stdin").status == 130


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("message.pdf", 2, id="the name of a file that is there"),
        pytest.param("other.pdf", 0, id="of none that is there"),
        pytest.param("message.pdf attached", 0, id="words"),
        pytest.param("folder.d", 0, id="a folder"),
    ],
)
def test_the_name_of_a_file_is_not_judged_as_words(
    beffroi: Beffroi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, status: int
) -> None:
    """Whoever forgets --file would read "unrelated", and be reassured."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "message.pdf").write_bytes(b"x")
    (tmp_path / "folder.d").mkdir()

    outcome = beffroi("check", text)

    assert outcome.status == status
    assert ("beffroi check --file message.pdf" in outcome.err) is (status == 2)
