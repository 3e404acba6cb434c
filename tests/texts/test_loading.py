"""Catalogues are checked against each other when they are loaded."""

import shutil
from pathlib import Path

import pytest

from beffroi.errors import CatalogueError
from beffroi.texts import check_catalogues, languages, load_catalogue

from .conftest import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged catalogues, to be spoiled."""
    for name in ("fr", "en", "fr-easy"):
        shutil.copytree(FOLDER / name, tmp_path / name)
    return tmp_path


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_packaged_catalogues_are_complete() -> None:
    """The one check that a translator needs to run."""
    check_catalogues()

    assert languages() == ("ar", "de", "en", "es", "fr", "pt", "tr")


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("FR_ca", "fr"),
        ("en-GB", "en"),
        (" EN", "en"),
        ("pt-BR", "pt"),
        ("es-419", "es"),
        ("ar_DZ", "ar"),
        ("de-x-ch", "de"),
        ("tr-Latn-TR", "tr"),
    ],
)
def test_any_spelling_of_a_language_is_understood(tag: str, lang: str) -> None:
    """Systems write language tags in many ways."""
    assert load_catalogue(tag).lang == lang


@pytest.mark.parametrize("tag", ["it", "", "x" * 5000, "../fr"])
def test_an_unknown_language_is_answered_with_those_there_are(tag: str) -> None:
    """A tag is user input: long or hostile ones get one short line."""
    with pytest.raises(CatalogueError, match=f"choose one of {', '.join(languages())}$") as refused:
        load_catalogue(tag)

    assert len(str(refused.value)) < 120


def test_a_language_without_easy_texts_says_which_have_them() -> None:
    """Easy English does not exist yet."""
    with pytest.raises(CatalogueError, match="choose one of fr"):
        load_catalogue("en", easy=True)


def test_a_catalogue_is_loaded_once() -> None:
    """A batch asks for it again and again."""
    assert load_catalogue("fr") is load_catalogue("fr-FR")
    assert load_catalogue("fr") is not load_catalogue("fr", easy=True)


def test_easy_texts_say_verdict_and_steps_and_leave_the_rest() -> None:
    """Headings and findings are shared."""
    full, easy = load_catalogue("fr"), load_catalogue("fr", easy=True)

    assert easy.easy
    assert full.label("reasons") == easy.label("reasons")
    assert full.sentence("steps.hang_up.detail") != easy.sentence("steps.hang_up.detail")


def test_an_easy_sentence_without_a_variant_serves_every_channel(folder: Path) -> None:
    """Where easy language says the same for a letter, the full sentence for letters must not slip in."""
    _change(folder / "fr-easy/steps.yaml", "keep_a_capture.detail.letter", "# keep_a_capture.detail.letter")
    easy = load_catalogue("fr", easy=True, folder=folder)

    assert easy.step("keep_a_capture", ("letter",)).detail == easy.step("keep_a_capture").detail


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        pytest.param(
            "en/steps.yaml", "warn_relatives.title", "# gone", "'steps.warn_relatives.title' is missing", id="missing"
        ),
        pytest.param(
            "en/labels.yaml", "reasons:", 'raisons: "Why"\nreasons:', "unknown key 'labels.raisons'", id="unknown"
        ),
        pytest.param("en/findings.yaml", "{asked}", "that", "'findings.asks_personal_data'", id="other placeholders"),
        pytest.param("en/labels.yaml", "reasons:", 'reasons: "Why"\nreasons:', "given twice", id="twice"),
        pytest.param(
            "fr-easy/steps.yaml", "hang_up.detail:", "# gone:", "'steps.hang_up.detail' is missing", id="easy missing"
        ),
        pytest.param(
            "fr-easy/steps.yaml", "hang_up.title:", 'hop.title: "Hop"\nhang_up.title:', "unknown key", id="easy unknown"
        ),
        pytest.param(
            "fr-easy/steps.yaml",
            '"Raccrochez"',
            '"Raccrochez {number}"',
            "'steps.hang_up.title' has",
            id="easy shows more",
        ),
        pytest.param(
            "fr/findings.yaml",
            'short_link: "',
            'short_link: "{official} ',
            "fall back on",
            id="list without a plainer sentence",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(folder: Path, file: str, old: str, new: str, message: str) -> None:
    """A language that lacks a sentence would fail one person, one day."""
    _change(folder / file, old, new)

    with pytest.raises(CatalogueError, match=message) as refused:
        check_catalogues(folder)

    assert all(f"{file}:" in line for line in str(refused.value).splitlines() if message in line)
    with pytest.raises(CatalogueError):
        load_catalogue(file[:2], easy="easy" in file, folder=folder)


def test_all_faults_are_reported_at_once(folder: Path) -> None:
    """Mending one fault a run is a waste of an afternoon."""
    _change(folder / "en/steps.yaml", "warn_relatives.title", "# gone")
    _change(folder / "fr-easy/steps.yaml", "hang_up.detail:", "# gone:")

    with pytest.raises(CatalogueError) as refused:
        check_catalogues(folder)

    assert len(str(refused.value).splitlines()) == 2
