"""Body names: names that are a body's, and names that only resemble one."""

import pytest

from beffroi.evidence.body_names import body_named_in
from beffroi.evidence.directory import Directory


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ameli",
            "ameli.fr",
            "info-cpam",
            "cpam75",
            "l'assurance maladie",
            "@assurance_maladie_aide",
            "monespacesante",
        ),
        *("ma carte vitale 2026", "assur_maladie", "macartevitale", "recouvrement c2s", "c.p.a.m."),
    ],
)
def test_a_name_of_a_body_is_told(directory: Directory, name: str) -> None:
    """As words, or written in one where it is long enough."""
    assert body_named_in(name, directory) == "assurance_maladie"


@pytest.mark.parametrize(
    "name", ["", "...", "amelie martin", "camelia", "clinique vitale", "cpamoi", "mutuelle", "caf"]
)
def test_other_names_are_spared(directory: Directory, name: str) -> None:
    """Amélie is a first name."""
    assert body_named_in(name, directory) is None
