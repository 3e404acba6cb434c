"""YAML with line numbers."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from beffroi.errors import Issue
from beffroi.rulebook.yaml_lines import FAULTY, parse_yaml, shown


def faults(text: str | bytes) -> list[tuple[int, str]]:
    """Return line and message of every fault of a text."""
    content = text.encode() if isinstance(text, str) else text
    return [(issue.line, issue.message) for issue in parse_yaml(content, "x.yaml").issues]


def test_every_key_and_item_has_its_line() -> None:
    """A message that points to the wrong line sends its reader hunting."""
    document = parse_yaml(b"# head\na:\n  b: 1\n\n  c:\n    - x\n    - {d: v,\n       e: z}\n", "x.yaml")

    assert document.data == {"a": {"b": 1, "c": ["x", {"d": "v", "e": "z"}]}}
    assert document.issues == []
    assert document.lines == {
        (): 2,
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "c"): 5,
        ("a", "c", 0): 6,
        ("a", "c", 1): 7,
        ("a", "c", 1, "d"): 7,
        ("a", "c", 1, "e"): 8,
    }
    assert document.line_of(("a", "c", 1, "gone", 5)) == 7


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("2024-07-08", "2024-07-08", id="a day stays text, as in YAML 1.2"),
        pytest.param("3646", 3646, id="a whole number"),
        pytest.param("-7", -7, id="a negative one"),
        pytest.param("1.5", 1.5, id="a decimal number"),
        pytest.param("'3646'", "3646", id="quoted digits are text"),
        pytest.param('"no"', "no", id="a quoted no is text"),
        pytest.param("true", True, id="true"),
        pytest.param("False", False, id="false"),
        pytest.param("~", None, id="a tilde is null"),
        pytest.param("null", None, id="null"),
        pytest.param("38 663", "38 663", id="digits with a space"),
        pytest.param("mon-fri 08:30", "mon-fri 08:30", id="hours after a word"),
        pytest.param("none", "none", id="a word that only looks like null"),
        pytest.param("1e", "1e", id="almost a number"),
        pytest.param("no one", "no one", id="no, then more"),
    ],
)
def test_an_unquoted_value_means_what_every_yaml_reader_takes_it_for(text: str, value: object) -> None:
    """Editors check by the schema with YAML 1.2, other tools read with 1.1: both must see what we see."""
    document = parse_yaml(f"a: {text}".encode(), "x.yaml")

    assert document.issues == []
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "0553356237",
        "010",
        "0x1F",
        "1_000",
        "8:30",
        "10:20:30",
        "1e5",
        ".5",
        "5.",
        ".inf",
    ],
)
def test_an_unquoted_value_that_readers_take_differently_is_refused(word: str) -> None:
    """0553356237 unquoted is text here, an octal number there: a number to call must not depend on that."""
    document = parse_yaml(f"ok: 1\na: {word}\n".encode(), "x.yaml")

    assert [issue.line for issue in document.issues] == [2]
    assert "put it in quotes" in document.issues[0].message
    assert document.data["a"] is FAULTY


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "found 'a' again after line 1", id="duplicate key"),
        pytest.param("a: 1\n3: 2\n", 2, "expected a key that is text, found the number 3", id="a number as key"),
        pytest.param("a: 1\nyes: 2\n", 2, "found 'yes': put it in quotes", id="an ambiguous key"),
        pytest.param("a: 1\n? [b]\n: 2\n", 2, "expected a key, found a list", id="a list as key"),
        pytest.param("a: &x 1\n", 1, "found the anchor &x", id="anchor"),
        pytest.param("a: 1\nb: *x\n", 2, "found the alias *x", id="alias"),
        pytest.param("a: 1\nb: !!python/name:os.system x\n", 2, "found the tag", id="tag"),
        pytest.param("a: 1\nb: !mine {c: 1}\n", 2, "found the tag '!mine'", id="tag on a mapping"),
        pytest.param("a: 1\n---\nb: 2\n", 2, "expected one document", id="two documents"),
        pytest.param("a: 1\nb: [1, 2\nc: 3\n", 3, "expected YAML", id="an open bracket"),
        pytest.param("a: 1\n\tb: 2\n", 2, "expected YAML", id="a tabulator"),
        pytest.param("a: 1\nb: \x07\n", 2, "found a control character", id="a control character"),
        pytest.param("", 1, "found an empty file", id="empty"),
        pytest.param("# only a comment\n", 1, "found an empty file", id="only a comment"),
        pytest.param(b"a: 1\nb: \xe9\n", 2, "expected UTF-8, found the byte 0xe9", id="Latin-1"),
        pytest.param(b"a: '" + b"x" * 1_000_000 + b"'", 1, "expected at most 1,000,000 bytes", id="too big"),
        pytest.param("[" * 50_000, 1, "expected at most 16 levels", id="too deep, in brackets"),
        pytest.param("{a: " * 50_000, 1, "expected at most 16 levels", id="too deep, in braces"),
        pytest.param("- " * 40 + "x", 1, "expected at most 16 levels", id="too deep, in dashes"),
        pytest.param("[" + "1," * 200_000 + "1]", 1, "expected at most 100,000 values", id="too many values"),
    ],
)
def test_a_file_that_is_not_plain_yaml_is_refused_with_its_line(text: str | bytes, line: int, message: str) -> None:
    """A rulebook folder may come from a stranger: nothing in it may run, hang or fill memory."""
    found = faults(text)

    assert len(found) == 1
    assert found[0][0] == line
    assert message in found[0][1]


@pytest.mark.parametrize("text", ["a: 1\nb: \x07\n", "a: 1\nb: [1\nc: 3\n", "a: 1\na: {b: &x 2}\n"])
def test_the_parser_without_libyaml_finds_the_same_lines(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Some platforms have no libyaml; their users read the same messages."""
    with_libyaml = [line for line, _ in faults(text)]
    monkeypatch.setattr("beffroi.rulebook.yaml_lines._LOADER", yaml.SafeLoader)

    assert [line for line, _ in faults(text)] == with_libyaml


def test_all_faults_of_a_file_are_found_at_once() -> None:
    """Nobody likes to mend a file one message at a time."""
    found = faults("a: &x 1\nb: yes\na: 2\nc: {d: 1, d: {e: no}}\nf: *x\n")

    assert [line for line, _ in found] == [1, 2, 3, 4, 4, 5]


def test_the_first_of_two_equal_keys_is_read_with_its_own_lines() -> None:
    """What hangs below the second one must not be mixed into the first."""
    document = parse_yaml(b"a:\n  b: 1\na:\n  b: 2\n  c: 3\n", "x.yaml")

    assert document.data == {"a": {"b": 1}}
    assert document.lines[("a", "b")] == 2
    assert document.line_of(("a", "c")) == 1


def test_no_more_than_fifty_faults_are_told() -> None:
    """A file that is nothing of ours must not fill the screen."""
    document = parse_yaml(b"".join(b"k%d: yes\n" % number for number in range(80)), "x.yaml")
    document.add((), "one more")

    assert len(document.issues) == 50


def test_an_issue_names_its_file() -> None:
    """Editors jump to path:line."""
    assert str(parse_yaml(b"a: yes", "facts/toy/x.yaml").issues[0]).startswith("facts/toy/x.yaml:1: expected a value")
    assert parse_yaml(b"a: yes", "y").issues == [
        Issue("y", 1, "expected a value that all YAML readers read alike, found 'yes': put it in quotes")
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        ({}, "a mapping"),
        ([], "a list"),
        (3, "the number 3"),
        ("x", "'x'"),
        ("x" * 200, "'" + "x" * 59 + "…"),
    ],
)
def test_a_message_shows_what_was_found_in_few_words(value: object, words: str) -> None:
    """A message is one line."""
    assert shown(value) == words


@given(st.binary(max_size=300) | st.text(alphabet="ab:-[]{}&*!|>'\"#?,\n\t 01~%@", max_size=120).map(str.encode))
def test_any_bytes_give_data_or_faults_and_raise_nothing(content: bytes) -> None:
    """A broken file is told, not a traceback."""
    document = parse_yaml(content, "x.yaml")

    assert document.issues or document.data is not FAULTY


@pytest.mark.parametrize("piece", ["[", "- ", "? ", "a: ", "!", "&a ", "{a: ", "'", "|\n", "a:\n", "x ", "8:", "0"])
def test_reading_time_grows_no_faster_than_the_file(piece: str) -> None:
    """A megabyte of hostile text is answered within a second or two."""
    started = time.perf_counter()
    parse_yaml((piece * 1_000_000)[:1_000_000].encode(), "x.yaml")

    assert time.perf_counter() - started < 5
