"""One catalogue file, read line by line."""

from pathlib import Path

import pytest
import yaml

from beffroi.errors import Issue
from beffroi.texts.sentences import read_sentences

from .conftest import CATALOGUES, FOLDER


def _read(path: Path, text: str) -> tuple[dict[str, str], list[Issue]]:
    issues: list[Issue] = []
    path.write_text(text, encoding="utf-8")
    return {key: sentence.text for key, sentence in read_sentences(path, issues).items()}, issues


def test_a_sentence_is_known_by_its_file_and_key(tmp_path: Path) -> None:
    """Comments and empty lines are for the translator."""
    text = '# a comment\n\nasks_card: "On vous demande « {value} »\\u00a0: non."\n'

    found, issues = _read(tmp_path / "findings.yaml", text)

    assert found == {"findings.asks_card": "On vous demande « {value} »\u00a0: non."}
    assert issues == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('asks card: "x"', "expected `key", id="key with a space"),
        pytest.param('Asks: "x"', "expected `key", id="key with a capital"),
        pytest.param('asks_card "x"', "expected `key", id="no colon"),
        pytest.param("  more", "expected `key", id="a second line of a sentence"),
        pytest.param("asks_card: x", "in double quotes", id="no quotes"),
        pytest.param("asks_card: 'x'", "in double quotes", id="single quotes"),
        pytest.param('asks_card: "x" # why', "in double quotes", id="comment behind"),
        pytest.param("asks_card: 3", "in double quotes", id="a number"),
        pytest.param('asks_card: " "', "says nothing", id="empty"),
        pytest.param('asks_card: "{a.b}"', "name in braces", id="attribute of a placeholder"),
        pytest.param('asks_card: "{a!r}"', "name in braces", id="conversion"),
        pytest.param('asks_card: "{}"', "name in braces", id="nameless"),
        pytest.param('asks_card: "a } b"', "name in braces", id="lonely brace"),
    ],
)
def test_a_line_that_does_not_fit_is_named_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    """The narrow form must be explained where it is missed."""
    path = tmp_path / "findings.yaml"

    found, issues = _read(path, f'fine: "Bien."\n{line}\n')

    assert list(found) == ["findings.fine"]
    assert [(issue.path, issue.line) for issue in issues] == [(str(path), 2)]
    assert message in issues[0].message


def test_a_key_given_twice_is_named_with_both_places(tmp_path: Path) -> None:
    """General YAML readers would take the last and say nothing."""
    found, issues = _read(tmp_path / "findings.yaml", 'a: "Un."\n\na: "Deux."\n')

    assert found == {"findings.a": "Un."}
    assert issues[0].line == 3
    assert "first on line 1" in issues[0].message


@pytest.mark.parametrize("content", [None, b'a: "\xe9"\n'])
def test_a_file_that_is_missing_or_not_utf_8_is_an_issue(tmp_path: Path, content: bytes | None) -> None:
    """One fault among the others, not a crash."""
    path = tmp_path / "findings.yaml"
    if content is not None:
        path.write_bytes(content)
    issues: list[Issue] = []

    assert read_sentences(path, issues) == {}
    assert "cannot be read as UTF-8" in issues[0].message


def test_grammatical_forms_of_one_thing_are_one_family(tmp_path: Path) -> None:
    """Each language chooses the form its grammar wants; what is shown must be the same."""
    path = tmp_path / "findings.yaml"
    path.write_text('a: "{Public_body} {of_public_body} {by_channel} {value}"\n', encoding="utf-8")

    sentence = read_sentences(path, [])["findings.a"]

    assert sentence.places == {"Public_body", "of_public_body", "by_channel", "value"}
    assert sentence.families == {"public_body", "channel", "value"}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_files_mean_the_same_to_any_yaml_reader(catalogue: str) -> None:
    """They are YAML in a narrow form: an editor or a translation tool reads them with its own reader."""
    for path in (FOLDER / catalogue).glob("*.yaml"):
        general = yaml.safe_load(path.read_text(encoding="utf-8"))
        ours = {key.partition(".")[2]: sentence.text for key, sentence in read_sentences(path, []).items()}

        assert ours == general
