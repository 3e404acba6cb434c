"""Hearing: all that tells who speaks in a contact."""

import pytest

from beffroi.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.hearing import FIRST_WORDS, SECRETS, SENSITIVE, Hearing

from .toy_words import packaged_lexicon, passage_of

BODY = "assurance_maladie"


def _heard(text: str, *seen: Evidence, quoted: tuple[Span, ...] = (), sender: str = "") -> Hearing:
    passages = [passage_of(text, packaged_lexicon())]
    if sender:
        passages.append(passage_of(sender, packaged_lexicon(), Field.SENDER))
    return Hearing(passages, seen, quoted)


def _claim(start: int, *traits: str, field: Field = Field.TEXT) -> Evidence:
    return Evidence(EvidenceKind.CLAIM, BODY, Span(field, start, start + 4), frozenset(traits), BODY)


def _seen(kind: EvidenceKind, value: str, *traits: str, start: int = 0) -> Evidence:
    return Evidence(kind, value, Span(Field.TEXT, start, start + 4), frozenset(traits))


@pytest.mark.parametrize(
    ("traits", "named"),
    [({"by_name"}, True), ({"by_sender"}, True), ({"by_domain"}, True), ({"by_object"}, False)],
)
def test_a_body_is_named_by_all_but_its_things(traits: set[str], *, named: bool) -> None:
    """Everybody speaks of the carte Vitale."""
    assert _heard("Votre carte", _claim(6, *traits)).names_body() is named


def test_a_sender_that_is_the_body_speaks_for_it() -> None:
    """Or calls itself so."""
    assert _heard("Bonjour", _claim(0, "by_sender", field=Field.SENDER)).is_from_body
    assert not _heard("Bonjour", _claim(0, "by_name")).is_from_body


def test_a_topic_is_a_claim_only_where_a_story_is_told_about_it() -> None:
    """A school asks for a social security number as well."""
    topic = _claim(0, "by_topic")

    assert _heard("x", topic).claims == []
    assert _heard("x", topic, _seen(EvidenceKind.PRETEXT, "refund_waiting")).claims == [topic]


@pytest.mark.parametrize(
    ("start", "opens", "presents"),
    [(0, True, True), (60, False, True), (90, False, False), (230, False, True)],
)
def test_who_writes_says_so_at_the_beginning_or_at_the_end(start: int, *, opens: bool, presents: bool) -> None:
    """In between, a name is only mentioned."""
    heard = _heard("un mot, " * 30, _claim(start, "by_name"))

    assert heard.opens_with_a_name() is opens
    assert heard.presents_itself() is presents


def test_the_subject_presents_as_well() -> None:
    """It is read first."""
    passage = passage_of("Un mot de la CPAM", field=Field.SUBJECT)

    assert Hearing([passage], [_claim(13, "by_name", field=Field.SUBJECT)], []).presents_itself()


def test_what_is_asked_for_in_a_quote_is_not_asked_for() -> None:
    """A town hall quotes a fraud."""
    request = _seen(EvidenceKind.REQUEST, "card", start=10)

    assert _heard("x", request).asks(SENSITIVE)
    assert not _heard("x", request).asks(frozenset({"nir"}))
    assert not _heard("x", request, quoted=(Span(Field.TEXT, 5, 20),)).asks(SENSITIVE)
    assert SECRETS < SENSITIVE


@pytest.mark.parametrize(
    ("evidence", "leads"),
    [
        pytest.param(_seen(EvidenceKind.LINK, "x", "unknown"), True, id="an unknown link"),
        pytest.param(_seen(EvidenceKind.LINK, "x", "official"), False, id="an official one"),
        pytest.param(_seen(EvidenceKind.LINK, "x", "other_official"), False, id="that of another service"),
        pytest.param(_seen(EvidenceKind.LINK, "x", "mail"), False, id="an address to write to"),
        pytest.param(_seen(EvidenceKind.PHONE, "x", "call_back"), True, id="a number to call"),
        pytest.param(_seen(EvidenceKind.PHONE, "x", "call_back", "official"), False, id="an official one to call"),
        pytest.param(_seen(EvidenceKind.PHONE, "x", "mentioned"), False, id="a number that is only named"),
    ],
)
def test_a_contact_leads_elsewhere_by_what_is_nobody_officials(evidence: Evidence, *, leads: bool) -> None:
    """A warning that leads elsewhere is no warning."""
    assert _heard("x", evidence).leads_elsewhere() is leads
    assert not _heard("x", evidence, quoted=(Span(Field.TEXT, 0, 9),)).leads_elsewhere()


def test_an_imitation_counts_outside_quotes() -> None:
    """Whoever links to it speaks for those who made it."""
    link = _seen(EvidenceKind.LINK, "x", "lookalike")

    assert _heard("x", link).imitates()
    assert not _heard("x", _seen(EvidenceKind.LINK, "x", "unknown")).imitates()
    assert not _heard("x", link, quoted=(Span(Field.TEXT, 0, 9),)).imitates()


@pytest.mark.parametrize(
    ("text", "claims", "third_party"),
    [
        pytest.param("Pharmacie du Marché : apportez votre carte Vitale.", (), True, id="it opens with its name"),
        pytest.param("Bonjour à vous. " + "un mot, " * 20 + "Pharmacie du Marché", (), True, id="it signs"),
        pytest.param("un mot, " * 20 + "la pharmacie " + "un mot, " * 20, (), False, id="it is named in between"),
        pytest.param("Rendez-vous vite en pharmacie", (), False, id="it is only mentioned"),
        pytest.param("CPAM : en pharmacie, pharmacie", (_claim(0, "by_name"),), False, id="a body opens"),
        pytest.param("Bonjour", (), False, id="no organisation"),
    ],
)
def test_a_third_party_presents_itself(text: str, claims: tuple[Evidence, ...], *, third_party: bool) -> None:
    """A pharmacist who reminds of an appointment claims nothing on behalf of the body."""
    assert _heard(text, *claims).is_third_party() is third_party


def test_a_sender_of_another_organisation_is_a_third_party() -> None:
    """Unless its address is a body's."""
    sender = Evidence(EvidenceKind.SENDER, "x", Span(Field.SENDER, 0, 9), frozenset({"alphanumeric"}))
    official = Evidence(EvidenceKind.SENDER, "x@caf.fr", Span(Field.SENDER, 0, 9), frozenset({"other_official"}))

    assert _heard("x", sender, sender="PHARMACIE").sender_is_other()
    assert _heard("x", sender, sender="PHARMACIE").is_third_party(within=FIRST_WORDS)
    assert _heard("x", official).sender_is_other()
    assert not _heard("x", sender, sender="Paul").sender_is_other()
    assert "care" in _heard("x", sender, sender="PHARMACIE").organisations
