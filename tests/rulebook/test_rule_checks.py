"""What rules must get right, alone, together and with the facts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from beffroi.errors import RulebookError
from beffroi.rulebook.loading import load_folders

Write = Callable[..., Path]

HEIR = "status: retired\nreplaced_by: heir"


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """Return place, line and message of every fault in a toy rulebook."""
    try:
        load_folders([folder])
    except RulebookError as error:
        return [(Path(issue.path).relative_to(folder).as_posix(), *issue[1:]) for issue in error.issues]
    return []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        pytest.param("id: asks_card_by_sms", "id: asks_card", 1, "expected asks_card_by_sms", id="id and file name"),
        pytest.param("fact: .never_asks", "fact: .never_ask", 11, "which none of toy has", id="a fact no body has"),
        pytest.param(
            "fact: .never_asks", "fact: toy.never", 11, "expected a fact of the rulebook", id="an unknown fact"
        ),
        pytest.param("fact: .never_asks", "fact: 3", 11, "expected text", id="fact of a wrong type"),
        pytest.param(
            "status: trusted", "status: retired", 3, "expected replaced_by beside", id="retired without an heir"
        ),
        pytest.param("status: trusted", HEIR, 4, "another rule of the rulebook, found 'heir'", id="an unknown heir"),
        pytest.param(
            "status: trusted", "status: retired\nreplaced_by: asks_card_by_sms", 4, "another rule", id="its own heir"
        ),
        pytest.param(
            "status: trusted", "status: trial\nreplaced_by: x", 4, "only where status is retired", id="too early"
        ),
        pytest.param("  value: [card]", "  value: [cards]", 7, "did you mean card?", id="unknown word of a request"),
        pytest.param("value: [warns]", "value: [warn]", 10, "did you mean warns?", id="unknown word in unless"),
        pytest.param("evidence: request", "evidence: requests", 6, "did you mean request?", id="unknown evidence"),
        pytest.param("when:", "when: x\nthen:", 5, "expected a mapping with evidence", id="when of a wrong type"),
        pytest.param("  unless:", "  unless: x\n  z:", 9, "expected a list", id="unless of a wrong type"),
        pytest.param(
            "    - {evidence: voice, value: [warns]}", "    - warns", 10, "expected a mapping", id="a bare word"
        ),
        pytest.param(
            "  value: [card]\n",
            "  value: [card]\n  claimed: maybe\n",
            8,
            "expected true or false",
            id="claimed as a word",
        ),
        pytest.param(
            "evidence: request\n  value: [card]",
            "evidence: link\n  traits: [lookalik]",
            7,
            "mean lookalike",
            id="trait",
        ),
        pytest.param(
            "evidence: request\n  value: [card]",
            "evidence: phone\n  without: [x]",
            7,
            "found 'x'",
            id="unknown without",
        ),
        pytest.param(
            "evidence: request\n  value: [card]",
            "evidence: claim\n  value: [toys]",
            7,
            "did you mean toy?",
            id="no body",
        ),
        pytest.param("channels: [sms]", "channels: [fax]", 8, "found 'fax'", id="unknown channel"),
        pytest.param("because: The", "becose: The", 16, "did you mean because?", id="unknown key"),
    ],
)
def test_a_fault_of_a_rule_is_told_with_its_line(
    write_toy: Write, toy_rule: str, old: str, new: str, line: int, message: str
) -> None:
    """A rule with a word that no recogniser says would never speak, and no one would know."""
    assert old in toy_rule

    found = faults(write_toy({"rules/asks_card_by_sms.yaml": toy_rule.replace(old, new, 1)}))

    assert any(at == line and message in told for _, at, told in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("fact: .never_asks", "fact: toy.never_asks", id="a fact by its whole name"),
        pytest.param("  value: [card]\n", "  claimed: null\n", id="any request"),
        pytest.param("evidence: request\n  value: [card]", "evidence: claim\n  value: [toy, other]", id="bodies"),
        pytest.param("evidence: request\n  value: [card]", "evidence: link\n  traits: [lookalike]", id="a known trait"),
        pytest.param("evidence: request\n  value: [card]", "evidence: phone\n  value: ['0199000000']", id="a number"),
        pytest.param("  value: [card]\n", "  alongside:\n    - {evidence: pressure, value: [fear]}\n", id="alongside"),
    ],
)
def test_a_good_rule_is_spared(write_toy: Write, toy_rule: str, old: str, new: str) -> None:
    """Values that are the thing itself (a host, a number) are in no closed list."""
    assert faults(write_toy({"rules/asks_card_by_sms.yaml": toy_rule.replace(old, new, 1)})) == []


def test_a_retired_rule_with_an_heir_is_spared(write_toy: Write, toy_rule: str) -> None:
    """Rules are retired, never deleted, so that an old report can still be read."""
    retired = toy_rule.replace("status: trusted", HEIR)
    heir = toy_rule.replace("id: asks_card_by_sms", "id: heir")

    assert faults(write_toy({"rules/asks_card_by_sms.yaml": retired, "rules/heir.yaml": heir})) == []


def test_a_rule_that_is_no_mapping_is_told(write_toy: Write) -> None:
    """The file of another tool may stand in the folder."""
    found = faults(write_toy({"rules/asks_card_by_sms.yaml": "- x\n"}))

    assert [(line, "expected a mapping" in told) for _, line, told in found] == [(1, True)]


def test_without_a_body_no_fact_can_be_relative(write_toy: Write) -> None:
    """The message says that there is no body at all."""
    found = faults(write_toy({"facts/toy/names.yaml": None}))

    assert [(place, line) for place, line, _ in found] == [("rules/asks_card_by_sms.yaml", 11)]
    assert "which no body has" in found[0][2]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        pytest.param(
            "  - decisive: 1\n", "  - topics: 2\n", 2, "every contact would reach it", id="reached by nothing"
        ),
        pytest.param("  - strong: 1", "  - strong: '1'", 5, "a whole number without quotes, found '1'", id="quoted"),
        pytest.param("  - strong: 1", "  - strong: true", 5, "a whole number without quotes, found true", id="true"),
        pytest.param("suspicious:", "suspicios:", 4, "did you mean suspicious?", id="unknown verdict"),
        pytest.param("    because: One is enough.\n", "", 2, "expected the key because", id="no reason"),
        pytest.param("  - decisive: 1\n    because: One is enough.\n", "  - x\n", 2, "expected a mapping", id="a word"),
    ],
)
def test_a_fault_of_the_weighing_is_told_with_its_line(
    write_toy: Write, toy_weighing: str, old: str, new: str, line: int, message: str
) -> None:
    """What decides between fraud and suspicious must not be a slip of the pen."""
    assert old in toy_weighing

    found = faults(write_toy({"rules/weighing.yaml": toy_weighing.replace(old, new, 1)}))

    assert any(at == line and message in told for _, at, told in found), found


@pytest.mark.parametrize(("content", "message"), [("- x\n", "expected a mapping"), ("fraud: x\n", "expected a list")])
def test_a_weighing_of_another_shape_is_told(write_toy: Write, content: str, message: str) -> None:
    """No verdict is given without it."""
    assert any(message in told for _, _, told in faults(write_toy({"rules/weighing.yaml": content})))
