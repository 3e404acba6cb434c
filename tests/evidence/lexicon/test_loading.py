"""The loader reads the word lists and reports every fault with its file and line."""

import pytest

from beffroi.errors import LexiconError
from beffroi.evidence.folding import fold
from beffroi.evidence.lexicon import CueKind, Entry, Lexicon, WordList, packaged_lists, read_entries

GOOD = "- {means: card, match: carte bancaire, catches: une carte bancaire, spares: une carte}\n"


def _lists(**files: str) -> list[WordList]:
    return [WordList(name.replace("__", ".") + ".yaml", content.encode()) for name, content in files.items()]


def _faults(*lists: WordList) -> list[str]:
    with pytest.raises(LexiconError) as caught:
        read_entries(lists)
    return [str(issue) for issue in caught.value.issues]


PACKAGED = read_entries(packaged_lists())


@pytest.mark.parametrize("entry", PACKAGED, ids=lambda entry: entry.where)
def test_each_packaged_entry_catches_its_example_and_spares_its_look_alike(entry: Entry) -> None:
    """Every line of YAML comes with its two examples."""
    lexicon = Lexicon([entry])

    caught = lexicon.cues(fold(entry.catches).folded)
    spared = lexicon.cues(fold(entry.spares).folded)

    assert {cue.means for cue in caught.get(entry.kind, [])} == {entry.means}
    assert spared == {}


def test_every_kind_of_cue_has_a_list() -> None:
    """A kind without words is a recogniser that never speaks."""
    assert {entry.kind for entry in PACKAGED} == set(CueKind)


def test_an_entry_knows_where_it_stands() -> None:
    """A person who finds a false alarm must find the line."""
    (entry,) = read_entries(_lists(thing__fr=f"# words\n{GOOD}"))

    assert (entry.kind, entry.means, entry.where) == (CueKind.THING, "card", "thing.fr.yaml:2")


def test_of_two_lists_with_one_name_the_later_counts() -> None:
    """A folder of one's own replaces a packaged list."""
    other = GOOD.replace("card", "password")

    entries = read_entries([*_lists(thing__fr=GOOD), *_lists(thing__fr=other)])

    assert [entry.means for entry in entries] == ["password"]


def test_sets_of_words_are_filled_in() -> None:
    """``<bank_card>`` stands for the words of words.yaml."""
    entries = read_entries(
        _lists(
            words="card: carte bleue|cb", thing__fr=GOOD.replace("carte bancaire", "<card>").replace("une <card>", "cb")
        )
    )

    assert Lexicon(entries).cues("ma cb") != {}


def test_all_faults_are_reported_at_once_each_with_its_line() -> None:
    """Nobody wants to mend a list one fault at a time."""
    content = (
        GOOD + GOOD.replace("card", "gold") + GOOD.replace("spares: une carte", "spares: une carte bancaire") + "- x\n"
    )

    faults = _faults(*_lists(thing__fr=content, ask__fr="means: x", nonsense__fr=GOOD))

    assert [fault.split(": ", 1)[0] for fault in faults] == [
        "thing.fr.yaml:2",
        "thing.fr.yaml:3",
        "thing.fr.yaml:4",
        "ask.fr.yaml:1",
        "nonsense.fr.yaml:1",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(GOOD.replace("card", "gold"), "expected means to be one of", id="an unknown meaning"),
        pytest.param(GOOD.replace("une carte bancaire", "rien"), "to catch 'rien', it does not", id="catches nothing"),
        pytest.param(GOOD.replace("spares: une carte", "spares: carte bancaire"), "it catches it", id="spares nothing"),
        pytest.param(GOOD.replace(", spares: une carte", ""), "each of the keys", id="a key is missing"),
        pytest.param(GOOD.replace("}", ", more: x}"), "each of the keys", id="an unknown key"),
        pytest.param(GOOD.replace("}", ", means: card}"), "each of the keys", id="a key given twice"),
        pytest.param("- card\n", "expected the keys", id="an entry that is a word"),
        pytest.param("means: card\n", "expected a list of entries", id="a list that is none"),
        pytest.param("- {means: [\n", "expected YAML", id="no YAML"),
        pytest.param(
            GOOD.replace("match: carte bancaire", "match: (?=x)"), "the signs of the notation", id="look-around"
        ),
        pytest.param(
            GOOD.replace("match: carte bancaire", "match: '# ~ #'"), "expected a word", id="no word to look for"
        ),
    ],
)
def test_each_fault_says_what_was_expected(content: str, fault: str) -> None:
    """The message is all that the writer of the list has."""
    (found,) = _faults(*_lists(thing__fr=content))

    assert fault in found


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param("- a\n", "expected names of sets", id="no names"),
        pytest.param("a: b\na: c\n", "a: expected one set of words as text", id="a name given twice"),
        pytest.param("a: [b]\n", "a: expected one set of words as text", id="a set that is a list"),
        pytest.param("a: [\n", "expected YAML", id="no YAML"),
    ],
)
def test_the_sets_of_words_are_checked_as_well(content: str, fault: str) -> None:
    """A slip there would reach every list."""
    (found,) = _faults(*_lists(words=content))

    assert fault in found


def test_an_empty_list_has_no_entries() -> None:
    """A language may start with one kind alone."""
    assert read_entries(_lists(words="", thing__fr="[]")) == ()
