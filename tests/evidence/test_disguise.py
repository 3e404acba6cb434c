"""Disguise: words written for the eye and against the filter."""

import pytest

from beffroi.contact import Channel, Contact
from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.disguise import BRAND, DECORATION, HARMLESS, find_disguises
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.reading import read

_DIRECTORY = Directory(
    bodies=(
        BodyNames("other_body", names=("autre corps",)),
        BodyNames(
            "assurance_maladie",
            names=("assurance maladie", "cpam"),
            objects=("carte vitale",),
            brand_words=("ameli",),
        ),
    ),
    numbers={},
    blocks=(),
)


def _found(text: str) -> list[Evidence]:
    return list(find_disguises(read(Contact(Channel.SMS, text)), _DIRECTORY))


def test_evidence_says_what_where_and_whose() -> None:
    """The report shows the words as received beside what they pretend not to be."""
    (evidence,) = _found("Votre Vitаle expire")

    assert evidence == Evidence(
        EvidenceKind.DISGUISE,
        "homoglyph",
        Span(Field.TEXT, 6, 12),
        frozenset({BRAND}),
        "assurance_maladie",
        "vitale",
    )


@pytest.mark.parametrize(
    ("text", "value", "traits"),
    [
        pytest.param("ca\u200brte", "zero_width", {BRAND}, id="zero width in a name"),
        pytest.param("bon\u200bjour", "zero_width", set(), id="zero width in any word"),
        pytest.param("bоnjour", "homoglyph", set(), id="look-alike in any word"),
        pytest.param("c0mpt3", "leetspeak", set(), id="leetspeak"),
        pytest.param("4meli", "leetspeak", {BRAND}, id="leetspeak of a name"),
        pytest.param("a m e l i", "spaced_letters", {BRAND}, id="spaced name"),
        pytest.param("A.M.E.L.I", "spaced_letters", {BRAND}, id="ameli is no abbreviation"),
        pytest.param("c p a m", "spaced_letters", {BRAND}, id="an abbreviation is not written with spaces"),
        pytest.param("A\u00admeli", "soft_hyphen", {BRAND}, id="soft hyphen where no program puts it"),
        pytest.param("𝗥𝗲𝗺𝗯𝗼𝘂𝗿𝘀𝗲𝗺𝗲𝗻𝘁", "mathematical", {DECORATION}, id="fancy dress over what is promised"),
        pytest.param("𝟬𝟲𝟯𝟵𝟵𝟴𝟬𝟬𝟬𝟬", "mathematical", {DECORATION}, id="a number in fancy dress"),
        pytest.param("ＡＭＥＬＩ", "full_width", {BRAND, DECORATION}, id="full width over a name"),
        pytest.param("\u202eilema", "bidi", {BRAND}, id="name shown backwards"),
        pytest.param(
            "Оплата: cаrte до пятницы, срок истёк", "homoglyph", {BRAND}, id="look-alike in a name in Russian"
        ),
    ],
)
def test_what_hides_something_is_told(text: str, value: str, traits: set[str]) -> None:
    """A disguised word is evidence; whose word it is makes it telling."""
    (evidence,) = _found(text)

    assert (evidence.value, evidence.traits) == (value, traits)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("C.P.A.M. de Lyon", id="abbreviation with its dots"),
        pytest.param("𝗩𝗲𝗻𝘁𝗲 𝗱𝗲 𝗴𝗮̂𝘁𝗲𝗮𝘂𝘅, 𝘃𝗲𝗻𝗲𝘇 𝗮𝘃𝗲𝗰 𝘃𝗼𝘀 𝗮𝗺𝗶𝘀", id="friendly post in bold"),
        pytest.param("le ① et le ②, Mᵐᵉ Petit", id="list items and titles"),
        pytest.param("法国Ｖｉｔａｌｅ卡", id="full width in Chinese"),
        pytest.param("смс: SMSка пришла", id="Russian ending on a Latin word"),
        pytest.param("بطاقة SM\u200fS", id="mark in a Latin word in Arabic"),
        pytest.param(
            "Votre rem\u00adbour\u00adse\u00adment, votre assu\u00adrance, l'actua\u00adli\u00adsa\u00adtion",
            id="hyphenation by a program",
        ),
    ],
)
def test_what_has_an_innocent_reason_is_harmless(text: str) -> None:
    """People and programs write so without anything to hide."""
    found = _found(text)

    assert found
    assert all(HARMLESS in evidence.traits for evidence in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Votre carte Vitale arrive à expiration.", id="plain"),
        pytest.param("Bonne fête mamie ❤️ 👨‍👩‍👧", id="pictures"),
        pytest.param("Dose : 5 µg d’α-tocophérol", id="Greek letters of medicine"),
        pytest.param("Rendez-vous\xa0: 9\u202fh\xa030", id="hard spaces"),
    ],
)
def test_honest_writing_shows_nothing(text: str) -> None:
    """No evidence at all, so that nothing has to be explained away."""
    assert _found(text) == []


def test_every_field_is_looked_at_and_long_lists_are_cut() -> None:
    """A sender can be disguised as well; a text of nothing but disguise is told by its first words."""
    contact = Contact(Channel.SMS, "cаrte " * 1000, sender="AMELΙ")
    found = list(find_disguises(read(contact), _DIRECTORY))

    assert len(found) == 201
    assert found[-1].span == Span(Field.SENDER, 0, 5)
