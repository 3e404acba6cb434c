"""Loading: the packaged rulebook, with or without a folder of one's own on top."""

from collections.abc import Sequence
from pathlib import Path

from beffroi.errors import Issue
from beffroi.rulebook.cache import cache_key, read_cache, write_cache
from beffroi.rulebook.files import read_code, read_folder, read_lexicon
from beffroi.rulebook.rulebook import Rulebook

__all__ = ["load_folders", "load_rulebook"]

_PACKAGED = Path(__file__).parent


def load_rulebook(folder: Path | None = None, *, cache: Path | None = None) -> Rulebook:
    """Return the rulebook that comes with beffroi.

    Args:
        folder: More facts, rules and words, laid out alike (``facts/FOLDER/NAME.yaml``, ``rules/NAME.yaml``,
            ``lexicon/KIND.LANGUAGE.yaml``; one of the three is enough): a file at the place of a packaged one replaces
            it, others are added.
        cache: A folder, made if missing, to keep the compiled rulebook in: a load then takes milliseconds. It must be
            the user's own; what others could have written in it is not used.

    Raises:
        RulebookError: A file is wrong; ``issues`` has every fault found, each with its file and line.
    """
    return load_folders([_PACKAGED] if folder is None else [_PACKAGED, folder], cache=cache)


def load_folders(folders: Sequence[Path], *, cache: Path | None = None) -> Rulebook:
    """Return the rulebook of several folders, a later one's files in place of an earlier one's.

    Args:
        folders: Each with ``facts/``, ``rules/`` and ``lexicon/``, or some of them.
        cache: As for ``load_rulebook``.

    Raises:
        RulebookError: As for ``load_rulebook``.
    """
    issues: list[Issue] = []
    files = [read_lexicon(), *(read_folder(folder, issues) for folder in folders)]
    key = cache_key(files, read_code(_PACKAGED)) if cache is not None and not issues else b""
    compiled = read_cache(cache, key) if cache is not None and key else None
    if compiled is None:
        from beffroi.rulebook.compiling import compile_rulebook  # noqa: PLC0415 - a kept rulebook needs no YAML parser

        compiled = compile_rulebook(files, issues)
        if cache is not None:
            write_cache(cache, key, compiled)
    return Rulebook(compiled.version, compiled.facts, compiled.rules, compiled.weighing, compiled.entries)
