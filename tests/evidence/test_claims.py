"""Claims: every place where a body is named, by words, by what only it has, by the sender or by a link."""

import pytest

from beffroi.evidence import ClaimTrait, Directory, Evidence, EvidenceKind, Field, Span
from beffroi.evidence.claims import find_claims

from .toy_words import passage_of

BODY = "assurance_maladie"


def _claims(text: str, directory: Directory, *found: Evidence) -> list[tuple[str, str]]:
    """Return the words of each claim and by what it is one."""
    claims = find_claims([passage_of(text)], found, directory)
    return [(text[c.span.start : c.span.end], *map(str, c.traits)) for c in claims]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        pytest.param("Message de la CPAM", "CPAM", ClaimTrait.BY_NAME, id="a name"),
        pytest.param("ASSURANCE MALADIE : bonjour", "ASSURANCE MALADIE", ClaimTrait.BY_NAME, id="a name in capitals"),
        pytest.param("l'Assurance-Maladie vous informe", "Assurance-Maladie", ClaimTrait.BY_NAME, id="a hyphen in it"),
        pytest.param("l'assurance\nmaladie", "assurance\nmaladie", ClaimTrait.BY_NAME, id="a line break in it"),
        pytest.param("votre carte Vitale", "carte Vitale", ClaimTrait.BY_OBJECT, id="a thing only it has"),
        pytest.param("Am\u200beli vous écrit", "Am\u200beli", ClaimTrait.BY_NAME, id="a name in disguise"),
        pytest.param("(CPAM)", "CPAM", ClaimTrait.BY_NAME, id="in brackets"),
        pytest.param("Votre CPAM.", "CPAM", ClaimTrait.BY_NAME, id="at the end of a sentence"),
    ],
)
def test_a_body_is_named_as_a_reader_sees_it(text: str, words: str, by: ClaimTrait, directory: Directory) -> None:
    """The words are shown to the person as they were received."""
    assert (words, by) in _claims(text, directory)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://ameli.dossier.example", id="a name at the head of a host"),
        pytest.param("https://espace-ameli.example/x", id="a name inside a host"),
        pytest.param("écrivez à cpam@boite.example", id="a name before an at sign"),
        pytest.param("boite@cpam.example", id="a name behind an at sign"),
        pytest.param("la page www.site.example/ameli", id="a name in a path"),
        pytest.param("l'amélioration des soins", id="a name inside a word"),
        pytest.param("une carte vitaleX", id="a thing that goes on"),
        pytest.param("Bonjour, à demain", id="no name"),
    ],
)
def test_a_name_inside_a_host_or_a_word_claims_nothing(text: str, directory: Directory) -> None:
    """What a link is to a body, the links themselves say."""
    assert _claims(text, directory) == []


def test_the_social_security_number_is_a_thing_and_no_claim(directory: Directory) -> None:
    """A school asks for it as well."""
    body = directory.bodies[0]
    named = Directory((type(body)(BODY, names=("securite sociale",)),), {}, ())

    assert _claims("votre numéro de sécurité sociale", named) == []
    assert _claims("your number of securite sociale", named) == []
    assert _claims("la Sécurité sociale vous écrit", named) == [("Sécurité sociale", "by_name")]


def test_a_link_of_the_body_or_like_it_claims_it_by_domain(directory: Directory) -> None:
    """An imitation of ameli.fr speaks in the body's name without a word of it."""
    span = Span(Field.TEXT, 8, 15)
    link = Evidence(EvidenceKind.LINK, "https://x.example", span, frozenset({"lookalike"}), BODY)

    (claim,) = find_claims([passage_of("Cliquez ici")], [link], directory)

    assert (claim.value, claim.public_body, claim.span) == (BODY, BODY, span)
    assert claim.traits == {ClaimTrait.BY_DOMAIN}


def test_a_sender_that_names_the_body_claims_it(directory: Directory) -> None:
    """A name can be typed by anyone, and is typed to be believed."""
    sender = Evidence(EvidenceKind.SENDER, "CPAM", Span(Field.SENDER, 0, 4), frozenset(), BODY)

    (claim,) = find_claims([], [sender], directory)

    assert claim.traits == {ClaimTrait.BY_SENDER}


def test_what_is_about_no_body_claims_none(directory: Directory) -> None:
    """An unknown link, and a number of the body in the text."""
    link = Evidence(EvidenceKind.LINK, "https://x.example", Span(Field.TEXT, 0, 1))
    number = Evidence(EvidenceKind.PHONE, "3646", Span(Field.TEXT, 0, 4), frozenset({"official"}), BODY)

    assert list(find_claims([], [link, number], directory)) == []


def test_every_field_is_looked_at(directory: Directory) -> None:
    """The subject of a mail is where a name stands most often."""
    passages = [passage_of("CPAM", field=Field.SUBJECT), passage_of("Votre CPAM", field=Field.TEXT)]

    assert [c.span.field for c in find_claims(passages, [], directory)] == [Field.SUBJECT, Field.TEXT]
