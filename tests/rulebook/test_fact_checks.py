"""What one fact file must get right: caught beside spared, each with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from beffroi.errors import RulebookError
from beffroi.rulebook.loading import load_folders

Write = Callable[..., Path]


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """Return place, line and message of every fault in a toy rulebook."""
    try:
        load_folders([folder])
    except RulebookError as error:
        return [(Path(issue.path).relative_to(folder).as_posix(), *issue[1:]) for issue in error.issues]
    return []


def test_the_toy_rulebook_is_spared(write_toy: Write) -> None:
    """Each case below differs from it by one line."""
    assert faults(write_toy()) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        pytest.param("says: What", "sais: What", 3, "found the key 'sais': did you mean says?", id="unknown key"),
        pytest.param(
            "    note: The", "    zzz: The", 21, "found the key 'zzz': remove it", id="unknown key, none near"
        ),
        pytest.param("      title: First page\n", "", 9, "expected the key title, found none", id="missing key"),
        pytest.param(
            "      publisher: Toy\n", "      publisher: ''\n", 11, "expected some text, found none", id="empty"
        ),
        pytest.param(
            "    source:\n", "    source: x\n    zz:\n", 9, "expected a mapping with standing", id="no source"
        ),
        pytest.param("until: null\n", "", 17, "expected the key until, found none", id="no end"),
        pytest.param("kind: never_asks", "kind: never_ask", 2, "did you mean never_asks?", id="unknown kind"),
        pytest.param("kind: never_asks", "kind: [x]", 2, "expected text, found a list", id="kind of a wrong type"),
        pytest.param("value: [card]", "value: [card, cash]", 17, "found 'cash'", id="unknown word"),
        pytest.param("value: [card]", "value: card", 17, "expected a list, found 'card'", id="word in place of a list"),
        pytest.param("value: [card]", "value: [card, card]", 17, "expected each once, found 'card'", id="listed twice"),
        pytest.param("channels: [sms]", "channels: [smss]", 8, "did you mean sms?", id="unknown channel"),
        pytest.param(
            "channels: [sms]", "channels: sms", 8, "expected a list, found 'sms'", id="channel without a list"
        ),
        pytest.param("standing: official", "standing: officiel", 10, "did you mean official?", id="unknown standing"),
        pytest.param("since: 2020-01-01", "since: 2020-02-30", 6, "expected a day of the calendar", id="no such day"),
        pytest.param(
            "since: 2020-01-01", "since: 2020-1-1", 6, "expected a day of the calendar", id="day written short"
        ),
        pytest.param("since: 2020-01-01", "since: 20200101", 6, "expected a day of the calendar", id="day as a number"),
        pytest.param(
            "until: 2021-12-31", "until: 31/12/2021", 7, "expected a day of the calendar", id="day as in French"
        ),
        pytest.param(
            "until: 2021-12-31", "until: 2019-12-31", 7, "expected 2020-01-01, the first day, or", id="ends first"
        ),
        pytest.param(
            "until: 2021-12-31", "until: 2022-01-01", 17, "on 2022-01-01 by sms, found the one of line 5", id="overlap"
        ),
        pytest.param(
            "until: 2021-12-31", "until: null", 17, "end the earlier one the day before", id="overlap for ever"
        ),
        pytest.param(
            "since: 2022-01-01", "since: 2019-01-01", 17, "expected the oldest value first", id="newest first"
        ),
        pytest.param(
            "recheck_by: 2027-05-23", "recheck_by: 2026-11-23", 16, "expected a day after 2026-11-23", id="recheck"
        ),
        pytest.param(
            'published: "2020-01"', "published: 2020", 14, "found the number 2020: put it in", id="year unquoted"
        ),
        pytest.param(
            'published: "2020-01"', "published: 'May 2020'", 14, "expected a day, month or year", id="month in words"
        ),
        pytest.param(
            "https://toy.example/first", "toy.example", 13, "starts with https://", id="address without scheme"
        ),
        pytest.param(
            "id: toy.never_asks", "id: toy.never", 1, "expected toy.never_asks, as the file's", id="id and place"
        ),
        pytest.param(
            "id: toy.never_asks", "id: toy.never_asks\nid: x", 2, "found 'id' again after line 1", id="duplicate key"
        ),
        pytest.param("says: It may ask", "sais: It may ask", 25, "did you mean says?", id="deep unknown key"),
        pytest.param("until: 2021-12-31", "until: yes", 7, "put it in quotes", id="ambiguous word"),
    ],
)
def test_a_fault_is_told_with_its_line(
    write_toy: Write, never_asks: str, old: str, new: str, line: int, message: str
) -> None:
    """The line is where the author must look; the message says what to do."""
    assert old in never_asks

    found = faults(write_toy({"facts/toy/never_asks.yaml": never_asks.replace(old, new, 1)}))

    assert any(place == "facts/toy/never_asks.yaml" and at == line and message in told for place, at, told in found), (
        found
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("until: 2021-12-31", "until: 2022-06-30\n    #", id="an end that the comment cuts short"),
        pytest.param("channels: [sms, email]", "channels: [email]", id="two values, other channels"),
        pytest.param("until: 2021-12-31", "until: 2020-12-31", id="a year without a value"),
        pytest.param("until: 2021-12-31", "until: 2020-01-01", id="one day only"),
        pytest.param('published: "2020-01"', "published: 2020-01-15", id="an unquoted day is text already"),
        pytest.param("    note: The second page.\n", "", id="no note"),
        pytest.param("value: [card]", "value: []", id="nothing at all from then on"),
        pytest.param("until: null\n    channels: [sms, email]", "until: null", id="all channels"),
    ],
)
def test_what_is_allowed_is_spared(write_toy: Write, never_asks: str, old: str, new: str) -> None:
    """A loader that refuses good files is worked around."""
    changed = never_asks.replace(old, new, 1)
    if "2022-06-30" in changed:
        changed = changed.replace("channels: [sms, email]", "channels: [email]")

    assert faults(write_toy({"facts/toy/never_asks.yaml": changed})) == []


def test_every_overlap_of_three_values_is_told_once(write_toy: Write, never_asks: str) -> None:
    """The longest value is compared, not only the one before."""
    stretch = "  - value: [card]\n    since: {}\n    until: {}\n    channels: [sms, call]\n    {}\n    recheck_by: {}\n"
    source = "source: {standing: seed, publisher: P, title: T, url: null, published: null, read_on: 2026-11-23}"
    head = never_asks.partition("  - value")[0]
    days = (("2020-01-01", "2024-12-31"), ("2021-01-01", "2021-12-31"), ("2023-01-01", "null"))
    text = head + "".join(stretch.format(since, until, source, "2027-05-23") for since, until in days)

    found = faults(write_toy({"facts/toy/never_asks.yaml": text}))

    assert [(line, told.partition(":")[0]) for _, line, told in found] == [
        (11, "expected no other value on 2021-01-01 by sms, found the one of line 5"),
        (17, "expected no other value on 2023-01-01 by sms, found the one of line 5"),
    ]


def test_faults_of_several_files_are_told_together(write_toy: Write, never_asks: str, toy_rule: str) -> None:
    """One run of the loader shows all there is to mend."""
    folder = write_toy(
        {
            "facts/toy/never_asks.yaml": never_asks.replace("kind: never_asks", "kind: x").replace(
                "since: 2022", "sinse: 2022"
            ),
            "facts/toy/other.yaml": "[]",
            "facts/toy/third.yaml": "id: toy.third\nkind: names\nsays: x\nvalues: [3, {value: {}}]\n",
            "facts/toy/fourth.yaml": "id: 4\nkind: names\nsays: x\nvalues: []\n",
            "rules/asks_card_by_sms.yaml": toy_rule.replace("strength: decisive", "strength: 0.9"),
        }
    )

    found = {(place, line) for place, line, _ in faults(folder)}

    assert found == {
        ("facts/toy/never_asks.yaml", 2),
        ("facts/toy/never_asks.yaml", 17),
        ("facts/toy/never_asks.yaml", 18),
        ("facts/toy/other.yaml", 1),
        ("facts/toy/third.yaml", 4),
        ("facts/toy/fourth.yaml", 1),
        ("facts/toy/fourth.yaml", 4),
        ("rules/asks_card_by_sms.yaml", 15),
    }
