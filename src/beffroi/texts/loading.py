"""Loading: the catalogues of a folder, checked against each other."""

import functools
from collections.abc import Mapping
from pathlib import Path

from beffroi.errors import CatalogueError, Issue
from beffroi.texts.catalogue import Catalogue
from beffroi.texts.sentences import Sentence, read_sentences

__all__ = ["REFERENCE", "check_catalogues", "languages", "load_catalogue"]

REFERENCE = "fr"  # the language every sentence is first written in; the others must have its keys and placeholders
_EASY = "-easy"
_FILES = ("findings", "guide", "interview", "labels", "pages", "questions", "reports", "steps", "verdicts", "words")
_EASY_FILES = (
    "interview",
    "pages",
    "steps",
    "verdicts",
)  # what a person must understand to act; the rest falls back to the full language
_PACKAGED = Path(__file__).parent
_ONLY_IN_VARIANTS = frozenset(
    {"official", "first_official"}
)  # what some facts list: where one does not, the shorter key serves


def load_catalogue(lang: str, *, easy: bool = False, folder: Path = _PACKAGED) -> Catalogue:
    """Return the sentences of one language.

    Args:
        lang: A language tag in any spelling; only its language counts: ``fr``, ``fr-FR``, ``FR_ca``.
        easy: Verdicts and steps in easy language: short sentences, one idea each.
        folder: Where the catalogues are.

    Raises:
        CatalogueError: There is no such language, or its files are at fault; every fault is named with its line.
    """
    return _load(lang.replace("_", "-").split("-")[0].strip().lower(), easy, folder)


def languages(folder: Path = _PACKAGED) -> tuple[str, ...]:
    """Return the languages there are, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/findings.yaml")))


def check_catalogues(folder: Path = _PACKAGED) -> None:
    """Check every catalogue of a folder.

    Raises:
        CatalogueError: Any is at fault; every fault of every language is named with its line.
    """
    issues: list[Issue] = []
    reference = _read(folder, REFERENCE, _FILES, issues)
    for lang in languages(folder):
        if lang != REFERENCE:
            _compare(reference, _read(folder, lang, _FILES, issues), folder / lang, issues)
    for path in sorted(folder.glob(f"*{_EASY}")):
        full = _read(folder, path.name.removesuffix(_EASY), _FILES, [])
        _compare_easy(full, _read(folder, path.name, _EASY_FILES, issues), path, issues)
    _refuse(issues)


@functools.lru_cache(maxsize=16)
def _load(lang: str, easy: bool, folder: Path) -> Catalogue:  # noqa: FBT001 - the parts of the key, side by side
    known = languages(folder)
    if lang not in known:
        message = f"there are no texts in {lang[:20]!r}: choose one of {', '.join(known)}"
        raise CatalogueError(message)
    issues: list[Issue] = []
    found = _read(folder, lang, _FILES, issues)
    if lang != REFERENCE:
        _compare(_read(folder, REFERENCE, _FILES, issues), found, folder / lang, issues)
    if easy:
        path = folder / f"{lang}{_EASY}"
        if not path.is_dir():
            with_easy = ", ".join(code for code in known if (folder / f"{code}{_EASY}").is_dir())
            message = f"there are no easy texts in {lang!r}: choose one of {with_easy}"
            raise CatalogueError(message)
        simple = _read(folder, path.name, _EASY_FILES, issues)
        _compare_easy(found, simple, path, issues)
        # a sentence that easy language does not vary is said the same way on every channel
        found = {key: sentence for key, sentence in found.items() if key.partition(".")[0] not in _EASY_FILES} | simple
    _refuse(issues)
    return Catalogue(lang, {key: sentence.text for key, sentence in found.items()}, easy=easy)


def _read(folder: Path, lang: str, names: tuple[str, ...], issues: list[Issue]) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for name in names:
        found.update(read_sentences(folder / lang / f"{name}.yaml", issues))
    for sentence in found.values():
        plainer = found.get(sentence.key.rpartition(".")[0])
        if sentence.places & _ONLY_IN_VARIANTS and (plainer is None or plainer.places & _ONLY_IN_VARIANTS):
            message = f"{sentence.key!r} shows an official list and has no shorter key without one to fall back on"
            issues.append(Issue(sentence.path, sentence.line, message))
    return found


def _compare(reference: Mapping[str, Sentence], found: Mapping[str, Sentence], path: Path, issues: list[Issue]) -> None:
    """Note each sentence that is missing, unknown, or has other placeholders than the reference's."""
    for key, sentence in reference.items():
        if key not in found:
            issues.append(Issue(_file(path, key), 1, f"{key!r} is missing: see {sentence.path}:{sentence.line}"))
        elif found[key].families != sentence.families:
            issues.append(_differing(found[key], sentence))
    issues.extend(_unknown(sentence) for key, sentence in found.items() if key not in reference)


def _compare_easy(
    full: Mapping[str, Sentence], simple: Mapping[str, Sentence], path: Path, issues: list[Issue]
) -> None:
    """Note each sentence that easy language lacks or has alone, or that shows what the full one does not."""
    for key, sentence in full.items():
        if key.partition(".")[0] in _EASY_FILES and not _is_variant(key, full) and key not in simple:
            issues.append(Issue(_file(path, key), 1, f"{key!r} is missing: see {sentence.path}:{sentence.line}"))
    for key, sentence in simple.items():
        if key not in full:
            issues.append(_unknown(sentence))
        elif not sentence.families <= full[key].families:
            issues.append(_differing(sentence, full[key]))


def _is_variant(key: str, full: Mapping[str, Sentence]) -> bool:
    return key.rpartition(".")[0] in full


def _unknown(sentence: Sentence) -> Issue:
    return Issue(sentence.path, sentence.line, f"unknown key {sentence.key!r}: texts/{REFERENCE} has no such sentence")


def _differing(found: Sentence, reference: Sentence) -> Issue:
    has, wants = (", ".join(sorted(sentence.families)) or "none" for sentence in (found, reference))
    message = f"{found.key!r} has the placeholders {has}, {reference.path}:{reference.line} has {wants}"
    return Issue(found.path, found.line, message)


def _file(path: Path, key: str) -> str:
    return str(path / f"{key.partition('.')[0]}.yaml")


def _refuse(issues: list[Issue]) -> None:
    if issues:
        raise CatalogueError("\n".join(map(str, issues)))
