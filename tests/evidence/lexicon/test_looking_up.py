"""The dictionary finds what trying every pattern of every entry would find, faster."""

import json
import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beffroi.evidence.folding import fold
from beffroi.evidence.lexicon import Cue, CueKind, Entry, Lexicon, packaged_lists, read_entries

ROOT = Path(__file__).parents[3]
ENTRIES = read_entries(packaged_lists())
LEXICON = Lexicon(ENTRIES)
_WORD = re.compile(r"\w+", re.ASCII)
_COMPILED = [
    (entry, re.compile(pattern.regex, re.ASCII), pattern.required) for entry in ENTRIES for pattern in entry.patterns
]
_Places = set[tuple[CueKind, str, int, int]]


def _plainly(folded: str) -> _Places:
    """Return the cues of ``folded`` the slow way: every word against every list, every pattern tried."""
    places: _Places = set()
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(folded)]
    for entry in ENTRIES:
        for word, start, end in words:
            if word in entry.words or any(_begins(word, beginning) for beginning in entry.beginnings):
                places.add((entry.kind, entry.means, start, end))
    for entry, regex, _ in _COMPILED:
        places |= {(entry.kind, entry.means, match.start(), match.end()) for match in regex.finditer(folded)}
    return places


def _begins(word: str, beginning: str) -> bool:
    tail = word[len(beginning) :]
    return word.startswith(beginning) and len(tail) <= 12 and (not tail or tail.isalpha())


def _quickly(folded: str) -> _Places:
    return {(kind, *cue) for kind, cues in LEXICON.cues(folded).items() for cue in cues}


def _texts(path: str) -> list[str]:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return [" \n".join(filter(None, (one.get("subject"), one["text"]))) for one in map(json.loads, lines)]


@pytest.mark.parametrize("path", ["examples/contacts.jsonl", "corpus/contacts.jsonl"])
def test_the_dictionary_finds_what_every_pattern_would_find(path: str) -> None:
    """A pattern that is not tried where it would match is a fraud that is not seen."""
    texts = _texts(path)
    step = max(1, len(texts) // 120)  # the slow way is slow

    for text in texts[::step]:
        folded = fold(text).folded
        assert _quickly(folded) == _plainly(folded)


_WORDS = sorted(
    {word for entry in ENTRIES for text in (entry.catches, entry.spares) for word in fold(text).folded.split()}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.sampled_from([" ", "  ", " - ", ". ", "\n", ""]))
@example(words=["risponda", "(anomalie)"], between=" ")
def test_words_thrown_together_give_the_same_cues_either_way(words: list[str], between: str) -> None:
    """Whatever stands beside what."""
    folded = between.join(words)

    assert _quickly(folded) == _plainly(folded)


def test_every_match_has_a_word_of_each_requirement() -> None:
    """Else a pattern would not be tried where it matches."""
    texts = [fold(text).folded for entry in ENTRIES for text in (entry.catches, entry.spares)]
    texts += [fold(text).folded for text in _texts("corpus/contacts.jsonl")[::25]]
    for text in texts:
        words = set(_WORD.findall(text))
        for _, regex, required in _COMPILED:
            if regex.search(text):
                assert required
                assert all(_has_one(words, group) for group in required), (regex.pattern, text)


def _has_one(words: set[str], group: frozenset[str]) -> bool:
    return any(
        any(word.startswith(need[:-1]) for word in words) if need.endswith("*") else need in words for need in group
    )


def test_cues_are_in_reading_order_and_point_at_their_words() -> None:
    """Recognisers rely on it."""
    folded = "votre rib, votre iban et votre carte bancaire"

    cues = LEXICON.cues(folded)[CueKind.THING]

    assert cues == sorted(cues, key=lambda cue: (cue.start, cue.end))
    assert {folded[cue.start : cue.end] for cue in cues} >= {"rib", "iban", "carte bancaire"}


def test_kinds_without_any_cue_are_absent() -> None:
    """So an empty text costs nothing further on."""
    assert LEXICON.cues("") == {}
    assert LEXICON.cues("zzz 123") == {}


def test_what_is_remembered_of_a_word_changes_nothing() -> None:
    """The second text of a batch is read as the first."""
    lexicon = Lexicon(ENTRIES)
    text = "communiquez votre rib"

    assert lexicon.cues(text) == lexicon.cues(text) == LEXICON.cues(text)


def test_a_lexicon_travels_to_another_process_as_its_entries() -> None:
    """A batch is judged by several workers."""
    travelled: Lexicon = pickle.loads(pickle.dumps(LEXICON))  # noqa: S301 - our own bytes

    assert travelled.entries == LEXICON.entries
    assert travelled.cues("votre rib") == LEXICON.cues("votre rib")


def test_an_entry_of_words_alone_needs_no_pattern() -> None:
    """Most entries are such."""
    entry = Entry(CueKind.THING, "card", frozenset({"cb"}), frozenset({"mastercar"}), (), "cb", "x", "here:1")

    assert Lexicon([entry]).cues("ma cb, mastercard") == {CueKind.THING: [Cue("card", 3, 5), Cue("card", 7, 17)]}


@pytest.mark.parametrize("unit", ["carte vitale ", "payez ", "cartevitale", "payez a a a a ", "rib " * 3, "x9 "])
def test_looking_up_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """Up to a million characters of whatever someone sends."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        LEXICON.cues(text)
        return time.perf_counter() - started

    shorter, longer = min(seconds(20_000) for _ in range(2)), min(seconds(80_000) for _ in range(2))

    assert longer < 9 * shorter + 0.05
