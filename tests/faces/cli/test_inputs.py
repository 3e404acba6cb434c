"""What people really have is screened: mailboxes, Maildirs, folders, backups, tables of telephones."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Beffroi

MAIL = (
    "From: Ameli <noreply@ameli-rb.example>\nTo: moi@free.example\nSubject: Carte Vitale\n"
    "Message-ID: <{id}@x.example>\n"
    "Date: Mon, 02 Mar 2026 10:12:00 +0100\n\n"
    "Votre carte Vitale expire. Payez 0,95 € par carte bancaire sur https://ameli-rb.example\n"
)
ENVELOPE = "From noreply@ameli-rb.example Mon Mar  2 10:12:00 2026\n"
BACKUP = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"3\">\n"
    '<sms address="+33639980012" date="1772442720000" type="1" body="Ameli : payez 0,95 € par carte bancaire sur'
    ' https://ameli-rb.example" contact_name="(Unknown)" />\n'
    '<sms address="+33639980012" date="1772442720000" type="2" body="Non merci" />\n'
    '<sms address="+33639980012" date="1772442720000" type="1" body="" />\n</smses>\n'
)
TABLE = (
    "Chat Session,Message Date,Delivered Date,Read Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,"
    "Text,Attachment,Attachment type\n"
    '+33639980012,2026-03-02 10:12:00,,,SMS,Incoming,+33639980012,,,,,"Ameli : payez 0,95 € par carte bancaire",,\n'
    "+33639980012,2026-03-02 10:13:00,,,SMS,Outgoing,,,,,,Non merci,,\n"
)


def test_a_mailbox_is_judged_mail_by_mail(beffroi: Beffroi, tmp_path: Path) -> None:
    """Each by its Message-ID; what is no mail by its line."""
    mbox = tmp_path / "box.mbox"
    bad = ENVELOPE + "no header\n\n"
    mbox.write_text(ENVELOPE + MAIL.format(id=1) + "\n" + bad + ENVELOPE + MAIL.format(id=2) + "\n", encoding="utf-8")

    outcome = beffroi("screen", str(mbox))

    verdicts = [json.loads(line) for line in outcome.out.splitlines()]
    assert [verdict["id"] for verdict in verdicts] == ["1@x.example", "2@x.example"]
    assert {verdict["verdict"] for verdict in verdicts} == {"fraud"}
    assert "box.mbox:10: expected an e-mail: header lines" in outcome.err
    assert "3 read: 2 fraud" in outcome.err
    assert "1 rejected" in outcome.err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_folder_is_judged_file_by_file_whatever_is_in_it(beffroi: Beffroi, tmp_path: Path, workers: str) -> None:
    """In the order of their names; a file of many counts each."""
    folder = tmp_path / "folder"
    (folder / "cur").mkdir(parents=True)
    (folder / "a.eml").write_text(MAIL.format(id=1), encoding="utf-8")
    (folder / "b.txt").write_text("Coucou, tu rentres quand ?", encoding="utf-8")
    (folder / "c.mbox").write_text((ENVELOPE + MAIL.format(id=2) + "\n") * 3, encoding="utf-8")
    (folder / "d.exe").write_bytes(b"MZ")
    (folder / "cur" / "mail:2,S").write_text(MAIL.format(id=3), encoding="utf-8")

    outcome = beffroi("screen", str(folder), "--workers", workers)

    ids = [json.loads(line)["id"] for line in outcome.out.splitlines()]
    assert ids == ["1@x.example", str(folder / "b.txt"), *["2@x.example"] * 3, "3@x.example"]
    assert "d.exe:1: expected an e-mail (.eml .msg .mbox)" in outcome.err
    assert "7 read: 5 fraud, 0 suspicious, 0 consistent, 1 unrelated, 1 rejected" in outcome.err


@pytest.mark.parametrize(("name", "content", "rejected"), [("sms.xml", BACKUP, 1), ("export.csv", TABLE, 0)])
def test_what_a_telephone_received_is_judged_and_what_its_owner_wrote_is_counted(
    beffroi: Beffroi, tmp_path: Path, name: str, content: str, rejected: int
) -> None:
    """Nobody wants their own answers judged."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    outcome = beffroi("screen", str(path))

    (verdict,) = map(json.loads, outcome.out.splitlines())
    assert (verdict["channel"], verdict["verdict"], verdict["date"]) == ("sms", "fraud", "2026-03-02")
    assert f"{rejected} rejected; 1 of their owner's own passed over" in outcome.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]><smses/>', "a.xml: expected", id="entities"),
        pytest.param("a.xml", "<html></html>", "a.xml: expected", id="another XML"),
        pytest.param("a.csv", "couleur\n", "a.csv:1: header line: expected only the columns", id="no table of ours"),
        pytest.param("a.mbox", "", "a.mbox: expected something in the file", id="empty"),
    ],
)
def test_an_input_of_no_use_is_told_in_one_line(
    beffroi: Beffroi, tmp_path: Path, name: str, content: str, said: str
) -> None:
    """Which file, and why."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    outcome = beffroi("screen", str(path))

    assert outcome.status == 2
    assert said in outcome.err


def test_a_day_without_messages_is_no_fault(beffroi: Beffroi, tmp_path: Path) -> None:
    """A nightly run over an empty file."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")

    outcome = beffroi("screen", str(path))

    assert outcome.status == 0
    assert "0 read" in outcome.err


def test_files_of_one_contact_may_be_named_side_by_side(beffroi: Beffroi, tmp_path: Path) -> None:
    """With a shell's star."""
    paths = [tmp_path / f"{number}.eml" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(MAIL.format(id=number), encoding="utf-8")

    outcome = beffroi("screen", *map(str, paths))

    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == [f"{n}@x.example" for n in range(3)]


def test_a_foreign_file_in_a_folder_costs_itself_only(beffroi: Beffroi, tmp_path: Path) -> None:
    """A town hall's folder holds a budget and a sitemap as well."""
    folder = tmp_path / "folder"
    (folder / "closed").mkdir(parents=True)
    for name in ("a.eml", "n.eml", "z.eml"):
        (folder / name).write_text(MAIL.format(id=name), encoding="utf-8")
    (folder / "budget.csv").write_text("Poste;Montant\n", encoding="utf-8")
    (folder / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (folder / "wide.jsonl").write_bytes("{}".encode("utf-16"))

    outcome = beffroi("screen", str(folder))

    assert [json.loads(line)["id"][0] for line in outcome.out.splitlines()] == ["a", "n", "z"]
    assert "6 read: 3 fraud, 0 suspicious, 0 consistent, 0 unrelated, 3 rejected" in outcome.err
    assert outcome.err.count("budget.csv") == 1


def test_a_folder_that_is_closed_costs_itself_only(
    beffroi: Beffroi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's; the superuser may look into any, so its refusal is put in its place."""
    (tmp_path / "a.eml").write_text(MAIL.format(id=1), encoding="utf-8")
    closed = tmp_path / "closed"
    closed.mkdir()
    iterdir = Path.iterdir

    def refusing(folder: Path) -> Iterator[Path]:
        if folder == closed:
            raise PermissionError
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)

    outcome = beffroi("screen", str(tmp_path))

    assert "2 read: 1 fraud" in outcome.err
    assert "closed:1: folder: cannot be looked into" in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither such names nor such pipes")
def test_names_of_any_bytes_can_be_written(beffroi: Beffroi, tmp_path: Path) -> None:
    """Old disks have names that are no Unicode; some have line breaks."""
    folder, rejects = tmp_path / "folder", tmp_path / "rejects.jsonl"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe8.eml")).write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Coucou, tu rentres quand ?", encoding="utf-8")
    (folder / "a\nb.eml").write_bytes(b"x")

    outcome = beffroi("screen", str(folder), "--rejects", str(rejects))

    assert json.loads(outcome.out)["id"].endswith("caf\\xe9.txt")
    assert [
        json.loads(line)["input"].rpartition("/")[2] for line in rejects.read_text(encoding="utf-8").splitlines()
    ] == [
        "a\\nb.eml",
        "caf\\xe8.eml",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("command", [["screen"], ["check", "--file"]])
def test_a_pipe_is_refused_and_not_waited_for(beffroi: Beffroi, tmp_path: Path, command: list[str]) -> None:
    """Nobody may ever write into it."""
    pipe = tmp_path / "pipe.eml"
    os.mkfifo(pipe)

    outcome = beffroi(*command, str(pipe))

    assert outcome.status == 2
    assert "pipe.eml: expected a file, found a pipe" in outcome.err


def test_what_could_be_read_only_in_part_is_counted(beffroi: Beffroi, tmp_path: Path) -> None:
    """An encrypted mail is judged by its subject; whoever screens must know how many were."""
    path = tmp_path / "a.eml"
    path.write_text(
        "From: a@b.example\nSubject: Bonjour\nDate: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", encoding="utf-8"
    )

    assert "; 1 of those judged read only in part" in beffroi("screen", str(path)).err
