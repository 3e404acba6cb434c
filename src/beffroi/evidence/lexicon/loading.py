"""Reading the word lists: YAML in, entries out, every fault found reported with its file and line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from msgspec.structs import replace

from beffroi.errors import Issue, LexiconError
from beffroi.evidence.folding import fold
from beffroi.evidence.lexicon.cue import CueKind, Entry, Pattern
from beffroi.evidence.lexicon.looking_up import Lexicon
from beffroi.evidence.lexicon.notation import expand, fill_in, reach_of
from beffroi.evidence.lexicon.required_words import rarity, required_words
from beffroi.evidence.lexicon.single_words import split_off_words
from beffroi.evidence.words import Pressure, Pretext, Request

__all__ = ["MEANINGS", "WordList", "packaged_lists", "read_entries"]

_LONG: Final = 6  # letters: longer words are all rare enough
_KEYS = {"means", "match", "catches", "spares"}
_WORDS: Final = "words.yaml"
_KINDS: Final = tuple(sorted(kind.value for kind in CueKind))
_REQUESTS = frozenset(Request)
MEANINGS: Final[Mapping[CueKind, frozenset[str]]] = {
    CueKind.THING: _REQUESTS,
    CueKind.REQUEST: _REQUESTS,
    CueKind.PRETEXT: frozenset(Pretext),
    CueKind.PRESSURE: frozenset(Pressure),
    CueKind.ASK: frozenset({"give", "send", "log_in", "pay", "prepare", "told", "due"}),
    CueKind.DENY: frozenset({"never", "never_asked", "only_named", "not_denied", "refused"}),
    CueKind.PLACE: frozenset({"in_account", "by_reply", "by_phone", "at_the_counter"}),
    CueKind.SPEAKER: frozenset(
        {
            "as_body",
            "warns",
            "relative",
            "reporter",
            "about_body",
            "called_oneself",
            "was_called",
            "known_caller",
            "addresses_you",
            "poses_as",
        }
    ),
    CueKind.ORGANISATION: frozenset({"care", "commerce", "state", "insurer", "bank", "press", "association"}),
    CueKind.COMFORT: frozenset({"asks_nothing", "log_in_by_yourself", "gives_code", "free"}),
}


class WordList(NamedTuple):
    """One file of words as read: ``words.yaml``, or ``<kind>.<language>.yaml``."""

    path: str
    content: bytes


def packaged_lists() -> list[WordList]:
    """Return the word lists that come with beffroi, in the order of their names."""
    return [WordList(str(path), path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.yaml"))]


def read_entries(lists: Iterable[WordList]) -> tuple[Entry, ...]:
    """Return every entry of ``lists``, in their order.

    Args:
        lists: The files; of two with one name the later counts. ``words.yaml`` defines sets of words; any other is
            named ``<kind>.<language>.yaml``.

    Raises:
        LexiconError: Something is wrong; all faults are listed.
    """
    issues: list[Issue] = []
    by_name = {Path(one.path).name: one for one in lists}
    words = _read_words(by_name.pop(_WORDS, None), issues)
    entries = [entry for name, one in by_name.items() for entry in _read_list(name, one, words, issues)]
    if issues:
        raise LexiconError(issues)
    return _rarest_words_first(entries)


def _rarest_words_first(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries whose patterns require rare words first, and of them those of fewest patterns."""
    uses = Counter(
        word for entry in entries for pattern in entry.patterns for group in pattern.required for word in group
    )

    def rareness(group: frozenset[str]) -> tuple[float, int, list[str]]:
        return min(_LONG, rarity(group)[0]), -sum(uses[word] for word in group), sorted(group)

    return tuple(
        replace(
            entry,
            patterns=tuple(
                replace(pattern, required=tuple(sorted(pattern.required, key=rareness, reverse=True)))
                for pattern in entry.patterns
            ),
        )
        for entry in entries
    )


def _compose(one: WordList, issues: list[Issue]) -> yaml.Node | None:
    try:
        return yaml.compose(one.content, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        issues.append(Issue(one.path, line, f"expected YAML, found: {getattr(error, 'problem', None) or error}"))
        return None


def _read_words(one: WordList | None, issues: list[Issue]) -> dict[str, str]:
    node = _compose(one, issues) if one is not None else None
    if one is None or node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        issues.append(Issue(one.path, 1, "expected names of sets, each with its words as text"))
        return {}
    words: dict[str, str] = {}
    for key, value in node.value:
        if isinstance(value, yaml.ScalarNode) and key.value not in words:
            words[str(key.value)] = str(value.value)
        else:
            line = key.start_mark.line + 1
            issues.append(Issue(one.path, line, f"{key.value}: expected one set of words as text: a|b|c"))
    return words


def _read_list(name: str, one: WordList, words: Mapping[str, str], issues: list[Issue]) -> Iterator[Entry]:
    kind_name = name.split(".", maxsplit=1)[0]
    if kind_name not in _KINDS:
        issues.append(Issue(one.path, 1, f"expected a file named after one of {', '.join(_KINDS)}, found {kind_name}"))
        return
    node = _compose(one, issues)
    if not isinstance(node, yaml.SequenceNode):
        if node is not None:
            issues.append(Issue(one.path, 1, f"expected a list of entries with the keys {', '.join(sorted(_KEYS))}"))
        return
    for item in node.value:
        line = item.start_mark.line + 1
        try:
            yield _read_entry(CueKind(kind_name), _plain(item), words, f"{name}:{line}")
        except ValueError as error:
            issues.append(Issue(one.path, line, str(error)))


def _plain(node: yaml.Node) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        message = f"expected the keys {', '.join(sorted(_KEYS))}"
        raise ValueError(message)  # noqa: TRY004 - becomes an Issue, like every other fault of an entry
    plain = {str(key.value): str(value.value) for key, value in node.value}
    if set(plain) != _KEYS or len(plain) != len(node.value):
        found = ", ".join(str(key.value) for key, _ in node.value)
        message = f"expected each of the keys {', '.join(sorted(_KEYS))} once, found {found}"
        raise ValueError(message)
    return plain


def _read_entry(kind: CueKind, plain: Mapping[str, str], words: Mapping[str, str], where: str) -> Entry:
    if plain["means"] not in MEANINGS[kind]:
        message = f"expected means to be one of {', '.join(sorted(MEANINGS[kind]))}, found {plain['means']!r}"
        raise ValueError(message)
    split = split_off_words(fill_in(plain["match"], words))
    entry = Entry(
        kind=kind,
        means=plain["means"],
        words=split.words,
        beginnings=split.beginnings,
        patterns=tuple(map(_read_pattern, split.rest)),
        catches=plain["catches"],
        spares=plain["spares"],
        where=where,
    )
    lexicon = Lexicon([entry])
    if not lexicon.cues(fold(plain["catches"]).folded):
        message = f"expected {plain['match']!r} to catch {plain['catches']!r}, it does not"
        raise ValueError(message)
    if lexicon.cues(fold(plain["spares"]).folded):
        message = f"expected {plain['match']!r} to spare {plain['spares']!r}, it catches it"
        raise ValueError(message)
    return entry


def _read_pattern(plain: str) -> Pattern:
    regex = expand(plain)
    return Pattern(regex, required_words(plain), reach_of(regex))
