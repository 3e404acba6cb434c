"""Attacked contacts are counted: what got away, what was accused, and whether that is too much."""

import json
from collections.abc import Callable, Iterator

import msgspec
import pytest
from attack import command, tally
from attack.attacks import ATTACKS, Attack
from attack.tally import Change, changes, count, sample
from click.testing import CliRunner

from beffroi import Channel, Contact, Verdict, VerdictWord, check
from beffroi.faces.library import open_rulebook
from beffroi.report import Label, Labelled, Proportion, Split

BY_NAME = {attack.name: attack for attack in ATTACKS}
FRAUD = Contact(
    Channel.SMS,
    "Ameli : réglez 2 euros par carte bancaire sur https://ameli-x.example",
    id="t1-1",
    sender="06 39 98 00 12",
    date=tally.TODAY,
    lang="fr",
)
HONEST = Contact(
    Channel.SMS, "Coucou, tu rentres à quelle heure ?", id="t2-1", sender="06 39 98 00 13", date=tally.TODAY, lang="fr"
)
WORDS = tuple(VerdictWord)


def labelled(contact: Contact, label: Label) -> Labelled:
    """Return a contact of a corpus."""
    return Labelled(contact, label, (), None, "")


def changed(label: Label, before: VerdictWord, after: VerdictWord) -> Change:
    """Return a change between two verdicts; what was found does not matter."""
    verdict = check(FRAUD)
    return Change(labelled(FRAUD, label), (FRAUD,), _as(verdict, before), _as(verdict, after))


def _as(verdict: Verdict, word: VerdictWord) -> Verdict:
    found = verdict.findings if word is VerdictWord.FRAUD else ()
    return msgspec.structs.replace(verdict, verdict=word, findings=found)


def test_a_row_counts_frauds_and_honest_contacts_apart() -> None:
    """Still caught, still fraud of those that were, got away; and accused."""
    fraud, suspicious, consistent, unrelated = WORDS
    found = [
        changed(Label.FRAUD, fraud, fraud),
        changed(Label.FRAUD, fraud, consistent),
        changed(Label.OTHER_FRAUD, suspicious, suspicious),
        changed(Label.OTHER_FRAUD, fraud, unrelated),
        changed(Label.GENUINE, consistent, suspicious),
        changed(Label.OTHER_HAM, unrelated, unrelated),
    ]

    row = count("quoted", 2, found)

    assert row.caught == Proportion(2, 4)
    assert row.fraud == Proportion(1, 3)
    assert (row.consistent.hits, row.unrelated.hits, row.flipped) == (1, 1, Proportion(2, 4))
    assert (row.accused, row.accused_of_fraud.hits) == (Proportion(1, 2), 0)
    assert dict(row.lost)["asks_card"] == 2


def test_only_contacts_judged_rightly_before_are_attacked_and_honest_ones_as_honest_people_write() -> None:
    """What was missed before says nothing of the attack."""
    contacts = [
        labelled(FRAUD, Label.FRAUD),
        labelled(msgspec.structs.replace(HONEST, id="t3-1"), Label.FRAUD),
        labelled(HONEST, Label.OTHER_HAM),
        labelled(msgspec.structs.replace(FRAUD, id="t4-1"), Label.GENUINE),
        labelled(msgspec.structs.replace(FRAUD, id="t5-1"), Label.OTHER_FRAUD),
    ]
    attacks = [BY_NAME["capitals"], BY_NAME["quoted"], BY_NAME["official_footer"]]

    found = {(attack.name, change.labelled.id) for attack, _, change in changes(contacts, attacks, open_rulebook())}

    assert found == {
        ("capitals", "t1-1"),
        ("quoted", "t1-1"),
        ("official_footer", "t1-1"),
        ("capitals", "t2-1"),
        ("capitals", "t5-1"),
        ("quoted", "t5-1"),
    }


def test_of_two_messages_the_graver_counts() -> None:
    """The person is warned when one of them is caught."""
    contact = msgspec.structs.replace(FRAUD, text=f"Bonjour à tous. {FRAUD.text}")

    found = list(changes([labelled(contact, Label.FRAUD)], [BY_NAME["in_two"]], open_rulebook()))

    assert len(found[0][2].become) == 2
    assert found[0][2].after.verdict is VerdictWord.FRAUD


def test_a_sample_is_drawn_by_ids_alone() -> None:
    """So many frauds and as many honest ones, the same whatever the order."""
    contacts = [
        labelled(msgspec.structs.replace(FRAUD, id=f"t{number}-1"), label)
        for number, label in enumerate([Label.FRAUD, Label.OTHER_FRAUD, Label.GENUINE, Label.OTHER_HAM] * 5)
    ]

    drawn = sample(contacts, 3)

    assert len(drawn) == 6
    assert sum(one.label in {Label.FRAUD, Label.OTHER_FRAUD} for one in drawn) == 3
    assert {one.id for one in sample(contacts[::-1], 3)} == {one.id for one in drawn}
    assert sample(contacts, None) == contacts


Given = Callable[[int], None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Let the command find a hundred frauds of which so many got away at each strength."""

    def set_up(away: int) -> None:
        def found(*_: object) -> Iterator[tuple[Attack, int, Change]]:
            for number in range(100):
                word = VerdictWord.CONSISTENT if number < away else VerdictWord.FRAUD
                for strength in (1, 2, 3):
                    yield BY_NAME["quoted"], strength, changed(Label.FRAUD, VerdictWord.FRAUD, word)

        monkeypatch.setattr(command, "changes", found)

    return set_up


@pytest.mark.parametrize(
    ("away", "options", "status"),
    [(2, [], 0), (3, [], 1), (3, ["--limit", "5"], 0), (0, ["--limit", "0"], 0), (1, ["--limit", "0"], 1)],
)
def test_the_exit_status_says_whether_too_many_got_away(
    given: Given, away: int, options: list[str], status: int
) -> None:
    """A change of a recogniser can be held against it by a script."""
    given(away)

    result = CliRunner().invoke(command.main, ["--attack", "quoted", *options])

    assert result.exit_code == status
    assert ("quoted (" in result.output.splitlines()[-1]) is bool(status)


def test_the_figures_are_printed_as_a_table_or_as_json(given: Given) -> None:
    """The table for a reader, the JSON to compare two runs."""
    given(3)

    table = CliRunner().invoke(command.main, ["--attack", "quoted"]).output
    figures = json.loads(CliRunner().invoke(command.main, ["--attack", "quoted", "--json"]).output)

    assert first_cells("quoted", table) == [
        "quoted",
        "1",
        "100",
        "97.0%",
        "[91.5,",
        "99.0]",
        "97.0%",
        "[91.5,",
        "99.0]",
    ]
    assert figures["over_the_limit"] == ["quoted"]
    assert [(row["strength"], row["flipped"]["hits"]) for row in figures["rows"]] == [(1, 3), (2, 3), (3, 3)]
    assert "asks_card" in dict(figures["rows"][1]["lost"])


def first_cells(start: str, table: str) -> list[str]:
    """Return the first cells of the first line that starts so."""
    return next(line for line in table.splitlines() if line.startswith(start)).split()[:9]


def test_what_got_away_is_shown_of_the_development_split_alone(given: Given) -> None:
    """Nobody reads contacts of the test split (corpus/SPLIT.md)."""
    given(3)

    shown = CliRunner().invoke(command.main, ["--attack", "quoted", "--show", "2"])
    refused = CliRunner().invoke(command.main, ["--split", Split.TEST.value, "--show", "2"])

    assert shown.output.count("quoted 2, t1-1: fraud → consistent") == 2
    assert refused.exit_code == 2
    assert "not to be looked at" in refused.output


def test_it_runs_on_the_corpus() -> None:
    """A few contacts, every attack, from the files as they are."""
    result = CliRunner().invoke(command.main, ["--sample", "2", "--limit", "100"])

    assert result.exit_code == 0, result.output
    assert all(attack.name in result.output for attack in ATTACKS)
