"""Sentences are found by code."""

from typing import Any

import pytest

from beffroi.errors import CatalogueError
from beffroi.texts import Catalogue, load_catalogue
from beffroi.verdict import VerdictWord

_SENTENCES = {
    "findings.a": "plain {value}",
    "findings.a.sms": "by SMS {value}",
    "findings.a.listed": "listed: {official}",
    "findings.truth.none": "nothing known",
    "findings.truth.b": "b is free",
    "findings.truth_general.none": "be careful",
    "steps.x.title": "Do x",
    "steps.x.title.call": "Do x on the phone",
    "steps.x.detail": "Because.",
    "words.public_body.unknown": "it",
    "words.of_public_body.unknown": "of it",
    "words.public_body.toy": "the Toy",
}


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a toy catalogue."""
    return Catalogue("xx", _SENTENCES)


@pytest.mark.parametrize(
    ("variants", "places", "said"),
    [
        pytest.param((), {"value": "v"}, "plain v", id="no variant"),
        pytest.param(("email",), {"value": "v"}, "plain v", id="a variant without a sentence"),
        pytest.param(("email", "sms"), {"value": "v"}, "by SMS v", id="the first that has one"),
        pytest.param(("listed", "sms"), {"value": "v", "official": "o"}, "listed: o", id="the list when there is one"),
        pytest.param(("listed", "sms"), {"value": "v", "official": ""}, "by SMS v", id="never an empty list"),
    ],
)
def test_the_first_variant_that_fits_is_said(
    catalogue: Catalogue, variants: tuple[str, ...], places: dict[str, str], said: str
) -> None:
    """The most precise sentence that is true is taken."""
    assert catalogue.finding("a", variants, **places) == said


def test_a_step_has_its_variants_too(catalogue: Catalogue) -> None:
    """Proof of a call is not kept as proof of an SMS is."""
    assert catalogue.step("x", ("call",)).title == "Do x on the phone"
    assert catalogue.step("x", ("sms",)).title == "Do x"
    assert catalogue.step("x").detail == "Because."


def test_what_is_filled_in_is_never_read_as_a_placeholder(catalogue: Catalogue) -> None:
    """Words of a contact end up here; braces in them must stay braces."""
    assert catalogue.finding("a", value="{public_body.__class__}") == "plain {public_body.__class__}"


def test_a_missing_sentence_says_where_to_add_it(catalogue: Catalogue) -> None:
    """Who adds a rule without its sentence learns what to do."""
    with pytest.raises(CatalogueError, match=r"'steps.y.title' in 'xx'.*texts/xx/steps.yaml"):
        catalogue.step("y")


def test_a_sentence_that_need_not_be_there_is_asked_for() -> None:
    """A story that nobody has told yet has no words."""
    french = load_catalogue("fr")

    assert french.sentence_or_none("reports.relative.story.quishing") == "QR code"
    assert french.sentence_or_none("reports.relative.story.unknown") is None


def test_a_placeholder_without_a_value_is_named(catalogue: Catalogue) -> None:
    """A hole in a sentence is an error, not an empty space."""
    with pytest.raises(CatalogueError, match=r"'findings.a' in 'xx' needs 'value'"):
        catalogue.finding("a")


def test_a_body_without_a_name_is_called_the_organisation(catalogue: Catalogue) -> None:
    """A new body works before its name is written."""
    assert catalogue.public_body("toy") == "the Toy"
    assert catalogue.public_body("other") == catalogue.public_body(None) == "it"
    assert catalogue.of_public_body("toy") == "of it"
    assert catalogue.knows_body("toy")
    assert not catalogue.knows_body("guidance")


@pytest.mark.parametrize(
    ("pretext", "general", "said"),
    [("b", False, "b is free"), ("c", False, "nothing known"), ("b", True, "be careful"), ("", True, "be careful")],
)
def test_the_truth_of_the_body_is_not_said_in_general(
    catalogue: Catalogue, pretext: str, said: str, *, general: bool
) -> None:
    """What the body denies is said only where its own fact is met."""
    assert catalogue.truth(pretext, general=general) == said


def test_a_verdict_about_no_body_names_none() -> None:
    """A fraud in nobody's name has its own words."""
    french = load_catalogue("fr")
    places: dict[str, Any] = {
        "This_contact": "Ce SMS",
        "Public_body": "L’Assurance Maladie",
        "of_public_body": "de l’Assurance Maladie",
    }

    claimed = french.verdict(VerdictWord.FRAUD, **places)
    unclaimed = french.verdict(VerdictWord.FRAUD, claimed=False, **places)

    assert claimed.title == unclaimed.title == "Fraude"
    assert "Assurance Maladie" in claimed.meaning
    assert "Assurance Maladie" not in unclaimed.meaning
