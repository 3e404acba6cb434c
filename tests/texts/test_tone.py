"""How we speak to people: kindly, correctly, and never with more certainty than we have."""

import re

import pytest

from .conftest import CATALOGUES, sentences_of

_FRENCH = ("fr", "fr-easy")
_NO_BREAK = "\u00a0"
_EASY_WORDS = 15  # FALC: short sentences, one idea each
_LONGEST_SENTENCE = 34  # words; B1 reads one idea at a time
_PLACE = re.compile(r"\{[A-Za-z_]+\}")


def _plain(text: str) -> str:
    """Return a sentence with a word for each placeholder."""
    return _PLACE.sub("mot", text.replace("{terms}", "")).replace(_NO_BREAK, " ")


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", _plain(text)) if part]


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize(
    "word",
    [
        "authentique",
        "authentic",
        "genuine",
        "vrai message de",
        "garanti",
        "guarantee",
        "certifi",
        "sans risque",
        "safe to",
    ],
)
def test_nothing_is_ever_called_genuine(catalogue: str, word: str) -> None:
    """A name, a number and a logo can all be copied."""
    assert [s.key for s in sentences_of(catalogue) if word in s.text.lower()] == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize(
    "blame",
    [
        "vous auriez d",
        "votre faute",
        "erreur de votre part",
        "négligence de votre part",
        "imprudent",
        "naïf",
        "il ne fallait pas",
        "bêtise",
        "you should have",
        "your fault",
        "your mistake",
        "careless",
        "naive",
        "foolish",
    ],
)
def test_nobody_is_blamed(catalogue: str, blame: str) -> None:
    """Shame keeps people from calling their bank."""
    assert [s.key for s in sentences_of(catalogue) if blame in s.text.lower().replace("’", "'")] == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize(
    "jargon", ["phishing", "smishing", "hameçonnage", "spoofing", "malware", "url", "domaine", "domain", "spam "]
)
def test_no_word_needs_a_specialist(catalogue: str, jargon: str) -> None:
    """`spam vocal` is what 33700 wants to be sent, and phishing-initiative.fr comes from its fact."""
    known = {"steps.report_sms_33700.detail"}

    used = [s.key for s in sentences_of(catalogue) if re.search(rf"\b{jargon}", s.text.lower())]

    assert set(used) <= known


@pytest.mark.parametrize("catalogue", _FRENCH)
def test_french_spaces_do_not_break(catalogue: str) -> None:
    """An ordinary space before ; : ! ? » or after « lets the sign stand alone on the next line."""
    for sentence in sentences_of(catalogue):
        assert not re.search(r" [;:!?»]|« |[^\s\u00a0][;!?»]|«[^\u00a0]", sentence.text), sentence
        assert not re.search(r"\w:(?:\s|$)", sentence.text), sentence
        assert sentence.text.count("«") == sentence.text.count("»"), sentence
        assert "'" not in sentence.text, sentence
        assert '"' not in sentence.text, sentence


def test_english_uses_english_quotes() -> None:
    """Typography is part of being believed."""
    for sentence in sentences_of("en"):
        assert not set(sentence.text) & set("«»'\"\u00a0"), sentence
        assert sentence.text.count("“") == sentence.text.count("”"), sentence


@pytest.mark.parametrize("catalogue", _FRENCH)
def test_french_says_vous(catalogue: str) -> None:
    """We do not know the person."""
    for sentence in sentences_of(catalogue):
        assert not re.search(r"\b(tu|toi|tes|ton|ta|t’)\b", sentence.text.lower()), sentence


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_sentences_end_as_they_should(catalogue: str) -> None:
    """A detail is a sentence; a title is a line and has no full stop."""
    for sentence in sentences_of(catalogue):
        if sentence.key.startswith("steps."):
            ends = sentence.text.endswith((".", "?"))
            assert ends == (".detail" in sentence.key), sentence
        if sentence.key.startswith("findings.") and "{truth}" not in sentence.text:
            assert sentence.text.endswith("."), sentence
        assert sentence.text == sentence.text.strip(), sentence
        assert "  " not in sentence.text, sentence


@pytest.mark.parametrize("catalogue", ["fr", "en"])
def test_sentences_are_short_enough_for_b1(catalogue: str) -> None:
    """Who is frightened reads badly."""
    for sentence in sentences_of(catalogue):
        for part in _sentences(sentence.text):
            assert len(part.split()) <= _LONGEST_SENTENCE, sentence


def test_easy_sentences_are_short() -> None:
    """FALC: short sentences, one idea each."""
    for sentence in sentences_of("fr-easy"):
        for part in _sentences(sentence.text):
            assert len(re.findall(r"[\w’'-]+", part)) <= _EASY_WORDS, sentence


def test_the_favourable_verdict_promises_nothing() -> None:
    """design.md §4 fixes these words."""
    titles = {catalogue: {s.key: s.text for s in sentences_of(catalogue)} for catalogue in CATALOGUES}

    assert titles["fr"]["verdicts.consistent.title"] == "Conforme aux usages officiels, sans preuve"
    assert titles["fr-easy"]["verdicts.consistent.title"] == "Conforme aux usages officiels, sans preuve"
    assert "not proven" in titles["en"]["verdicts.consistent.title"]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_titles_of_steps_are_short(catalogue: str) -> None:
    """They are read at a glance, on a telephone."""
    for sentence in sentences_of(catalogue):
        if ".title" in sentence.key:
            assert len(_plain(sentence.text)) <= 70, sentence
