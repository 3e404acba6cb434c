"""The languages of the page, and which one a browser gets."""

import pytest

from beffroi.faces.web.pages.tongues import TONGUES, preferred_tongue, tongue_at
from beffroi.texts import languages


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("", "fr"),
        ("fr-FR,fr;q=0.9", "fr"),
        ("en-GB", "en"),
        ("nl,de;q=0.8,en;q=0.9", "en"),
        ("ar-DZ,fr;q=0.7", "ar"),
        ("en;q=0,es;q=0.1", "es"),
        ("xx,yy;q=0.5", "fr"),
        ("de;q=oops,pt", "pt"),
        ("*", "fr"),
        (",;q=,=;,", "fr"),
        ("tr;q=0.5" + ",zz" * 5000, "tr"),
    ],
)
def test_a_browser_gets_the_language_it_would_like_best(header: str, place: str) -> None:
    """A person who reads Arabic should not have to find a menu in French first."""
    assert preferred_tongue(header).place == place


def test_every_language_of_the_catalogue_is_offered() -> None:
    """A language that nobody can choose is not there."""
    assert {tongue.lang for tongue in TONGUES} == set(languages())
    assert [tongue.place for tongue in TONGUES if tongue.easy] == ["facile"]


def test_an_address_names_a_language_or_none() -> None:
    """What is no language is no page."""
    assert tongue_at("facile") is not None
    assert tongue_at("fr-easy") is None
    assert all(tongue_at(tongue.place) is tongue for tongue in TONGUES)
    assert tongue_at("ar") is not None
    assert tongue_at("ar").catalogue.direction == "rtl"  # type: ignore[union-attr]
