"""Labelled contacts are read with their labels, and stand on one side of the split for good."""

import json
from typing import Any

import pytest

from beffroi.contact import Channel
from beffroi.errors import InputError
from beffroi.report import Asked, Label, Pretext, Split, read_labelled, split_of

LINE: dict[str, Any] = {
    "id": "c9001-1",
    "channel": "sms",
    "sender": None,
    "subject": None,
    "text": "Ameli : http://ameli.example",
    "date": "2026-03-02",
    "lang": "fr",
    "label": "fraud",
    "asks": ["click", "card"],
    "pretext": "refund",
    "pressure": ["deadline"],
    "claims": "Assurance Maladie",
    "why": "Invented.",
}


@pytest.mark.parametrize(
    ("contact_id", "split"),
    [
        pytest.param("c0002-1", Split.DEV, id="a group of dev"),
        pytest.param("c0002-3", Split.DEV, id="another contact of it"),
        pytest.param("c0002", Split.DEV, id="the group alone"),
        pytest.param("c9004-1", Split.TEST, id="a group of test"),
        pytest.param("c9004-77", Split.TEST, id="a contact added later"),
        pytest.param("", Split.DEV, id="no id"),
    ],
)
def test_the_split_never_moves(contact_id: str, split: Split) -> None:
    """Figures of two versions compare only if both were measured on the same contacts (corpus/SPLIT.md)."""
    assert split_of(contact_id) is split


def test_about_three_groups_of_ten_are_kept_for_the_test() -> None:
    """Fewer would make wide intervals, more would leave little to learn from."""
    sides = [split_of(f"c{number:04}-1") for number in range(10_000)]

    assert 0.28 < sides.count(Split.TEST) / len(sides) < 0.32


def test_a_line_is_a_contact_and_what_it_is_known_to_be() -> None:
    """The label's keys are not the contact's."""
    labelled = read_labelled(json.dumps(LINE).encode(), "x:1")

    assert labelled.contact.channel is Channel.SMS
    assert labelled.contact.id == labelled.id == "c9001-1"
    assert (labelled.label, labelled.asks, labelled.pretext) == (
        Label.FRAUD,
        (Asked.CLICK, Asked.CARD),
        Pretext.REFUND,
    )
    assert labelled.split is split_of("c9001-1")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(b"{", "x:1: expected a labelled contact", id="broken JSON"),
        pytest.param(b"\xff", "x:1: expected a labelled contact", id="not UTF-8"),
        pytest.param(json.dumps(LINE | {"label": "spam"}).encode(), "x:1: expected a labelled contact", id="a label"),
        pytest.param(json.dumps(LINE | {"asks": ["moon"]}).encode(), "x:1: expected a labelled contact", id="asks"),
        pytest.param(json.dumps(LINE | {"colour": "red"}).encode(), "x:1: colour: expected only", id="an unknown key"),
        pytest.param(json.dumps(LINE | {"date": "hier"}).encode(), "x:1: date: expected an ISO", id="no day"),
    ],
)
def test_a_line_that_is_no_labelled_contact_is_named(line: bytes, message: str) -> None:
    """A corpus with a fault gives no figures: they would be of something else."""
    with pytest.raises(InputError) as caught:
        read_labelled(line, "x:1")

    assert str(caught.value).startswith(message)
