"""The library fills in the clock and the rulebook, and nothing else."""

import datetime
import sys
from pathlib import Path

import pytest

from beffroi import Channel, Contact, ContactError, Done, RulebookError, VerdictWord, check, load_rulebook
from beffroi.faces import library
from beffroi.faces.library import ask, cache_folder, open_rulebook, today_in_paris

FRAUD = (
    "Ameli : votre carte Vitale expire. Renouvelez-la sur https://ameli-renouvellement.example"
    " et réglez 0,95 € par carte bancaire."
)


def test_a_programmer_needs_three_names() -> None:
    """From beffroi import check, Contact, Channel."""
    verdict = check(Contact(Channel.SMS, FRAUD, id="7", date=datetime.date(2026, 3, 2)))

    assert verdict.verdict is VerdictWord.FRAUD
    assert verdict.id == "7"
    assert verdict.date == datetime.date(2026, 3, 2)
    assert verdict.advice


def test_the_steps_start_with_what_was_done() -> None:
    """Whoever gave a card blocks it before anything else."""
    verdict = check(Contact(Channel.SMS, FRAUD), done=[Done.GAVE_CARD])

    assert verdict.advice[0] == "report_card_opposition"


def test_a_contact_without_date_is_judged_by_the_facts_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is read here and nowhere below."""
    monkeypatch.setattr(library, "today_in_paris", lambda: datetime.date(2026, 5, 4))
    sms = Contact(Channel.SMS, "Coucou")

    assert check(sms).date == datetime.date(2026, 5, 4)
    assert check(sms, today=datetime.date(2025, 5, 4)).date == datetime.date(2025, 5, 4)


def test_the_same_contact_gives_the_same_verdict_whoever_loaded_the_rulebook() -> None:
    """Nothing is remembered from one contact to the next."""
    sms = Contact(Channel.SMS, FRAUD, date=datetime.date(2026, 3, 2))

    assert check(sms) == check(sms, rulebook=load_rulebook())


def test_an_interview_is_asked_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept between two steps; the clock is filled in, and the steps to take as in a check."""
    monkeypatch.setattr(library, "today_in_paris", lambda: datetime.date(2026, 5, 4))
    answers = {"asked": ["card"], "who": ["assurance_maladie"]}

    first, last = ask(Channel.CALL, {}), ask(Channel.CALL, answers, done=[Done.GAVE_CARD])

    assert first.question is not None
    assert not first.told
    assert last.question is None
    assert last.verdict == check(last.contact, done=[Done.GAVE_CARD])
    assert last.verdict.date == datetime.date(2026, 5, 4)
    assert last.verdict.advice[:2] == ("hang_up", "report_card_opposition")
    assert ask(Channel.CALL, answers, today=datetime.date(2022, 1, 1)).verdict.date == datetime.date(2022, 1, 1)


def test_an_interview_refuses_what_is_no_answer() -> None:
    """With the field, as everywhere."""
    with pytest.raises(ContactError, match=r"^answers\.asked: "):
        ask(Channel.CALL, {"asked": ["the moon"]})


def test_a_contact_that_cannot_be_judged_is_refused() -> None:
    """In Python as everywhere else."""
    with pytest.raises(ContactError, match=r"^text: "):
        check(Contact(Channel.SMS, ""))


def test_the_rulebook_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A town hall sets it once for every program."""
    facts = tmp_path / "facts" / "law"
    facts.mkdir(parents=True)
    (facts / "broken.yaml").write_text("id: law.other\n", encoding="utf-8")
    open_rulebook.cache_clear()
    monkeypatch.setenv("BEFFROI_RULEBOOK", str(tmp_path))

    with pytest.raises(RulebookError, match=r"broken\.yaml"):
        check(Contact(Channel.SMS, "Coucou"))

    open_rulebook.cache_clear()


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        pytest.param("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/beffroi"), id="named"),
        pytest.param("linux", {"XDG_CACHE_HOME": "x"}, Path("/home/a/.cache/beffroi"), id="a relative name is ignored"),
        pytest.param("linux", {}, Path("/home/a/.cache/beffroi"), id="Linux"),
        pytest.param("darwin", {}, Path("/home/a/Library/Caches/beffroi"), id="macOS"),
        pytest.param("win32", {"LOCALAPPDATA": "/x"}, Path("/x/beffroi"), id="Windows"),
    ],
)
def test_the_cache_is_where_the_platform_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: Path
) -> None:
    """A command leaves nothing in unexpected places."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", "/home/a")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert cache_folder() == folder


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some containers have none, and must work all the same."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)

    assert cache_folder() is None


def test_today_is_the_day_in_paris() -> None:
    """Not the server's."""
    assert abs((today_in_paris() - datetime.datetime.now(datetime.UTC).date()).days) <= 1


def test_a_mail_server_is_trusted_however_its_name_is_written() -> None:
    """People copy it with capitals and a last dot."""
    mail = Contact(
        Channel.EMAIL,
        "Bonjour, votre dossier est complet. L'Assurance Maladie",
        sender="Assurance Maladie <a@info.ameli.fr>",
        headers=(("Authentication-Results", "MX.example; dmarc=fail header.from=info.ameli.fr"),),
        date=datetime.date(2026, 3, 2),
    )

    strengths = [
        [finding.strength for finding in check(mail, trusted_authserv=trusted).findings if finding.speaks == "against"]
        for trusted in ((), ("mx.example", "MX.EXAMPLE."))
    ]

    assert strengths == [["weak"], ["strong"]]
