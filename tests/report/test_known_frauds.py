"""Known frauds: each story that officials speak of has its page, in every language, tied to its facts."""

import datetime

import pytest

from beffroi.evidence import Pretext
from beffroi.report.known_frauds import fraud_guide, known_frauds
from beffroi.rulebook import Rulebook, load_rulebook
from beffroi.texts import languages, load_catalogue

_TODAY = datetime.date(2026, 11, 23)
_FRENCH = load_catalogue("fr")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


def test_every_story_that_officials_speak_of_has_a_page(rulebook: Rulebook) -> None:
    """What the rulebook knows and nobody can read helps nobody."""
    told = {value for _, held in rulebook.on(_TODAY).of_kind("pretext") for value in held.value}

    frauds = known_frauds(rulebook, _FRENCH, _TODAY)

    assert {fraud.slug for fraud in frauds} == {Pretext(word).replace("_", "-") for word in told}
    assert [fraud.is_first_body for fraud in frauds] == sorted((fraud.is_first_body for fraud in frauds), reverse=True)


@pytest.mark.parametrize("lang", languages())
def test_every_page_is_whole_in_every_language(rulebook: Rulebook, lang: str) -> None:
    """A hole in a sentence costs trust; an answer of another language costs more."""
    catalogue = load_catalogue(lang)
    for fraud in known_frauds(rulebook, catalogue, _TODAY):
        guide = fraud_guide(fraud.slug, rulebook, catalogue, _TODAY)

        assert guide is not None
        assert guide.truth != catalogue.truth("", general=False), fraud.slug
        assert guide.said, fraud.slug
        assert all(said.source.line and said.name for said in guide.said)
        assert guide.words, fraud.slug
        assert guide.signs
        for course in guide.courses:
            assert [step.code for step in course.steps][-1] == "warn_relatives"
            assert any(step.code.startswith("make_sure") for step in course.steps)


def test_it_says_who_says_so_and_what_is_never_asked(rulebook: Rulebook) -> None:
    """Fact, source and date together."""
    guide = fraud_guide("carte-vitale-expires", rulebook, _FRENCH, _TODAY)

    assert guide is not None
    assert guide.truth == "La carte Vitale n’a pas de date de fin."
    assert guide.said[0].name == "L’Assurance Maladie"
    assert "fiche F265" in guide.said[0].source.line
    assert "Votre carte Vitale arrive à expiration" in guide.words
    assert {never.by_channel for never in guide.never} >= {"par SMS", "par e-mail", "par téléphone"}
    assert all("votre carte bancaire" in never.things for never in guide.never)


@pytest.mark.parametrize("slug", ["", "nothing", "carte_vitale_expires", "../x", "survey"])
def test_what_officials_do_not_speak_of_has_no_page(rulebook: Rulebook, slug: str) -> None:
    """A page without a fact would be an invention."""
    assert fraud_guide(slug, rulebook, _FRENCH, _TODAY) is None
