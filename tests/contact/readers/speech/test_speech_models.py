"""The speech model that a setting names."""

import hashlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from beffroi.contact.readers.speech import speech_models
from beffroi.contact.readers.speech.speech_models import SHIPPED_MODEL, speech_model
from beffroi.errors import UnreadableError


class _Library(ModuleType):
    """Stands for faster-whisper: remembers what it was asked, and has the model only once it may fetch it."""

    def __init__(self, *, reachable: bool = True) -> None:
        super().__init__("faster_whisper")
        self.asked: list[bool] = []
        self.reachable = reachable

    def download_model(self, name: str, *, cache_dir: str, local_files_only: bool) -> str:
        self.asked.append(local_files_only)
        if local_files_only or not self.reachable:
            raise OSError(name)
        return f"{cache_dir}/{name}"


def _installed(monkeypatch: pytest.MonkeyPatch, library: _Library) -> _Library:
    monkeypatch.setitem(sys.modules, "faster_whisper", library)
    return library


def test_a_folder_with_a_model_is_taken_as_it_is(tmp_path: Path) -> None:
    """An administrator without a network copies one there."""
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"")

    assert speech_model(str(tmp_path), tmp_path / "cache") == tmp_path


@pytest.mark.parametrize("setting", ["", "/nowhere", "smal", "../small", "someone/their-model"])
def test_a_setting_that_is_neither_says_what_there_is(setting: str, tmp_path: Path) -> None:
    """One line, with the names one may give; a name from elsewhere is never asked for anywhere."""
    with pytest.raises(UnreadableError, match="a folder, or one of tiny, base, small, medium, large-v3") as caught:
        speech_model(setting, tmp_path)

    assert "\n" not in str(caught.value)


def test_a_folder_that_lacks_a_file_says_which(tmp_path: Path) -> None:
    """A copy that broke off."""
    (tmp_path / "config.json").write_bytes(b"")

    with pytest.raises(UnreadableError, match=r"no model\.bin there"):
        speech_model(str(tmp_path), tmp_path)


def test_a_known_model_is_never_fetched_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes out unless the person said so."""
    library = _installed(monkeypatch, _Library())

    with pytest.raises(UnreadableError, match=r"fetch it once with --fetch-model"):
        speech_model("small", tmp_path)

    assert library.asked == [True]


def test_a_known_model_is_fetched_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The explicit word of the person is enough."""
    library = _installed(monkeypatch, _Library())

    folder = speech_model("small", tmp_path, allow_download=True)

    assert folder == tmp_path / "small"
    assert library.asked == [False]


def test_a_model_that_cannot_be_fetched_is_an_error_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection is nothing to show a stack of calls for."""
    _installed(monkeypatch, _Library(reachable=False))

    with pytest.raises(UnreadableError, match=r"could not be \(OSError\)"):
        speech_model("small", tmp_path, allow_download=True)


def _parts(folder: Path, monkeypatch: pytest.MonkeyPatch, *, whole: str) -> None:
    for number, name in enumerate(("speech_part_one", "speech_part_two"), 1):
        data = folder / name / "data"
        data.mkdir(parents=True)
        (folder / name / "__init__.py").touch()
        (data / f"model.bin.part{number}").write_bytes(b"part" + bytes([number]))
        for beside in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (data / beside).write_text("{}")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(speech_models, "_PARTS", ("speech_part_one", "speech_part_two"))
    monkeypatch.setattr(speech_models, "_WHOLE", whole)


def test_the_parts_of_a_shipped_model_become_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are limited in size, so that a model comes in two."""
    _parts(tmp_path, monkeypatch, whole=hashlib.sha256(b"part\x01part\x02").hexdigest())

    folder = speech_model(SHIPPED_MODEL, tmp_path / "cache")

    assert (folder / "model.bin").read_bytes() == b"part\x01part\x02"
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "model.bin",
        "tokenizer.json",
        "vocabulary.txt",
    ]
    assert speech_model(SHIPPED_MODEL, tmp_path / "cache") == folder


def test_parts_that_are_not_as_published_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model is code in effect: another one would hear what it wants."""
    _parts(tmp_path, monkeypatch, whole="0" * 64)

    with pytest.raises(UnreadableError, match="as they were published"):
        speech_model(SHIPPED_MODEL, tmp_path / "cache")

    assert not list((tmp_path / "cache").rglob("model.bin*"))


def test_without_its_packages_the_shipped_model_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is for tests, and no part of the product."""
    monkeypatch.setattr(speech_models, "_PARTS", ("no_such_part_one", "no_such_part_two"))

    with pytest.raises(UnreadableError, match="pip install"):
        speech_model(SHIPPED_MODEL, tmp_path)
